/** Four more kinds of portals, answered in the page as their servers answer: whole, broken in every way, and cut off from the network. */
const rows: readonly (readonly [day: string, airport: string, cost: number | null])[] = [
  ['1990-01-08', 'BARKSDALE AIR FORCE BASE ARPT', 0],
  ['1990-02-17', 'CHICAGO O\u2019HARE INTL ARPT', 1250],
  ['1991-04-10', 'DALLAS/FORT WORTH INTL ARPT', 111_815],
  ['1996-11-17', 'DALLAS/FORT WORTH INTL ARPT', 541_823],
  ['1998-02-24', 'AUSTIN-BERGSTROM INTL', 7_043_545],
  ['2001-09-04', 'JOHN F KENNEDY INTL', null],
];
const columns = [
  { name: 'flight_date', title: 'Flight Date', esri: 'esriFieldTypeDateOnly', schema: { type: 'string', format: 'date' }, sql: 'Date' },
  { name: 'airport_name', title: 'Airport Name', esri: 'esriFieldTypeString', schema: { type: 'string' }, sql: 'String' },
  { name: 'cost_total', title: 'Cost Total $', esri: 'esriFieldTypeDouble', schema: { type: 'number' }, sql: 'Nullable(Float64)' },
] as const;
const description = 'Every bird that an aircraft has met, as pilots and airports report it.';
const title = 'Bird strikes';

type Row = (typeof rows)[number];
type Answer = (url: URL, rows: readonly Row[]) => unknown;

const record = (row: Row): Record<string, Row[number]> => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]!]));
const asked = (url: URL, path: RegExp): boolean => path.test(url.pathname);

/** As many as are asked for, where a number is said. */
const page = (kept: readonly Row[], offset: unknown, limit: unknown): readonly Row[] =>
  kept.slice(Number(offset ?? 0), limit ? Number(offset ?? 0) + Number(limit) : undefined);

const arcgis: Answer = ({ pathname, searchParams }, kept) => {
  if (searchParams.has('returnCountOnly')) return { count: kept.length };
  const shown = page(kept, searchParams.get('resultOffset'), searchParams.get('resultRecordCount'));
  if (pathname.endsWith('/query')) return { objectIdFieldName: 'OBJECTID', features: shown.map((row) => ({ attributes: record(row) })) };
  return {
    name: title,
    description,
    copyrightText: 'City of Elm',
    capabilities: 'Query',
    objectIdField: 'OBJECTID',
    maxRecordCount: 1000,
    advancedQueryCapabilities: { supportsPagination: true },
    fields: columns.map(({ name, title: alias, esri }) => ({ name, alias, type: esri })),
  };
};

const ogcApi: Answer = (url, kept) => {
  if (asked(url, /\/schema$/))
    return { properties: Object.fromEntries(columns.map(({ name, title: said, schema }) => [name, { ...schema, title: said }])) };
  if (!asked(url, /\/items$/)) return { id: title, title, description, links: [{ rel: 'schema', href: `${url.pathname}/schema` }] };
  const features = kept.map((row, id) => ({ type: 'Feature', id, properties: record(row), geometry: null }));
  const limit = Number(url.searchParams.get('limit'));
  return { type: 'FeatureCollection', features: features.slice(0, limit), numberMatched: kept.length };
};

const udata: Answer = (url, kept) => {
  const name = url.pathname.split('/').filter(Boolean).at(-1)!;
  if (asked(url, /\.csv$/)) return [columns.map((column) => column.title), ...kept].map((row) => row.join()).join('\n');
  if (!asked(url, /^\/api\/1\/datasets\/\w+_strikes\/$/)) return undefined;
  const file = { id: '0ed8e0b7-d077-5d04-ae69-d7e196bbd800', title: 'All strikes', type: 'main', format: 'csv' };
  const resources = [{ ...file, url: `${url.origin}/files/${name}.csv` }];
  return { id: name, slug: name, title, description, organization: { name: 'City of Elm' }, frequency: 'monthly', resources };
};

const clickhouse: Answer = (url, kept) => {
  const sql = url.searchParams.get('query');
  if (!sql) return undefined;
  const titles: readonly string[] = columns.map((column) => column.title);
  const [, limit, offset] = /LIMIT (\d+)(?: OFFSET (\d+))?/.exec(sql) ?? [];
  const wanted = Array.from(sql.split(' FROM ')[0]!.matchAll(/"([^"]+)"/g), ([, name]) => titles.indexOf(name!));
  const data = sql.includes('system.columns')
    ? columns.map((column) => [column.title, column.sql, ''])
    : sql.includes('system.tables')
      ? [[kept.length, description]]
      : sql.includes('count()')
        ? [[kept.length]]
        : page(kept, offset, limit).map((row) => wanted.map((at) => row[at]!));
  return { meta: [], data };
};

interface Server {
  readonly answer: Answer;
  /** The address of a dataset of this name. */
  readonly address: (name: string) => string;
}

const servers: Readonly<Record<string, Server>> = {
  ArcGIS: { answer: arcgis, address: (name) => `https://gis.city.example/arcgis/rest/services/${name}/FeatureServer/0` },
  'OGC API Features': { answer: ogcApi, address: (name) => `https://geo.city.example/ogc/collections/${name}` },
  uData: { answer: udata, address: (name) => `https://data.city.example/en/datasets/${name}/` },
  ClickHouse: { answer: clickhouse, address: (name) => `https://db.city.example/?user=reader&database=city&table=${name}` },
};

/** How a server breaks, by the name of the dataset. */
const faults: Readonly<Record<string, (body: string, init: RequestInit) => Response | Promise<Response>>> = {
  hanging: (_, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
  gone: () => new Response('{"message":"There is nothing here"}', { status: 404 }),
  private: () => new Response('{"message":"This is not for you"}', { status: 403 }),
  busy: () => new Response('{"message":"Too many questions"}', { status: 429 }),
  failing: () => new Response('{"message":"Not now"}', { status: 503 }),
  page: () => new Response('<!doctype html><title>Welcome</title>'),
  cut: (body) => new Response(body.slice(0, body.length / 2)),
  closed: (_, { mode }) => (mode === 'no-cors' ? new Response() : Promise.reject(new TypeError('Failed to fetch'))),
};

/** The same dataset, whole or broken, on each of the four. */
export const inMemory = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(servers).map(([portal, { address }]) => [portal, address(`${name}_strikes`)]));

export const nowhereInMemory = Object.fromEntries(
  Object.entries(servers).map(([portal, { address }]) => [portal, new URL('/about', address('any')).href]),
);

function answerTo(url: URL, { answer }: Server, init: RequestInit): Response | Promise<Response> {
  const [, name = ''] = /(\w+)_strikes/.exec(decodeURIComponent(url.href)) ?? [];
  const said = name && answer(url, name === 'empty' ? [] : rows);
  if (!said) return new Response('{}', { status: 404 });
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const type = typeof said === 'string' ? 'text/csv' : 'application/json';
  return faults[name]?.(body, init) ?? new Response(body, { headers: { 'content-type': type } });
}

const network = globalThis.fetch;
let connected = true;

/** Works while no portal can be reached, in memory or not. */
export async function cutOff(work: () => Promise<unknown>): Promise<void> {
  connected = false;
  await work().finally(() => (connected = true));
}

globalThis.fetch = (input, init = {}) => {
  if (!connected) return Promise.reject(new TypeError('Failed to fetch'));
  const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
  const server = Object.values(servers).find(({ address }) => new URL(address('any')).origin === url.origin);
  return server ? Promise.resolve(answerTo(url, server, init)) : network(input, init);
};
