/** The Socrata dialect: SODA 2.1 rows, view metadata, the catalogue and the dataset pages. */
import { datasets } from './datasets.js';
import { SqlError } from './engine.js';
import { aboutDataset, definitions, link, page, table } from './page.js';
import { catalogue } from './socrata-catalogue.js';
import { ask, csvOf, geojsonOf, jsonOf, UnrecognizedArguments } from './socrata-rows.js';
import { columnsOf, datasetOf, longPath, metadataOf, viewOf } from './socrata-views.js';
import { SoqlError } from './soql-tokens.js';

const SITE = 'Example City Open Data';
const APP_TOKEN = 'demo-token';
const ID = '([a-z0-9]{4}-[a-z0-9]{4})';

const json = (value, status = 200) => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});
const missing = (id) => json({ code: 'dataset.missing', error: true, message: 'Not found', data: { id } }, 404);
const noView = (id) => json({ code: 'not_found', error: true, message: `Cannot find view with id ${id}` }, 404);
const noService = () => json({ code: 'not_found', error: true, message: 'No service found for this URL.' }, 404);

/** @returns {import('./server.js').Dialect} */
export function createSocrata(engine) {
  const rows = (print) => async (url, id) => {
    const dataset = datasetOf(id);
    if (!dataset) return missing(id);
    const token = url.searchParams.get('$$app_token') ?? APP_TOKEN;
    if (token !== APP_TOKEN) return json({ code: 'permission_denied', error: true, message: 'Invalid app_token specified' }, 403);
    return explained(async () =>
      print(await ask(dataset, url.searchParams, engine), dataset, { bom: url.searchParams.get('$$bom') === 'true' }),
    );
  };
  const whole = async (url, id) => {
    const dataset = datasetOf(id);
    if (!dataset) return noView(id);
    return csvOf(await ask(dataset, new URLSearchParams(), engine, null), dataset, { display: true });
  };
  const view = (show) => async (url, id) => {
    const dataset = datasetOf(id);
    return dataset ? json(await show(dataset, url)) : noView(id);
  };

  /** First match wins. */
  const routes = [
    [`/resource/${ID}\\.geojson`, rows(geojsonOf)],
    [`/resource/${ID}\\.csv`, rows(csvOf)],
    [`/resource/${ID}(?:\\.json)?`, rows(jsonOf)],
    ['/resource/([^/.]+)(?:\\.\\w+)?', async (url, id) => missing(id)],
    [`/api/views/metadata/v1/${ID}(?:\\.json)?`, view((dataset, { origin }) => metadataOf(dataset, origin))],
    [`/api/views/${ID}/columns(?:\\.json)?`, view(async (dataset) => (await viewOf(dataset, engine)).columns)],
    [`/api/views/${ID}/rows\\.csv`, whole],
    [`/api/views/${ID}(?:\\.json)?`, view((dataset) => viewOf(dataset, engine))],
    ['/api/views/([^/.]+)(?:\\.json)?', async (url, id) => noView(id)],
    ['/api/catalog/v1', async (url) => (({ value, status }) => json(value, status))(catalogue(url))],
    [`/d/${ID}`, async (url, id) => toLongPage(id)],
    [`/[^/]+/[^/]+/${ID}(?:/(?:about_data|data|data_preview|explore))?`, async (url, id) => datasetPage(id)],
    ['/(?:browse)?', async () => frontPage()],
  ].map(([pattern, answer]) => [new RegExp(`^${pattern}/?$`, 'i'), answer]);

  return {
    async answer(url) {
      const [match, answer] = routes.map(([pattern, answer]) => [pattern.exec(url.pathname), answer]).find(([match]) => match) ?? [];
      return match ? answer(url, match[1]?.toLowerCase()) : url.pathname.startsWith('/api/') ? noService() : notFoundPage();
    },
    failure,
    isPage: ({ pathname }) => !/^\/(api|resource)\//.test(pathname),
    columns({ pathname }) {
      const dataset = datasetOf(/^\/resource\/([^/.]+)/.exec(pathname)?.[1]);
      return dataset ? columnsOf(dataset).map(({ fieldName }) => fieldName) : [];
    },
  };
}

const FAILURES = {
  403: { error: true, message: 'You must be logged in to access this resource' },
  405: { code: 'method_not_allowed', error: true, message: 'Method not allowed' },
  429: { code: 'too-many-requests', error: true, message: 'Too many requests' },
  503: { code: 'service-unavailable', error: true, message: 'Service unavailable' },
};

function failure(status, { pathname }) {
  if (status === 404) return noView(pathname.split('/').pop().replace(/\..*$/, ''));
  return json(FAILURES[status] ?? { error: true, message: 'Internal error', status }, status);
}

async function explained(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SoqlError) return queryError(error);
    if (error instanceof UnrecognizedArguments) return json({ error: true, message: error.message }, 400);
    if (error instanceof SqlError) return sqlError(error);
    throw error;
  }
}

/** Where in the question, as Socrata draws it: the line with a mark under the character. */
function positionOf({ text, at }) {
  const before = text.slice(0, at).split('\n');
  const column = before.at(-1).length + 1;
  return { row: before.length, column, line: `${text.split('\n')[before.length - 1]}\n${' '.repeat(column - 1)}^` };
}

function queryError(error) {
  const position = positionOf(error);
  const where = `Map(row -> ${position.row}, column -> ${position.column}, line -> ${JSON.stringify(position.line)})`;
  const message = `Query coordinator error: ${error.code}; ${error.message}; position: ${where}`;
  return json({ message, errorCode: error.code, data: { ...error.data, dataset: 'alpha.1', position } }, 400);
}

function sqlError({ code }) {
  if (code === '57014') return json({ code: 'request-timeout', error: true, message: 'Request timed out' }, 408);
  return json({ error: true, message: 'Internal error', status: 500 }, 500);
}

const toLongPage = (id) => {
  const dataset = datasetOf(id);
  return dataset ? { status: 302, headers: { Location: longPath(dataset) }, body: '' } : notFoundPage();
};

const notFoundPage = () => ({
  ...page({ title: 'Page not found', site: SITE, main: '<p>Nothing stands at this address.</p>' }),
  status: 404,
});

function frontPage() {
  const items = datasets.map((dataset) => `<li>${link(longPath(dataset), dataset.title)}</li>`);
  return page({ title: 'Datasets', site: SITE, main: `<ul>${items.join('')}</ul>` });
}

function datasetPage(id) {
  const dataset = datasetOf(id);
  if (!dataset) return notFoundPage();
  const columns = columnsOf(dataset).map(({ name, fieldName, dataTypeName, description }) => [name, fieldName, dataTypeName, description]);
  const ways = [
    ['API', link(`/resource/${id}.json`)],
    ['Metadata', link(`/api/views/${id}.json`)],
    ['CSV', link(`/api/views/${id}/rows.csv?accessType=DOWNLOAD`)],
  ];
  const main =
    aboutDataset(dataset) +
    definitions(ways) +
    table('Columns in this dataset', ['Column', 'API field name', 'Type', 'Description'], columns);
  return page({ title: dataset.title, site: SITE, main });
}
