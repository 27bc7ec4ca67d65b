/** Counts of tests, in the one form that every step of the test run prints: `12 passed, 0 failed, 1 skipped`. */
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {Tally} tally */
export const printed = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** @param {string} output @returns {Tally | undefined} The last tally printed there. */
export function tallyIn(output) {
  const plain = stripVTControlCharacters(output);
  const found = [...plain.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) };
}

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tallies.reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    skipped: all.skipped + one.skipped,
  }));

/** @returns {import('@web/test-runner').Reporter} Ends a run with its tally. */
export function tallyReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
      const broken = sessions.filter(({ passed, testResults }) => !passed && !(testResults && testsOf(testResults).some(failed)));
      console.log(
        printed({
          passed: tests.filter(({ passed, skipped }) => passed && !skipped).length,
          failed: tests.filter(failed).length + broken.length,
          skipped: tests.filter(({ skipped }) => skipped).length,
        }),
      );
    },
  };
}

const failed = ({ passed, skipped }) => !passed && !skipped;
const testsOf = ({ tests, suites }) => [...tests, ...suites.flatMap(testsOf)];
