/** What surrounds both dialects: other origins, compression, counting, faults, and the watchdog. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startPortals } from '../../demo/portal/index.js';
import { ask } from './ask.js';

let portals;
before(async () => (portals = await startPortals({ timeout: 2500 })));
after(() => portals.close());
beforeEach(() => Promise.all(['clear', 'reset'].map((order) => ask(portals.socrata, `/control/${order}`))));

const socrata = (path, parameters, init) => ask(portals.socrata, path, parameters, init);
const ckan = (path, parameters) => ask(portals.ckan, path, parameters);
const counters = async () => (await socrata('/control/counters')).json;
const elapsed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

test('each portal is an origin of its own, open to all others, errors included', async () => {
  assert.notEqual(portals.socrata, portals.ckan);
  const answers = [
    await socrata('/api/views/bird-stri.json'),
    await socrata('/resource/nope.json'),
    await ckan('/api/3/action/nope'),
    await ckan('/dataset/nope'),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 404, 400, 404],
  );
  for (const { headers } of answers) assert.equal(headers.get('access-control-allow-origin'), '*');
});

test('a preflight is refused and counted', async () => {
  assert.equal((await socrata('/api/views/bird-stri.json', {}, { method: 'OPTIONS' })).status, 405);
  assert.equal((await counters()).options, 1);
});

test('what goes over the wire is counted, compressed as it is sent', async () => {
  const path = '/resource/bird-stri.json?$limit=100';
  const zipped = await fetch(portals.socrata + path);
  const plain = await fetch(portals.socrata + path, { headers: { 'Accept-Encoding': 'identity' } });
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  const sizes = [zipped, plain].map(({ headers }) => Number(headers.get('content-length')));
  assert.equal(sizes[1], Buffer.byteLength(await plain.text()));
  assert.ok(sizes[0] < sizes[1] / 4);
  const { requests, bytes, byPath, inFlightMax } = await counters();
  assert.deepEqual([requests, bytes, byPath], [2, sizes[0] + sizes[1], { [path]: { requests: 2, bytes: bytes } }]);
  assert.ok(inFlightMax >= 1);
  await socrata('/control/reset');
  assert.equal((await counters()).requests, 0);
});

test('how many are under way at once', async () => {
  await Promise.all([1, 2, 3].map((n) => socrata('/api/views/bird-stri.json', { delay: 100, n })));
  assert.equal((await counters()).inFlightMax, 3);
});

test('?status= and ?delay= on any address, but not where they are columns', async () => {
  const broken = await socrata('/api/views/bird-stri.json', { status: 503 });
  assert.deepEqual([broken.status, broken.json.error], [503, true]);
  assert.equal((await ckan('/dataset/faa-bird-strikes', { status: 500 })).status, 500);
  assert.ok((await elapsed(() => socrata('/resource/bird-stri.json', { $limit: 1, delay: 150 }))) >= 150);
  assert.equal((await socrata('/resource/bird-stri.json', { $limit: 1, delay: 1 })).json.length, 1);
  const delayed = await socrata('/resource/flig-200k.json', { delay: 100, $limit: 1 });
  assert.equal(delayed.json[0].delay, '100');
});

test('/control/fault breaks the next requests that match, so many times', async () => {
  await socrata('/control/fault', { match: 'bird-stri', status: 429, times: 1 });
  assert.equal((await socrata('/api/views/quak-usgs.json')).status, 200);
  assert.equal((await socrata('/api/views/bird-stri.json')).status, 429);
  assert.equal((await socrata('/api/views/bird-stri.json')).status, 200);
  await socrata('/control/fault', { match: '/resource/', body: '<html>', status: 502 });
  const page = await socrata('/resource/bird-stri.json');
  assert.deepEqual([page.status, page.text, page.headers.get('content-type')], [502, '<html>', 'text/html; charset=UTF-8']);
  await socrata('/control/clear');
  assert.equal((await socrata('/resource/bird-stri.json', { $limit: 1 })).status, 200);
});

/** The same broken twins on both portals: an address of Socrata's, and CKAN's name. */
const twin = (id, name) => [() => socrata(`/resource/${id}.json`), () => ckan('/api/3/action/package_show', { id: name })];

test('standing twins: statuses', async () => {
  const cases = {
    503: ['fail-0503', 'failing-strikes'],
    429: ['busy-0429', 'busy-strikes'],
    404: ['gone-0404', 'gone-strikes'],
    403: ['priv-0403', 'private-strikes'],
  };
  for (const [status, names] of Object.entries(cases)) {
    for (const read of twin(...names)) assert.equal((await read()).status, Number(status), names.join());
  }
  assert.equal((await socrata('/api/views/priv-0403.json')).json.message, 'You must be logged in to access this resource');
  assert.equal((await ckan('/api/3/action/package_show', { id: 'private-strikes' })).json.error.__type, 'Authorization Error');
});

test('standing twins: a web page, no permission, no rows, half an answer', async () => {
  for (const read of twin('html-0200', 'html-strikes')) {
    const { status, text } = await read();
    assert.deepEqual([status, text.slice(0, 15)], [200, '<!DOCTYPE html>']);
  }
  for (const read of twin('cors-0000', 'closed-strikes')) assert.equal((await read()).headers.get('access-control-allow-origin'), null);
  for (const read of twin('trun-cate', 'truncated-strikes')) await assert.rejects(read);
  assert.deepEqual((await socrata('/resource/none-0000.json')).json, []);
  const { result } = (await ckan('/api/3/action/package_show', { id: 'empty-strikes' })).json;
  const rows = (await ckan('/api/3/action/datastore_search', { resource_id: result.resources[0].id })).json.result;
  assert.deepEqual([rows.records, rows.total, rows.fields.length], [[], 0, 15]);
});

test('standing twins: one is late, one never answers', async () => {
  const addresses = [
    `${portals.socrata}/resource/slow-0008.json`,
    `${portals.socrata}/api/views/hang-0000.json`,
    `${portals.ckan}/api/3/action/package_show?id=slow-strikes`,
    `${portals.ckan}/api/3/action/package_show?id=hanging-strikes`,
  ];
  const soon = () => ({ signal: AbortSignal.timeout(300) });
  await Promise.all(addresses.map((address) => assert.rejects(fetch(address, soon()), { name: 'TimeoutError' })));
});

test('the pages of broken twins can be read', async () => {
  assert.match((await ckan('/dataset/hanging-strikes')).text, /never answers/);
  assert.match((await socrata('/Transportation/x/fail-0503')).text, /answers 503/);
  assert.equal((await ckan('/dataset/gone-strikes')).status, 404);
});

test('twins stay out of the catalogues', async () => {
  assert.equal((await socrata('/api/catalog/v1')).json.resultSetSize, 6);
  assert.equal((await ckan('/api/3/action/package_search')).json.result.count, 6);
});

test('an address nobody can read', async () => {
  assert.equal((await fetch(`${portals.socrata}/resource/%zz`)).status, 400);
  assert.equal((await socrata('/resource/bird-stri.json', { $limit: 1 })).status, 200);
});

test('a question that overruns is cancelled, and the next one is answered', async () => {
  const sql = (text) => ckan('/api/3/action/datastore_search_sql', { sql: text });
  const endless = sql('SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b');
  const next = sql('SELECT 1 AS one');
  const { status, json } = await endless;
  assert.deepEqual([status, json.error.query], [409, ['Query took too long']]);
  assert.deepEqual((await next).json.result.records, [{ one: 1 }]);
});
