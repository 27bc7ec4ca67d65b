/** The DKAN dialect over HTTP, against counts made from the published files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { phpArrays } from '../../demo/portal/dkan-query.js';
import { startPortals } from '../../demo/portal/index.js';
import { ask, countBy, published } from './ask.js';

let portals;
before(async () => (portals = await startPortals()));
after(() => portals.close());

const BIRDS = 'fa2eb308-d67e-579e-a1bc-cdacf8bef267';
const ZIPCODES = '0866cc46-55cd-5a35-a6e7-4d9f8326388f';
const AIRPORTS = '0e667557-adf2-52c9-aa8d-aff89b5c6c9e';
const get = (path, parameters) => ask(portals.dkan, path, parameters);
const query = async (parameters, id = BIRDS) => (await get(`/api/1/datastore/query/${id}/0`, parameters)).json;
const strikes = published('birdstrikes.csv');

test('arrays as PHP reads them', () => {
  const read = (text) => phpArrays(new URLSearchParams(text));
  assert.deepEqual(read('a[0][b]=1&a[0][c][0]=2&a[1]=3&d=4'), { a: [{ b: '1', c: ['2'] }, '3'], d: '4' });
  assert.deepEqual(read('a[]=1&a[]=2'), { a: ['1', '2'] });
  assert.deepEqual(read('a[x]=1'), { a: { x: '1' } });
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  read('a[__proto__][polluted]=1&__proto__[polluted]=1');
  assert.equal({}.polluted, undefined);
});

test('the metastore shows a dataset plainly and with its references', async () => {
  const item = (await get(`/api/1/metastore/schemas/dataset/items/${BIRDS}`)).json;
  const shown = (await get(`/api/1/metastore/schemas/dataset/items/${BIRDS}?show-reference-ids`)).json;
  assert.equal(item.keyword.includes('wildlife'), true);
  assert.equal(
    shown.keyword.some(({ data }) => data === 'wildlife'),
    true,
  );
  assert.deepEqual([item.publisher.name, shown.publisher.data.name], Array(2).fill('Federal Aviation Administration'));
  const dictionary = (await (await fetch(shown.distribution[0].data.describedBy)).json()).data;
  assert.deepEqual(
    dictionary.fields.filter(({ name }) => /date|speed|state/.test(name)).map(({ type }) => type),
    ['date', 'string', 'integer'],
  );
  const missing = await get('/api/1/metastore/schemas/dataset/items/nope');
  assert.deepEqual([missing.status, missing.json.message], [404, 'Error retrieving metadata: nope not found.']);
  assert.equal((await get('/api/1/metastore/schemas')).json.includes('dataset'), true);
});

test('a query echoes itself; rows are texts, missing texts are empty, missing typed values null', async () => {
  const { results, count, schema, query: echo } = await query();
  assert.deepEqual([results.length, count, echo.limit, echo.resources.length], [500, 10000, 500, 1]);
  const [{ fields }] = Object.values(schema);
  assert.deepEqual(fields.airport_name, { type: 'text', mysql_type: 'text', description: '\uFEFFAirport Name' });
  assert.deepEqual([fields.flight_date.type, fields.cost_total.type], ['date', 'int']);
  assert.deepEqual([results[0].flight_date, results[0].cost_total], ['1990-01-08', '0']);
  const quiet = await query({ results: 'false', schema: 'false' });
  assert.deepEqual(Object.keys(quiet), ['count', 'query']);
  const slow = await query({ 'sorts[0][property]': 'speed_ias_in_knots', limit: 1 });
  assert.equal(slow.results[0].speed_ias_in_knots, null, 'null is the least of all');
  assert.equal((await query({ limit: 1 }, ZIPCODES)).results[0].latitude, '40.922326', 'a number as text');
});

test('conditions, nested and of every kind', async () => {
  const total = async (parameters) => (await query({ ...parameters, results: 'false' })).count;
  const is = (keep) => strikes.filter(keep).length;
  const condition = (at, property, operator, value) => ({
    [`${at}[property]`]: property,
    [`${at}[operator]`]: operator,
    [`${at}[value]`]: value,
  });
  assert.equal(
    await total(condition('conditions[0]', 'origin_state', '=', 'Texas')),
    is((row) => row['Origin State'] === 'Texas'),
  );
  assert.equal(
    await total(condition('conditions[0]', 'cost_total', '>', '1000')),
    is((row) => Number(row['Cost Total $']) > 1000),
    'as numbers',
  );
  const either = {
    'conditions[0][groupOperator]': 'or',
    ...condition('conditions[0][conditions][0]', 'wildlife_size', '=', 'Large'),
    ...condition('conditions[0][conditions][1]', 'airport_name', 'contains', 'CHICAGO'),
  };
  assert.equal(
    await total(either),
    is((row) => row['Wildlife Size'] === 'Large' || row['Airport Name'].includes('CHICAGO')),
  );
  const among = {
    'conditions[0][property]': 'origin_state',
    'conditions[0][operator]': 'in',
    'conditions[0][value][0]': 'Texas',
    'conditions[0][value][1]': 'Ohio',
  };
  assert.equal(
    await total(among),
    is((row) => /^(Texas|Ohio)$/.test(row['Origin State'])),
  );
  assert.equal(
    (await query({ ...condition('conditions[0]', 'latitude', '>', '5'), results: 'false' }, AIRPORTS)).count <
      (await query({ results: 'false' }, AIRPORTS)).count,
    true,
    'texts are compared letter by letter',
  );
});

test('groups and expressions', async () => {
  const sizes = await query({
    'properties[0]': 'wildlife_size',
    'properties[1][alias]': 'n',
    'properties[1][expression][operator]': 'count',
    'properties[1][expression][operands][0]': 'record_number',
    'groupings[0]': 'wildlife_size',
    'sorts[0][property]': 'n',
    'sorts[0][order]': 'desc',
  });
  const expected = countBy(strikes, (row) => row['Wildlife Size']);
  assert.deepEqual(
    sizes.results,
    [...expected].sort((a, b) => b[1] - a[1]).map(([wildlife_size, n]) => ({ wildlife_size, n: String(n) })),
  );
  assert.equal(sizes.count, 3);
});

test('what it refuses', async () => {
  const refusal = async (parameters) => {
    const { status, json } = await get(`/api/1/datastore/query/${BIRDS}/0`, parameters);
    return [status, json.message, json.data?.keyword];
  };
  assert.deepEqual(await refusal({ limit: 501 }), [400, 'JSON Schema validation failed.', 'maximum']);
  assert.equal((await get(`/provider-data/api/1/datastore/query/${BIRDS}/0`, { limit: 1500 })).json.results.length, 1500);
  assert.deepEqual(
    (await refusal({ 'conditions[0][property]': 'cost_total', 'conditions[0][operator]': 'is null', 'conditions[0][value]': '' }))[2],
    'enum',
  );
  assert.match((await refusal({ 'properties[0]': 'record_number' }))[1], /^The record_number property is for internal use/);
  const bare = { 'properties[0]': 'wildlife_size', 'properties[1]': 'origin_state', 'groupings[0]': 'wildlife_size' };
  assert.deepEqual((await refusal(bare))[1], 'Un-grouped properties found in aggregate query: origin_state');
  assert.match((await refusal({ 'properties[0]': 'nope' }))[1], /^SQLSTATE\[42S22\]: Column not found/);
  const index = await get(`/api/1/datastore/query/${BIRDS}/3`);
  assert.deepEqual([index.status, index.json], [404, { message: `No resource found for dataset ${BIRDS} at index 3` }]);
});

test('search: an object of datasets, or an empty list; the total is a text', async () => {
  const { json } = await get('/api/1/search', { fulltext: 'wildlife' });
  assert.deepEqual([json.total, Object.keys(json.results)], ['1', [`dkan_dataset/${BIRDS}`]]);
  assert.deepEqual((await get('/api/1/search', { fulltext: 'xylophone' })).json.results, []);
  assert.equal(Object.keys((await get('/api/1/search', { 'page-size': 4, page: 2 })).json.results).length, 2);
});

test('downloads are CSV only, and whole; pages stand under any base path', async () => {
  const { text, status } = await get(`/api/1/datastore/query/${ZIPCODES}/0/download`, { format: 'csv' });
  assert.deepEqual([status, text.split('\n').length, text.slice(0, 44)], [200, 42051, 'zip_code,latitude,longitude,city,state,count']);
  assert.match((await get(`/api/1/datastore/query/${ZIPCODES}/0/download`)).json.message, /^Streaming not currently available/);
  assert.equal((await get('/api/1/datastore/imports/3694764a-e97e-5c87-a1cc-83838b15cb61')).json.numOfRows, 10000);
  for (const base of ['', '/provider-data']) assert.match((await get(`${base}/dataset/${BIRDS}`)).text, /<h1>FAA Bird Strikes<\/h1>/);
  assert.equal((await get('/dataset/nope')).status, 404);
});
