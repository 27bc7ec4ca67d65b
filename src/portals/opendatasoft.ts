/** Opendatasoft (Explore API v2.1): help.opendatasoft.com/apis/ods-explore-v2. Rows and groups by ODSQL, many rows at once by exports. */
import { fieldsOf, tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Catalogue,
  type CatalogueQuery,
  type Dataset,
  type DatasetRef,
  type ErrorCode,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { answerField, table } from '../table.js';
import { array, askJson, object, some, text, type Explain, type Json, type JsonObject } from './answer.js';
import { byGroup, pageOf } from './groups.js';
import { identifier, isGrouped, partsOf, printWhere, quoted, type Part } from './odsql.js';
import { isQuestion, match, standingIn } from './opendatasoft-address.js';
import { apiOf, datasetOf, datasetPath, keysOf, recordsOf, totalOf } from './opendatasoft-datasets.js';
import { isWhole, rowsOf, whole } from './whole.js';

/** One export holds as many rows as anybody reads into a browser; exports begin at the first row, so there is no second page of one. */
const pageSize = 200_000;
/** `records` gives so many rows at once, and none beyond the ten thousandth; groups have a ceiling of their own. */
const limits = { rows: 100, lastRow: 10_000, groups: 19_999 };

export const opendatasoft: Portal = {
  name: 'opendatasoft',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull', 'intersects'],
    select: true,
    aggregates: ['count', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    order: true,
    pageSize,
  },
  tokenParameter: 'apikey',
  match,
  recognise,
  describe,
  read,
  list,
};

type Parameters = readonly (readonly [name: string, value: string | number | undefined])[];

/** In one order, and with every sign encoded that a server may trip over. */
function address(ref: Pick<DatasetRef, 'endpointURL'>, path: string, parameters: Parameters): URL {
  const given = new URLSearchParams(
    parameters.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  );
  given.sort();
  return new URL(`${apiOf(ref.endpointURL, path)}?${given.toString().replaceAll('+', '%20').replaceAll('*', '%2A')}`);
}

const ask = (get: Get, ref: DatasetRef, what: string, parameters: Parameters): Promise<Json> =>
  askJson(get, address(ref, `${datasetPath(ref.identifier)}${what}`, parameters), explain);

const shownAt = async (get: Get, ref: DatasetRef): Promise<JsonObject> => {
  const shown = object(await askJson(get, new URL(apiOf(ref.endpointURL, datasetPath(ref.identifier))), explain));
  if (text(shown['dataset_id'])) return shown;
  throw new DatasetError('bad-response', `${ref.endpointURL} does not describe datasets as Opendatasoft does`, { url: ref.endpointURL });
};

/** An unknown host whose catalogue answers as Opendatasoft's does; the address still has to name a dataset. */
async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const name = url.searchParams.get('dataset') ?? url.searchParams.get('dataset_id');
  if (!name) return undefined;
  const answer = await askJson(
    get,
    address({ endpointURL: url.origin }, '/datasets', [
      ['limit', 1],
      ['select', 'dataset_id'],
    ]),
    explain,
  ).catch(() => null);
  return Array.isArray(object(answer)['results']) && totalOf(answer) !== undefined
    ? { portal: 'opendatasoft', endpointURL: url.origin, identifier: name }
    : undefined;
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (isQuestion(ref.query)) return answered(ref, get);
  const dataset = datasetOf(await shownAt(get, ref), ref);
  return ref.query && dataset.fields.length
    ? { ...dataset, ...some('rowCount', totalOf(await ask(get, ref, '/records', [...kept(dataset, {}), ['limit', 0]]))) }
    : dataset;
}

/** What a question keeps, within what the address keeps. */
function kept(dataset: Dataset, query: Query): Parameters {
  const { conditions, facets } = standingIn(dataset.ref.query, dataset.fields);
  const all = [...conditions, printWhere(dataset, query)].filter((condition) => condition !== undefined);
  return [['where', all.length > 1 ? all.map((condition) => `(${condition})`).join(' and ') : all[0]], ...facets];
}

const aggregates = /\b(count|sum|avg|min|max|median|percentile|envelope|bbox)\s*\(/i;

/** The rows of a question in an address as a dataset of their own, named by the dataset that was asked. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const parent = await shownAt(get, ref).then(
    (shown) => datasetOf(shown, ref),
    () => undefined,
  );
  const question = new URLSearchParams(ref.query);
  const groups = question.has('group_by');
  const single = !groups && aggregates.test(question.get('select') ?? '');
  const [limit, offset] = [Number(question.get('limit') ?? NaN), Number(question.get('offset') ?? 0)];
  const few = groups || single || (limit >= 0 && limit <= limits.rows && offset + limit < limits.lastRow);
  if (few) question.set('limit', single ? '1' : (question.get('limit') ?? String(limits.groups)));
  else question.delete('offset');
  if (!few && limit > 0) question.set('limit', String(offset + limit));
  if (!few && !(limit > 0)) await refuseMany(ref, question, get);
  const rows = recordsOf(await ask(get, ref, few ? '/records' : '/exports/json', [...question])).slice(few ? 0 : offset);
  const known = new Map(parent?.fields.map((field) => [field.name, field]));
  const fields = rows.length || !parent ? fieldsOf(rows).map((field) => known.get(field.name) ?? field) : parent.fields;
  return whole(
    { ...(parent ?? { title: ref.identifier, landingPage: `${ref.endpointURL}/explore/dataset/${ref.identifier}/` }), ref },
    tableFromRows(rows, fields),
  );
}

async function refuseMany(ref: DatasetRef, question: URLSearchParams, get: Get): Promise<void> {
  const narrowing = [...question].filter(([name]) => ['where', 'refine', 'exclude'].includes(name));
  const total = totalOf(await ask(get, ref, '/records', [...narrowing, ['limit', 0]])) ?? 0;
  if (total > pageSize) throw tooBig(ref, total);
}

const tooBig = (ref: DatasetRef, total: number | string): DatasetError =>
  new DatasetError(
    'too-big',
    `This question has ${total} rows, more than the ${pageSize} that are read at once: filter them, or group them`,
    { url: ref.endpointURL },
  );

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  if (!dataset.fields.length) throw new DatasetError('unsupported', 'This dataset has no rows of its own', { url: dataset.landingPage });
  const parts = partsOf(dataset, query);
  return isGrouped(query) ? grouped(dataset, query, parts!, get) : listed(dataset, query, parts, get);
}

/** Rows: a page of them with their number, or all by an export. */
async function listed(dataset: Dataset, query: Query, parts: readonly Part[] | undefined, get: Get): Promise<Table> {
  const { offset = 0, limit = pageSize } = query;
  const { ref } = dataset;
  const narrowing = kept(dataset, query);
  const paged = limit <= limits.rows && offset + limit < limits.lastRow;
  const total = paged ? undefined : await countOf(dataset, narrowing, get);
  if (total !== undefined && limit >= pageSize && total > offset + limit) throw tooBig(ref, total);
  const sliced = paged || offset > 0 || total === undefined || total > limit;
  const order = printOrder(query, parts, sliced ? await tieBreakers(dataset, get) : []);
  const select = parts?.flatMap(({ asks }) => Object.entries(asks).map(([alias, expression]) => `${expression} as ${alias}`)).join(', ');
  const asked: Parameters = [...narrowing, ['select', select], ['order_by', order]];
  const answer = paged
    ? await ask(get, ref, '/records', [...asked, ['limit', limit], ['offset', offset || undefined]])
    : await ask(get, ref, '/exports/json', [...asked, ['limit', offset + limit]]);
  const rows = recordsOf(answer).slice(paged ? 0 : offset);
  const known = total ?? totalOf(answer);
  return { ...tableOf(rows, parts, dataset), length: rows.length, ...(known === undefined ? {} : { total: known }) };
}

/** What the description says of all rows, else the portal of those that are kept. */
async function countOf(dataset: Dataset, narrowing: Parameters, get: Get): Promise<number | undefined> {
  return narrowing.some(([, value]) => value !== undefined) || dataset.rowCount === undefined
    ? totalOf(await ask(get, dataset.ref, '/records', [...narrowing, ['limit', 0]]))
    : dataset.rowCount;
}

/** Without a whole order two pages may share rows: by the dataset's key, else by as many columns as an address bears. */
async function tieBreakers({ ref, fields }: Dataset, get: Get): Promise<readonly string[]> {
  const keys = keysOf(await shownAt(get, ref));
  if (keys.length) return keys;
  const sortable = fields.filter(({ type }) => type !== 'geometry' && type !== 'url').map(({ name }) => name);
  return sortable.filter((_, index) => sortable.slice(0, index + 1).join().length <= 600);
}

function printOrder({ order = [] }: Query, parts: readonly Part[] | undefined, unique: readonly string[]): string {
  const fieldOf = (by: string): string => parts?.find(({ selected }) => selected.name === by)?.selected.field ?? by;
  const chosen = order.map(({ by, descending }) => ({ name: fieldOf(by), direction: descending ? 'desc' : 'asc' }));
  const rest = unique.filter((name) => !chosen.some((column) => column.name === name)).map((name) => ({ name, direction: 'asc' }));
  return [...chosen, ...rest].map(({ name, direction }) => `${identifier(name)} ${direction}`).join(', ');
}

function tableOf(
  rows: readonly JsonObject[],
  parts: readonly Part[] | undefined,
  dataset: Dataset,
  apart: (part: Part, row: JsonObject) => readonly JsonObject[] = () => [],
): Table {
  if (!parts) return tableFromRows(rows, dataset.fields);
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const cells = rows.map((row) => Object.fromEntries(parts.map((part) => [part.alias, part.value(row, apart(part, row))])));
  const columns = tableFromRows(
    cells,
    fields.map((field, index) => ({ ...field, name: parts[index]!.alias })),
  );
  return table(
    fields,
    parts.map(({ alias }) => columns.column(alias)),
  );
}

/** All groups come, and are put in order here: there, aggregates could only come first, and ranges stand in the order of their labels. */
async function grouped(dataset: Dataset, query: Query, parts: readonly Part[], get: Get): Promise<Table> {
  const groups = parts.filter(({ selected }) => !selected.aggregate);
  const names = groups.map(({ alias }) => alias);
  const by = groups.map(({ asks, alias }) => `${asks[alias]!} as ${alias}`);
  const asked = parts
    .filter(({ selected }) => selected.aggregate)
    .flatMap(({ asks }) => Object.entries(asks).map(([alias, expression]) => `${expression} as ${alias}`));
  const further = parts.filter(({ apart }) => apart);
  const narrowing = (part?: Part): Parameters => {
    const [[, where] = [], ...facets] = kept(dataset, query);
    return [['where', [where && part ? `(${where})` : where, part?.apart?.where].filter(Boolean).join(' and ')], ...facets];
  };
  const [rows, ...others] = await Promise.all([
    groupsOf(dataset.ref, narrowing(), asked, by, get),
    ...further.map((part) =>
      groupsOf(dataset.ref, narrowing(part), [], [...by, ...(part.apart!.by ? [`${part.apart!.by} as split`] : [])], get),
    ),
  ]);
  const found = new Map(further.map((part, index) => [part, byGroup(others[index]!, names)]));
  const answer = by.length || rows.length ? rows : [{}];
  return pageOf(
    tableOf(answer, parts, dataset, (part, row) => found.get(part)?.(row) ?? []),
    query,
  );
}

/** Without groups the one row would be repeated as often as rows are asked for; more groups than `records` gives are exported. */
async function groupsOf(
  ref: DatasetRef,
  narrowing: Parameters,
  asked: readonly string[],
  by: readonly string[],
  get: Get,
): Promise<readonly JsonObject[]> {
  const question: Parameters = [...narrowing, ['select', [...asked, 'count(*) as n'].join(', ')], ['group_by', by.join(', ')]];
  const rows = recordsOf(await ask(get, ref, '/records', [...question, ['limit', by.length ? limits.groups : 1]]));
  if (rows.length < limits.groups) return rows;
  const every = recordsOf(await ask(get, ref, '/exports/json', [...question, ['limit', pageSize + 1]]));
  if (every.length > pageSize) throw tooBig(ref, 'too many');
  return every;
}

const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^NotFound/i, 'not-found'],
  [/Forbidden|Unauthori[sz]ed|Authentication/i, 'private'],
  [/^(ODSQL|Invalid|Incompatible|Missing)/i, 'bad-request'],
];

/** The portal's own names of its errors; a spent quota has other members than the rest. */
const explain: Explain = (body, status) => {
  const { error_code, message, errorcode, error } = object(body);
  const name = text(error_code);
  const said = text(message) ?? text(error) ?? '';
  if (errorcode === 10_002 || status === 429) return { code: 'rate-limited', message: said };
  if (!name) return undefined;
  if (/unknown field|field .* (does not exist|not found)/i.test(said)) return { code: 'columns-gone', message: said };
  const code = codes.find(([pattern]) => pattern.test(name))?.[1];
  return code ? { code, message: said } : undefined;
};

/** Datasets of a domain, at most a hundred in one answer. */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const endpointURL = catalogue.origin;
  const orders = {
    relevance: search ? '' : 'dataset_id asc',
    title: 'title asc, dataset_id asc',
    modified: 'modified desc, dataset_id asc',
  };
  const narrowing: Parameters = [
    ['where', search && `search(${quoted(search)})`],
    ['refine', organization && `publisher:${quoted(organization)}`],
    ['refine', theme && `theme:${quoted(theme)}`],
    ['order_by', orders[order ?? 'relevance']],
  ];
  const starts = Array.from({ length: Math.max(1, Math.ceil(limit / limits.rows)) }, (_, page) => page * limits.rows);
  const pages = await Promise.all(
    starts.map((start) =>
      askJson(
        get,
        address({ endpointURL }, '/datasets', [...narrowing, ['limit', Math.min(limits.rows, limit - start)], ['offset', offset + start]]),
        explain,
      ),
    ),
  );
  if (!Array.isArray(object(pages[0])['results']))
    throw new DatasetError('bad-response', `${catalogue.host} has no catalogue as Opendatasoft has`, { url: catalogue });
  return { datasets: pages.flatMap((page) => catalogueOf(object(page), endpointURL).datasets), ...some('total', totalOf(pages[0]!)) };
}

/** What the catalogue answers, as datasets. */
export function catalogueOf(answer: JsonObject, endpointURL: string): Catalogue {
  return {
    datasets: array(answer['results']).map((shown) => datasetOf(object(shown), { endpointURL })),
    ...some('total', totalOf(answer)),
  };
}
