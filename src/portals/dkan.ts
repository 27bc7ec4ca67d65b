/** DKAN 2: docs.getdkan.org. Metadata by its metastore, rows and groups by its datastore queries in their GET form, files where none was imported. */
import { decode } from '../formats/index.js';
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Capabilities,
  type Catalogue,
  type CatalogueQuery,
  type Dataset,
  type DatasetRef,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { answerField, table } from '../table.js';
import { segmentsOf } from './address.js';
import { askJson, failed, object, some, text, type Explain, type Json, type JsonObject } from './answer.js';
import { columnsOf, countOf, datasetOf, dictionaryOf, filesOf, found, indexOf, recordsOf, type Described } from './dkan-datasets.js';
import { groupsDocument, partsOf, printDocument, rowsDocument, type Document, type Part } from './dkan-query.js';
import { byGroup, pageOf } from './groups.js';
import { inferredFields, isWhole, rowsOf, whole } from './whole.js';

/** No site gives fewer rows at once unless it is told to. */
const usual = 500;
/** More rows or groups than this are not gathered page by page. */
const most = 200_000;

/** Texts are compared and grouped as the site's database does it, perhaps whatever their case. */
export const dkan: Portal = {
  name: 'dkan',
  capabilities: {
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in'],
    select: true,
    aggregates: ['count', 'sum', 'avg', 'min', 'max'],
    pageSize: usual,
  },
  match,
  describe,
  read,
  list,
};

/** The identifier says what it names: `DATASET` with its first file, `DATASET/INDEX`, or `distribution/ID`. */
function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  return apiOf(url, path) ?? pageRef(url, path);
}

function apiOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.findIndex((segment, index) => segment === 'api' && path[index + 1] === '1');
  if (at < 0) return undefined;
  const [kind, what, schema, , item] = path.slice(at + 2);
  if (kind === 'metastore' && what === 'schemas' && (schema === 'dataset' || schema === 'distribution') && item)
    return refOf(url, path.slice(0, at), schema === 'dataset' ? item : `distribution/${item}`);
  const [id, index] = path.slice(at + 4);
  if (kind !== 'datastore' || what !== 'query' || !id) return undefined;
  return refOf(url, path.slice(0, at), /^\d+$/.test(index ?? '') ? `${id}/${index!}` : `distribution/${id}`, url.searchParams);
}

function pageRef(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.indexOf('dataset');
  const [identifier, tab, ...more] = path.slice(at + 1);
  if (at < 0 || !identifier || more.length || ![undefined, 'data', 'api'].includes(tab)) return undefined;
  return refOf(url, path.slice(0, at), identifier, url.searchParams);
}

function refOf({ origin }: URL, base: readonly string[], identifier: string, parameters = new URLSearchParams()): DatasetRef {
  const asked = [...parameters].filter(([name]) => /^(conditions|properties|groupings|sorts|limit|offset)(\[|$)/.test(name));
  const query = asked.some(([name]) => name.includes('[')) ? new URLSearchParams(asked).toString() : '';
  return { portal: 'dkan', endpointURL: [origin, ...base].join('/'), identifier, ...(query ? { query } : {}) };
}

const metastore = (get: Get, { endpointURL }: DatasetRef, schema: string, identifier: string): Promise<JsonObject> =>
  askJson(
    get,
    new URL(`${endpointURL}/api/1/metastore/schemas/${schema}/items/${encodeURIComponent(identifier)}?show-reference-ids`),
    explain,
  ).then(object);

function ask(get: Get, { endpointURL, identifier }: DatasetRef, parameters: URLSearchParams): Promise<Json> {
  const path = identifier
    .replace(/^distribution\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return askJson(get, new URL(`${endpointURL}/api/1/datastore/query/${path}?${parameters.toString()}`), explain);
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const { described, file } = await shownAt(ref, get);
  if (ref.query) return answered(described, get);
  try {
    return await stored(described, file, get);
  } catch (error) {
    if (!(error instanceof DatasetError) || !['not-found', 'bad-request'].includes(error.code)) throw error;
    return filed(described, file, error, get);
  }
}

/** What the site says of a dataset, and of its file that is meant. */
async function shownAt(ref: DatasetRef, get: Get): Promise<{ readonly described: Described; readonly file: JsonObject | undefined }> {
  const [first = '', second] = ref.identifier.split('/');
  if (first === 'distribution' && second) {
    const file = object((await metastore(get, ref, 'distribution', second))['data']);
    return { described: datasetOf({ title: file['title'] ?? null, distribution: [file] }, ref), file };
  }
  const shown = await metastore(get, ref, 'dataset', first);
  if (!text(shown['title']))
    throw new DatasetError('bad-response', `${ref.endpointURL} does not describe datasets as DKAN does`, { url: ref.endpointURL });
  const index = second === undefined ? indexOf(shown) : Number(second);
  return { described: datasetOf(shown, { ...ref, identifier: `${first}/${index}` }), file: filesOf(shown)[index] };
}

/** The dataset of an imported file: a question without a limit tells how many rows the site gives at once. */
async function stored(described: Described, file: JsonObject | undefined, get: Get): Promise<Dataset> {
  const dictionary = dictionaryOf(file);
  const [head, declared] = await Promise.all([
    ask(get, described.ref, printDocument({ results: false })),
    dictionary ? metastore(get, described.ref, 'data-dictionary', dictionary).catch(() => ({})) : {},
  ]);
  const { fields, enforced } = columnsOf(object(head), declared);
  const limit = object(object(head)['query'])['limit'];
  const page: Capabilities = { pageSize: typeof limit === 'number' && limit > 0 ? limit : usual };
  return {
    ...described,
    fields,
    ...some('rowCount', countOf(head)),
    capabilities: enforced ? { ...dkan.capabilities, ...page } : { select: true, ...page },
  };
}

async function filed(described: Described, file: JsonObject | undefined, why: DatasetError, get: Get): Promise<Dataset> {
  const address = text(file?.['downloadURL']) ?? '';
  if (!/^https?:/.test(address)) throw why;
  const url = new URL(address);
  const response = await get(url);
  if (!response.ok) throw failed(response.status, url);
  return whole(described, await decode(response, url));
}

/** The rows of a question in an address as a dataset of their own, with the types that the dataset's columns have. */
async function answered(described: Described, get: Get): Promise<Dataset> {
  const question = new URLSearchParams(described.ref.query);
  const { fields: known, capabilities } = await stored(described, undefined, get);
  const rows = question.has('limit')
    ? recordsOf(await ask(get, described.ref, question))
    : await everyRow(described.ref, question, capabilities?.pageSize ?? usual, get);
  const titles = new Map(known.map(({ name, title }) => [name, title]));
  const fields = (await inferredFields(rows)).map((field) => ({ ...field, title: titles.get(field.name) ?? field.name }));
  return whole(described, tableFromRows(rows, rows.length ? fields : known));
}

/** All pages of a question, the first of which tells how many there are. */
async function everyRow(ref: DatasetRef, question: URLSearchParams, pageSize: number, get: Get): Promise<readonly JsonObject[]> {
  const page = (offset: number): Promise<Json> =>
    ask(get, ref, new URLSearchParams([...question, ['limit', String(pageSize)], ...(offset ? [['offset', String(offset)]] : [])]));
  const first = await page(0);
  const total = countOf(first) ?? recordsOf(first).length;
  if (total > most)
    throw new DatasetError(
      'too-big',
      `This question has ${total} rows, more than the ${most} that are gathered: filter them, or group them`,
      { url: ref.endpointURL },
    );
  const starts = Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, index) => (index + 1) * pageSize);
  return [first, ...(await Promise.all(starts.map(page)))].flatMap(recordsOf);
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  return query.select?.some(({ aggregate }) => aggregate) ? grouped(dataset, query, get) : listed(dataset, query, get);
}

async function listed(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const limit = query.limit === 0 ? { ...query, limit: 1 } : query;
  const answer = await ask(get, dataset.ref, printDocument(rowsDocument(dataset, limit)));
  const rows = recordsOf(answer).slice(0, query.limit);
  const columns = tableFromRows(rows, dataset.fields);
  const fields = query.select?.map((selected) => answerField(selected, dataset.fields)) ?? dataset.fields;
  const chosen = query.select?.map(({ field }) => columns.column(field!)) ?? fields.map(({ name }) => columns.column(name));
  return { ...table(fields, chosen), length: rows.length, ...some('total', countOf(answer)) };
}

/** Aggregates of texts are asked apart, since an empty text is a missing one; all groups come, and the page is cut here. */
async function grouped(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const parts = partsOf(dataset, query.select!);
  const groups = parts.filter(({ selected }) => !selected.aggregate);
  const names = groups.map(({ selected }) => selected.field!);
  const counted = partsOf(dataset, [{ name: '', aggregate: 'count' }]).map((part) => ({ ...part, alias: 'n', asks: counting }));
  const together = parts.filter(({ apart }) => !apart);
  const asking = (asked: readonly Part[]): Promise<readonly JsonObject[]> => {
    const document: Document = groupsDocument(dataset, query.where, asked);
    return everyRow(dataset.ref, printDocument(document), dataset.capabilities?.pageSize ?? usual, get);
  };
  const apart = parts.filter((part) => part.apart);
  const [rows, ...others] = await Promise.all([asking([...together, ...counted]), ...apart.map((part) => asking([...groups, part]))]);
  const rowOf = new Map(apart.map((part, index) => [part, byGroup(others[index]!, names)]));
  const cells = rows.map((row) =>
    Object.fromEntries(parts.map((part) => [part.alias, part.value(part.apart ? rowOf.get(part)!(row)[0] : row)])),
  );
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const columns = tableFromRows(
    cells,
    fields.map((field, index) => ({ ...field, name: parts[index]!.alias })),
  );
  return pageOf(
    table(
      fields,
      parts.map(({ alias }) => columns.column(alias)),
    ),
    query,
  );
}

/** Asked in any case: a question needs an aggregate to be one of groups. */
const counting: readonly Document[] = [{ alias: 'n', expression: { operator: 'count', operands: ['record_number'] } }];

/** Errors say in words what they are; a driver's own words are for nobody. */
const explain: Explain = (body, status) => {
  const { message, data, results } = object(body);
  const said = text(message);
  if (!said || results !== undefined || (status < 400 && status !== 0 && object(body)['status'] === undefined)) return undefined;
  if (/not found|no resource found|no dataset found|error retrieving/i.test(said))
    return { code: /datastore storage/i.test(said) ? 'bad-request' : 'not-found', message: said };
  if (/column not found|unknown column|SQLSTATE\[42S22\]/i.test(said))
    return { code: 'columns-gone', message: 'The portal has no such column' };
  if (/SQLSTATE/.test(said)) return { code: 'bad-request', message: 'The portal’s database refuses the question' };
  const detail = text(object(data)['message']);
  return { code: status === 403 || status === 401 ? 'private' : 'bad-request', message: detail ? `${said} ${detail}` : said };
};

/** Datasets of a site by its search, at most a hundred in one answer. */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const endpointURL = catalogue.href.replace(/\/?(dataset|datasets|search|data)?\/?([?#].*)?$/, '');
  const size = Math.min(100, Math.max(1, limit));
  const sorts = { relevance: {}, title: { sort: 'title', 'sort-order': 'asc' }, modified: { sort: 'modified', 'sort-order': 'desc' } };
  const asked = { fulltext: search, publisher__name: organization, theme, ...sorts[order ?? 'relevance'], 'page-size': size };
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  const first = Math.floor(offset / size);
  const numbers = Array.from({ length: Math.ceil((offset + limit) / size) - first }, (_, index) => first + index + 1);
  const pages = await Promise.all(
    numbers.map((page) =>
      askJson(get, new URL(`${endpointURL}/api/1/search?${new URLSearchParams([...given, ['page', String(page)]]).toString()}`), explain),
    ),
  );
  const datasets = pages
    .flatMap((page) => catalogueOf(object(page), endpointURL).datasets)
    .slice(offset - first * size, offset - first * size + limit);
  return { datasets, ...some('total', totalIn(object(pages[0]))) };
}

const totalIn = ({ total }: JsonObject): number | undefined => (total === undefined || total === null ? undefined : Number(total));

/** What a search answers, as datasets. */
export function catalogueOf(answer: JsonObject, endpointURL: string): Catalogue {
  const datasets = found(answer).map((shown) => ({
    ...datasetOf(shown, { portal: 'dkan', endpointURL, identifier: text(shown['identifier']) ?? '' }),
    fields: [],
  }));
  return { datasets, ...some('total', totalIn(answer)) };
}
