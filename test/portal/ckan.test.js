/** The CKAN dialect over HTTP, against counts made from the published files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';
import { ask, countBy, published } from './ask.js';

let portals;
let resource;
before(async () => {
  portals = await startPortals();
  const { json } = await ask(portals.ckan, '/api/3/action/package_show', { id: 'faa-bird-strikes' });
  resource = json.result.resources[0].id;
});
after(() => portals.close());

const get = (path, parameters) => ask(portals.ckan, path, parameters);
const act = (action, parameters) => get(`/api/3/action/${action}`, parameters);
const search = async (parameters) => (await act('datastore_search', { resource_id: resource, ...parameters })).json.result;
const refusal = async (parameters) => {
  const { status, json } = await act('datastore_search', { resource_id: resource, ...parameters });
  const { __type, ...error } = json.error;
  return [status, __type, error];
};
const sql = (text) => act('datastore_search_sql', { sql: text.replaceAll('$R', `"${resource}"`) });
const records = async (text) => (await sql(text)).json.result.records;
const sqlRefusal = async (text) => {
  const { status, json } = await sql(text);
  return [status, json?.error.message ?? json?.error.query[0]];
};
const strikes = published('birdstrikes.csv');

test('package_show says where everything comes from', async () => {
  const { status, json } = await act('package_show', { id: 'us-zip-codes' });
  assert.equal(status, 200);
  assert.equal(json.help, `${portals.ckan}/api/3/action/help_show?name=package_show`);
  const { result } = json;
  assert.deepEqual(
    [result.title, result.license_title, result.license_url],
    ['US ZIP Codes', 'Creative Commons Attribution 4.0 International', 'https://creativecommons.org/licenses/by/4.0/'],
  );
  assert.equal(result.url, 'https://download.geonames.org/export/zip/');
  assert.equal(result.metadata_modified, '2025-08-21T23:04:37.691000');
  assert.deepEqual(result.extras[0], { key: 'frequency', value: 'never' });
  assert.deepEqual((await act('package_show', { id: result.id })).json.result, result, 'by UUID as by name');
  const [csv] = result.resources;
  assert.equal((await act('resource_show', { id: csv.id })).json.result.package_id, result.id);
  const file = await fetch(csv.url);
  assert.match(await file.text(), /^zip_code,latitude,longitude,city,state,county\r?\n00501,/);
});

test('datastore_search: a page of typed rows, with the titles as names', async () => {
  const result = await search({ limit: 1 });
  assert.deepEqual(result.records, [
    {
      _id: 1,
      'Airport Name': 'BARKSDALE AIR FORCE BASE ARPT',
      'Aircraft Make Model': 'T-38A',
      'Effect Amount of damage': 'None',
      'Flight Date': '1990-01-08T00:00:00',
      'Aircraft Airline Operator': 'MILITARY',
      'Origin State': 'Louisiana',
      'Phase of flight': 'Climb',
      'Wildlife Size': 'Large',
      'Wildlife Species': 'Turkey vulture',
      'Time of day': 'Day',
      'Cost Other': 0,
      'Cost Repair': 0,
      'Cost Total $': 0,
      'Speed IAS in knots': 300,
    },
  ]);
  assert.deepEqual(result.fields.slice(0, 2), [
    { id: '_id', type: 'int' },
    { id: 'Airport Name', type: 'text' },
  ]);
  assert.deepEqual(
    result.fields.filter(({ id }) => /Date|Speed/.test(id)).map(({ type }) => type),
    ['timestamp', 'numeric'],
  );
  assert.deepEqual([result.total, result.limit, result.include_total, result.total_was_estimated], [10000, 1, true, false]);
  assert.deepEqual(
    (await search({ limit: 1, filters: JSON.stringify({ 'Cost Repair': 0 }), sort: 'Speed IAS in knots nulls first' })).records[0][
      'Speed IAS in knots'
    ],
    null,
  );
});

test('_links: next always, without an end', async () => {
  const { _links, records: none } = await search({ offset: 20000, limit: 5 });
  assert.deepEqual(none, []);
  assert.equal(_links.next, `/api/3/action/datastore_search?resource_id=${resource}&limit=5&offset=20005`);
  assert.match((await search({ limit: 0 }))._links.next, /offset=0/);
});

test('limits: 100 unless told otherwise, 32000 at most, silently', async () => {
  assert.equal((await search({ fields: '_id' })).records.length, 100);
  const { result } = (await act('package_show', { id: 'us-zip-codes' })).json;
  const many = (
    await act('datastore_search', { resource_id: result.resources[0].id, limit: 50000, fields: 'zip_code', include_total: 'false' })
  ).json.result;
  assert.deepEqual([many.records.length, many.limit, many.total], [32000, 32000, undefined]);
  assert.equal(many.records[0].zip_code, '00501');
});

test('filters: equality and lists only', async () => {
  const total = async (filters) => (await search({ filters: JSON.stringify(filters), limit: 0 })).total;
  const is = (keep) => strikes.filter(keep).length;
  assert.equal(
    await total({ 'Origin State': 'Texas' }),
    is((row) => row['Origin State'] === 'Texas'),
  );
  assert.equal(
    await total({ 'Origin State': ['Texas', 'Ohio'], 'Wildlife Size': 'Large' }),
    is((row) => /^(Texas|Ohio)$/.test(row['Origin State']) && row['Wildlife Size'] === 'Large'),
  );
  assert.equal(
    await total({ 'Speed IAS in knots': 120 }),
    is((row) => row['Speed IAS in knots'] === '120'),
  );
  assert.equal(await total({ 'Speed IAS in knots': null }), 0, 'nulls cannot be found');
  assert.equal(await total({ 'Origin State': "O'Hare" }), 0);
  assert.deepEqual(await refusal({ filters: '{"Cost Other":{"gt":3}}' }), [
    409,
    'Validation Error',
    { filters: ['invalid value "Cost Other"'] },
  ]);
  assert.deepEqual(await refusal({ filters: '{"nope":1}' }), [409, 'Validation Error', { filters: ['field "nope" not in table'] }]);
  assert.deepEqual(await refusal({ filters: '{' }), [409, 'Validation Error', { filters: ['Cannot parse JSON'] }]);
  const [status, , { info }] = await refusal({ filters: '{"Origin State":5}' });
  assert.equal(status, 409);
  assert.match(info.orig[0], /^operator does not exist: text = integer\nLINE 1: /);
});

test('q: whole words, stemmed; it adds a rank', async () => {
  const result = await search({ q: 'turkey vultures', limit: 3 });
  assert.equal(result.total, strikes.filter((row) => row['Wildlife Species'] === 'Turkey vulture').length);
  assert.equal(typeof result.records[0].rank, 'number');
  assert.equal(
    result.fields.some(({ id }) => id === 'rank'),
    false,
  );
  assert.equal((await search({ q: 'vultu' })).total, 0);
  assert.equal((await search({ q: 'vultu:*', plain: 'false' })).total, result.total);
  const inField = await search({ q: '{"Airport Name":"chicago"}', limit: 1 });
  assert.equal(inField.total, strikes.filter((row) => /\bCHICAGO\b/.test(row['Airport Name'])).length);
  assert.ok('rank Airport Name' in inField.records[0]);
  assert.equal((await refusal({ q: 'a &', plain: 'false' }))[0], 409);
});

test('fields, sort and distinct', async () => {
  const { records: sizes, total } = await search({ fields: 'Wildlife Size', distinct: 'true', sort: 'Wildlife Size desc' });
  assert.deepEqual([sizes.map((row) => row['Wildlife Size']), total], [['Small', 'Medium', 'Large'], 3]);
  const latest = await search({ fields: 'Flight Date,_id', sort: '"Flight Date" desc, _id asc', limit: 1 });
  assert.deepEqual(Object.keys(latest.records[0]), ['Flight Date', '_id']);
  assert.equal(
    latest.records[0]['Flight Date'].slice(0, 10),
    strikes
      .map((row) => row['Flight Date'])
      .sort()
      .at(-1),
  );
  assert.deepEqual(await refusal({ sort: 'nope desc' }), [409, 'Validation Error', { sort: ['field "nope" not in table'] }]);
  assert.deepEqual(await refusal({ fields: 'nope' }), [409, 'Validation Error', { fields: ['field "nope" not in table'] }]);
});

test('records_format', async () => {
  const parameters = { fields: '_id,Flight Date,Cost Other', limit: 2 };
  assert.deepEqual((await search({ ...parameters, records_format: 'lists' })).records[0], [1, '1990-01-08T00:00:00', 0]);
  assert.equal((await search({ ...parameters, records_format: 'csv' })).records, '1,1990-01-08T00:00:00,0\n2,1990-01-09T00:00:00,0\n');
  assert.match((await search({ ...parameters, records_format: 'tsv' })).records, /^1\t1990-01-08T00:00:00\t0\n/);
  assert.equal((await refusal({ records_format: 'xml' }))[0], 409);
});

test('what is missing or malformed', async () => {
  assert.deepEqual((await act('datastore_search')).json.error, { resource_id: ['Missing value'], __type: 'Validation Error' });
  assert.deepEqual(await refusal({ limit: 'many' }), [409, 'Validation Error', { limit: ['Invalid integer'] }]);
  assert.deepEqual(await refusal({ offset: '-1' }), [409, 'Validation Error', { offset: ['Must be a natural number'] }]);
  const unknown = await act('datastore_search', { resource_id: 'nope' });
  assert.deepEqual([unknown.status, unknown.json.error.message], [404, 'Not found: Resource "nope" was not found.']);
  const { result } = (await act('package_show', { id: 'usgs-earthquakes' })).json;
  const file = result.resources.find(({ format }) => format === 'GeoJSON');
  assert.equal((await act('datastore_search', { resource_id: file.id })).status, 404, 'a file that is not in the DataStore');
  assert.equal((await (await fetch(file.url)).json()).features.length, 1707);
  const action = await act('nonsense');
  assert.deepEqual([action.status, action.json], [400, 'Bad request - Action name not known: nonsense']);
  assert.deepEqual((await act('package_show', { id: 'nope' })).json.error, { message: 'Not found', __type: 'Not Found Error' });
});

test('datastore_info', async () => {
  const { result } = (await act('datastore_info', { id: resource })).json;
  assert.equal(result.meta.count, 10000);
  assert.deepEqual(result.fields.find(({ id }) => id === 'Flight Date').schema.native_type, 'timestamp');
});

test('SQL groups by month, and numbers are numbers', async () => {
  const rows = await records(
    `SELECT date_trunc('month',"Flight Date") AS "m", count(*) AS "n", sum("Cost Total $") AS s FROM $R GROUP BY 1 ORDER BY 1`,
  );
  const expected = countBy(strikes, (row) => row['Flight Date'].slice(0, 7));
  assert.equal(rows.length, expected.size);
  for (const { m, n } of rows) assert.equal(n, expected.get(m.slice(0, 7)), m);
  assert.equal(rows[0].m, '1990-01-01T00:00:00');
  assert.equal(
    rows.reduce((total, { s }) => total + s, 0),
    strikes.reduce((total, row) => total + Number(row['Cost Total $']), 0),
  );
});

test('SQL: what is permitted', async () => {
  const gulls = strikes.filter((row) => /gull/i.test(row['Wildlife Species']));
  const [row] = await records(
    `SELECT min("Flight Date")::date AS d, array_agg(DISTINCT "Wildlife Size") AS s, count(DISTINCT "Origin State") AS n,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY "Cost Total $") AS m, sum(CASE WHEN "Time of day" IN ('Day', 'b(c)') THEN 1 ELSE 0 END) AS day
     FROM $R WHERE strpos(lower("Wildlife Species"), 'gull') > 0`,
  );
  assert.deepEqual(row, {
    d: gulls.map((strike) => strike['Flight Date']).sort()[0],
    s: [...new Set(gulls.map((strike) => strike['Wildlife Size']))].sort(),
    n: new Set(gulls.map((strike) => strike['Origin State'])).size,
    m: 0,
    day: gulls.filter((strike) => strike['Time of day'] === 'Day').length,
  });
  const later = await records(`SELECT "Flight Date" FROM $R WHERE "Flight Date" > '2000-01-01T00:00:00' ORDER BY 1 LIMIT 1`);
  assert.match(later[0]['Flight Date'], /^2000-/);
  const ranked = await records('SELECT _id, rank() OVER (ORDER BY _id DESC) AS r FROM $R ORDER BY r LIMIT 1');
  assert.deepEqual(ranked, [{ _id: 10000, r: 1 }]);
});

test('SQL: functions outside the list are refused by name', async () => {
  const calls = {
    coalesce: `coalesce("Origin State", 'x')`,
    nullif: `nullif("Cost Other", 0)`,
    CAST: 'CAST("Cost Other" AS text)',
    extract: 'extract(year FROM "Flight Date")',
    greatest: 'greatest("Cost Other", 1)',
    least: 'least("Cost Other", 1)',
    pg_sleep: 'pg_sleep(1)',
    pg_read_file: `pg_read_file('/etc/passwd')`,
  };
  for (const [name, call] of Object.entries(calls)) {
    assert.deepEqual(await sqlRefusal(`SELECT ${call} FROM $R`), [403, `Access denied: Not authorized to call function ${name}`]);
  }
  assert.deepEqual(await sqlRefusal('SELECT count(*) FILTER (WHERE true) FROM $R'), [
    403,
    'Access denied: Not authorized to call function FILTER',
  ]);
});

test('SQL: only this one SELECT, only of the DataStore', async () => {
  assert.deepEqual(await sqlRefusal('SELECT 1; SELECT 2'), [409, 'Query is not a single statement.']);
  assert.deepEqual(await sqlRefusal('SELECT * FROM pg_tables'), [403, 'Access denied: Not authorized to access system tables']);
  assert.deepEqual(await sqlRefusal('SELECT * FROM column_profile'), [403, 'Access denied: Not authorized to read resource.']);
  assert.match((await sqlRefusal('DELETE FROM $R'))[1], /syntax error at or near "FROM"/);
  assert.equal((await sqlRefusal('WITH gone AS (DELETE FROM $R RETURNING 1) SELECT * FROM gone'))[0], 409);
  assert.equal((await sqlRefusal(`SELECT 'it\\'s'`))[0], 409);
  assert.equal((await sql(`SELECT 'see :this' FROM $R`)).status, 500, 'a colon and a word are a parameter nobody gave');
  assert.equal((await search({ limit: 0 })).total, 10000, 'nothing is gone');
});

test("SQL errors carry PostgreSQL's own words", async () => {
  const { status, json } = await sql('SELECT "nope" FROM $R');
  assert.equal(status, 409);
  assert.equal(json.error.__type, 'Validation Error');
  assert.match(json.error.info.orig[0], /^column "nope" does not exist\nLINE 1: SELECT \* FROM \(SELECT "nope" FROM .*\n {30}\^\n$/);
  assert.match((await sqlRefusal('SELECT * FROM "nope"'))[1], /relation "nope" does not exist/);
  assert.match((await sqlRefusal('SELECT 1 / 0'))[1], /division by zero/);
});

test('SQL: more than 32000 rows are cut, and said to be; * shows the index', async () => {
  const { result } = (await act('package_show', { id: 'us-flights' })).json;
  const cut = (await sql(`SELECT delay FROM "${result.resources[0].id}"`)).json.result;
  assert.deepEqual([cut.records.length, cut.records_truncated], [32000, true]);
  const whole = (await sql('SELECT * FROM $R LIMIT 1')).json.result;
  assert.equal(whole.records_truncated, undefined);
  assert.deepEqual(whole.fields.slice(0, 2), [
    { id: '_id', type: 'int4' },
    { id: '_full_text', type: 'tsvector' },
  ]);
});

test('the portal under /basic is the same without SQL', async () => {
  const { status, json } = await get('/basic/api/3/action/datastore_search_sql', { sql: 'SELECT 1' });
  assert.deepEqual([status, json], [400, 'Bad request - Action name not known: datastore_search_sql']);
  assert.equal((await get('/basic/api/3/action/help_show', { name: 'datastore_search_sql' })).status, 404);
  assert.equal((await act('help_show', { name: 'datastore_search_sql' })).status, 200);
  const { result } = (await get('/basic/api/3/action/package_show', { id: 'faa-bird-strikes' })).json;
  assert.match(result.resources[0].url, /\/basic\/dataset\//);
  assert.equal((await fetch(result.resources[0].url)).status, 200);
  assert.equal((await get('/basic/api/3/action/datastore_search', { resource_id: resource, limit: 1 })).json.result.total, 10000);
  assert.equal((await get('/basic/dataset/faa-bird-strikes')).status, 200);
});

test('package_search, organization_list and status', async () => {
  const find = async (parameters) => (await act('package_search', parameters)).json.result;
  assert.deepEqual(
    (await find({ q: 'flights' })).results.map(({ name }) => name),
    ['us-flights'],
  );
  assert.deepEqual(
    (await find({ fq: 'organization:geonames' })).results.map(({ name }) => name),
    ['us-zip-codes'],
  );
  const page = await find({ rows: 2, start: 1, sort: 'name asc', 'facet.field': '["tags"]' });
  assert.deepEqual([page.count, page.results.map(({ name }) => name)], [6, ['seattle-weather', 'us-airports']]);
  assert.equal(page.facets.tags.aviation, 3);
  assert.equal((await act('package_search', { sort: 'nope' })).status, 409);
  assert.equal((await act('organization_list')).json.result.length, 5);
  assert.equal((await act('organization_list', { all_fields: 'true' })).json.result[1].package_count, 2);
  assert.ok((await act('status_show')).json.result.extensions.includes('datastore'));
  assert.equal((await get('/api/action/site_read')).json.result, true);
});

test('pages, with a locale too; and the dump', async () => {
  const spanish = await get('/es/dataset/faa-bird-strikes');
  assert.match(spanish.text, /<html lang="es">[\s\S]*<h1>FAA Bird Strikes<\/h1>/);
  assert.match((await get(`/dataset/faa-bird-strikes/resource/${resource}`)).text, /<td>Flight Date<\/td>/);
  assert.equal((await get('/dataset/nope')).status, 404);
  const { text } = await get(`/datastore/dump/${resource}`, { limit: 1, fields: '_id,Flight Date' });
  assert.equal(text, '_id,Flight Date\n1,1990-01-08T00:00:00\n');
  assert.equal((await get(`/datastore/dump/${resource}`)).text.trim().split('\n').length, 10001);
});
