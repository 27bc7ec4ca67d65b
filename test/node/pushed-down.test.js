/** Charts of three million rows that the portal counts: every row is in them, and hardly anything goes over the wire. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { datasets } from '../../demo/portal/datasets.js';
import { openEngine } from '../../demo/portal/engine.js';
import { quoted } from '../../demo/portal/load.js';
import { serve as servePortal } from '../../demo/portal/server.js';
import { createSocrata } from '../../demo/portal/socrata.js';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const rows = 3_000_000;
/** How often each row of a dataset stands in the table that the portal counts. */
const copies = { 'flig-200k': 15, 'bird-stri': 300 };

let engine;
let portal;
let site;
let browser;

before(async () => {
  engine = await openEngine({ timeout: 120_000 });
  portal = await servePortal(createSocrata({ query: (sql, ...more) => engine.query(manifold(sql), ...more) }));
  site = await serve(cdn, { '/favicon.ico': '', '/page.html': '<!doctype html><html lang="en"><title>x</title>' });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await portal?.close();
  await engine?.close();
});

/** A question to a table, put to its copies. */
function manifold(sql) {
  const { resource, socrata } = datasets.find((dataset) => sql.includes(`FROM ${quoted(dataset.resource)}`)) ?? {};
  const times = copies[socrata];
  if (!times) return sql;
  const name = quoted(resource);
  return sql.replaceAll(`FROM ${name}`, `FROM (SELECT it.* FROM ${name} AS it, generate_series(1, ${times})) AS ${name}`);
}

/** What an element shows of three million rows: the sum of its values, its words, and the bytes that it took, as they were sent. */
async function shown(tag, attributes, id) {
  const tab = await browser.newPage();
  try {
    await fetch(`${portal.origin}/control/reset`, { method: 'POST' });
    await tab.goto(`${site.origin}/page.html`);
    const answer = await tab.evaluate(
      async ([name, settings, src]) => {
        document.body.innerHTML = `<${name} ${settings} src="${src}" loading="eager"></${name}>`;
        const element = document.body.firstElementChild;
        const ended = new Promise((resolve, reject) => {
          element.addEventListener('load', resolve);
          element.addEventListener('error', ({ error }) => reject(error));
        });
        await import('/loader.js');
        await ended;
        const { table } = element;
        const counts = table.fields.slice(1).flatMap((field) => [...table.column(field.name)]);
        return {
          sum: counts.reduce((sum, count) => sum + (count || 0), 0),
          said: element.shadowRoot.textContent.replace(/\s+/g, ' '),
        };
      },
      [tag, attributes, `${portal.origin}/d/${id}`],
    );
    const { bytes, requests } = await (await fetch(`${portal.origin}/control/counters`)).json();
    console.log(`<${tag} ${attributes}>: ${bytes} bytes in ${requests} requests`);
    return { ...answer, bytes };
  } finally {
    await tab.close();
  }
}

const charts = {
  'flights by distance': ['opendata-chart', 'x="distance"', 'flig-200k'],
  'flights by delay, as a column each': ['opendata-chart', 'x="delay" mark="column"', 'flig-200k'],
  'strikes by month': ['opendata-timeseries', 'interval="month"', 'bird-stri'],
  'strikes by year and size': ['opendata-timeseries', 'interval="year" series="wildlife_size" mark="area"', 'bird-stri'],
};

for (const [what, asked] of Object.entries(charts))
  test(`three million ${what}, in under 20 kB`, { timeout: 300_000 }, async () => {
    const { sum, said, bytes } = await shown(...asked);
    assert.equal(sum, rows);
    assert.match(said, /3,000,000 rows/);
    assert.ok(bytes > 500 && bytes < 20_000, `${bytes} bytes`);
  });
