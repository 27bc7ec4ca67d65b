/** Files that scripts write and that are kept in the repository say what they were written from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { htmlData, webTypes, withTables } from '../../scripts/docs.js';
import { withSizes } from '../../scripts/sizes.js';
import { withSpeed, resultsPage } from '../../bench/report.js';
import { leafletModule, target } from '../../scripts/leaflet-css.js';

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('custom-elements.json'));

test('the tables in README.md are what the elements say (else: npm run docs)', () => {
  assert.equal(read('README.md'), withTables(read('README.md'), manifest));
});

test('the speed table in README.md and RESULTS.md are what was measured (else: npm run bench)', () => {
  const results = JSON.parse(read('bench/results.json'));
  assert.equal(read('README.md'), withSpeed(read('README.md'), results));
  assert.equal(read('bench/RESULTS.md'), resultsPage(results));
});

test('the sizes in README.md are those of the build, to a kB (else: npm run sizes -- --readme)', () => {
  const sizes = (readme) => [.../<!-- sizes -->([^]*)<!-- \/sizes -->/.exec(readme)[1].matchAll(/^\| (.+?) \| (\d+)\b/gm)];
  const [written, built] = [read('README.md'), withSizes(read('README.md'))].map(sizes);
  assert.deepEqual(
    written.map(([, page]) => page),
    built.map(([, page]) => page),
  );
  for (const [index, [, page, kB]] of built.entries()) assert.ok(Math.abs(kB - written[index][2]) <= 1, `${page}: ${kB} kB`);
});

test("the maps' stylesheet is the installed Leaflet's (else: node scripts/leaflet-css.js)", async () => {
  assert.equal(readFileSync(target, 'utf8'), await leafletModule());
});

test("Leaflet's stylesheet loads nothing", async () => {
  assert.doesNotMatch(await leafletModule(), /url\(|@import|behavior/);
});

test('editors are told every attribute of every tag', () => {
  const card = htmlData(manifest).tags.find(({ name }) => name === 'opendata-card');
  assert.ok(card.attributes.some(({ name, description }) => name === 'src' && description));
  const { elements } = webTypes(manifest, { name: 'x', version: '1' }).contributions.html;
  assert.deepEqual(
    elements.map(({ name }) => name),
    ['opendata-card', 'opendata-table', 'opendata-timeseries', 'opendata-chart', 'opendata-stat', 'opendata-map'],
  );
});

test('a README without markers is refused', () => {
  assert.throws(() => withTables('# Nothing', manifest), /markers/);
});
