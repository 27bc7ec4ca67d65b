/** A file that many elements show: asked for once, held once, refreshed without a stall and let go with the last of them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';
import { longestTask } from '../../scripts/tasks.js';
import { cityCsv } from './city.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const rows = 100_000;
/** Milliseconds of work in one go that a reader notices. */
const noticed = 50;

const visuals = [
  '<opendata-table limit="25"></opendata-table>',
  '<opendata-chart x="status"></opendata-chart>',
  '<opendata-chart x="description" top="12" y="sum(amount)"></opendata-chart>',
  '<opendata-stat y="sum(amount)"></opendata-stat>',
  '<opendata-timeseries x="opened" interval="month"></opendata-timeseries>',
].map((tag) => tag.replace(' ', ' src="/large.csv" loading="eager" hide="heading" '));
const page = `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/opendata-elements.js"></script></head>
  <body>${visuals.join('').repeat(4)}</body></html>`;

let site;
let browser;
let tab;
let asked = 0;

before(async () => {
  site = await serve(cdn, { '/large.csv': cityCsv(rows), '/favicon.ico': '', '/shared.html': page });
  browser = await openBrowser();
  tab = await browser.newPage();
  tab.on('request', (request) => request.url().endsWith('/large.csv') && asked++);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const settled = () =>
  tab.waitForFunction((wanted) => document.querySelectorAll('[data-state^=ready]').length === wanted, 4 * visuals.length, {
    timeout: 100_000,
  });

test('twenty visuals of one file ask for it once and hold the same columns', { timeout: 200_000 }, async () => {
  await tab.goto(`${site.origin}/shared.html`);
  await settled();
  assert.equal(asked, 1);
  const same = await tab.evaluate(async () => {
    const { open, read } = await import('/opendata-elements.js');
    const [one, other] = await Promise.all([open('/large.csv'), open('/large.csv')]);
    const [here, there] = [await read(one), await read(other)];
    globalThis.column = new WeakRef(here.column('amount'));
    return [here.length, here.column('amount') === there.column('amount')];
  });
  assert.deepEqual(same, [rows, true]);
  assert.equal(asked, 1);
});

test('and follow another filter without a stall', { timeout: 200_000 }, async () => {
  const filter = async (time) => {
    await tab.evaluate(
      (where) => {
        for (const visual of document.querySelectorAll('[src="/large.csv"]')) visual.setAttribute('where', where);
      },
      `status = '${['Open', 'Closed', 'Open'][time]}'`,
    );
    await tab.waitForTimeout(200);
    await settled();
  };
  const longest = await longestTask(browser, tab, filter, noticed);
  console.log(`the longest task took ${longest.toFixed(0)} ms`);
  assert.ok(longest < noticed, `the longest task took ${longest} ms`);
  assert.equal(asked, 1);
});

test('and their memory goes with the last of them', { timeout: 200_000 }, async () => {
  const tools = await tab.context().newCDPSession(tab);
  const held = async () => {
    for (let round = 0; round < 20; round++) {
      await tools.send('HeapProfiler.collectGarbage');
      if (await tab.evaluate(() => globalThis.column.deref() === undefined)) return false;
      await tab.waitForTimeout(100);
    }
    return true;
  };
  await tab.evaluate(() => document.querySelectorAll('[src="/large.csv"]').forEach((visual, index) => index && visual.remove()));
  assert.equal(await held(), true);
  await tab.evaluate(() => document.body.replaceChildren());
  assert.equal(await held(), false);
});
