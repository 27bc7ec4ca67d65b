/** Dates without a zone stand where their publisher put them, wherever a reader's clock stands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPortals } from '../../demo/portal/index.js';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
/** Two hours of one evening and the last of a year, as a city writes them. */
const reports = ['opened,n', '2023-12-31T22:00:00,1', '2023-12-31T23:00:00,2', '2024-01-01T00:00:00,4', '2024-01-01T01:00:00,8'].join('\n');

const elements = {
  'hours of a night': '<opendata-timeseries src="/reports.csv" interval="hour" y="sum(n)"></opendata-timeseries>',
  'days of a year’s end': '<opendata-timeseries src="/reports.csv" interval="day" y="sum(n)"></opendata-timeseries>',
  'each value': '<opendata-timeseries src="/reports.csv" interval="none" y="n" annotations="2024-01-01: New year"></opendata-timeseries>',
  'a range': '<opendata-timeseries src="/reports.csv" interval="hour" y="sum(n)" range="2024-01-01/2024-01-02"></opendata-timeseries>',
  'years by category': '<opendata-chart src="/reports.csv" x="opened" y="sum(n)"></opendata-chart>',
  'the last year': '<opendata-stat src="/reports.csv" x="opened" interval="day" y="sum(n)" compare="previous"></opendata-stat>',
  'months of a portal': '<opendata-timeseries src="SOCRATA/d/bird-stri" interval="month"></opendata-timeseries>',
};

let portals;
let site;
let browser;

before(async () => {
  portals = await startPortals();
  const page = '<!doctype html><html lang="en"><title>x</title><script type="module" src="/loader.js"></script>';
  site = await serve(cdn, { '/favicon.ico': '', '/page.html': page, '/reports.csv': reports });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await portals?.close();
});

/** What an element says and gives where a reader's clock stands so. */
async function shownIn(timezoneId, html) {
  const context = await browser.newContext({ timezoneId });
  const tab = await context.newPage();
  try {
    await tab.goto(`${site.origin}/page.html`);
    await tab.evaluate(
      (text) => (document.body.innerHTML = text),
      html.replace('SOCRATA', portals.socrata).replace(' src', ' loading="eager" src'),
    );
    await tab.waitForSelector('[data-state^=ready], [data-state=error]', { timeout: 30_000 });
    return await tab.evaluate(async () => {
      const element = document.body.firstElementChild;
      await element.updateComplete;
      const words = (selector) =>
        [...element.shadowRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
      return {
        state: element.dataset.state,
        csv: await element.toCSV(),
        said: words('.summary, .measure, .value'),
        axis: words('.axis text, .name'),
      };
    });
  } finally {
    await context.close();
  }
}

for (const [what, html] of Object.entries(elements))
  test(`${what} are the same in Los Angeles, Kolkata and Kiritimati`, async () => {
    const utc = await shownIn('UTC', html);
    assert.match(utc.state, /^ready/);
    assert.ok(utc.csv.length > 20 && utc.said.length > 0, JSON.stringify(utc));
    for (const zone of ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'])
      assert.deepEqual(await shownIn(zone, html), utc, zone);
  });

test('the hours are those that were written', async () => {
  const { csv, said } = await shownIn('Pacific/Kiritimati', elements['hours of a night']);
  assert.match(csv, /2023-12-31T22:00.*1\r\n.*23:00.*2\r\n2024-01-01(T00:00:00)?,4\r\n.*01:00.*8/);
  assert.match(said.join(' '), /December 31, 2023 at 10 PM to January 1, 2024 at 1 AM/);
});
