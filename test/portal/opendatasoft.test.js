/** The Opendatasoft dialect over HTTP, against counts made from the published files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';
import { ask, countBy, published, publishedJson } from './ask.js';

let portals;
before(async () => (portals = await startPortals()));
after(() => portals.close());

const API = '/api/explore/v2.1/catalog/datasets';
const get = (path, parameters) => ask(portals.opendatasoft, path, parameters);
const records = async (id, parameters) => (await get(`${API}/${id}/records`, parameters)).json;
const refusal = async (id, parameters) => {
  const { status, json } = await get(`${API}/${id}/records`, parameters);
  return [status, json.error_code, json.message];
};
const strikes = published('birdstrikes.csv');
const quakes = publishedJson('earthquakes.json').features;

test('a dataset’s document, and the catalogue of them', async () => {
  const { json } = await get(`${API}/usgs-earthquakes`);
  const types = Object.fromEntries(json.fields.map(({ name, type }) => [name, type]));
  assert.deepEqual(
    [types.mag, types.nst, types.time, types.tsunami, types.location, types.place],
    ['double', 'int', 'datetime', 'boolean', 'geo_point_2d', 'text'],
  );
  assert.deepEqual(json.fields.find(({ name }) => name === 'row_key').annotations, { id: [] });
  assert.equal(json.metas.default.records_count, quakes.length);
  const { json: catalogue } = await get(API, { limit: 2, order_by: 'title' });
  assert.deepEqual(
    [catalogue.total_count, catalogue.results.map(({ dataset_id }) => dataset_id)],
    [6, ['faa-bird-strikes', 'seattle-weather']],
  );
  assert.equal((await get(API, { where: 'search("wildlife")' })).json.total_count, 1);
  assert.equal((await get(API, { refine: 'theme:"Environment"' })).json.total_count, 2);
  assert.equal((await get(API, { limit: 101 })).status, 400);
});

test('records: ten unless told otherwise, a hundred at most, none beyond the ten thousandth', async () => {
  assert.equal((await records('faa-bird-strikes')).results.length, 10);
  assert.equal((await records('faa-bird-strikes', { limit: -1 })).results.length, 100);
  const nothing = await records('faa-bird-strikes', { limit: 0 });
  assert.deepEqual(nothing, { total_count: 10000, results: [] });
  const expected = 'Invalid value for limit API parameter: 1486 was found but -1 <= limit <= 100 is expected.';
  assert.deepEqual(await refusal('faa-bird-strikes', { limit: 1486 }), [400, 'InvalidRESTParameterError', expected]);
  assert.equal((await refusal('us-zip-codes', { limit: 10, offset: 9990 }))[1], 'InvalidRESTParameterError');
  assert.equal((await records('us-zip-codes', { limit: 10, offset: 9989 })).results.length, 10);
});

test('values: points, dates and times, nulls as null', async () => {
  const { results } = await records('usgs-earthquakes', { limit: 1 });
  const [first] = results;
  const { properties, geometry } = quakes[0];
  assert.deepEqual(first.location, { lon: geometry.coordinates[0], lat: geometry.coordinates[1] });
  assert.deepEqual([Date.parse(first.time), first.felt, first.tsunami], [properties.time, null, false]);
  assert.equal((await records('faa-bird-strikes', { limit: 1, select: 'flight_date' })).results[0].flight_date, '1990-01-08');
});

test('where: what is unknown is false, and so true under not', async () => {
  const total = async (where) => (await records('usgs-earthquakes', { where, limit: 0 })).total_count;
  const is = (keep) => quakes.filter(({ properties }) => keep(properties)).length;
  assert.equal(
    await total('mag >= 2.5 and net = "us"'),
    is(({ mag, net }) => mag >= 2.5 && net === 'us'),
  );
  assert.equal(
    await total("not (alert = 'green')"),
    is(({ alert }) => alert !== 'green'),
  );
  assert.equal(
    await total('not (alert = "green") and alert is not null'),
    is(({ alert }) => alert !== null && alert !== 'green'),
  );
  assert.equal(
    await total('nst in (5, 8) or felt is null'),
    is(({ nst, felt }) => [5, 8].includes(nst) || felt === null),
  );
  assert.equal(
    await total('nst in [5..8['),
    is(({ nst }) => nst !== null && nst >= 5 && nst < 8),
  );
  assert.equal(
    await total('tsunami is true'),
    is(({ tsunami }) => tsunami === 1),
  );
  assert.equal(
    await total("time >= date'2018-02-05T12:00'"),
    is(({ time }) => time >= Date.UTC(2018, 1, 5, 12)),
  );
  assert.equal(
    await total('startswith(place, "4km")'),
    is(({ place }) => place.startsWith('4km')),
  );
  assert.equal(
    await total('place like "Alaska"'),
    is(({ place }) => /\bAlaska\b/.test(place)),
  );
  assert.equal(await total('place like "Alask"'), 0, 'like is for whole words');
  assert.equal(
    await total('search("Alask")'),
    is(({ place, title }) => /\bAlask/.test(place + title)),
    'the last word may be a beginning',
  );
  const inside = quakes.filter(
    ({
      geometry: {
        coordinates: [x, y],
      },
    }) => x >= -125 && x <= -114 && y >= 32 && y <= 42,
  );
  assert.equal(await total('in_bbox(location, 32, -125, 42, -114)'), inside.length);
});

test('what does not fit is refused in the portal’s words', async () => {
  const of = (where) => refusal('usgs-earthquakes', { where });
  assert.deepEqual((await of('mag = "2"')).slice(0, 2), [400, 'IncompatibleTypesInComparisonFilter']);
  assert.deepEqual((await of('time >= "2018-02-05"')).slice(0, 2), [400, 'IncompatibleTypesInComparisonFilter']);
  assert.deepEqual(await of('nope = 1'), [400, 'ODSQLError', 'Unknown field: nope']);
  for (const broken of ['mag = (', "time in (date'2018-02-05')", 'mag >', '"a', 'mag != 2'])
    assert.equal((await of(broken))[1], 'ODSQLSyntaxError', broken);
  const sum = await refusal('usgs-earthquakes', { select: 'min(place)' });
  assert.deepEqual(sum, [400, 'ODSQLError', 'StatAggregation only supports numeric or date expression']);
  const twice = await refusal('usgs-earthquakes', { select: 'net as y, count(*)', group_by: 'net as y' });
  assert.deepEqual(twice, [400, 'ODSQLError', "Alias 'y' is declared several times."]);
  const late = await refusal('usgs-earthquakes', { select: 'count(*) as n', group_by: 'net', order_by: 'net, n' });
  assert.match(late[2], /must come first/);
  assert.deepEqual((await get(`${API}/nope`)).json, {
    error_code: 'NotFoundResource',
    message: 'The requested dataset nope does not exist.',
  });
  assert.equal((await get('/api/explore/v9/x')).json.error_code, 'NotFoundURI');
  const quota = await get(`${API}/usgs-earthquakes`, { status: 429 });
  assert.deepEqual([quota.status, quota.json.errorcode, quota.json.error_code], [429, 10002, undefined]);
});

test('groups: by field, pattern and range, without a total', async () => {
  const months = await records('faa-bird-strikes', {
    select: 'count(*) as n',
    group_by: 'date_format(flight_date, "yyyy-MM") as m',
    limit: 20000,
  });
  const expected = countBy(strikes, (row) => row['Flight Date'].slice(0, 7));
  assert.deepEqual(Object.fromEntries(months.results.map(({ m, n }) => [m, n])), Object.fromEntries(expected));
  assert.equal('total_count' in months, false);
  const bins = await records('usgs-earthquakes', { select: 'count(*)', group_by: 'range(nst, 10)', order_by: 'count(*) desc', limit: 3 });
  const tens = countBy(quakes, ({ properties: { nst } }) =>
    nst === null ? null : `[${Math.floor(nst / 10) * 10}, ${Math.floor(nst / 10) * 10 + 9}]`,
  );
  for (const { 'range(nst, 10)': label, 'count(*)': count } of bins.results) assert.equal(count, tens.get(label), label);
  const [week] = (await records('usgs-earthquakes', { select: 'count(*) as n', group_by: 'range(time, 1 week) as w', order_by: 'n desc' }))
    .results;
  assert.equal(week.w, '[2018-01-29T00:00:00.000Z, 2018-02-05T00:00:00.000Z[');
  const edges = await records('usgs-earthquakes', { select: 'count(*) as n', group_by: 'range(nst, *, 10, 20, *) as r', limit: 9 });
  assert.deepEqual(edges.results.map(({ r }) => r).sort(), ['[*, 9]', '[10, 19]', '[20, *]', null]);
});

test('one row of aggregates comes as often as rows are asked for; a sum of nothing is nought', async () => {
  const { results } = await records('usgs-earthquakes', { select: 'count(*) as n, sum(felt) as s, avg(felt) as a', where: 'mag > 100' });
  assert.equal(results.length, 10);
  assert.deepEqual(results[9], { n: 0, s: 0, a: null });
});

test('facets, refined and excluded', async () => {
  const { json } = await get(`${API}/faa-bird-strikes/facets`, { facet: 'wildlife_size' });
  const sizes = countBy(strikes, (row) => row['Wildlife Size']);
  for (const { name, count } of json.facets[0].facets) assert.equal(count, sizes.get(name));
  const total = async (parameters) => (await records('faa-bird-strikes', { ...parameters, limit: 0 })).total_count;
  assert.equal(await total({ refine: 'wildlife_size:"Large"' }), sizes.get('Large'));
  assert.equal(await total({ exclude: 'wildlife_size:Large' }), strikes.length - sizes.get('Large'));
  assert.equal((await refusal('faa-bird-strikes', { refine: 'cost_total:3' }))[1], 'InvalidRESTParameterError');
});

test('exports: every row, as JSON and as CSV with semicolons and a byte order mark', async () => {
  const { json } = await get(`${API}/us-zip-codes/exports/json`, { select: 'zip_code', where: "state = 'WA'", order_by: 'zip_code desc' });
  assert.deepEqual([json.length > 500, json[0]], [true, { zip_code: '99403' }]);
  const csv = await (await fetch(`${portals.opendatasoft}${API}/us-airports/exports/csv?limit=1&select=iata,name`)).arrayBuffer();
  assert.equal(Buffer.from(csv).toString('utf8'), '\uFEFFiata;name\r\n00M;Thigpen\r\n');
  assert.equal((await get(`${API}/us-airports/exports/pdf`)).status, 404);
});

test('pages', async () => {
  for (const path of [
    '/explore/dataset/us-airports/',
    '/explore/dataset/us-airports/table/',
    '/explore/assets/us-airports/',
    '/explore/embed/dataset/us-airports/map/',
  ])
    assert.match((await get(path)).text, /<h1>US Airports<\/h1>/, path);
  assert.match((await get('/explore/')).text, /href="\/explore\/dataset\/us-airports\/"/);
  assert.equal((await get('/explore/dataset/nope/')).status, 404);
});
