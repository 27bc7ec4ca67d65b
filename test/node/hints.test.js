/** The loader names ahead each file that an attribute of a chart brings, so that none costs a second round of requests. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPortals } from '../../demo/portal/index.js';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Attributes of all tags that change words and habits. */
const words =
  'heading="Birds" heading-level="2" note="A note" summary="In a word" labels="true: Yes" format="n: ,.0f" hide="legend" loading="eager" debug token="demo-token" fallback-src="/none.csv"';
const ofAny = [
  words,
  'view="table"',
  'view="both"',
  `where='"Phase of flight" IS NOT NULL'`,
  'search="gull"',
  'suppress-below="5"',
  'y="avg(cost_total)"',
];

/** What no first view waits for: its own address, and what a later reading may need. */
const apart = ['src', 'refresh'];

/** Each attribute of a chart, alone or with what it needs beside it. */
const views = {
  'opendata-timeseries': [
    ...ofAny,
    ...['year', 'quarter', 'month', 'week', 'day', 'hour'].map((unit) => `x="flight_date" interval="${unit}"`),
    'interval="none" y="cost_total"',
    'interval="none" y="cost_total" series="wildlife_size"',
    'y="sum(cost_total), max(cost_total)"',
    'series="wildlife_size" top="2"',
    'series="wildlife_size" emphasis="Small"',
    'facet="wildlife_size"',
    'mark="area" series="wildlife_size" stack',
    'mark="bar"',
    'mark="step"',
    'transform="change"',
    'transform="rolling"',
    'range="1994-01/1994-02"',
    'scale="log" interval="year"',
    'target="500"',
    'band="min(cost_total), max(cost_total)" y="avg(cost_total)"',
    'annotations="1995-03: A strike"',
  ],
  'opendata-chart': [
    ...ofAny,
    'x="wildlife_size" mark="bar" order="-count" top="2" emphasis="Small"',
    'x="wildlife_size" mark="column"',
    'x="wildlife_size" mark="donut"',
    'x="wildlife_size" mark="dot"',
    'x="wildlife_size" y="sum(cost_total), max(cost_total)"',
    'x="wildlife_size" series="Phase of flight" stack normalize',
    'x="wildlife_size" facet="Phase of flight"',
    'x="wildlife_size" y="avg(cost_total)" band="min(cost_total), max(cost_total)"',
    'x="cost_total" bins="10"',
  ],
  'opendata-stat': [
    ...ofAny,
    'x="flight_date"',
    'interval="month" unit="strikes" target="500"',
    'compare="previous"',
    'compare="year-ago" interval="year" suppress-below="5"',
  ],
};

let portals;
let browser;
let site;

before(async () => {
  portals = await startPortals();
  site = await serve(`${root}cdn`, { '/favicon.ico': '', '/page.html': '<!doctype html><html lang="en"><title>x</title>' });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await portals?.close();
});

/** The files that an element has asked for until it says that it is ready, of which the loader had named none. */
async function unhinted(tag, attributes) {
  const tab = await browser.newPage();
  try {
    await tab.goto(`${site.origin}/page.html`);
    return await tab.evaluate(
      async ({ tag, attributes, src }) => {
        document.body.innerHTML = `<${tag} ${attributes} src="${src}"></${tag}>`;
        const element = document.body.firstElementChild;
        const ended = new Promise((resolve, reject) => {
          element.addEventListener('load', resolve);
          element.addEventListener('error', ({ error }) => reject(error));
        });
        await import('/loader.js');
        await ended;
        const asked = performance.getEntriesByType('resource').map(({ name }) => name);
        const hinted = [...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href);
        return asked.filter((name) => name.includes('/chunks/') && !hinted.includes(name)).map((name) => name.split('/').at(-1));
      },
      { tag, attributes, src: `${portals.socrata}/d/bird-stri` },
    );
  } finally {
    await tab.close();
  }
}

for (const [tag, examples] of Object.entries(views)) {
  test(`every attribute of <${tag}> stands among these`, () => {
    const { modules } = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8'));
    const { attributes } = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag);
    const missing = attributes.filter(
      ({ name }) => !apart.includes(name) && !examples.some((text) => new RegExp(`(^| )${name}\\b(?!-)`).test(text)),
    );
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });

  describe(`what <${tag}> needs is named ahead`, { concurrency: 3 }, () => {
    for (const attributes of examples) test(attributes, async () => assert.deepEqual(await unhinted(tag, attributes), []));
  });
}
