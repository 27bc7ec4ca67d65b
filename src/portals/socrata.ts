/** Socrata (SODA 2.1): dev.socrata.com. Rows and groups by SoQL, descriptions by `/api/views`, catalogues by the Discovery API. */
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Column,
  type Dataset,
  type DatasetRef,
  type Field,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { answerField, isDate, table } from '../table.js';
import { segmentsOf } from './shared/address.js';
import { array, askJson, object, text, type JsonObject } from './shared/answer.js';
import { explain } from './socrata/errors.js';
import { datasetOf } from './socrata/view.js';
import { printCount, printSoql, type Part } from './socrata/soql.js';
import { inferredFields, rowsOf, whole } from './shared/whole.js';

const pageSize = 50_000;

export const socrata: Portal = {
  name: 'socrata',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull', 'intersects'],
    select: true,
    aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    order: true,
    pageSize,
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
  if (ref.query) return answered(ref, get);
  const view = await viewAt(ref, get);
  const child = array(view['columns']).length
    ? undefined
    : (text(array(view['childViews'])[0]) ?? text(object(object(view['metadata'])['geo'])['layers']));
  const rows = child ? await viewAt({ ...ref, identifier: child }, get).catch(() => view) : view;
  return datasetOf(rows, ref.endpointURL);
}

async function viewAt({ endpointURL, identifier }: DatasetRef, get: Get): Promise<JsonObject> {
  const view = object(await askJson(get, new URL(`/api/views/${identifier}.json`, endpointURL), explain));
  if (text(view['id'])) return view;
  throw new DatasetError('bad-response', `${endpointURL} does not describe datasets as Socrata does`, { url: endpointURL });
}

/** A column as the dataset describes it, unless its values are of another kind: `date_extract_y(date) AS date` holds no dates. */
const asKnown = (field: Field, known: Field | undefined): Field =>
  known && (known.type === 'string' || known.type === field.type || (isDate(known.type) && isDate(field.type))) ? known : field;

/** The rows of a query address as a dataset of their own, named by the dataset that was asked. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const { question, limited } = withLimit(new URLSearchParams(ref.query), pageSize);
  const [rows, parent] = await Promise.all([
    askJson(get, new URL(`/resource/${ref.identifier}.json?${question.toString()}`, ref.endpointURL), explain),
    describe({ portal: ref.portal, endpointURL: ref.endpointURL, identifier: ref.identifier }, get).catch(() => undefined),
  ]);
  const records = array(rows).map(object);
  if (!limited && records.length >= pageSize)
    throw new DatasetError('too-big', `The question in this address has ${pageSize} rows or more: group them, or limit them`, {
      url: ref.endpointURL,
    });
  const known = new Map(parent?.fields.map((field) => [field.name, field]));
  const chosen = ['$select', '$group', '$query'].some((clause) => question.has(clause));
  const fields = (!chosen && parent?.fields) || (await inferredFields(records)).map((field) => asKnown(field, known.get(field.name)));
  return whole(
    { ...(parent ?? { title: ref.identifier, landingPage: `${ref.endpointURL}/d/${ref.identifier}` }), ref },
    tableFromRows(records, fields),
  );
}

/** Socrata gives a thousand rows to a question that does not say how many, and does not say that there are more. */
function withLimit(question: URLSearchParams, limit: number): { readonly question: URLSearchParams; readonly limited: boolean } {
  const statement = question.get('$query');
  const limited = statement === null ? question.has('$limit') : /\blimit\s+\d+/i.test(statement);
  if (!limited) question.set(statement === null ? '$limit' : '$query', statement === null ? String(limit) : `${statement} LIMIT ${limit}`);
  return { question, limited };
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  if (dataset.ref.query) return rowsOf(dataset) ?? rowsOf(await answered(dataset.ref, get))!;
  if (dataset.fields.length === 0)
    throw new DatasetError('unsupported', 'This dataset is a file or a link: it has no rows to read', { url: dataset.landingPage });
  const { ref } = dataset;
  const address = (parameters: URLSearchParams) => new URL(`/resource/${ref.identifier}.json?${parameters.toString()}`, ref.endpointURL);
  const { parts, parameters } = printSoql(dataset, query);
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  const [rows, counted] = await Promise.all([
    askJson(get, address(parameters), explain),
    grouped ? undefined : askJson(get, address(printCount(dataset, query)), explain),
  ]);
  const total = counted === undefined ? undefined : Number(object(array(counted)[0])['c0']);
  return tableOf(array(rows).map(object), parts, dataset, total);
}

function tableOf(rows: readonly JsonObject[], parts: readonly Part[] | undefined, dataset: Dataset, total: number | undefined): Table {
  if (!parts) return withTotal(tableFromRows(rows, dataset.fields), total);
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const columns = parts.map((part, index) => columnOf(rows, part, fields[index]!));
  return table(fields, columns, total);
}

function columnOf(rows: readonly JsonObject[], { aliases, join }: Part, field: Field): Column {
  if (!join) return tableFromRows(rows, [{ ...field, name: aliases[0]! }]).column(aliases[0]!);
  return Float64Array.from(rows, (row) => {
    const values = aliases.map((alias) => Number(row[alias] ?? NaN));
    return values.some(Number.isNaN) ? NaN : join(values);
  });
}

const withTotal = (rows: Table, total: number | undefined): Table => (total === undefined ? rows : { ...rows, total });
