/** Measures the built library beside its peers: `npm run bench [workload…] [--case=1M] [--rounds=N] [--quick]`. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { serve } from '../scripts/serve.js';
import { freshPage, inked, openBrowser } from './browser.js';
import { load, machine, quiet } from './machine.js';
import { keep, report, say } from './report.js';
import { median } from './statistics.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const pause = { normal: 30, quick: 5 };
/** A tool this many times slower than the fastest peer, in all it does, is measured twice; one that has taken so many seconds no more. */
const hopeless = 4;
const patience = 20;

const { values: flags, positionals } = parseArgs({
  options: { case: { type: 'string' }, rounds: { type: 'string' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const rounds = Number(flags.rounds ?? (flags.quick ? 3 : 5));

const known = (await readdir(`${here}workloads`)).map((file) => file.replace(/\.js$/, ''));
const strange = positionals.filter((name) => !known.includes(name));
if (strange.length || !(rounds > 0)) {
  console.error(`Usage: npm run bench [-- ${known.join(' | ')} …] [--case=1M] [--rounds=5] [--quick]`);
  process.exit(1);
}

if (!existsSync(`${here}node_modules`)) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
if (!existsSync(`${root}cdn/loader.js`)) execFileSync('npm', ['run', 'build:cdn'], { cwd: root, stdio: 'inherit' });
const starts = (await readdir(`${here}start`)).filter((file) => file.includes('-')).map((file) => `${here}start/${file}`);
await build({
  root: here,
  base: './',
  logLevel: 'error',
  build: {
    outDir: '.build',
    target: 'es2022',
    chunkSizeWarningLimit: Infinity,
    manifest: true,
    rolldownOptions: { input: [`${here}page.html`, ...starts] },
  },
});
for (const folder of ['shots', '.build/data']) await mkdir(`${here}${folder}`, { recursive: true });

const asked = await Promise.all(
  (positionals.length ? positionals : known).map(async (name) => ({ name, ...(await import(`./workloads/${name}.js`)) })),
);
const written = await Promise.all(asked.map(({ pages }) => pages?.()));
const server = await serve(root, Object.assign({}, ...written), {}, { gzip: true });
try {
  for (const workload of asked) {
    console.log(`\n${workload.title}: ${workload.about}`);
    for (const [file, text] of Object.entries(workload.files ?? {})) await writeFile(`${here}.build/data/${file}`, text());
    const results = [];
    for (const one of Object.keys(workload.cases).filter((one) => !flags.case || one === flags.case)) {
      results.push(await measureCase(workload, one));
    }
    if (!flags.case) await keep({ workload, results, date: new Date(), machine: machine(), rounds });
  }
} finally {
  await server.close();
}
await report();

/** All tools in turn, round after round, so that whatever slows the machine slows them alike. */
async function measureCase(workload, name) {
  const { browser, version, close } = await openBrowser();
  const busy = await quiet(flags.quick ? pause.quick : pause.normal);
  const names = Object.keys(workload.cases);
  const takesPart = ({ upTo, only = name }) => only === name && !(names.indexOf(name) > names.indexOf(upTo ?? name));
  const tools = Object.entries(workload.tools).filter(
    ([, tool]) => (workload.takesPart?.(tool, workload.cases[name]) ?? true) && takesPart(tool),
  );
  const samples = Object.fromEntries(tools.map(([tool]) => [tool, []]));
  const failures = {};
  const spent = {};
  for (let round = 0; round < rounds; round++) {
    const slow = round < 2 ? new Set() : tooSlow(tools, samples);
    for (const [tool] of tools.filter(([tool]) => !failures[tool] && !slow.has(tool) && !(spent[tool] > patience))) {
      const start = performance.now();
      try {
        samples[tool].push(await sample(browser, workload, tool, name, round === 0));
      } catch (error) {
        failures[tool] = String(error.message).split('\n')[0];
        console.error(`${workload.name} ${name} ${tool}: ${error.message}`);
      }
      spent[tool] = (spent[tool] ?? 0) + (performance.now() - start) / 1000;
    }
  }
  await close();
  const result = { name, busy, load: load(), browser: version, samples, failures };
  console.log(say(workload, result));
  return result;
}

function tooSlow(tools, samples) {
  const peers = tools.filter(([tool, { ours, floor }]) => !ours && !floor && samples[tool].length);
  const medians = new Map(peers.map(([tool]) => [tool, mediansOf(samples[tool])]));
  const best = (measure) => Math.min(...[...medians.values()].map((one) => one[measure] ?? Infinity));
  const slow = ([, one]) => Object.entries(one).every(([measure, value]) => value > hopeless * best(measure));
  return new Set([...medians].filter(slow).map(([tool]) => tool));
}

const mediansOf = (samples) => Object.fromEntries(Object.keys(samples[0]).map((key) => [key, median(samples.map((one) => one[key]))]));

async function sample(browser, workload, tool, name, isFirst) {
  const { page, close } = await freshPage(browser);
  const prove = () => proveDrawn(browser, page, `${workload.name}-${name}-${tool}`.replace(/[^\w.-]+/g, '-'));
  try {
    if (workload.visit) {
      const measured = await workload.visit(page, tool, workload.cases[name], server.origin);
      if (isFirst) await prove();
      return measured;
    }
    if (isFirst) await page.exposeFunction('prove', prove);
    await page.goto(`${server.origin}/bench/.build/page.html`);
    return await page.evaluate((asked) => window.sample(...asked), [workload.name, tool, name]);
  } finally {
    await close();
  }
}

/** A fast tool that drew nothing is a mistake of ours, and no result. */
async function proveDrawn(browser, page, file) {
  const ink = await inked(browser, await page.screenshot({ path: `${here}shots/${file}.png` }));
  if (ink < 0.003) throw new Error(`It drew nothing: see bench/shots/${file}.png`);
}
