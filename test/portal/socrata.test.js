/** The Socrata dialect over HTTP, against counts made from the published files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';
import { ask, countBy, published, publishedJson } from './ask.js';

let portals;
before(async () => (portals = await startPortals()));
after(() => portals.close());

const get = (path, parameters) => ask(portals.socrata, path, parameters);
const soql = async (id, parameters) => (await get(`/resource/${id}.json`, parameters)).json;
const failure = async (id, parameters) => {
  const { status, json } = await get(`/resource/${id}.json`, parameters);
  return [status, json.errorCode ?? json.code ?? json.message];
};
const strikes = published('birdstrikes.csv');
const quakes = publishedJson('earthquakes.json').features;

test('rows: numbers in quotes, dates without a zone, nulls left out', async () => {
  const { text, json, headers } = await get('/resource/bird-stri.json', { $limit: 2, $order: ':id' });
  assert.deepEqual(json[0], {
    airport_name: 'BARKSDALE AIR FORCE BASE ARPT',
    aircraft_make_model: 'T-38A',
    effect_amount_of_damage: 'None',
    flight_date: '1990-01-08T00:00:00.000',
    aircraft_airline_operator: 'MILITARY',
    origin_state: 'Louisiana',
    phase_of_flight: 'Climb',
    wildlife_size: 'Large',
    wildlife_species: 'Turkey vulture',
    time_of_day: 'Day',
    cost_other: '0',
    cost_repair: '0',
    cost_total: '0',
    speed_ias_in_knots: '300',
  });
  assert.match(text, /^\[\{.*\}\n,\{.*\}\]\n$/);
  assert.equal(headers.get('content-type'), 'application/json;charset=utf-8');
  assert.equal(headers.get('access-control-expose-headers'), null);
  const [slow] = await soql('bird-stri', { $select: 'speed_ias_in_knots', $where: 'speed_ias_in_knots is null', $limit: 1 });
  assert.deepEqual(slow, {});
});

test('a thousand rows unless told otherwise', async () => {
  assert.equal((await soql('zipc-odes', { $select: 'zip_code' })).length, 1000);
  assert.equal((await soql('zipc-odes', { $select: 'zip_code', $limit: 50000 })).length, 42049);
});

test('months are counted as the file has them', async () => {
  const rows = await soql('bird-stri', { $select: 'date_trunc_ym(flight_date) as month, count(*) as n', $group: 'month', $order: 'month' });
  const expected = countBy(strikes, (row) => row['Flight Date'].slice(0, 7));
  assert.equal(rows.length, expected.size);
  for (const { month, n } of rows) assert.equal(Number(n), expected.get(month.slice(0, 7)), month);
});

test('sums, means, extremes, medians and distinct values', async () => {
  const texas = strikes.filter((row) => row['Origin State'] === 'Texas');
  const [row] = await soql('bird-stri', {
    $select:
      'sum(cost_total) as s, avg(cost_repair) as a, min(flight_date) as lo, max(flight_date) as hi, count(distinct wildlife_species) as k, count(speed_ias_in_knots) as c',
    $where: "origin_state = 'Texas'",
  });
  const sum = (name) => texas.reduce((total, strike) => total + Number(strike[name]), 0);
  const dates = texas.map((strike) => strike['Flight Date']).sort();
  assert.equal(Number(row.s), sum('Cost Total $'));
  assert.ok(Math.abs(Number(row.a) - sum('Cost Repair') / texas.length) < 1e-6);
  assert.deepEqual([row.lo.slice(0, 10), row.hi.slice(0, 10)], [dates[0], dates.at(-1)]);
  assert.equal(Number(row.k), new Set(texas.map((strike) => strike['Wildlife Species'])).size);
  assert.equal(Number(row.c), texas.filter((strike) => strike['Speed IAS in knots']).length);
  const [{ m }] = await soql('quak-usgs', { $select: 'median(mag) as m' });
  const magnitudes = quakes.map((quake) => quake.properties.mag).sort((a, b) => a - b);
  assert.equal(Number(m), magnitudes[(magnitudes.length - 1) / 2]);
});

test('where, in all its operators', async () => {
  const count = async ($where) => Number((await soql('bird-stri', { $select: 'count(*) as n', $where }))[0].n);
  const is = (keep) => strikes.filter(keep).length;
  assert.equal(
    await count("wildlife_size in ('Small', 'Large')"),
    is((row) => row['Wildlife Size'] !== 'Medium'),
  );
  assert.equal(
    await count("wildlife_size not in ('Small')"),
    is((row) => row['Wildlife Size'] !== 'Small'),
  );
  assert.equal(
    await count('speed_ias_in_knots between 100 and 120'),
    is((row) => row['Speed IAS in knots'] && row['Speed IAS in knots'] >= 100 && row['Speed IAS in knots'] <= 120),
  );
  assert.equal(
    await count("upper(wildlife_species) like '%GULL%'"),
    is((row) => /gull/i.test(row['Wildlife Species'])),
  );
  assert.equal(
    await count("starts_with(origin_state, 'New') or contains(origin_state, 'Dakota')"),
    is((row) => /^New|Dakota/.test(row['Origin State'])),
  );
  assert.equal(
    await count("not (time_of_day = 'Day')"),
    is((row) => row['Time of day'] !== 'Day'),
  );
  assert.equal(
    await count("flight_date >= '1999-01-01T00:00:00.000' and flight_date < '2000-01-01'"),
    is((row) => row['Flight Date'].startsWith('1999')),
  );
  assert.equal(
    await count('date_extract_m(flight_date) = 10'),
    is((row) => row['Flight Date'].slice(5, 7) === '10'),
  );
  assert.equal(
    await count('date_extract_dow(flight_date) = 0'),
    is((row) => new Date(row['Flight Date']).getUTCDay() === 0),
  );
  assert.equal(
    await count("case(cost_total > 0, 'some', true, 'none') = 'some'"),
    is((row) => Number(row['Cost Total $']) > 0),
  );
  assert.equal(
    await count("cost_total::text = '0'"),
    is((row) => row['Cost Total $'] === '0'),
  );
  assert.equal(await count("origin_state = 'O''Hare'"), 0);
});

test('simple filters, having, paging, and NULL last up and first down', async () => {
  assert.equal(
    (await soql('bird-stri', { origin_state: 'Texas', wildlife_size: 'Large', $select: 'count(*)' }))[0].count,
    String(strikes.filter((row) => row['Origin State'] === 'Texas' && row['Wildlife Size'] === 'Large').length),
  );
  const states = countBy(strikes, (row) => row['Origin State']);
  const many = await soql('bird-stri', {
    $select: 'origin_state, count(*) as n',
    $group: 'origin_state',
    $having: 'n > 500',
    $order: 'n DESC',
  });
  assert.deepEqual(
    many.map(({ n }) => Number(n)),
    [...states.values()].filter((n) => n > 500).sort((a, b) => b - a),
  );
  const speeds = (direction) => soql('bird-stri', { $select: 'speed_ias_in_knots as s', $group: 's', $order: `s ${direction}` });
  assert.deepEqual((await speeds('ASC')).at(-1), {});
  assert.deepEqual((await speeds('DESC'))[0], {});
  const page = ($offset) => soql('zipc-odes', { $select: 'zip_code', $order: 'zip_code', $limit: 2, $offset });
  assert.deepEqual(
    [...(await page(0)), ...(await page(2))].map((row) => row.zip_code),
    ['00501', '00544', '00601', '00602'],
  );
});

test('paging by :id', async () => {
  const first = await soql('bird-stri', { $select: ':id, flight_date', $order: ':id', $limit: 3 });
  const next = await soql('bird-stri', { $select: ':id', $order: ':id', $where: `:id > '${first[1][':id']}'`, $limit: 1 });
  assert.equal(next[0][':id'], first[2][':id']);
  assert.match(first[0][':id'], /^row-/);
});

test('full text: stemmed whole words, all of them, before grouping', async () => {
  const [{ n }] = await soql('bird-stri', { $q: 'turkey vultures', $select: 'count(*) as n' });
  assert.equal(Number(n), strikes.filter((row) => row['Wildlife Species'] === 'Turkey vulture').length);
  assert.deepEqual(await soql('bird-stri', { $q: 'vultu', $select: 'wildlife_species' }), []);
  assert.deepEqual(await soql('flig-200k', { $q: '1452', $limit: 1 }), [], 'numbers are not searched');
});

test('places', async () => {
  const inBox = quakes.filter(
    ({
      geometry: {
        coordinates: [lon, lat],
      },
    }) => lat <= 40 && lat >= 30 && lon >= -125 && lon <= -110,
  );
  assert.equal((await soql('quak-usgs', { $where: 'within_box(location, 40, -125, 30, -110)', $limit: 5000 })).length, inBox.length);
  const far = (coordinates) => Math.hypot(...toXYZ(coordinates).map((x, axis) => x - toXYZ([-118, 34])[axis]));
  const chord = 2 * Math.sin(100_000 / 6371008.8 / 2);
  const near = quakes.filter(({ geometry }) => far(geometry.coordinates) <= chord);
  assert.equal((await soql('quak-usgs', { $where: 'within_circle(location, 34, -118, 100000)', $limit: 5000 })).length, near.length);
  const polygon = "within_polygon(location, 'MULTIPOLYGON (((-125 30, -110 30, -110 40, -125 40, -125 30)))')";
  assert.equal((await soql('quak-usgs', { $where: polygon, $limit: 5000 })).length, inBox.length);
  const cells = await soql('quak-usgs', { $select: 'snap_to_grid(location, 10) as p, count(*) as n', $group: 'p' });
  assert.equal(
    cells.reduce((total, { n }) => total + Number(n), 0),
    quakes.length,
  );
  assert.ok(cells.every(({ p }) => p.type === 'Point' && p.coordinates.every((degree) => degree % 10 === 0)));
  const [{ box }] = await soql('quak-usgs', { $select: 'extent(location) as box' });
  assert.equal(box.type, 'MultiPolygon');
  assert.equal(box.coordinates[0][0][0][0], Math.min(...quakes.map(({ geometry }) => geometry.coordinates[0])));
});

function toXYZ([lon, lat]) {
  const [east, north] = [lon, lat].map((degrees) => (degrees * Math.PI) / 180);
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

test('GeoJSON: the first place is the geometry, nulls stay', async () => {
  const { json } = await get('/resource/quak-usgs.geojson', { $limit: 1, $order: ':id' });
  assert.deepEqual(json.features[0].geometry, { type: 'Point', coordinates: quakes[0].geometry.coordinates.slice(0, 2) });
  assert.equal(json.features[0].properties.felt, null);
  assert.equal(json.features[0].properties.mag, '2');
  assert.equal('location' in json.features[0].properties, false);
  const plain = await get('/resource/quak-usgs.geojson', { $limit: 1, $select: 'mag' });
  assert.equal(plain.json.features[0].geometry, null);
});

test('CSV with API names; the old export with titles and American dates', async () => {
  const { text } = await get('/resource/zipc-odes.csv', { $limit: 1, $order: 'zip_code' });
  assert.equal(text.split('\n')[0], '"zip_code","latitude","longitude","city","state","county","location"');
  assert.equal(text.split('\n')[1], '"00501","40.922326","-72.637078","Holtsville","NY","Suffolk","POINT (-72.637078 40.922326)"');
  const whole = (await get('/api/views/bird-stri/rows.csv', { accessType: 'DOWNLOAD' })).text.split('\n');
  assert.match(whole[0], /^Airport Name,.*Cost Total \$,Speed IAS in knots$/);
  assert.match(whole[1], /,01\/08\/1990 12:00:00 AM,/);
  assert.equal(whole.length, 10002);
});

test('floating timestamps, booleans and links of the earthquakes', async () => {
  const [row] = await soql('quak-usgs', { $limit: 1, $where: 'tsunami = true', $order: 'time' });
  const [first] = quakes.filter((quake) => quake.properties.tsunami).sort((a, b) => a.properties.time - b.properties.time);
  assert.equal(row.time, new Date(first.properties.time).toISOString().slice(0, -1));
  assert.equal(row.tsunami, true);
  assert.deepEqual(row.url, { url: first.properties.url });
});

test("errors have Socrata's shapes", async () => {
  const { status, json } = await get('/resource/bird-stri.json', { $select: 'nonexistent_column', $limit: 1 });
  assert.equal(status, 400);
  assert.equal(json.errorCode, 'query.soql.no-such-column');
  const line = 'SELECT nonexistent_column LIMIT 1\n       ^';
  assert.deepEqual(json.data, { column: 'nonexistent_column', dataset: 'alpha.1', position: { row: 1, column: 8, line } });
  assert.equal(
    json.message,
    `Query coordinator error: query.soql.no-such-column; No such column: nonexistent_column; position: Map(row -> 1, column -> 8, line -> ${JSON.stringify(line)})`,
  );
  assert.deepEqual(await failure('bird-stri', { $where: 'flight_date = 5' }), [400, 'query.soql.type-mismatch']);
  assert.deepEqual(await failure('bird-stri', { $select: 'date_trunc_w(flight_date)' }), [400, 'query.soql.no-such-function']);
  assert.deepEqual(await failure('bird-stri', { $select: 'origin_state, count(*)' }), [400, 'query.soql.column-not-in-group-bys']);
  assert.deepEqual(await failure('bird-stri', { $where: 'origin_state = ' }), [400, 'query.soql.bad-parse']);
  assert.deepEqual(await failure('bird-stri', { nonsense: '1' }), [400, 'query.soql.no-such-column']);
  assert.deepEqual(await failure('bird-stri', { $nonsense: '1' }), [400, 'Unrecognized arguments [$nonsense]']);
  assert.deepEqual(await failure('bird-stri', { $query: 'select *', $limit: '1' }), [400, 'Unrecognized arguments [$query]']);
  assert.deepEqual(await soql('bird-stri', { $select: 'count(*) as `数`' }), [{ 数: '10000' }]);
  assert.deepEqual(await failure('abcd-1234'), [404, 'dataset.missing']);
  assert.deepEqual(await failure('bird-stri', { $select: 'origin_state::number' }), [500, 'Internal error']);
  assert.deepEqual((await get('/api/views/abcd-1234.json')).json, {
    code: 'not_found',
    error: true,
    message: 'Cannot find view with id abcd-1234',
  });
  assert.deepEqual((await get('/api/nothing')).json, { code: 'not_found', error: true, message: 'No service found for this URL.' });
});

test('a wrong token is worse than none', async () => {
  const refused = await get('/resource/bird-stri.json', { $limit: 1, $$app_token: 'nonsense' });
  assert.equal(refused.status, 403);
  assert.deepEqual(refused.json, { code: 'permission_denied', error: true, message: 'Invalid app_token specified' });
  assert.equal((await get('/resource/bird-stri.json', { $limit: 1, $$app_token: 'demo-token' })).status, 200);
});

test('$query, whole and in steps', async () => {
  assert.equal((await soql('bird-stri', { $query: "SELECT count(*) AS n WHERE origin_state = 'Texas' SEARCH 'gull'" })).length, 1);
  const most = Math.max(...countBy(strikes, (row) => row['Origin State']).values());
  assert.deepEqual(
    await soql('bird-stri', { $query: 'select origin_state, count(*) as n group by origin_state |> select max(n) as most' }),
    [{ most: String(most) }],
  );
});

test('view metadata', async () => {
  const { json } = await get('/api/views/bird-stri.json');
  assert.equal(json.id, 'bird-stri');
  assert.equal(json.license.termsLink, 'https://resources.data.gov/open-licenses/');
  assert.equal(json.rowsUpdatedAt, 1755817477);
  const speed = json.columns.find(({ fieldName }) => fieldName === 'speed_ias_in_knots');
  assert.equal(speed.dataTypeName, 'number');
  assert.deepEqual([speed.cachedContents.count, speed.cachedContents.null, speed.cachedContents.cardinality], ['10000', '2836', '122']);
  const types = (await get('/api/views/quak-usgs/columns.json')).json.map(({ fieldName, dataTypeName }) => [fieldName, dataTypeName]);
  assert.deepEqual(Object.fromEntries(types).location, 'point');
  assert.deepEqual(
    ['mag', 'time', 'tsunami', 'url', 'place'].map((name) => Object.fromEntries(types)[name]),
    ['number', 'calendar_date', 'checkbox', 'url', 'text'],
  );
  const weather = (await get('/api/views/seat-wthr')).json;
  assert.equal(weather.columns[1].description, 'Amount of precipitation in millimeters');
  assert.equal((await get('/api/views/metadata/v1/bird-stri')).json.webUri, `${portals.socrata}/d/bird-stri`);
});

test('the catalogue', async () => {
  const search = async (parameters) => (await get('/api/catalog/v1', parameters)).json;
  const all = await search({ limit: 2, order: 'name' });
  assert.deepEqual([all.resultSetSize, all.results.length], [6, 2]);
  assert.deepEqual(
    (await search({ q: 'postal' })).results.map(({ resource }) => resource.id),
    ['zipc-odes'],
  );
  const [one] = (await search({ ids: 'quak-usgs', search_context: new URL(portals.socrata).host })).results;
  assert.equal(one.permalink, `${portals.socrata}/d/quak-usgs`);
  assert.ok(one.resource.columns_datatype.includes('Calendar date'));
  assert.equal((await search({ categories: 'Transportation', only: 'dataset' })).resultSetSize, 3);
  assert.equal((await search({ tags: 'weather', only: 'map' })).resultSetSize, 0);
  assert.equal((await search({ nonsense: 'x' })).resultSetSize, 0, 'an unknown parameter filters everything out');
  assert.equal((await search({ search_context: 'other.example' })).resultSetSize, 0);
  assert.equal((await get('/api/catalog/v1', { limit: 20000 })).status, 400);
});

test('pages', async () => {
  const short = await get('/d/bird-stri');
  assert.deepEqual([short.status, short.headers.get('location')], [302, '/Transportation/FAA-Bird-Strikes/bird-stri']);
  const { status, text } = await get('/Transportation/FAA-Bird-Strikes/bird-stri/about_data');
  assert.equal(status, 200);
  assert.match(text, /<h1>FAA Bird Strikes<\/h1>/);
  assert.match(text, /<th scope="col">API field name<\/th>/);
  assert.match((await get('/')).text, /href="\/Environment\/Seattle-Weather\/seat-wthr"/);
  assert.equal((await get('/d/abcd-1234')).status, 404);
});
