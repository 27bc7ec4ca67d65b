/** The demo's page of a city's data hub: each kind of chart that such a hub has is there by attributes alone, and is drawn at every width. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';
import { startPages } from '../../demo/start.js';
import { openBrowser } from '../../scripts/open-browser.js';

/** Each kind of chart by the tag that makes it, and how what is drawn of it is known. */
const kinds = {
  column: ['opendata-chart[mark=column]:not([series])', 'rect.bar'],
  'stacked column by year': ['opendata-timeseries[interval=year][mark=bar][series]', 'path.bar'],
  'horizontal bar': ['opendata-chart:not([mark], [series], [band])[emphasis]', 'rect.bar'],
  area: ['opendata-timeseries[mark=area]:not([series])', 'path.area'],
  'stacked area': ['opendata-timeseries[mark=area][series]', 'path.area'],
  line: ['opendata-timeseries:not([mark], [series], [band])', 'path.line'],
  step: ['opendata-timeseries[mark=step]', 'path.line'],
  donut: ['opendata-chart[mark=donut]', 'path'],
  'margin of error as a band': ['opendata-timeseries[band]', 'path.margin'],
  'margin of error over bars': ['opendata-chart[band]', 'rect.bar'],
  'counts of true booleans by year': ['opendata-timeseries[src$="inspections.csv"][mark=bar]', 'path.bar'],
  'pivot of group and category': ['opendata-chart[mark=column][series][stack=false]', 'rect.bar'],
  'the same as a table': ['opendata-table[group-by]', 'tbody tr'],
  'shares of each category': ['opendata-chart[normalize][series]', 'rect.bar'],
  histogram: ['opendata-chart[x="Speed IAS in knots"]', 'rect.bar'],
  dots: ['opendata-chart[mark=dot]', '.series .marker'],
};

let portals;
let pages;
let browser;
let tab;

before(async () => {
  portals = await startPortals();
  const { close: _, ...origins } = portals;
  pages = await startPages({ origins });
  browser = await openBrowser();
  tab = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  await tab.goto(`${pages.origin}/hub.html`);
  await tab.evaluate(() => document.querySelectorAll('main [src]').forEach((element) => element.setAttribute('loading', 'eager')));
  await tab.waitForFunction(
    () => [...document.querySelectorAll('main [src]')].every(({ dataset }) => /^(ready|empty|error)/.test(dataset.state)),
    null,
    { timeout: 60_000 },
  );
});

after(async () => {
  await browser?.close();
  await pages?.close();
  await portals?.close();
});

for (const [kind, [selector, mark]] of Object.entries(kinds))
  test(`has a ${kind}`, async () => {
    const found = await tab.evaluate(
      ([wanted, drawn]) => {
        const element = document.querySelector(`main ${wanted}`);
        return { state: element?.dataset.state, marks: element?.shadowRoot.querySelectorAll(drawn).length };
      },
      [selector, mark],
    );
    assert.match(found.state ?? '', /^ready/);
    assert.ok(found.marks > 0, `${found.marks} of ${mark}`);
  });

/** What reaches beyond the page or its own chart at this width: texts of drawings, and the page itself. */
const outside = () =>
  tab.evaluate(() => {
    const reach = (element, box) => {
      const { left, right } = element.getBoundingClientRect();
      return left < box.left - 1.5 || right > box.right + 1.5;
    };
    const texts = [...document.querySelectorAll('main [src]')].flatMap((element) =>
      [...element.shadowRoot.querySelectorAll('.canvas svg text')]
        .filter((text) => reach(text, element.getBoundingClientRect()))
        .map((text) => `${element.heading}: ${text.textContent}`),
    );
    return [...texts, ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])];
  });

for (const width of [1100, 768, 320])
  test(`keeps its words within the page at ${width} pixels`, async () => {
    await tab.setViewportSize({ width, height: 900 });
    await tab.evaluate(() => Promise.all([...document.querySelectorAll('main [src]')].map(({ updateComplete }) => updateComplete)));
    await tab.waitForFunction(() =>
      [...document.querySelectorAll('main [src]')].every(({ shadowRoot }) => {
        const [canvas, svg] = [shadowRoot.querySelector('.canvas'), shadowRoot.querySelector('.canvas > svg')];
        return !svg || Math.abs(Number(svg.getAttribute('width')) - canvas.clientWidth) <= 1;
      }),
    );
    assert.deepEqual(await outside(), []);
  });
