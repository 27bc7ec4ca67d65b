/** What a page downloads from `cdn/` for its first view, gzipped, against the budget; exits 1 where one is over. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';

const cdn = fileURLToPath(new URL('../cdn', import.meta.url));

/** In kB of 1000 bytes, gzipped. */
const budgets = [
  { page: 'loader', entries: ['loader.js'], limit: 3 },
  { page: 'card and table', entries: ['elements/opendata-card.js', 'elements/opendata-table.js'], limit: 25 },
  { page: 'time series', entries: ['elements/opendata-timeseries.js'], limit: 40 },
  { page: 'map with Leaflet', entries: ['elements/opendata-map.js'], limit: 75 },
];

/** What `import()` brings counts as part of the first view, but for these: what a page asks for only when it meets them. */
const onlyWhenMet = [
  { chunk: /^chunks\/es-/, met: 'another language' },
  { chunk: /^chunks\/parse-/, met: 'a where' },
  { chunk: /^chunks\/evaluate-/, met: 'what a portal cannot do itself' },
  { chunk: /^chunks\/(file|csv|json)-/, met: 'a plain file' },
  { chunk: /^elements\//, met: 'its tag' },
];
/** A page reads from one portal: the heaviest counts. */
const portals = /^chunks\/(socrata|ckan)-/;

const modules = new Map(
  readdirSync(cdn, { recursive: true })
    .filter((file) => file.endsWith('.js') && !file.startsWith('opendata-elements'))
    .map((file) => [file.replaceAll('\\', '/'), describe(join(cdn, file))]),
);

function describe(path) {
  const code = readFileSync(path, 'utf8');
  const imports = parseAst(code).body.flatMap(({ source }) => (source ? [source.value] : []));
  const later = [...code.matchAll(/import\(["'`](\.[^"'`]+)["'`]\)/g)].map(([, address]) => address);
  const resolved = (addresses) => addresses.map((address) => relative(cdn, join(dirname(path), address)).replaceAll('\\', '/'));
  return { bytes: gzipSync(code, { level: 9 }).length, imports: resolved(imports), later: resolved(later) };
}

/** The files that come with these: what they import, and of what they import later all that the first view needs. */
function closure(files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const { imports, later } = modules.get(file);
    const needed = later.filter((one) => !onlyWhenMet.some(({ chunk }) => chunk.test(one)));
    const [heaviest] = needed.filter((one) => portals.test(one)).sort((a, b) => modules.get(b).bytes - modules.get(a).bytes);
    closure([...imports, ...needed.filter((one) => !portals.test(one) || one === heaviest)], seen);
  }
  return seen;
}

const kB = (bytes) => (bytes / 1000).toFixed(1);
const weight = (files) => [...files].reduce((sum, file) => sum + modules.get(file).bytes, 0);

const rows = budgets.map(({ page, entries, limit }) => {
  const files = closure(entries);
  return { page, files, limit, bytes: weight(files) };
});

for (const { page, files, limit, bytes } of rows) {
  console.log(`${page.padEnd(18)} ${kB(bytes).padStart(5)} kB min+gz of ${String(limit).padStart(2)} in ${files.size} files`);
}
const first = new Set(rows.flatMap(({ files }) => [...files]));
for (const [file, { bytes }] of modules) {
  const met = onlyWhenMet.find(({ chunk }) => chunk.test(file))?.met ?? 'another portal';
  if (!first.has(file)) console.log(`only when met: ${file} ${kB(bytes)} kB (${met})`);
}
for (const file of ['opendata-elements.js', 'opendata-elements.classic.js']) {
  console.log(`everything in one file: ${file} ${kB(gzipSync(readFileSync(join(cdn, file)), { level: 9 }).length)} kB`);
}
const over = rows.filter(({ bytes, limit }) => bytes > limit * 1000);
for (const { page, bytes, limit } of over) console.error(`${page}: ${kB(bytes)} kB is over its ${limit} kB`);
process.exitCode = over.length > 0 ? 1 : 0;
