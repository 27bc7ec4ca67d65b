/** A chart of data that the page has in memory: drawn in the frame in which it is put there, with the page laid out no oftener than it must be. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
/** Once for the place that a drawing has, once for its colours, once for the frame itself. */
const needed = 3;
const page = `<!doctype html><html lang="en"><head><title>x</title></head><body><script type="module">
  import { tableOf } from '/opendata-elements.js';
  const frame = () => new Promise(requestAnimationFrame);
  const loaded = (element) => new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  const points = (length) => {
    const time = Float64Array.from({ length }, (_, i) => Date.UTC(2020, 0) + i * 3_600_000);
    const table = tableOf({ time, level: time.map((_, i) => 50 + 30 * Math.sin(i / 50)) });
    return { ...table, fields: table.fields.map((field) => (field.name === 'time' ? { ...field, type: 'datetime' } : field)) };
  };
  window.draw = async (length) => {
    let frames = 0;
    const table = points(length);
    await frame();
    const element = Object.assign(document.createElement('opendata-timeseries'), { srcObject: { table }, interval: 'none', loading: 'eager' });
    requestAnimationFrame(() => frames++);
    document.body.replaceChildren(element);
    await loaded(element);
    const before = frames;
    await frame();
    await frame();
    return { before, painted: Boolean(element.shadowRoot.querySelector('canvas.ink, path.line')) };
  };
  window.zoom = async (from, to) => {
    const [element] = document.body.children;
    element.range = [from, to].map((hour) => Date.UTC(2020, 0) + hour * 3_600_000);
    await element.updateComplete;
    await frame();
    await frame();
  };
  window.known = true;
</script></body></html>`;

let site;
let browser;
let tab;
let devtools;

before(async () => {
  site = await serve(cdn, { '/favicon.ico': '', '/drawing.html': page });
  browser = await openBrowser();
  tab = await browser.newPage();
  await tab.goto(`${site.origin}/drawing.html`);
  await tab.waitForFunction(() => window.known);
  devtools = await tab.context().newCDPSession(tab);
  await devtools.send('Performance.enable');
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** How often the page was laid out meanwhile. */
async function layoutsDuring(work) {
  const count = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount').value;
  const before = await count();
  const result = await work();
  return { ...result, layouts: (await count()) - before };
}

for (const length of [365, 10_000, 1_000_000])
  test(`${length} points stand there in the frame in which the chart is put on the page`, { timeout: 100_000 }, async () => {
    const { before, painted, layouts } = await layoutsDuring(() => tab.evaluate((n) => window.draw(n), length));
    assert.deepEqual({ before, painted }, { before: 0, painted: true });
    assert.ok(layouts <= needed, `the page was laid out ${layouts} times`);
  });

test('another range of them takes no more', { timeout: 100_000 }, async () => {
  await tab.evaluate(() => window.zoom(1000, 500_000));
  const { layouts } = await layoutsDuring(() => tab.evaluate(() => window.zoom(200_000, 300_000)));
  assert.ok(layouts > 0 && layouts <= needed, `the page was laid out ${layouts} times`);
});
