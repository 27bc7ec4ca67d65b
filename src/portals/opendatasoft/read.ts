/** Rows and groups of an Opendatasoft dataset: pages by `records`, many rows by exports, groups put in order here. */
import { tableFromRows } from '../../formats/rows.js';
import type { Within } from '../../formats/rows-in.js';
import { DatasetError, type Dataset, type DatasetRef, type Get, type Query, type Table } from '../../model.js';
import { saying, table } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { lent, tableOfUnmade } from '../../table/unmade.js';
import { object, text, type JsonObject } from '../shared/answer.js';
import { byGroup, pageOf } from '../shared/groups.js';
import { askTable, part } from '../shared/rows.js';
import { coarsened, cut, isGrouped, partsOf, regrouped, type Part } from './odsql-columns.js';
import { identifier, printWhere } from './odsql.js';
import { addressOf, ask, explain, limits, type Parameters } from './api.js';
import { standingIn } from './address.js';
import { keysOf, recordsOf, totalOf } from './datasets.js';

/** One export holds as many rows as anybody reads into a browser; exports begin at the first row, so there is no second page of one. */
export const pageSize = 200_000;

/** The answer to a query that asks only for what the portal can. */
export function readRows(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const parts = partsOf(dataset, query);
  return isGrouped(query) ? grouped(dataset, query, parts!, get) : listed(dataset, query, parts, get);
}

/** The dataset's own document. */
export async function shownAt(get: Get, ref: DatasetRef): Promise<JsonObject> {
  const shown = object(await ask(get, ref, '', []));
  if (text(shown['dataset_id'])) return shown;
  throw new DatasetError('bad-response', `${ref.endpointURL} does not describe datasets as Opendatasoft does`, { url: ref.endpointURL });
}

/** What a question keeps, within what the address keeps. */
export function kept(dataset: Dataset, query: Query): Parameters {
  const { conditions, facets } = standingIn(dataset.ref.query, dataset.fields);
  const all = [...conditions, printWhere(dataset, query)].filter((condition) => condition !== undefined);
  return [['where', all.length > 1 ? all.map((condition) => `(${condition})`).join(' and ') : all[0]], ...facets];
}

export const tooBig = (ref: DatasetRef, total: number | string): DatasetError =>
  new DatasetError(
    'too-big',
    `This question has ${total} rows, more than the ${pageSize} that are read at once: filter them, or group them`,
    { url: ref.endpointURL },
  );

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
  const asked: Parameters = [...narrowing, ['select', selectOf(parts)], ['order_by', order]];
  const url = paged
    ? addressOf(ref, '/records', [...asked, ['limit', limit], ['offset', offset || undefined]])
    : addressOf(ref, '/exports/json', [...asked, ['limit', offset + limit]]);
  const { answer, rows } = await askTable(get, url, explain, rowsWithin(dataset, parts, paged ? ['results'] : []), limit);
  const table = part(asAsked(rows, dataset, parts), paged ? 0 : offset, limit);
  const ended = table.length < limit && (table.length > 0 || offset === 0);
  return saying(table, paged ? totalOf(answer) : ended ? offset + table.length : total);
}

/** What is wanted of rows that stand at a place of an answer. */
export const rowsWithin = (dataset: Dataset, parts: readonly Part[] | undefined, place: readonly string[]): Within => ({
  place,
  fields: parts?.map(({ selected, alias }) => ({ ...answerField(selected, dataset.fields), name: alias })) ?? dataset.fields,
  dialect: 'opendatasoft',
});

/** Rows under the names that were asked for, cut to their periods and bins. */
export function asAsked(rows: Table, { fields }: Dataset, parts: readonly Part[] | undefined): Table {
  if (!parts) return rows;
  return tableOfUnmade(
    parts.map(({ selected }) => answerField(selected, fields)),
    rows.length,
    parts.map(({ selected, alias }) => (selected.unit || selected.bin ? cut(rows.column(alias), selected) : lent(rows, alias))),
  );
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

export function printOrder({ order = [] }: Query, parts: readonly Part[] | undefined, unique: readonly string[]): string {
  const fieldOf = (by: string): string => parts?.find(({ selected }) => selected.name === by)?.selected.field ?? by;
  const chosen = order.map(({ by, descending }) => ({ name: fieldOf(by), direction: descending ? 'desc' : 'asc' }));
  const rest = unique.filter((name) => !chosen.some((column) => column.name === name)).map((name) => ({ name, direction: 'asc' }));
  return [...chosen, ...rest].map(({ name, direction }) => `${identifier(name)} ${direction}`).join(', ');
}

function tableOf(
  rows: readonly JsonObject[],
  parts: readonly Part[],
  dataset: Dataset,
  apart: (part: Part, row: JsonObject) => readonly JsonObject[],
): Table {
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
  const further = parts.filter(({ apart }) => apart);
  const narrowing = kept(dataset, query);
  const by = printed(groups);
  const split = ({ apart }: Part): string[] => (apart?.by ? [...by, `${apart.by} as split`] : by);
  const [rows, ...others] = await Promise.all([
    groupsOf(dataset.ref, narrowing, printed(parts.filter(({ selected }) => selected.aggregate)), by, get),
    ...further.map((part) => groupsOf(dataset.ref, narrowed(narrowing, part.apart!.where), [], split(part), get)),
  ]);
  const names = groups.map(({ alias }) => alias);
  const found = new Map(further.map((part, index) => [part, byGroup(coarsened(others[index]!, parts), names)]));
  const answer = by.length || rows.length ? regrouped(rows, parts) : [{}];
  const table = tableOf(answer, parts, dataset, (part, row) => found.get(part)?.(row) ?? []);
  return pageOf(table, query);
}

export const selectOf = (parts: readonly Part[] | undefined): string | undefined => parts && printed(parts).join(', ');

const printed = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ asks }) => Object.entries(asks).map(([alias, expression]) => `${expression} as ${alias}`));

/** The condition comes first in what narrows a question. */
function narrowed([first, ...facets]: Parameters, condition: string): Parameters {
  const where = first?.[1];
  return [['where', where ? `(${where}) and ${condition}` : condition], ...facets];
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
