/** Every element on live data under the strictest policy that a city's page may have: Trusted Types, and no style or script but files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { startPortals } from '../../demo/portal/index.js';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));

// What a page's policy sees is told by the page's own script: code from the test runner is exempt from it.
const listen = `addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample }) =>
  document.body.append(Object.assign(document.createElement('q'), { textContent: [violatedDirective, sourceFile, sample].join(' ') })));`;

const shown = (portal) => {
  const airports = `src="${portal}/d/airp-orts"`;
  const strikes = `src="${portal}/d/bird-stri"`;
  return [
    `<opendata-card ${airports}></opendata-card>`,
    `<opendata-table ${airports}></opendata-table>`,
    `<opendata-timeseries ${strikes} interval="year"></opendata-timeseries>`,
    `<opendata-chart ${airports} x="state"></opendata-chart>`,
    `<opendata-stat ${airports} y="count"></opendata-stat>`,
    `<opendata-map ${airports}></opendata-map>`,
    `<opendata-map ${airports} basemap="/tile/{z}/{x}/{y}" attribution="City"></opendata-map>`,
    `<opendata-map ${airports} basemap="/city.pmtiles"></opendata-map>`,
  ];
};

/** A basemap in one file, with a sea. */
async function basemap() {
  const { module } = await runnerImport(fileURLToPath(new URL('../../demo/pmtiles.ts', import.meta.url)), { configFile: false });
  const sea = { type: 'area', points: [[0, 0], [4096, 0], [4096, 4096], [0, 4096]] }; // prettier-ignore
  return module.pmtiles([{ z: 0, x: 0, y: 0, layers: { water: [sea] } }], { attribution: '<a href="https://city.example">City</a>' });
}

let portals;
let browser;
let site;

before(async () => {
  portals = await startPortals();
  const policy = [
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
    `connect-src 'self' ${portals.socrata}`,
    "require-trusted-types-for 'script'; trusted-types opendata-elements",
  ].join('; ');
  const page = (scripts) =>
    `<!doctype html><html lang="en"><head><title>x</title><script src="/listen.js"></script>${scripts}</head>
    <body><p><a href="#x">Break the policy</a></p>${shown(portals.socrata).join('').replaceAll('></', ' loading="eager"></')}</body></html>`;
  const pages = {
    '/listen.js': listen,
    '/breaks.js': "document.querySelector('a').innerHTML = '<b>No</b>';",
    '/loader.html': page('<script type="module" src="/loader.js"></script>'),
    '/classic.html': page('<script src="/opendata-elements.classic.js" defer></script>'),
    '/breaks.html': page('<script src="/breaks.js" defer></script>'),
    '/favicon.ico': '',
    '/city.pmtiles': await basemap(),
  };
  site = await serve(cdn, pages, { 'content-security-policy': policy });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), portals?.close()]);
});

test('the policy is in force', async () => {
  const tab = await browser.newPage();
  await tab.goto(`${site.origin}/breaks.html`);
  assert.match(await tab.locator('q').first().textContent(), /^require-trusted-types-for/);
  await tab.close();
});

for (const path of ['/loader.html', '/classic.html']) {
  test(`${path} shows every element's data, and the map is drawn, without a violation`, async () => {
    const tab = await browser.newPage();
    await tab.goto(site.origin + path);
    for (const element of await tab.locator('body > :not(p)').all())
      await element.and(tab.locator('[data-state^=ready]')).waitFor({ timeout: 30_000 });
    for (const map of await tab.locator('opendata-map').all()) {
      await map.locator('.sheet').waitFor({ state: 'attached' });
      const ground = map.locator('.ground');
      await ground.press('PageDown');
      await ground.press('Enter');
      await map.getByRole('dialog').waitFor();
      await map.getByRole('button', { name: 'Zoom in' }).click();
    }
    await tab.getByRole('link', { name: 'City' }).waitFor();
    for (const switched of await tab.getByRole('button', { name: 'Table', exact: true }).all()) await switched.click();
    assert.deepEqual(await tab.locator('q').allTextContents(), []);
    await tab.close();
  });
}
