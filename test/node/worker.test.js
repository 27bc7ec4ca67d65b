/** A file of 10 MB in a table, as each build reads it on a page of its own: in a worker wherever the page allows one, and never in its way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';
import { longestTask } from '../../scripts/tasks.js';
import { cityCsv } from './city.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const megabytes = Number(process.env.MEGABYTES ?? 10);
const csv = cityCsv(10_000 * megabytes);
const open = { 'access-control-allow-origin': '*' };

/** Milliseconds of work in one go that a reader notices. */
const noticed = 50;

let elsewhere;
let site;
let browser;

const page = (scripts, policy) =>
  `<!doctype html><html lang="en"><head><title>x</title>${policy ? `<meta http-equiv="content-security-policy" content="${policy}">` : ''}${scripts}</head>` +
  `<body><opendata-table src="/large.csv" limit="25" loading="eager">Wait</opendata-table></body></html>`;
const loader = (origin) => `<script type="module" src="${origin}/loader.js"></script>`;

before(async () => {
  elsewhere = await serve(cdn, {}, open);
  const from = elsewhere.origin;
  site = await serve(cdn, {
    '/large.csv': csv,
    '/favicon.ico': '',
    '/loader.html': page(loader('')),
    '/strict.html': page(loader(''), "default-src 'self'"),
    '/whole.html': page('<script type="module" src="/opendata-elements.js"></script>'),
    '/classic.html': page('<script src="/opendata-elements.classic.js"></script>'),
    '/elsewhere.html': page(loader(from)),
    '/classic-elsewhere.html': page(`<script src="${from}/opendata-elements.classic.js"></script>`),
    '/forbidden.html': page(loader(''), "default-src 'self'; worker-src 'none'"),
    '/elsewhere-strict.html': page(loader(from), `default-src 'self' ${from}`),
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), elsewhere?.close()]);
});

for (const [path, workers] of [
  ['/loader.html', 1],
  ['/strict.html', 1],
  ['/whole.html', 1],
  ['/classic.html', 1],
  ['/elsewhere.html', 1],
  ['/classic-elsewhere.html', 1],
  ['/forbidden.html', 0],
  ['/elsewhere-strict.html', 0],
]) {
  test(`${path} shows it with ${workers || 'no'} worker, and is never held up`, { timeout: 120_000 }, async () => {
    const tab = await browser.newPage();
    await tab.addInitScript(() => {
      globalThis.hired = 0;
      globalThis.Worker = class extends Worker {
        constructor(...order) {
          super(...order);
          this.addEventListener('message', () => globalThis.hired++, { once: true });
        }
      };
    });
    const show = async () => {
      await tab.goto(site.origin + path);
      await tab.waitForSelector('opendata-table[data-state^=ready]', { timeout: 100_000 });
    };
    const longest = await longestTask(browser, tab, show, noticed);
    const shown = await tab.evaluate(() => {
      const { table, metadata } = document.querySelector('opendata-table');
      return { total: table.total, types: metadata.fields.map(({ type }) => type), hired: globalThis.hired };
    });
    assert.deepEqual(shown.types, ['number', 'datetime', 'string', 'string', 'string', 'number', 'string']);
    assert.equal(shown.total, csv.split('\n').length - 2);
    assert.equal(shown.hired, workers);
    console.log(`${path}: the longest task took ${longest.toFixed(0)} ms`);
    assert.ok(longest < noticed, `the longest task took ${longest} ms`);
    await tab.close();
  });
}
