/** Five thousand columns, of a file or handed in: shown, sorted and scrolled without a stall that a reader would take for the end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';
import { longestTask } from '../../scripts/tasks.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const [COLUMNS, ROWS] = [5000, 1000];
/** Milliseconds: a machine half as fast as those that it was measured on stays well below, and drawing all columns would not. */
const enough = 300;
const page = `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/opendata-elements.js"></script></head><body></body></html>`;

const numbers = Array.from({ length: COLUMNS }, (_, column) => column);
const lineOf = (row) => numbers.map((column) => (column % 3 ? row * column : `word ${(row * column) % 97}`)).join();
const wide = [numbers.map((column) => `c${column}`).join(), ...Array.from({ length: ROWS }, (_, row) => lineOf(row))].join('\n');

let site;
let browser;
let tab;

before(async () => {
  site = await serve(cdn, { '/wide.html': page, '/wide.csv': wide, '/favicon.ico': '' });
  browser = await openBrowser();
  tab = await browser.newPage();
  await tab.goto(`${site.origin}/wide.html`);
  await tab.evaluate(
    async ([columns, length]) => {
      const { tableOf } = await import('/opendata-elements.js');
      const column = (_, at) => [`c${at}`, Float64Array.from({ length }, (_, row) => row * at)];
      globalThis.wide = { table: tableOf(Object.fromEntries(Array.from({ length: columns }, column))) };
    },
    [COLUMNS, ROWS],
  );
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** The longest task until the rows are shown, and the first of them. */
async function shown(name, attributes) {
  const show = async (time) => {
    const settings = {
      loading: 'eager',
      ...attributes,
      ...(attributes.src ? { src: `${attributes.src}?${time}${attributes.limit}` } : {}),
    };
    await tab.evaluate(async (given) => {
      const element = document.createElement('opendata-table');
      for (const [setting, value] of Object.entries(given)) element.setAttribute(setting, value);
      if (!given.src) element.srcObject = globalThis.wide;
      document.body.replaceChildren(element);
      await element.ready;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, settings);
  };
  const longest = await longestTask(browser, tab, show, enough);
  console.log(`${name}: the longest task took ${longest.toFixed(0)} ms`);
  const first = await tab.evaluate(() => {
    const { shadowRoot, table } = document.querySelector('opendata-table');
    const row = shadowRoot.querySelector('tbody tr');
    return { columns: table.fields.length, cells: row.cells.length, fourth: row.cells[4].textContent };
  });
  return { longest, ...first };
}

for (const [name, attributes, fourth] of [
  ['a page of a file', { src: '/wide.csv', limit: '25' }, '0'],
  ['all rows of a file', { src: '/wide.csv', limit: 'all' }, '0'],
  ['a page handed in', { limit: '25' }, '0'],
  ['all rows handed in', { limit: 'all' }, '0'],
  ['a page handed in, sorted', { limit: '25', order: '-c4' }, '3,996'],
  ['all rows handed in, sorted', { limit: 'all', order: '-c4' }, '3,996'],
])
  test(`${name} of ${COLUMNS} columns`, { timeout: 200_000 }, async () => {
    const { longest, ...first } = await shown(name, attributes);
    assert.deepEqual(first, { columns: COLUMNS, cells: 100, fourth });
    assert.ok(longest < enough, `the longest task took ${longest} ms`);
  });
