/** Everything that must hold, step by step: `npm test`. Ends with one line, `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printed, sum, tallyIn } from './tally.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A step that prints a tally counts its tests, any other counts one. The rounds follow each other; in a round the steps of one list need each
 * other, and lists run side by side. What opens a browser runs alone: some tests hold tasks and frames to milliseconds.
 */
const rounds = [
  [
    [
      { name: 'types', command: 'npm run --silent types' },
      { name: 'build', command: 'npm run --silent build' },
      { name: 'storybook', command: 'npm run --silent build-storybook', files: ['stories', /\.stories\.ts$/] },
    ],
    [
      { name: 'lint', command: 'eslint .' },
      { name: 'format', command: 'prettier --check --log-level warn .' },
    ],
  ],
  [[{ name: 'node tests', command: 'node scripts/test-node.js', files: ['test', /\.test\.js$/] }]],
  [[{ name: 'browser tests', command: 'wtr', files: ['test', /\.test\.ts$/] }]],
  [[{ name: 'stories', command: 'node scripts/stories-check.js', files: ['stories', /\.stories\.ts$/] }]],
];

const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  STORYBOOK_DISABLE_TELEMETRY: '1',
};

function run({ command }) {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env: environment, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (data) => (output += data);
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A step fails as a whole where it ends badly without a failed test, as after a crash. */
function tallyOf({ code, output }) {
  const tally = tallyIn(output);
  if (!tally) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

const hasFiles = ([folder, name]) =>
  existsSync(join(root, folder)) && readdirSync(join(root, folder), { recursive: true }).some((file) => name.test(file));

async function take(step) {
  if (step.files && !hasFiles(step.files)) {
    console.log(`– ${step.name}: nothing in ${step.files[0]}/ to run`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const start = performance.now();
  const result = await run(step);
  const tally = tallyOf(result);
  if (tally.failed > 0) console.log(result.output.replaceAll(/^\s*✔.*\n/gm, ''));
  console.log(`${tally.failed > 0 ? '✗' : '✓'} ${step.name}: ${tallied(tally)}${((performance.now() - start) / 1000).toFixed(1)} s`);
  return tally;
}

const tallied = ({ passed, failed, skipped }) =>
  passed + failed + skipped > 1 ? `${passed} of ${passed + failed}${skipped ? ` (${skipped} skipped)` : ''}, ` : '';

async function inTurn(steps) {
  const tallies = [];
  for (const step of steps) tallies.push(await take(step));
  return sum(tallies);
}

const tallies = [];
for (const lists of rounds) tallies.push(...(await Promise.all(lists.map(inTurn))));
const total = sum(tallies);
console.log(printed(total));
process.exitCode = total.failed > 0 ? 1 : 0;
