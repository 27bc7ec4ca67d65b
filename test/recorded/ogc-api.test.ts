/** Every recorded answer of an OGC API becomes the right table, the right description, the right columns or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type DatasetRef, type ErrorCode, type Get } from '../../src/data.js';
import type { JsonObject } from '../../src/portals/shared/answer.js';
import { file } from '../../src/portals/file.js';
import { ogcApi } from '../../src/portals/ogc-api.js';
import { fieldsOfSchema } from '../../src/portals/ogc-api/collection.js';
import { operatorsOf } from '../../src/portals/ogc-api/cql2.js';
import { bodyOf, decoded, filesOf, type RecordedFile } from './folder.js';
import { doorTo } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;
interface Feature {
  readonly id?: unknown;
  readonly properties: Raw;
  readonly geometry: unknown;
}

const files = await filesOf('ogcapi');
const site = 'https://ogc.example/demo';
const collection: DatasetRef = { portal: 'ogc-api', endpointURL: site, identifier: 'c' };

const failure = (promise: Promise<unknown>): Promise<DatasetError> =>
  promise.then(
    () => expect.fail('No error'),
    (reason: DatasetError) => reason,
  );

/** MapServer writes what is missing as an empty text, and deegree parts a time from its day by a blank. */
const written = (value: unknown): unknown =>
  value === '' ? null : typeof value === 'string' ? value.replace(/^([\d-]{10}) (?=\d\d:)/, '$1T') : value;
const plain = (properties: Raw): Raw => Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, written(value)]));
const rowsOf = (features: readonly Feature[]): Raw[] => features.map(({ properties, geometry }) => ({ ...plain(properties), geometry }));

/** A page of features, as a dataset and as the answer to a question in an address, asked as it was asked then. */
async function items(recorded: RecordedFile): Promise<void> {
  const body = bodyOf(recorded);
  const asked: URL[] = [];
  const get: Get = async (url) => {
    asked.push(url);
    if (!url.pathname.endsWith('/items')) return new Response('{"id":"c","title":"C","links":[]}');
    return new Response(Number(url.searchParams.get('offset') ?? 0) > then ? '{"features":[],"numberMatched":0}' : recorded.text);
  };
  const request = new URL(recorded.request?.path ?? '/collections/c/items?f=json', `${site}/x`);
  const then = Number(request.searchParams.get('offset') ?? 0);
  const rows = rowsOf(body['features'] as Feature[]);
  const [whole, question] = [`${site}/collections/c`, `${site}/collections/c/items?theme=all&${request.search.slice(1)}`];
  for (const address of [whole, question]) {
    const dataset = await ogcApi.describe(ogcApi.match(new URL(address))!, get);
    if (address === whole) expect(dataset.rowCount).to.equal(body['numberMatched']);
    expectTable(await ogcApi.read(dataset, { limit: rows.length }, get), rows, /^@/);
  }
  const sent = asked.findLast((url) => url.searchParams.get('theme') === 'all')!.searchParams;
  for (const [name, value] of request.searchParams) if (!/^(f|limit|offset)$/.test(name)) expect(sent.get(name)).to.equal(value);
}

async function item({ text }: RecordedFile): Promise<void> {
  const { get } = doorTo({ '.geojson': { text } });
  const dataset = await file.describe({ portal: 'file', endpointURL: `${site}/item.geojson`, identifier: '' }, get);
  const { id, properties, geometry } = JSON.parse(text) as Feature;
  expectTable(await file.read(dataset, {}, get), [{ id, ...plain(properties), geometry }], /^$/);
}

const collections = files.find(({ file: name }) => name === 'mapserver/collections.json')?.text ?? '';

/** A landing page of several collections names them; what is none is nobody's. */
async function landing(recorded: RecordedFile): Promise<void> {
  const { get } = doorTo({ '/demo': recorded, '/demo/collections': { text: collections } });
  const recognised = ogcApi.recognise!(new URL(`${site}?f=html`), get);
  if (recorded.file === 'invalid.json') return void expect(await recognised).to.equal(undefined);
  const { code, message } = await failure(recognised);
  expect(code).to.equal('unsupported');
  expect(message).to.contain('earthquakes, countries');
}

async function list({ text }: RecordedFile): Promise<void> {
  const { get } = doorTo({ '/collections': { text } });
  const { datasets, total } = await ogcApi.list!(new URL(site), {}, get);
  const known = (JSON.parse(text) as { collections: { id: string; title: string }[] }).collections;
  expect(datasets.map(({ ref, title, landingPage }) => [ref.identifier, title, landingPage])).to.deep.equal(
    known.map(({ id, title }) => [id, title, `${site}/collections/${id}`]),
  );
  expect(total).to.equal(known.length);
}

async function described(recorded: RecordedFile): Promise<void> {
  const body = bodyOf(recorded) as {
    id: string;
    title: string;
    description: string;
    links: { rel: string; title: string; href: string }[];
    extent: { spatial: { bbox: number[][] } };
  };
  const { get } = doorTo({
    [`/collections/${body.id}`]: recorded,
    '/items': { text: '{"type":"FeatureCollection","features":[],"numberMatched":7}' },
  });
  const dataset = await ogcApi.describe({ ...collection, identifier: body.id }, get);
  const license = body.links.find(({ rel }) => rel === 'license');
  expect([dataset.title, dataset.description, dataset.spatial, dataset.rowCount]).to.deep.equal([
    body.title,
    body.description,
    body.extent.spatial.bbox[0]!.join(','),
    7,
  ]);
  expect(dataset.license).to.deep.equal(license && { title: license.title, href: license.href });
  expect([dataset.capabilities?.box, dataset.capabilities?.where]).to.deep.equal([true, undefined]);
}

/** Its filters are known only from what a server promises; MapServer promises none. */
function conformance(recorded: RecordedFile): void {
  const promised = bodyOf(recorded)['conformsTo'] as string[];
  const operators = operatorsOf(promised);
  expect(operators.includes('=')).to.equal(promised.some((uri) => uri.endsWith('cql2-text')));
  expect(operators.includes('like')).to.equal(promised.some((uri) => uri.endsWith('advanced-comparison-operators')));
}

function schema(recorded: RecordedFile): void {
  const properties = bodyOf(recorded)['properties'] as Raw;
  const inner = (properties['properties'] as { properties?: Raw } | undefined)?.properties;
  const place = (name: string): boolean => name === 'geometry' || name === 'geom';
  const wanted = Object.entries(inner ? { ...inner, geometry: {} } : properties).map(([name, property]) =>
    place(name) ? ['geometry', 'geometry'] : [name, (property as Raw)['type']],
  );
  expect(fieldsOfSchema(bodyOf(recorded) as JsonObject).map(({ name, type }) => [name, type])).to.deep.equal(wanted);
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'mapserver/error-bbox.json': 'bad-request',
  'mapserver/error-format.json': 'bad-request',
  'mapserver/error-limit.json': 'bad-request',
  'mapserver/queryables.json': 'not-found',
  'mapserver/api.truncated-4kB.txt': 'bad-response',
};

async function error(recorded: RecordedFile): Promise<void> {
  const { text, request } = recorded;
  const { get } = doorTo({ '/collections/c': { text: '{"id":"c"}' }, '/items': { text, status: request?.status ?? 200 } });
  const reason = await failure(ogcApi.describe(collection, get));
  expect(reason).to.be.instanceOf(DatasetError);
  expect([reason.code, reason.status]).to.deep.equal([codes[recorded.file], request?.status ?? 200]);
}

const has =
  (...names: string[]) =>
  (recorded: RecordedFile): boolean =>
    names.every((name) => name in bodyOf(recorded));

decoded('ogcapi', files, [
  ['items', has('features'), items],
  ['item', (recorded) => bodyOf(recorded)['type'] === 'Feature', item],
  ['conformance', has('conformsTo'), conformance],
  ['collections', has('collections'), list],
  ['collection', has('id', 'extent'), described],
  ['schema', has('properties', '$schema'), schema],
  ['error', (recorded) => recorded.file in codes, error],
  ['landing page', has('links'), landing],
]);
