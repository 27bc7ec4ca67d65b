/** The package as others get it: what it exports is there, can be imported without a browser, and is what it says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const tags = ['opendata-card', 'opendata-table', 'opendata-timeseries', 'opendata-chart', 'opendata-stat', 'opendata-map'];
const path = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const about = JSON.parse(readFileSync(path('package.json'), 'utf8'));

test('every element can be imported where there is no document', async () => {
  assert.equal(typeof globalThis.document, 'undefined');
  const library = await import('opendata-elements');
  for (const tag of tags) {
    const element = await import(`opendata-elements/elements/${tag}`);
    assert.equal(await import(`opendata-elements/elements/${tag}.js`), element);
    assert.ok(
      Object.keys(element).some((name) => library[name] === element[name] && /^Opendata/.test(name)),
      tag,
    );
  }
});

test('the loader can be imported where there is no document', async () => {
  await import('opendata-elements/loader');
});

test('the data side opens, reads and makes tables without the elements', async () => {
  const data = await import('opendata-elements/data');
  for (const name of ['open', 'read', 'tableOf']) assert.equal(typeof data[name], 'function', name);
  assert.equal(data.tableOf({ year: [2023, 2024] }).length, 2);
  assert.equal(
    Object.keys(data).find((name) => /^Opendata/.test(name)),
    undefined,
  );
});

test('the front door gives all of the data side', async () => {
  const [library, data] = await Promise.all([import('opendata-elements'), import('opendata-elements/data')]);
  for (const name of Object.keys(data)) assert.equal(library[name], data[name], name);
});

test('the manifest is exported and names every tag, its published file and nothing private', async () => {
  const { default: manifest } = await import('opendata-elements/custom-elements.json', { with: { type: 'json' } });
  const classes = manifest.modules.flatMap(({ path, declarations }) => declarations.map((declaration) => ({ path, ...declaration })));
  for (const tag of tags) {
    const found = classes.find(({ tagName }) => tagName === tag);
    assert.ok(found, tag);
    assert.ok(existsSync(path(found.path)), found.path);
    assert.ok(found.attributes.some(({ name }) => name === 'src'));
    assert.deepEqual(
      found.members.filter(({ name, privacy = 'public' }) => privacy !== 'public' || name.startsWith('#')),
      [],
    );
  }
});

test('what package.json names is there', () => {
  for (const file of [
    about.jsdelivr,
    about.unpkg,
    about.customElements,
    about['web-types'],
    ...about.files.filter((name) => name !== 'CHANGELOG.md'),
  ]) {
    assert.ok(existsSync(path(file)), file);
  }
});

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: path('.'), strict: true, pack: 'npm' });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, about)),
    [],
  );
});
