/** What was measured, kept in results.json, and said in RESULTS.md, in the README and on the terminal. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { estimate, median, ratio } from './statistics.js';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const read = (file) => readFile(path(file), 'utf8');
export const results = async () => JSON.parse(await read('results.json').catch(() => '{}'));

/** Puts the results of one workload in the place of its earlier ones. */
export async function keep({ workload, cases, date, machine, rounds }) {
  const { name, title, about, measures, headlines } = workload;
  const tools = Object.fromEntries(Object.entries(workload.tools).map(([tool, one]) => [tool, describe(one)]));
  const kept = { title, about, measures, headlines, tools, date: date.toISOString().slice(0, 16), machine, rounds, cases };
  const all = { ...(await results()), [name]: kept };
  const rounded = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  await writeFile(path('results.json'), `${JSON.stringify(all, rounded, 1)}\n`);
}

const require = createRequire(import.meta.url);
const describe = ({ ours, floor, package: name }) => ({
  ...(ours ? { ours } : {}),
  ...(floor ? { floor } : {}),
  ...(name ? { version: require(`./package.json`).devDependencies[name] } : {}),
});

/** One case as a table of text: a line a tool, the median of each measure, and how it compares with the best peer. */
export function say(workload, result) {
  const { header, lines } = grid(workload, result, brief);
  const rows = [header, ...lines];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const said = rows.map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '));
  return [...said, ...failuresOf(result)].join('\n');
}

function grid({ measures, tools }, { name, samples, failures, busy }, written) {
  const best = bestPeers({ measures, tools }, samples);
  const header = [`${name} (busy ${Math.round(busy * 100)} %)`, 'n', ...Object.values(measures)];
  const lines = Object.entries(samples).map(([tool, own]) => [
    tools[tool].floor ? `floor: ${tool}` : tool,
    failures[tool] ? 'failed' : String(own.length),
    ...Object.keys(measures).map((measure) =>
      cell(valuesOf(own, measure), best[measure]?.tool === tool ? undefined : best[measure], written),
    ),
  ]);
  return { header, lines };
}

const valuesOf = (samples, measure) => samples.map((one) => one[measure]).filter(Number.isFinite);

/** For each measure the fastest of the peers, with its samples. */
function bestPeers({ measures, tools }, samples) {
  const peers = Object.entries(samples).filter(([tool]) => !tools[tool].ours && !tools[tool].floor);
  return Object.fromEntries(
    Object.keys(measures).map((measure) => {
      const measured = peers.map(([tool, own]) => ({ tool, values: valuesOf(own, measure) })).filter(({ values }) => values.length);
      return [measure, measured.sort((a, b) => median(a.values) - median(b.values))[0]];
    }),
  );
}

function cell(values, best, written) {
  if (!values.length) return '–';
  const own = written.figure(estimate(values));
  return best && median(best.values) > 0 ? `${own} ${written.times(ratio(values, best.values))}` : own;
}

const figure = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(0) : value.toFixed(1));
const times = ({ value, low, high }) => `×${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;

const whole = { figure: ({ value, low, high }) => `${figure(value)} (${figure(low)}–${figure(high)})`, times };
const brief = { figure: ({ value }) => figure(value), times: ({ value }) => `×${value.toFixed(2)}` };

/** Writes RESULTS.md and the README's table from all that is kept. */
export async function report() {
  const all = await results();
  await writeFile(path('RESULTS.md'), resultsPage(all));
  await writeFile(path('../README.md'), withSpeed(await read('../README.md'), all));
}

/** @param {Record<string, any>} all The kept results. */
export function resultsPage(all) {
  const parts = Object.values(all).map((workload) =>
    [`## ${workload.title}`, workload.about, ...workload.cases.map((one) => markdown(workload, one)), circumstances(workload)].join('\n\n'),
  );
  return `${[preface, ...parts].join('\n\n')}\n`;
}

const preface = `# The library beside its peers

Written by \`npm run bench\`; [run.js](run.js) says how. One headless Chromium without a GPU, a fresh page for each sample, the tools in turn.
A cell is the median with its 95 % interval, then the ratio to the best peer with its own. A floor is a bare program that does the same
without axes, words or a keyboard: it shows where the limit lies, and is no product. A tool four times slower than the best is measured twice.
The usual names of fonts lead to one, as on a reader’s computer: one that is nowhere costs every size of letters another search.`;

function markdown(workload, result) {
  const { header, lines } = grid(workload, result, whole);
  const rows = [header, header.map((_, i) => (i ? '---:' : '---')), ...lines].map((row) => `| ${row.join(' | ')} |`);
  return [rows.join('\n'), ...failuresOf(result)].join('\n\n');
}

const failuresOf = ({ failures }) => Object.entries(failures).map(([tool, why]) => `${tool} failed: ${why}`);

function circumstances({ date, machine, rounds, cases, tools }) {
  const versions = Object.entries(tools).filter(([, { version }]) => version);
  const loads = cases.map(({ load }) => load);
  return `${date} UTC, ${rounds} rounds; ${machine}; Chromium ${cases[0].browser}; load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. ${versions
    .map(([tool, { version }]) => `${tool} ${version}`)
    .join(', ')}.`;
}

const markers = /(<!-- speed -->)[^]*(<!-- \/speed -->)/;

/** README's text with the table that the results ask for. */
export function withSpeed(readme, all) {
  if (!markers.test(readme)) throw new Error('README.md has lost its <!-- speed --> … <!-- /speed --> markers');
  return readme.replace(markers, (_, start, end) => `${start}\n\n${speedTable(all)}\n\n${end}`);
}

function speedTable(all) {
  const rows = Object.values(all).flatMap((workload) => workload.headlines.flatMap((headline) => speedRow(workload, headline)));
  const table = ['| | here | best peer | ratio |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
  return `${table}\n\n${measuredWhen(Object.values(all))}`;
}

/** How far the figures can be trusted: rounds, day, and what else the machine was doing. */
function measuredWhen(workloads) {
  const loads = workloads.flatMap(({ cases }) => cases.map(({ load }) => load));
  const [rounds, days] = [workloads.map((one) => one.rounds), workloads.map(({ date }) => date.slice(0, 10)).sort()];
  const range = (low, high) => (low === high ? String(low) : `${low} to ${high}`);
  return `Medians of ${range(Math.min(...rounds), Math.max(...rounds))} rounds with 95 % intervals, ${range(days[0], days.at(-1))}, at a load of ${range(Math.min(...loads).toFixed(1), Math.max(...loads).toFixed(1))}.`;
}

function speedRow(workload, [name, measure, words]) {
  const { samples } = workload.cases.find((one) => one.name === name) ?? { samples: {} };
  const [ours] = Object.keys(samples).filter((tool) => workload.tools[tool].ours && valuesOf(samples[tool], measure).length);
  const best = bestPeers(workload, samples)[measure];
  if (!ours || !best) return [];
  const own = valuesOf(samples[ours], measure);
  const [, unit = ''] = workload.measures[measure].split(', ');
  const written = (values) => `${figure(median(values))} ${unit}`.trim();
  return [`| ${words} | ${written(own)} | ${best.tool} ${written(best.values)} | ${times(ratio(own, best.values))} |`];
}
