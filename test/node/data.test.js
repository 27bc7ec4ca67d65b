/** The library without elements in Node, where there is no document: it opens, reads and lists live portals, and leaves no global behind. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';

const globals = new Set(Object.getOwnPropertyNames(globalThis));
const { DatasetError, cell, list, open, parseWhere, portals, read } = await import('opendata-elements/data');

/** @type {Awaited<ReturnType<typeof startPortals>>} */
let origins;
before(async () => (origins = await startPortals()));
after(() => origins.close());

const strikes = () => ({
  socrata: `${origins.socrata}/d/bird-stri`,
  ckan: `${origins.ckan}/dataset/faa-bird-strikes`,
});

const byYear = {
  where: parseWhere('"Origin State" = \'Texas\''),
  select: [
    { name: 'year', field: 'Flight Date', unit: 'year' },
    { name: 'n', aggregate: 'count' },
  ],
  order: [{ by: 'year' }],
};

test('there is no document, and none is needed', () => {
  assert.deepEqual(
    [typeof globalThis.document, typeof globalThis.window, typeof globalThis.DOMParser],
    ['undefined', 'undefined', 'undefined'],
  );
});

test('open describes a dataset', async () => {
  for (const [name, address] of Object.entries(strikes())) {
    const { title, ref, rowCount, fields, publisher } = await open(address);
    assert.deepEqual([title, ref.portal, rowCount, publisher], ['FAA Bird Strikes', name, 10_000, 'Federal Aviation Administration']);
    assert.ok(fields.length >= 14);
  }
});

test('read gives the same counts whoever is asked', async () => {
  const tables = await Promise.all(Object.values(strikes()).map(async (address) => read(await open(address), byYear)));
  const [one, other] = tables.map((table) =>
    Array.from({ length: table.length }, (_, row) => table.fields.map(({ name }) => cell(table.column(name), row))),
  );
  assert.ok(one.length >= 10);
  assert.deepEqual(one, other);
});

test('read tells how far it is where rows come in pages', async () => {
  const dataset = await open(`${origins.ckan}/dataset/us-zip-codes`);
  const told = [];
  const { length } = await read(dataset, {}, { onProgress: (progress) => told.push(progress) });
  assert.equal(length, dataset.rowCount);
  assert.deepEqual(told, [
    { loaded: 32_000, total: length },
    { loaded: length, total: length },
  ]);
});

test('list finds datasets in every catalogue, in one shape', async () => {
  for (const name of ['socrata', 'ckan', 'dkan', 'opendatasoft'].filter((known) => known in origins)) {
    const { datasets, total } = await list(origins[name], { search: 'earthquakes' });
    assert.deepEqual([total, datasets.map(({ title }) => title)], [1, ['USGS Earthquakes, One Week']], name);
    const { title, ref } = await open(datasets[0].landingPage);
    assert.deepEqual([title, ref.portal], ['USGS Earthquakes, One Week', name]);
  }
});

test('a host is recognised, and what is not there is a DatasetError with a code', async () => {
  assert.equal((await open(`${origins.ckan}/showcase/faa-bird-strikes`)).ref.portal, 'ckan');
  for (const [address, code] of [
    [`${origins.socrata}/d/zzzz-9999`, 'not-found'],
    [`${origins.ckan}/organization/parks`, 'unsupported'],
    ['not an address', 'unsupported'],
    ['http://127.0.0.1:49151/d/abcd-1234', 'unreachable'],
  ])
    await assert.rejects(open(address), (error) => error instanceof DatasetError && error.code === code, address);
});

test('a portal of one’s own is asked like any other', async () => {
  const fields = [{ name: 'a', title: 'A', type: 'string' }];
  portals.unshift({
    name: 'mine',
    capabilities: {},
    match: ({ host }) => (host === 'mine.example' ? { portal: 'mine', endpointURL: 'https://mine.example', identifier: 'a' } : undefined),
    describe: async (ref) => ({ ref, title: 'Mine', landingPage: ref.endpointURL, fields }),
    read: async () => ({ fields, length: 2, column: () => ['x', 'y'] }),
  });
  const table = await read(await open('https://mine.example/'), { where: parseWhere("a > 'x'") });
  assert.deepEqual([table.length, cell(table.column('a'), 0)], [1, 'y']);
  portals.shift();
});

test('no global is left behind', () => {
  assert.deepEqual(
    Object.getOwnPropertyNames(globalThis).filter((name) => !globals.has(name)),
    [],
  );
});
