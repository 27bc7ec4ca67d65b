/** The DKAN 2 dialect: metastore, search and datastore queries, and the pages; under `/provider-data` the same site gives more rows at once. */
import { csvLine } from './csv.js';
import {
  columnsOf,
  datasetOf,
  datasetOfDistribution,
  distributionOf,
  idOf,
  itemOf,
  metastoreItem,
  schemaOf,
  search,
} from './dkan-datasets.js';
import { documentOf, everything, QueryError, run } from './dkan-query.js';
import { datasets } from './datasets.js';
import { SqlError } from './engine.js';
import { aboutDataset, definitions, link, page, table } from './page.js';

const SITE = 'Example Agency Open Data';
const ROWS_LIMIT = { '': 500, '/provider-data': 1500 };
const SCHEMAS = ['catalog', 'dataset', 'publisher', 'distribution', 'theme', 'keyword', 'data-dictionary'];
const ID = '([^/]+)';

const json = (value, status = 200) => ({
  status,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=60, public' },
  body: JSON.stringify(value),
});
const refusal = (status, message, data) =>
  json({ message, status, timestamp: new Date().toISOString().replace(/\.\d+Z$/, '+00:00'), ...(data ? { data } : {}) }, status);
const missing = (id) => refusal(404, `Error retrieving metadata: ${id} not found.`);

function place({ pathname, origin }) {
  const [, base = '', path] = /^(\/provider-data(?=\/|$))?(.*)$/.exec(decodeURIComponent(pathname));
  return { base, root: `${origin}${base}`, path: path || '/', rowsLimit: ROWS_LIMIT[base] };
}

/** @returns {import('./server.js').Dialect} */
export function createDkan(engine) {
  const item = async ({ searchParams }, { root }, schema, id) => {
    const found = await metastoreItem(schema, id, root, searchParams.has('show-reference-ids'), engine);
    return found ? json(found) : missing(id);
  };
  /** A dataset's file by its place, or a file by its own id. */
  const query = (answer) => (url, where, id, index) => {
    const dataset = index === undefined ? datasetOfDistribution(id) : index === '0' ? datasetOf(id) : undefined;
    if (dataset) return explained(() => answer(dataset, url, where));
    return index === undefined ? missing(id) : json({ message: `No resource found for dataset ${id} at index ${index}` }, 404);
  };
  const rows = query(async (dataset, { searchParams }, { rowsLimit }) =>
    json(await answerTo(dataset, documentOf(searchParams, rowsLimit), engine)),
  );
  const file = query(async (dataset, { searchParams }) => download(dataset, searchParams, engine));

  /** First match wins. */
  const routes = [
    ['/api/1/metastore/schemas', () => json(SCHEMAS)],
    [
      `/api/1/metastore/schemas/dataset/items`,
      ({ searchParams }, { root }) => json(datasets.map((dataset) => itemOf(dataset, root, searchParams.has('show-reference-ids')))),
    ],
    [`/api/1/metastore/schemas/${ID}/items/${ID}`, item],
    ['/api/1/search', ({ searchParams }, { root }) => json(search(searchParams, root))],
    [`/api/1/datastore/query/${ID}/(\\d+)/download`, file],
    [`/api/1/datastore/query/${ID}/download`, file],
    [`/api/1/datastore/query/${ID}(?:/(\\d+))?`, rows],
    [`/api/1/datastore/imports/${ID}`, query(async (dataset) => json(await statistics(dataset, engine)))],
    [`/dataset/${ID}(?:/(?:data|api))?`, (url, where, id) => datasetPage(id, where, engine)],
    ['/(?:datasets?)?', (url, where) => frontPage(where)],
  ].map(([pattern, answer]) => [new RegExp(`^${pattern}/?$`), answer]);

  return {
    async answer(url) {
      const where = place(url);
      const [match, answer] = routes.map(([pattern, answer]) => [pattern.exec(where.path), answer]).find(([match]) => match) ?? [];
      return match ? answer(url, where, ...match.slice(1)) : missingPage();
    },
    failure: (status, { pathname }) =>
      status === 404 ? missing(pathname.split('/').pop()) : refusal(status, 'The website encountered an unexpected error.'),
    isPage: (url) => !place(url).path.startsWith('/api/'),
    columns: () => [],
  };
}

async function answerTo(dataset, document, engine) {
  const { results, count, names } = await run(dataset, document, engine);
  return {
    ...(document.results ? { results } : {}),
    ...(document.count ? { count } : {}),
    ...(document.schema ? { schema: await schemaOf(dataset, engine) } : {}),
    query: { resources: [{ id: distributionOf(dataset), alias: 't' }], ...document, properties: document.properties ?? names },
  };
}

async function download(dataset, searchParams, engine) {
  if (searchParams.get('format') !== 'csv') throw new QueryError('Streaming not currently available for JSON responses');
  const asked = new URLSearchParams([...searchParams].filter(([name]) => name !== 'format' && name !== 'limit'));
  const { names, rows } = await everything(dataset, documentOf(asked, Number.MAX_SAFE_INTEGER), engine);
  return { headers: { 'Content-Type': 'text/csv' }, body: [names, ...rows].map((row) => `${csvLine(row)}\n`).join('') };
}

async function statistics(dataset, engine) {
  const columns = await columnsOf(dataset, engine);
  const { count } = await run(dataset, { limit: 1, offset: 0, count: true, results: false }, engine);
  const described = columns.map(({ name, title, type, mysql }) => [name, { type, mysql_type: mysql, description: title }]);
  return {
    numOfColumns: columns.length + 1,
    columns: Object.fromEntries([['record_number', { type: 'serial', mysql_type: 'int' }], ...described]),
    numOfRows: count,
  };
}

/** A driver's message comes through as it is, with status 400. */
async function explained(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QueryError) return refusal(error.status, error.message, error.data);
    if (error instanceof SqlError) return refusal(400, `SQLSTATE[${error.code}]: ${error.message}`);
    throw error;
  }
}

const missingPage = () => ({
  ...page({ title: 'Page not found', site: SITE, main: '<p>Nothing stands at this address.</p>' }),
  status: 404,
});

function frontPage({ base }) {
  const items = datasets.map((dataset) => `<li>${link(`${base}/dataset/${idOf(dataset)}`, dataset.title)}</li>`);
  return page({ title: 'Datasets', site: SITE, home: `${base}/`, main: `<ul>${items.join('')}</ul>` });
}

async function datasetPage(id, { base }, engine) {
  const dataset = datasetOf(id);
  if (!dataset) return missingPage();
  const ways = [
    ['API', link(`${base}/api/1/datastore/query/${id}/0`)],
    ['Metadata', link(`${base}/api/1/metastore/schemas/dataset/items/${id}`)],
    ['CSV', link(`${base}/api/1/datastore/query/${id}/0/download?format=csv`)],
  ];
  const columns = (await columnsOf(dataset, engine)).map(({ title, name, type }) => [title, name, type]);
  const main = aboutDataset(dataset) + definitions(ways) + table('Data table', ['Column', 'Name', 'Type'], columns);
  return page({ title: dataset.title, site: SITE, home: `${base}/`, main });
}
