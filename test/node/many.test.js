/** A million rows of bad input (unsorted dates and their doubles, runs without a value, one huge outlier, 100,000 categories): right, and without a stall. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';
import { longestTask } from '../../scripts/tasks.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
/** Milliseconds of work in one go that a reader notices. */
const noticed = 50;
const page = `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/opendata-elements.js"></script></head><body></body></html>`;

let site;
let browser;
let tab;

before(async () => {
  site = await serve(cdn, { '/many.html': page, '/favicon.ico': '' });
  browser = await openBrowser();
  tab = await browser.newPage();
  await tab.goto(`${site.origin}/many.html`);
  await tab.evaluate(async () => {
    const { tableOf } = await import('/opendata-elements.js');
    const rows = 1_000_000;
    const mixed = (row, of) => (Math.imul(row, 2_654_435_761) >>> 0) % of;
    const amount = Float64Array.from({ length: rows }, (_, row) =>
      row % 1000 < 100 ? NaN : row === 777_777 ? 1e15 : mixed(row, 10_000) / 4,
    );
    const kind = Array.from({ length: rows }, (_, row) => `Kind ${mixed(row, 7) ? mixed(row, 100_000) : 1}`);
    const opened = Float64Array.from({ length: rows }, (_, row) => Date.UTC(2020, 0, 1 + mixed(row, 730)));
    globalThis.columns = { kind, amount, opened };
    const { fields, ...many } = tableOf(globalThis.columns);
    globalThis.many = { ...many, fields: fields.map((field) => (field.name === 'opened' ? { ...field, type: 'date' } : field)) };
  });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Shows the rows in an element, and gives its first rows and the longest task. */
async function shown(tag, attributes) {
  const show = async () => {
    await tab.evaluate(
      ([name, settings]) => {
        const element = document.createElement(name);
        for (const [setting, value] of Object.entries(settings)) element.setAttribute(setting, value);
        element.srcObject = { table: globalThis.many };
        document.body.replaceChildren(element);
      },
      [tag, { loading: 'eager', ...attributes }],
    );
    await tab.waitForSelector(`${tag}[data-state^=ready]`, { timeout: 100_000 });
  };
  const longest = await longestTask(browser, tab, show, noticed);
  const table = await tab.evaluate((name) => {
    const { table: answer } = document.querySelector(name);
    return Object.fromEntries(answer.fields.map(({ name: field }) => [field, Array.from(answer.column(field)).slice(0, 12)]));
  }, tag);
  console.log(`${tag}: the longest task took ${longest.toFixed(0)} ms`);
  return { table, longest };
}

test('a table puts them in the order of their numbers', { timeout: 200_000 }, async () => {
  const { table, longest } = await shown('opendata-table', { order: '-amount', limit: '25' });
  const wanted = await tab.evaluate(() =>
    Array.from(
      globalThis.columns.amount
        .filter((value) => value === value)
        .sort()
        .slice(-12),
    ).reverse(),
  );
  assert.deepEqual(table.amount, wanted);
  assert.equal(table.amount[0], 1e15);
  assert.ok(longest < noticed, `the longest task took ${longest} ms`);
});

test('and in the order of their words', { timeout: 200_000 }, async () => {
  const { table, longest } = await shown('opendata-table', { order: 'kind', limit: '25' });
  const wanted = await tab.evaluate(() => [...globalThis.columns.kind].sort().slice(0, 12));
  assert.deepEqual(table.kind, wanted);
  assert.ok(longest < noticed, `the longest task took ${longest} ms`);
});

test('a chart shows the largest of 100,000 categories', { timeout: 200_000 }, async () => {
  const { table, longest } = await shown('opendata-chart', { x: 'kind', y: 'count', top: '11', order: '-count' });
  const wanted = await tab.evaluate(() => {
    const counts = new Map();
    for (const kind of globalThis.columns.kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts.values()].sort((a, b) => b - a).slice(0, 11);
  });
  assert.deepEqual(table.count.slice(0, 11), wanted);
  assert.equal(table.kind[0], 'Kind 1');
  assert.ok(longest < noticed, `the longest task took ${longest} ms`);
});

test('a chart over time counts dates that stand in no order, and many times', { timeout: 200_000 }, async () => {
  const { table, longest } = await shown('opendata-timeseries', { x: 'opened', interval: 'month', y: 'count, max(amount)' });
  const wanted = await tab.evaluate(() => {
    const [counts, most] = [Array(12).fill(0), Array(12).fill(-Infinity)];
    globalThis.columns.opened.forEach((time, row) => {
      const month = (new Date(time).getUTCFullYear() - 2020) * 12 + new Date(time).getUTCMonth();
      const amount = globalThis.columns.amount[row];
      if (month >= 12) return;
      counts[month]++;
      if (amount > most[month]) most[month] = amount;
    });
    return { counts, most };
  });
  const [count, most] = Object.entries(table)
    .filter(([name]) => name !== 'opened')
    .map(([, values]) => values);
  assert.deepEqual({ counts: count, most }, wanted);
  assert.ok(longest < noticed, `the longest task took ${longest} ms`);
});
