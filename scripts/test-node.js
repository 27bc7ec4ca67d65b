/** Runs the tests that need no browser page, `test/…/*.test.js`, or only the files named on the command line. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printed } from './tally.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const named = process.argv.slice(2);
// Node 20 takes folders and no patterns, Node 22 the other way round: a list of files suits both.
const all = () => readdirSync(join(root, 'test'), { recursive: true }).filter((file) => file.endsWith('.test.js'));
const files = named.length > 0 ? named : all().map((file) => join('test', file));

const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
tests.stdout.on('data', (data) => {
  output += data;
  process.stdout.write(data);
});
tests.on('close', (code) => {
  const count = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  console.log(printed({ passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo') }));
  process.exitCode = code ?? 1;
});
