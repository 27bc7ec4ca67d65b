/** Socrata (SODA 2.1): dev.socrata.com. Rows and groups by SoQL, descriptions by `/api/views`, catalogues by the Discovery API. */
import { DatasetError, type Dataset, type DatasetRef, type Get, type Portal, type Query, type Table } from '../model.js';
import { segmentsOf } from './shared/address.js';
import { MANY, array, askJson, askRows, object, text, type Explain, type JsonObject } from './shared/answer.js';
import { isPage } from './shared/page.js';
import type { Question } from './socrata/soql.js';
import { datasetOf } from './socrata/view.js';

export const socrata: Portal = {
  name: 'socrata',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull', 'intersects'],
    select: true,
    aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    cell: true,
    order: true,
    pageSize: 50_000,
  },
  tokenParameter: '$$app_token',
  match,
  recognise: async (...asked) => (await import('./socrata/catalogue.js')).recognise(...asked),
  describe,
  read,
  contact: async (...asked) => (await import('./socrata/catalogue.js')).contact(...asked),
  record: async (dataset, row, get) => (await import('./socrata/record.js')).recordIn(dataset, await viewAt(dataset.ref, get), row),
  list: async (...asked) => (await import('./socrata/catalogue.js')).list(...asked),
};

/** What CKAN calls a resource. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const fourByFour = /^[a-z0-9]{4}-[a-z0-9]{4}$/i;

function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  if (path[0] === 'stories') return undefined;
  const foundry = url.host === 'dev.socrata.com' && path[0] === 'foundry';
  const endpointURL = foundry ? `https://${path[1] ?? ''}` : url.origin;
  const resource = path[0] === 'resource' ? path[1]?.replace(/\.(json|geojson|csv|xml|rdf)$/i, '') : undefined;
  if (resource && uuid.test(resource)) return undefined;
  const identifier =
    url.searchParams.get('fourfour') ??
    resource ??
    (path[0] === 'w' ? path[1] : undefined) ??
    path.map((segment) => segment.replace(/\.\w+$/, '')).findLast((segment) => fourByFour.test(segment));
  if (!identifier) return undefined;
  const query = resource ? questionOf(url.searchParams) : explored(path);
  return {
    portal: 'socrata',
    endpointURL,
    identifier: fourByFour.test(identifier) ? identifier.toLowerCase() : identifier,
    ...(query ? { query } : {}),
  };
}

/** What a query address asks, without the token. */
function questionOf(parameters: URLSearchParams): string {
  const question = new URLSearchParams(parameters);
  question.delete('$$app_token');
  return question.toString();
}

/** The SoQL that the portal's own explorer keeps in its address (`…/explore/query/SELECT…/page/filter`). */
function explored(path: readonly string[]): string {
  const at = path.indexOf('query');
  return at > 0 && path[at - 1] === 'explore' && path[at + 1] ? new URLSearchParams({ $query: path[at + 1]! }).toString() : '';
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (ref.query) return (await import('./socrata/answered.js')).answered(ref, get, describe);
  const view = await viewAt(ref, get);
  const dataset = datasetOf(view, ref.endpointURL);
  if (dataset.fields.length) return dataset;
  return (await rowless()).datasetBehind(view, dataset, (identifier) => viewAt({ ...ref, identifier }, get));
}

/** The code for what has no rows of its own. */
const rowless = () => import('./socrata/rowless.js');

/** What an error means comes with the first one. */
const explain: Explain = async (body, status) =>
  status < 400 && object(body)['error'] !== true ? undefined : (await import('./socrata/errors.js')).explain(body, status);

async function viewAt({ endpointURL, identifier }: DatasetRef, get: Get): Promise<JsonObject> {
  const view = object(await askJson(get, new URL(`/api/views/${identifier}.json`, endpointURL), explain));
  if (text(view['id'])) return view;
  throw new DatasetError('bad-response', `${endpointURL} does not describe datasets as Socrata does`, { url: endpointURL });
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const { ref } = dataset;
  if (ref.query) return (await import('./socrata/answered.js')).rowsAt(dataset, get, describe);
  if (dataset.fields.length === 0) throw (await rowless()).noRows(dataset);
  const { parameters, count, fields, tableOf } = isPage(query)
    ? page(dataset, query)
    : await (await import('./socrata/soql.js')).question(dataset, query);
  const at = (asked: URLSearchParams) => new URL(`/resource/${ref.identifier}.json?${asked}`, ref.endpointURL);
  const [{ answer, rows }, counted] = await Promise.all([
    askRows(get, at(parameters), explain, { place: [], fields, stream: query.limit! > MANY }),
    count && askJson(get, at(count), explain),
  ]);
  const read = rows ?? (await (await import('../formats/row-columns.js')).tableOfRows(array(answer).map(object), fields));
  const table = tableOf?.(read) ?? read;
  return counted === undefined ? table : { ...table, total: Number(object(array(counted)[0])['c0']) };
}

/** Rows as they come; Socrata's own key keeps pages from repeating or skipping any. */
function page({ fields }: Dataset, { offset, limit }: Query): Question {
  const parameters = new URLSearchParams({ $order: ':id' });
  if (offset) parameters.set('$offset', String(offset));
  if (limit !== undefined) parameters.set('$limit', String(limit));
  return {
    parameters,
    count: new URLSearchParams({ $select: 'count(*) as c0' }),
    fields,
  };
}
