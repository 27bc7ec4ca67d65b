/**
 * What a page downloads from `cdn/` for its first view, gzipped, against the budget; exits 1 where one is over. With `--readme` it writes
 * README's table of them; with the name of a page, `npm run sizes -- card`, it says what each source file weighs in it.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { weightsOf } from './weights.js';

const cdn = fileURLToPath(new URL('../cdn', import.meta.url));

/**
 * In kB of 1000 bytes, gzipped: the goal, which holds for all that a page needs as one file, and the limit of the files in which it comes,
 * which pages with other elements share. A limit goes up only as far as its goal.
 * `meets` names what a first view needs of what `import()` brings beside Socrata's own code: its questions, the map's ground.
 */
const budgets = [
  { page: 'loader', elements: [], goal: 3, limit: 2.65 },
  { page: 'card', elements: ['card'], goal: 16, limit: 16.0 },
  { page: 'table', elements: ['table'], goal: 28, limit: 25.1 },
  { page: 'card and table', elements: ['card', 'table'], goal: 25, limit: 27.7 },
  { page: 'time series', elements: ['timeseries'], meets: ['checking', 'soql'], goal: 40, limit: 42 },
  { page: 'chart', elements: ['chart'], meets: ['checking', 'soql'], goal: 40, limit: 39.7 },
  { page: 'number', elements: ['stat'], meets: ['checking', 'soql'], goal: 36, limit: 29.6 },
  { page: 'number over time', elements: ['stat'], meets: ['checking', 'soql', 'number-over-time'], goal: 36, limit: 34.6 },
  { page: 'map with Leaflet', elements: ['map'], meets: ['checking', 'soql', 'leaflet-parts'], goal: 75, limit: 66.0 },
  {
    page: 'all of them',
    elements: ['card', 'table', 'timeseries', 'chart', 'stat', 'map'],
    meets: ['checking', 'soql', 'leaflet-parts'],
    goal: 130,
    limit: 104.1,
  },
];

/** Told beside the pages: what each of the other portals weighs, with all that it needs. */
const portals = new RegExp(`^chunks/\\w+/(${portalNames().join('|')})\\d*\\.js$`);

function portalNames() {
  const list = readFileSync(join(cdn, '../src/portals/index.ts'), 'utf8');
  return [...list.matchAll(/import\('\.\/([\w-]+)\.js'\)/g)].map(([, name]) => name);
}

const textOf = (file) => readFileSync(join(cdn, file), 'utf8');
const zipped = (text) => gzipSync(text, { level: 9 }).length;

const modules = new Map(
  readdirSync(cdn, { recursive: true })
    .filter((file) => file.endsWith('.js') && !file.startsWith('opendata-elements'))
    .map((file) => [file.replaceAll('\\', '/'), describe(file)]),
);

function describe(file) {
  const code = textOf(file);
  const imports = parseAst(code).body.flatMap(({ source }) => (source ? [source.value] : []));
  const later = [...code.matchAll(/import\(["'`](\.[^"'`]+)["'`]\)/g)].map(([, address]) => address);
  const resolved = (addresses) => addresses.map((address) => relative(cdn, join(cdn, dirname(file), address)).replaceAll('\\', '/'));
  return { bytes: zipped(code), imports: resolved(imports), later: resolved(later) };
}

/** The files that come with these: what they import, and of what they import later what the first view meets. */
function closure(files, meets = [], seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const { imports, later } = modules.get(file);
    closure([...imports, ...later.filter((one) => meets.some((name) => new RegExp(`^chunks/\\w+/${name}\\.js$`).test(one)))], meets, seen);
  }
  return seen;
}

const kB = (bytes) => (bytes / 1000).toFixed(1);
const weight = (files) => [...files].reduce((sum, file) => sum + modules.get(file).bytes, 0);

const rows = budgets.map(({ page, elements, meets = [], goal, limit }) => {
  const files = elements.length
    ? closure(
        elements.map((name) => `elements/opendata-${name}.js`),
        ['socrata', ...meets],
      )
    : closure(['loader.js']);
  return { page, files, goal, limit, bytes: weight(files), joined: zipped([...files].map(textOf).join('\n')) };
});

const markers = /(<!-- sizes -->)[^]*(<!-- \/sizes -->)/;

/** README's text with the table of what a page downloads, in whole kB. */
export function withSizes(readme) {
  if (!markers.test(readme)) throw new Error('README.md has lost its <!-- sizes --> … <!-- /sizes --> markers');
  const told = (bytes) => (bytes / 1000).toFixed(0);
  const lines = rows.map(
    ({ page, bytes, files, joined, goal }) => `| ${page} | ${told(bytes)} in ${files.size} | ${told(joined)} | ${goal} |`,
  );
  const whole = `| everything | | ${told(zipped(textOf('opendata-elements.js')))} | |`;
  return readme.replace(markers, (_, start, end) =>
    [start, '', '| a page with | kB in files | as one file | goal |', '| --- | ---: | ---: | ---: |', ...lines, whole, '', end].join('\n'),
  );
}

/** The sources of a page that weigh 0.05 kB or more. */
function tellWeights({ files }) {
  for (const [source, bytes] of weightsOf(cdn, files, (file) => modules.get(file).bytes))
    if (bytes >= 50) console.log(`${kB(bytes).padStart(5)} kB ${source}`);
}

function main() {
  const one = rows.find(({ page }) => page === process.argv.slice(2).join(' '));
  if (one) return tellWeights(one);
  if (process.argv.includes('--readme')) {
    const readme = join(cdn, '../README.md');
    writeFileSync(readme, withSizes(readFileSync(readme, 'utf8')));
  }
  for (const { page, files, goal, limit, bytes, joined } of rows) {
    const parts = `${kB(bytes).padStart(5)} kB min+gz in ${String(files.size).padStart(2)} files (limit ${limit})`;
    console.log(`${page.padEnd(18)} ${parts}, ${kB(joined).padStart(5)} as one (goal ${goal})`);
  }
  const { files: table } = rows.find(({ page }) => page === 'table');
  for (const file of [...modules.keys()].filter((one) => portals.test(one)).sort()) {
    const added = [...closure([file])].filter((one) => !table.has(one));
    console.log(`another portal     ${kB(weight(added)).padStart(5)} kB more: ${file.replace(/^chunks\/\w+\/|\.js$/g, '')}`);
  }
  for (const file of ['opendata-elements.js', 'opendata-elements.classic.js']) {
    console.log(`everything in one file: ${file} ${kB(zipped(textOf(file)))} kB`);
  }
  const over = rows.flatMap(({ page, bytes, limit, joined, goal }) => [
    ...(bytes > limit * 1000 ? [`${page}: ${kB(bytes)} kB in files is over its ${limit} kB`] : []),
    ...(joined > goal * 1000 ? [`${page}: ${kB(joined)} kB as one file is over its ${goal} kB`] : []),
  ]);
  for (const text of over) console.error(text);
  process.exitCode = over.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
