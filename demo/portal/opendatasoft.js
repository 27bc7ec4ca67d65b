/** The Opendatasoft dialect: the Explore API 2.1 with its catalogue, records and exports, and the pages. */
import { datasets } from './datasets.js';
import { SqlError } from './engine.js';
import { OdsqlError } from './odsql.js';
import { catalogue, datasetOf, documentOf, sourcesOf } from './opendatasoft-datasets.js';
import { exported, facets, records } from './opendatasoft-records.js';
import { aboutDataset, definitions, link, page, table } from './page.js';

const SITE = 'Example County Open Data';
const API = '/api/explore/v2\\.1/catalog/datasets';
const ID = '([a-z0-9_-]+)';

const json = (value, status = 200) => ({
  status,
  headers: {
    'Content-Type': 'application/json; charset=utf-8',
    'Access-Control-Expose-Headers': 'X-RateLimit-Remaining',
    'X-RateLimit-Remaining': '9999',
  },
  body: JSON.stringify(value),
});
const refusal = (status, error_code, message) => json({ error_code, message }, status);
const missing = (id) => refusal(404, 'NotFoundResource', `The requested dataset ${id} does not exist.`);

/** @returns {import('./server.js').Dialect} */
export function createOpendatasoft(engine) {
  const about =
    (show) =>
    (url, id, ...rest) => {
      const dataset = datasetOf(id);
      return dataset ? explained(() => show(dataset, url, ...rest)) : missing(id);
    };

  /** First match wins. */
  const routes = [
    [API, (url) => explained(async () => json(await catalogue(url.searchParams, engine)))],
    [`${API}/${ID}`, about(async (dataset) => json(await documentOf(dataset, engine)))],
    [`${API}/${ID}/records`, about(async (dataset, { searchParams }) => json(await records(dataset, searchParams, engine)))],
    [`${API}/${ID}/facets`, about(async (dataset, { searchParams }) => json(await facets(dataset, searchParams, engine)))],
    [`${API}/${ID}/attachments`, about(() => json({ attachments: [] }))],
    [
      `${API}/${ID}/exports`,
      about((dataset, url) =>
        json({ links: ['csv', 'json', 'jsonl'].map((rel) => ({ href: `${url.origin}${url.pathname}/${rel}`, rel })) }),
      ),
    ],
    [
      `${API}/${ID}/exports/(csv|jsonl?)`,
      about(async (dataset, { searchParams }, format) => fileOf(dataset, format, await exported(dataset, format, searchParams, engine))),
    ],
    [
      `/explore/(?:embed/)?(?:dataset|assets)/${ID}(?:/(?:information|table|map|analyze|export|api))?`,
      (url, id) => datasetPage(id, engine),
    ],
    ['/(?:explore)?', () => frontPage()],
  ].map(([pattern, answer]) => [new RegExp(`^${pattern}/?$`), answer]);

  return {
    async answer(url) {
      const path = decodeURIComponent(url.pathname);
      const [match, answer] = routes.map(([pattern, answer]) => [pattern.exec(path), answer]).find(([match]) => match) ?? [];
      if (match) return answer(url, ...match.slice(1));
      return path.startsWith('/api/') ? refusal(404, 'NotFoundURI', `The requested URI ${path} does not exist.`) : missingPage();
    },
    failure,
    isPage: ({ pathname }) => !pathname.startsWith('/api/'),
    columns: () => [],
  };
}

function failure(status, { pathname }) {
  if (status === 429)
    return json(
      {
        errorcode: 10002,
        reset_time: '2030-01-01T00:00:00Z',
        limit_time_unit: 'day',
        call_limit: 10000,
        error: 'Too many requests on the domain. Please contact the domain administrator.',
      },
      429,
    );
  if (status === 404) return missing(pathname.split('/').pop());
  const codes = { 401: 'AuthenticationRequired', 403: 'ForbiddenAccess', 405: 'MethodNotAllowed', 503: 'ServiceUnavailable' };
  return refusal(status, codes[status] ?? 'InternalError', 'The request could not be answered.');
}

async function explained(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OdsqlError) return refusal(400, error.code, error.message);
    if (error instanceof SqlError && error.code === '57014') return refusal(503, 'ServiceUnavailable', 'The request took too long.');
    throw error;
  }
}

const fileOf = ({ ckan }, format, { type, body }) => ({
  headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${ckan}.${format}"` },
  body,
});

const missingPage = () => ({
  ...page({ title: 'Page not found', site: SITE, main: '<p>Nothing stands at this address.</p>' }),
  status: 404,
});

function frontPage() {
  const items = datasets.map(({ ckan, title }) => `<li>${link(`/explore/dataset/${ckan}/`, title)}</li>`);
  return page({ title: 'Catalog', site: SITE, main: `<ul>${items.join('')}</ul>` });
}

async function datasetPage(id, engine) {
  const dataset = datasetOf(id);
  if (!dataset) return missingPage();
  const api = `/api/explore/v2.1/catalog/datasets/${id}`;
  const ways = [
    ['Records', link(`${api}/records?limit=20`)],
    ['Export', link(`${api}/exports/csv`)],
  ];
  const fields = (await sourcesOf(dataset, engine)).map(({ label, name, type, description }) => [label, name, type, description]);
  const main = aboutDataset(dataset) + definitions(ways) + table('Dataset schema', ['Field', 'Name', 'Type', 'Description'], fields);
  return page({ title: dataset.title, site: SITE, main });
}
