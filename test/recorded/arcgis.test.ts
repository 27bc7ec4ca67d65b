/** Every recorded answer of ArcGIS, Hub and koop becomes the right table, the right description or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type DatasetRef, type ErrorCode, type FieldType, type Get, type Table } from '../../src/data.js';
import { arcgis } from '../../src/portals/arcgis.js';
import { file } from '../../src/portals/file.js';
import { cell } from '../../src/table.js';
import { bodyOf, decoded, filesOf, type RecordedFile } from './folder.js';
import { doorTo } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

const files = await filesOf('arcgis');
const site = 'https://gis.example';
const layer: DatasetRef = { portal: 'arcgis', endpointURL: `${site}/arcgis/rest/services/x`, identifier: 'FeatureServer/0' };

const typeOf = (native: string): FieldType =>
  /Integer|OID|Single|Double/.test(native)
    ? 'number'
    : /DateOnly$/.test(native)
      ? 'date'
      : /Date$|Timestamp/.test(native)
        ? 'datetime'
        : /Geometry/.test(native)
          ? 'geometry'
          : 'string';

const featuresOf = (body: Raw): { attributes?: Raw; properties?: Raw; geometry?: Raw }[] =>
  (body['features'] ?? []) as { attributes?: Raw }[];

/** Old servers leave the columns out of their answers. */
function columnsOf(body: Raw): { name: string; type: string }[] {
  const sample = featuresOf(body)[0]?.attributes ?? {};
  const made = Object.keys((body['fieldAliases'] ?? {}) as Raw).map((name) => ({
    name,
    type: typeof sample[name] === 'number' ? 'esriFieldTypeDouble' : 'esriFieldTypeString',
  }));
  return (body['fields'] as { name: string; type: string }[] | undefined) ?? made;
}

/** By way of a query address, asked as it was asked then; whatever follows the recorded page is empty. */
async function rows(recorded: RecordedFile): Promise<void> {
  const body = bodyOf(recorded);
  const asked: URL[] = [];
  const described = {
    name: 'x',
    geometryType: body['geometryType'],
    capabilities: 'Query',
    advancedQueryCapabilities: { supportsPagination: true },
  };
  const get: Get = async (url) => {
    asked.push(url);
    if (!url.pathname.endsWith('/query'))
      return new Response(JSON.stringify({ ...described, fields: [{ name: 'ID', type: 'esriFieldTypeOID' }, ...columnsOf(body)] }));
    return new Response(asked.filter(({ pathname }) => pathname.endsWith('/query')).length > 1 ? '{"features":[]}' : recorded.text);
  };
  const then = new URLSearchParams(
    Object.entries({ where: '1=1', ...recorded.request?.query }).map(([name, value]) => [name, String(value)]),
  );
  const ref = arcgis.match(new URL(`${layer.endpointURL}/${layer.identifier}/query?${then.toString()}`))!;
  const table = await arcgis.read(await arcgis.describe(ref, get), {}, get);
  for (const [name, value] of then) if (!/^(f|outSR)$/.test(name)) expect(asked.at(-1)!.searchParams.get(name)).to.equal(value);
  if ('count' in body) return void expect(cell(table.column('count'), 0)).to.equal(body['count']);
  if ('objectIds' in body) return void expect([...(table.column('ID') as Float64Array)]).to.deep.equal(body['objectIds']);
  expectRows(table, body);
}

function expectRows(table: Table, body: Raw): void {
  const types = new Map(columnsOf(body).map(({ name, type }) => [name, typeOf(type)]));
  const features = featuresOf(body);
  const written = (name: string, value: unknown): unknown =>
    types.get(name) === 'datetime' && typeof value === 'number' ? new Date(value).toISOString() : value;
  const plain = table.fields.filter(({ type }) => type !== 'geometry');
  for (const { name, type } of plain) expect(type, name).to.equal(types.get(name) ?? type);
  expectTable(
    { ...table, fields: plain },
    features.map(({ attributes }) =>
      Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [name, written(name, value)])),
    ),
    /^$/,
  );
  features.forEach(
    ({ geometry }, row) =>
      geometry && expectPlace(cell(table.column('geometry'), row), geometry, (body['spatialReference'] as Raw)['wkid'] === 4326),
  );
}

/** All corners are there, in whatever order the rings run; a ring of three has no inside. */
function expectPlace(place: unknown, { x, y, paths, rings }: Raw, degrees: boolean): void {
  const raw = ((rings as number[][][] | undefined)?.filter((ring) => ring.length > 3) ?? paths ?? [[[x, y]]]) as number[][][];
  if (!raw.length) return void expect(place).to.equal(null);
  const half = 20_037_508.342789244;
  const placed = (lon: number, lat: number): number[] => [
    (lon / half) * 180,
    (Math.atan(Math.exp((lat / half) * Math.PI)) * 360) / Math.PI - 90,
  ];
  const wanted = raw.flat().map(([lon, lat]) => (degrees ? [lon!, lat!] : placed(lon!, lat!)));
  const numbers = JSON.stringify((place as { coordinates: unknown }).coordinates)
    .match(/-?[\d.e-]+/g)!
    .map(Number);
  const corners = wanted.map((_, at) => numbers.slice(2 * at, 2 * at + 2));
  const sorted = (list: number[][]): number[] => [...list].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!).flat();
  sorted(corners).forEach((number, at) => expect(number).to.be.closeTo(sorted(wanted)[at]!, 1e-7));
  expect(numbers.length).to.equal(2 * wanted.length);
}

/** A layer, and what its server can do. */
async function metadata(recorded: RecordedFile): Promise<void> {
  const shown = bodyOf(recorded);
  const { get } = doorTo({ [layer.identifier]: recorded, '/query': { text: '{"count":42}' } });
  const { fields, title, rowCount, capabilities } = await arcgis.describe(layer, get);
  const coded = (name: string, domain: unknown): boolean =>
    (domain as Raw | null)?.['type'] === 'codedValue' ||
    (name === shown['typeIdField'] && Boolean((shown['types'] as unknown[] | null)?.length));
  const listed = (shown['fields'] as { name: string; alias: string; type: string; domain?: unknown }[]).map(
    ({ name, alias, type, domain }) => [name, alias, coded(name, domain) ? 'string' : typeOf(type)],
  );
  const place = listed.some(([, , type]) => type === 'geometry') || !shown['geometryType'] ? [] : [['geometry', 'geometry', 'geometry']];
  expect(fields.map(({ name, title: label, type }) => [name, label, type])).to.deep.equal([...listed, ...place]);
  const {
    supportsPagination = false,
    supportsOrderBy = false,
    supportsStatistics = shown['supportsStatistics'] ?? false,
  } = (shown['advancedQueryCapabilities'] ?? {}) as Raw;
  expect([title, rowCount]).to.deep.equal([String(shown['name']).replaceAll('_', ' '), 42]);
  expect([capabilities!.pageSize !== undefined, capabilities!.order ?? false, capabilities!.aggregates !== undefined]).to.deep.equal([
    supportsPagination,
    supportsOrderBy,
    supportsStatistics,
  ]);
}

/** Some of koop's features do not say that they are features. */
async function geojson({ text }: RecordedFile): Promise<void> {
  const { get } = doorTo({ '.geojson': { text } });
  const features = featuresOf(JSON.parse(text) as Raw) as { type?: string; id?: unknown; properties: Raw; geometry: unknown }[];
  const described = file.describe({ portal: 'file', endpointURL: `${site}/rows.geojson`, identifier: '' }, get);
  if (!features.every(({ type }) => type)) return void expect((await failure(described)).code).to.equal('bad-response');
  const dataset = await described;
  expectTable(
    await file.read(dataset, {}, get),
    features.map(({ id, properties, geometry }) => ({ ...(id === undefined ? {} : { id }), ...properties, geometry })),
    /^$/,
  );
}

/** What the site lists, or the one item that was asked for. */
async function search({ text }: RecordedFile): Promise<void> {
  const body = JSON.parse(text) as Raw;
  const features = (body['type'] === 'Feature' ? [body] : body['features']) as { id: string; properties: Raw }[];
  const { get } = doorTo({ '/collections/dataset/items': { text: JSON.stringify({ ...body, features }) } });
  const { datasets, total } = await arcgis.list!(new URL(site), {}, get);
  expect(total).to.equal(body['numberMatched']);
  const said = datasets.map(({ ref, title, modified, keywords, landingPage }) => [
    ref.identifier,
    title,
    modified?.getTime(),
    keywords,
    landingPage,
  ]);
  expect(said).to.deep.equal(
    features.map(({ id, properties }) => [id, properties['title'], properties['modified'], properties['tags'], `${site}/datasets/${id}`]),
  );
}

/** The page of a Hub site whose short name Hub's own API knows; the record holds the layer's description too. */
async function slug(recorded: RecordedFile): Promise<void> {
  const { data } = bodyOf(recorded);
  const { id, attributes } = (Array.isArray(data) ? data[0] : data) as { id: string; attributes: Raw };
  const asked = arcgis.match(new URL(`${site}/datasets/city::benefits/explore`))!;
  const { get } = doorTo({
    '/api/v3/datasets': { text: JSON.stringify({ data: [{ id, attributes }] }) },
    [`/items/${id.split('_')[0]!}`]: {
      text: JSON.stringify({ ...attributes, id: id.split('_')[0], type: attributes['content'], title: 'All layers' }),
    },
    '/MapServer/0': { text: JSON.stringify(attributes['layer']) },
    '/query': { text: '{"count":200}' },
  });
  const dataset: Dataset = await arcgis.describe(asked, get);
  expect(`${dataset.ref.endpointURL}/${dataset.ref.identifier}`).to.equal(attributes['url']);
  expect([dataset.title, dataset.rowCount, dataset.landingPage]).to.deep.equal([
    (attributes['layer'] as Raw)['name'],
    200,
    `${site}/datasets/city::benefits`,
  ]);
  expect(dataset.fields.map(({ name }) => name)).to.deep.equal(((attributes['layer'] as Raw)['fields'] as Raw[]).map(({ name }) => name));
}

/** The answer is no layer, or names one. */
async function service(recorded: RecordedFile): Promise<void> {
  const { get } = doorTo({ '/FeatureServer': recorded });
  const reason = await failure(arcgis.describe({ ...layer, identifier: 'FeatureServer' }, get));
  expect(reason.code).to.equal('layers' in bodyOf(recorded) ? 'not-found' : 'unsupported');
  if (reason.code === 'not-found') expect(reason.url).to.contain('/FeatureServer/0');
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'error.429-quota.live.json': 'rate-limited',
  'error.submit-only.json': 'unsupported',
  'error.unable-to-perform.live.json': 'bad-request',
  'error.where-invalid.live.json': 'bad-request',
  'hub-download-v1.error-400-formats.json': 'bad-request',
  'hub-search-v1.error-400-limit.json': 'bad-request',
  'hub-search-v1.error-404.json': 'not-found',
  'koop/error-service.json': 'not-found',
  'koop/error-where.json': 'bad-request',
  'mapserver-query-error400.arnhem.json': 'bad-request',
  'statistics-error.kent.json': 'bad-request',
};

const failure = (promise: Promise<unknown>): Promise<DatasetError> =>
  promise.then(
    () => expect.fail('No error'),
    (reason: DatasetError) => reason,
  );

async function error(recorded: RecordedFile): Promise<void> {
  const status = Number(bodyOf(recorded)['statusCode'] ?? 200);
  const reason = await failure(arcgis.describe(layer, doorTo({ [layer.identifier]: { text: recorded.text, status } }).get));
  expect(reason).to.be.instanceOf(DatasetError);
  expect([reason.code, reason.status]).to.deep.equal([codes[recorded.file], status]);
}

/** Bytes of Protocol Buffers come only to who asks for them. */
const pbf = async (recorded: RecordedFile): Promise<void> =>
  void expect((await failure(arcgis.describe(layer, doorTo({ [layer.identifier]: recorded }).get))).code).to.equal('bad-response');

const has =
  (...names: string[]) =>
  (recorded: RecordedFile): boolean =>
    names.some((name) => name in bodyOf(recorded));

decoded('arcgis', files, [
  ['bytes', (recorded) => recorded.file.endsWith('.pbf'), pbf],
  ['error', (recorded) => has('error', 'statusCode')(recorded), error],
  ['slug', has('data'), slug],
  ['search', (recorded) => recorded.file.startsWith('hub-search'), search],
  ['geojson', (recorded) => recorded.file.endsWith('.geojson'), geojson],
  ['rows', has('features', 'count', 'objectIds'), rows],
  ['layer', (recorded) => /Layer/.test(String(bodyOf(recorded)['type'])), metadata],
  ['service', has('layers', 'currentVersion'), service],
]);
