/** How many times one after the other a page asks for code until an element shows its data: each is a round trip of a slow phone. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPortals } from '../../demo/portal/index.js';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
/** Milliseconds without a request: then all that could be asked for has been. */
const silence = 400;

const policy = (origins) =>
  `<meta http-equiv="content-security-policy" content="default-src 'self'; style-src 'self'; script-src 'self'; connect-src ${origins}">`;

let portals;
let browser;

before(async () => {
  portals = await startPortals();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await portals?.close();
});

const page = (body, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>x</title>${policy(`${portals.socrata} ${portals.ckan}`)}
  <script type="module" src="/lib/loader.js"></script></head><body>${body}</body></html>`;

/** The files of code that a page asks for, one list for each round: a round is answered when nobody asks for more. */
async function rounds(html, files = {}) {
  const site = await serve(cdn, { '/some/page.html': html, '/favicon.ico': '', ...files });
  const tab = await browser.newPage();
  try {
    return await roundsOf(tab, `${site.origin}/some/page.html`);
  } finally {
    await tab.close();
    await site.close();
  }
}

async function roundsOf(tab, address) {
  const errors = [];
  const rounds = [];
  let held = [];
  let last = Date.now();
  tab.on('pageerror', (error) => errors.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await tab.route(/\/lib\/.*\.js$/, (route) => {
    last = Date.now();
    held.push(route);
  });
  await tab.goto(address, { waitUntil: 'commit' });
  const end = Date.now() + 30_000;
  while (Date.now() < end && !(await tab.evaluate(() => document.querySelector('[data-state^=ready]') !== null))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!held.length || Date.now() - last < silence) continue;
    rounds.push(held.map((route) => new URL(route.request().url()).pathname));
    const released = held;
    held = [];
    for (const route of released) await route.fulfill({ path: join(cdn, new URL(route.request().url()).pathname.replace('/lib/', '')) });
  }
  assert.ok(await tab.evaluate(() => document.querySelector('[data-state^=ready]')), `shown at last: ${errors.join()}`);
  assert.deepEqual(errors, []);
  return rounds;
}

const views = {
  card: '<opendata-card></opendata-card>',
  table: '<opendata-table></opendata-table>',
  'time series': '<opendata-timeseries></opendata-timeseries>',
  chart: '<opendata-chart></opendata-chart>',
  number: '<opendata-stat></opendata-stat>',
  map: '<opendata-map></opendata-map>',
};

/** An element with its address, as an editor pastes it. */
const at = (tag, src) => tag.replace('>', ` src="${src}">`);

for (const [name, tag] of Object.entries(views)) {
  test(`a ${name} finds all of its code in one round after the loader`, async () => {
    const [, , ...late] = await rounds(page(at(tag, `${portals.socrata}/d/bird-stri`)));
    assert.deepEqual(late, []);
  });
}

test('so does a table of some columns within a filter, in Spanish', async () => {
  const tag = '<opendata-table columns="airport_name" order="airport_name" where="airport_name IS NOT NULL"></opendata-table>';
  const [, , ...late] = await rounds(page(at(tag, `${portals.socrata}/d/bird-stri`), 'es'));
  assert.deepEqual(late, []);
});

const attributed = {
  'a card that tells what its columns mean': '<opendata-card fields></opendata-card>',
  'a time series of several series, measured':
    '<opendata-timeseries series="wildlife_size" y="sum(cost_total)" interval="year"></opendata-timeseries>',
  'a chart of two fields, in an order':
    '<opendata-chart x="Phase of flight" series="wildlife_size" order="-count" top="3"></opendata-chart>',
  'a number beside another, small ones kept back':
    '<opendata-stat interval="year" y="count" compare="previous" suppress-below="5"></opendata-stat>',
};

for (const [name, tag] of Object.entries(attributed)) {
  test(`so does ${name}`, async () => {
    const [, , ...late] = await rounds(page(at(tag, `${portals.socrata}/d/bird-stri`)));
    assert.deepEqual(late, []);
  });
}

test('so does a link that becomes a card', async () => {
  const [, , ...late] = await rounds(page(`<a data-opendata="card" href="${portals.socrata}/d/bird-stri">Birds</a>`));
  assert.deepEqual(late, []);
});

test('so does a chart of data that the page hands in', async () => {
  const code = `const element = document.createElement('opendata-timeseries');
    const table = { fields: [{ name: 'day', title: 'Day', type: 'date' }, { name: 'n', title: 'N', type: 'number' }], length: 3,
      column: (name) => Float64Array.from([0, 1, 2], (at) => name === 'day' ? Date.UTC(2024, 0, 1 + at) : at) };
    document.body.append(Object.assign(element, { srcObject: { table }, loading: 'eager' }));`;
  const [, , ...late] = await rounds(page('<script type="module" src="/handed.js"></script>'), { '/handed.js': code });
  assert.deepEqual(late, []);
});
