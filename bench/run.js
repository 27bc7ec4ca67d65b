/** Measures the built library beside its peers: `npm run bench [workload…] [--case=1M] [--tool=uPlot] [--rounds=N] [--quick]`. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { serve } from '../scripts/serve.js';
import { machine } from './machine.js';
import { measureCase, shots } from './measure.js';
import { keep, report, say } from './report.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

const { values: flags, positionals } = parseArgs({
  options: { case: { type: 'string' }, tool: { type: 'string' }, rounds: { type: 'string' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const rounds = Number(flags.rounds ?? (flags.quick ? 3 : 5));
const [wait, patience] = flags.quick ? [5, 8] : [30, 20];

const known = (await readdir(`${here}workloads`)).map((file) => file.replace(/\.js$/, ''));
if (positionals.some((name) => !known.includes(name)) || !(rounds > 0)) {
  console.error(`Usage: npm run bench [-- ${known.join(' | ')} …] [--case=1M] [--tool=uPlot] [--rounds=5] [--quick]`);
  process.exit(1);
}

if (!existsSync(`${here}node_modules`)) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
execFileSync('npm', ['run', '--silent', 'build:cdn'], { cwd: root, stdio: 'inherit' });
await buildPages();

const names = positionals.length ? positionals : known;
const workloads = await Promise.all(names.map(async (name) => ({ name, ...(await import(`./workloads/${name}.js`)) })));
const written = await Promise.all(workloads.map(({ pages }) => pages?.()));
const server = await serve(root, Object.assign({}, ...written), {}, { gzip: true });
try {
  for (const workload of workloads) await measure(workload);
} finally {
  await server.close();
}
await report();

/** The page of the samples, and the small pages that start is measured with. */
async function buildPages() {
  const starts = (await readdir(`${here}start`)).filter((file) => file.includes('-')).map((file) => `${here}start/${file}`);
  const rolldownOptions = { input: [`${here}page.html`, ...starts] };
  const options = { outDir: '.build', target: 'es2022', chunkSizeWarningLimit: Infinity, manifest: true, rolldownOptions };
  await build({ root: here, base: './', logLevel: 'error', build: options });
  for (const folder of [shots, `${here}.build/data`]) await mkdir(folder, { recursive: true });
}

/** What is asked for in part is only said, and not kept. */
async function measure(workload) {
  console.log(`\n${workload.title}: ${workload.about}`);
  for (const [file, text] of Object.entries(workload.files ?? {})) await writeFile(`${here}.build/data/${file}`, text());
  const opened = await workload.open?.();
  const how = { rounds: Math.min(rounds, workload.rounds ?? rounds), wait, patience, tool: flags.tool, origin: server.origin };
  const cases = [];
  for (const name of Object.keys(workload.cases).filter((one) => !flags.case || one === flags.case)) {
    const result = await measureCase({ ...workload, opened }, name, how);
    console.log(say(workload, result));
    cases.push(result);
  }
  await opened?.close();
  if (!flags.case && !flags.tool) await keep({ workload, cases, date: new Date(), machine: machine(), rounds });
}
