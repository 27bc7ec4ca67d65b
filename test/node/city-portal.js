/** Portals that hold nothing but a city's reports, in as much of each one's ways as asking for all rows takes. */
import { createServer } from 'node:http';
import { cityRows } from './city.js';

const uuid = '12345678-1234-1234-1234-123456789abc';
/** The columns, and what the portals call their types. */
const columns = ['id', 'opened', 'description', 'name', 'address', 'amount', 'status'];
const types = {
  socrata: { id: 'number', opened: 'calendar_date', amount: 'number' },
  ckan: { id: 'numeric', opened: 'timestamp', amount: 'numeric' },
  opendatasoft: { id: 'int', opened: 'datetime', amount: 'double' },
  udata: { id: 'int', opened: 'datetime', amount: 'float' },
  dkan: { id: 'int', opened: 'datetime', amount: 'float' },
  clickhouse: { id: 'UInt32', opened: 'DateTime', amount: 'Float64' },
};
const typed = (portal, text) => columns.map((name) => [name, types[portal][name] ?? text]);
const objectOf = (portal, text, member) => Object.fromEntries(typed(portal, text).map(([name, type]) => [name, { [member]: type }]));

/** Where each portal has the dataset. */
const places = {
  socrata: '/d/city-0001',
  ckan: `/dataset/reports/resource/${uuid}`,
  opendatasoft: '/explore/dataset/reports/',
  udata: `/api/resources/${uuid}/data/json/`,
  dkan: '/api/1/datastore/query/reports/0',
  clickhouse: '/?user=explorer&table=city.reports',
};
/** How many rows each portal has: the tabular API gives no more at once, and has no other way. */
export const rowsOf = (length) => ({ ...Object.fromEntries(Object.keys(places).map((kind) => [kind, length])), udata: length / 4 });

/** What stands at each path, made of the rows from one to another. */
const answersOf = (length, part) => ({
  '/api/views/city-0001.json': () => ({
    id: 'city-0001',
    name: 'Reports',
    viewType: 'tabular',
    columns: typed('socrata', 'text').map(([fieldName, dataTypeName]) => ({ fieldName, name: fieldName, dataTypeName })),
  }),
  '/resource/city-0001.json': (asked) =>
    asked.get('$select') ? [{ c0: String(length) }] : part(asked.get('$offset'), asked.get('$limit')),

  '/api/3/action/resource_show': () => success({ id: uuid, package_id: 'reports', datastore_active: true }),
  '/api/3/action/package_show': () => success({ name: 'reports', title: 'Reports', resources: [{ id: uuid, datastore_active: true }] }),
  '/api/3/action/datastore_search': (asked) =>
    success({
      fields: typed('ckan', 'text').map(([id, type]) => ({ id, type })),
      records: part(asked.get('offset'), asked.get('limit')),
      total: length,
    }),

  '/api/explore/v2.1/catalog/datasets/reports': () => ({
    dataset_id: 'reports',
    fields: typed('opendatasoft', 'text').map(([name, type]) => ({ name, type, label: name })),
    metas: { default: { title: 'Reports', records_count: length } },
  }),
  '/api/explore/v2.1/catalog/datasets/reports/exports/json': (asked) => part(0, asked.get('limit')),

  [`/api/resources/${uuid}/profile/`]: () => ({
    profile: { header: columns, columns: objectOf('udata', 'string', 'python_type'), total_lines: rowsOf(length).udata },
  }),
  '/api/aggregation-exceptions/': () => [],
  [`/api/resources/${uuid}/data/json/`]: () => part(0, rowsOf(length).udata),

  '/api/1/metastore/schemas/dataset/items/reports': () => ({ title: 'Reports', identifier: 'reports', distribution: [{ title: 'Rows' }] }),
  '/api/1/datastore/query/reports/0': (asked) => ({
    results: part(asked.get('offset'), asked.get('limit') ?? 0),
    count: length,
    schema: { rows: { fields: objectOf('dkan', 'text', 'type') } },
    query: { limit: 50_000 },
  }),

  '/': (asked) => clickhouse(asked.get('query'), length, part),
});

/** @returns {Promise<Record<string, string> & { close(): Promise<void> }>} the addresses of the dataset, by the kind of portal */
export async function servePortal(length) {
  const rows = cityRows(length).map(({ place: _, ...row }) => row);
  const pages = new Map();
  /** Each page is written once, so that nothing but the answer takes time. */
  const page = (name, written) => pages.get(name) ?? pages.set(name, Buffer.from(JSON.stringify(written()))).get(name);
  const answers = answersOf(length, (offset, limit) => rows.slice(Number(offset ?? 0), Number(offset ?? 0) + Number(limit)));
  const server = createServer(({ url }, response) => {
    const { pathname, search, searchParams } = new URL(url, 'http://localhost');
    const answer = answers[pathname];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(answer ? page(pathname + search, () => answer(searchParams)) : '{"success":false,"error":{"__type":"Not Found"}}');
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${server.address().port}`;
  return {
    ...Object.fromEntries(Object.entries(places).map(([kind, place]) => [kind, `${origin}${place}`])),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

const success = (result) => ({ help: 'http://localhost/api/3/action/help_show', success: true, result });

/** Rows as lists. */
function clickhouse(sql, length, part) {
  if (sql.includes('system.columns')) return { meta: [], data: typed('clickhouse', 'String').map(([name, type]) => [name, type, '']) };
  if (sql.includes('system.tables')) return { meta: [], data: [[length, '']] };
  if (sql.includes('count()')) return { meta: [], data: [[length]] };
  const [limit, offset] = ['LIMIT', 'OFFSET'].map((clause) => new RegExp(`${clause} (\\d+)`).exec(sql)?.[1]);
  return { meta: [], data: part(offset, limit).map((row) => columns.map((name) => row[name])) };
}
