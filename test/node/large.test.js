/** Sixty megabytes in each text format, twenty without a worker, and the 200,000 rows of each portal, in a table that is never held up meanwhile. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';
import { longestTask } from '../../scripts/tasks.js';
import { cityCsv, cityRows } from './city.js';
import { rowsOf, servePortal } from './city-portal.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const megabytes = Number(process.env.MEGABYTES ?? 60);
/** Rows of a portal: as many as are read into a browser. */
const length = 200_000;
/** Milliseconds of work in one go that a reader notices. */
const noticed = 50;

const lines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const feature = ({ place, ...properties }) => ({ type: 'Feature', properties, geometry: place });
/** Each format by its file's extension: bytes a row, how a file of so many rows is written, and how many columns it has. */
const formats = {
  csv: { bytes: 100, columns: 7, written: cityCsv },
  json: { bytes: 215, columns: 8, written: (length) => JSON.stringify(cityRows(length)) },
  ndjson: { bytes: 215, columns: 8, written: (length) => lines(cityRows(length)) },
  geojson: {
    bytes: 265,
    columns: 8,
    written: (length) => JSON.stringify({ type: 'FeatureCollection', features: cityRows(length).map(feature) }),
  },
};

let site;
let portal;
let browser;
const files = {};

const alone = `<meta http-equiv="content-security-policy" content="worker-src 'none'">`;
const page = (src, limit, policy) =>
  `<!doctype html><html lang="en"><head><title>x</title>${policy}<script type="module" src="/loader.js"></script></head>` +
  `<body><opendata-table src="${src}" limit="${limit}" loading="eager">Wait</opendata-table></body></html>`;

before(async () => {
  portal = await servePortal(length);
  site = await serve(cdn, files);
  files['/favicon.ico'] = '';
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), portal?.close()]);
});

/** Shows an address in a table: what it holds then, and how long the longest task was. */
async function shown(src, limit, policy = '') {
  files['/page.html'] = page(src, limit, policy);
  const tab = await browser.newPage();
  const show = async () => {
    await tab.goto(`${site.origin}/page.html`);
    await tab.waitForSelector('opendata-table[data-state^=ready]', { timeout: 100_000 });
  };
  const longest = await longestTask(browser, tab, show, noticed);
  const table = await tab.evaluate(() => {
    const { table: rows } = document.querySelector('opendata-table');
    return { total: rows.total, columns: rows.fields.length };
  });
  await tab.close();
  console.log(`${src}: the longest task took ${longest.toFixed(0)} ms`);
  return { table, longest };
}

/** Where all is read in turns on the page a third is enough: its turns are as long. */
const ways = [
  ['beside the page', '', 1],
  ['on it', alone, 1 / 3],
];

for (const [extension, { bytes, columns, written }] of Object.entries(formats)) {
  for (const [where, policy, share] of ways) {
    const size = megabytes * share;
    test(`${size} MB of ${extension}, read ${where}, hold nobody up`, { timeout: 300_000 }, async () => {
      const total = Math.round((size * 1e6) / bytes);
      const path = `/large.${extension}`;
      files[path] = Buffer.from(written(total));
      assert.ok(files[path].length > 0.95e6 * size, `${files[path].length} bytes`);
      const { table, longest } = await shown(path, 25, policy);
      delete files[path];
      assert.deepEqual(table, { total, columns });
      assert.ok(longest < noticed, `the longest task took ${longest} ms`);
    });
  }
}

for (const [kind, total] of Object.entries(rowsOf(length))) {
  for (const [where, policy] of ways) {
    test(`${total} rows of ${kind}, read ${where}, hold nobody up`, { timeout: 300_000 }, async () => {
      const { table, longest } = await shown(portal[kind], 'all', policy);
      assert.deepEqual(table, { total, columns: 7 });
      assert.ok(longest < noticed, `the longest task took ${longest} ms`);
    });
  }
}
