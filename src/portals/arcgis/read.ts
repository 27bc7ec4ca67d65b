/** Asks a layer for rows and groups: page by page where its server can, lot by lot of object ids where it cannot. */
import { DatasetError, type Field, type Get, type Order, type Predicate, type Query, type Selected, type Table } from '../../model.js';
import { cell } from '../../table.js';
import { take } from '../../table/cut.js';
import { concat } from '../../table/concat.js';
import { array, object, type JsonObject } from '../shared/answer.js';
import { ask, exceeded, tableOfGroups, tableOfRows } from './answer.js';
import type { Layer } from './layer.js';
import { toleranceOf, withShapes } from './simplify.js';
import { fieldOf, printCount, printGroups, printRows } from './sql.js';

/** A layer and its address. */
export interface Source {
  readonly address: string;
  readonly layer: Layer;
}

/** More rows than this are not gathered lot by lot. */
const most = 200_000;

const everything = (fields: readonly Field[]): Selected[] => fields.map(({ name }) => ({ name, field: name }));

/** How many rows a condition keeps. */
export async function countOf(get: Get, { address, layer }: Source, where?: Predicate): Promise<number | undefined> {
  const { count } = await ask(get, `${address}/query`, printCount(layer, where));
  return typeof count === 'number' ? count : undefined;
}

/** All groups in one answer; put in order here, where missing values come last, since databases differ on their place. */
export async function readGroups(get: Get, { address, layer }: Source, { order = [], offset = 0, limit, ...query }: Query): Promise<Table> {
  const { parts, parameters } = printGroups(layer, query);
  const tables: Table[] = [];
  for (let answer: JsonObject | undefined; !answer || exceeded(answer);) {
    const length = tables.reduce((sum, one) => sum + one.length, 0);
    if (length) parameters.set('resultOffset', String(length));
    answer = await ask(get, `${address}/query`, parameters);
    tables.push(tableOfGroups(answer, layer, parts));
    if (exceeded(answer) && !(layer.pagesGroups && tables.at(-1)!.length)) throw tooMany(address, layer);
  }
  const whole = concat(tables);
  const sorted = Array.from({ length: whole.length }, (_, row) => row).sort(inOrder(whole, order));
  return take(whole, sorted.slice(offset, limit === undefined ? undefined : offset + limit), whole.length);
}

const tooMany = (url: string, { most: page }: Layer): DatasetError =>
  new DatasetError(
    'too-big',
    `The question has more than the ${page} groups that this server gives at once: ask for fewer, or filter first`,
    { url },
  );

function inOrder(table: Table, order: readonly Order[]): (a: number, b: number) => number {
  const columns = order.map(({ by, descending }) => ({ column: table.column(by), sign: descending ? -1 : 1 }));
  return (a, b) => {
    for (const { column, sign } of columns) {
      const [left, right] = [cell(column, a), cell(column, b)];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -sign : sign;
    }
    return a - b;
  };
}

/** Rows. Where no page is asked for the server has none, and its object ids tell what there is. */
export async function readRows(get: Get, source: Source, query: Query): Promise<Table> {
  const asked = { ...query, select: query.select ?? everything(source.layer.fields) };
  if (query.limit === undefined) return source.layer.pages ? pageOf(get, source, asked, most) : lots(get, source, asked);
  const [rows, total] = await Promise.all([ordered(get, source, asked, query.limit), countOf(get, source, query.where)]);
  return { ...rows, ...(total === undefined ? {} : { total }) };
}

/**
 * A page of rows in order, those without the first ordered value last. Databases differ on where they put what is missing, so the two kinds are
 * asked for one after the other. Within equals of the first value, missing ones of the second stand where the database puts them.
 */
async function ordered(get: Get, source: Source, query: Query, limit: number): Promise<Table> {
  const { where, order = [], offset = 0 } = query;
  const [first, ...rest] = order;
  const field = first && fieldOf(first.by, query.select);
  if (field === undefined || field === source.layer.id) return pageOf(get, source, query, limit);
  const missing: Predicate = { op: 'isNull', field };
  const there: Predicate = { op: 'and', args: [...conjunctsOf(where), { op: 'not', arg: missing }] };
  const rows = await pageOf(get, source, { ...query, where: there }, limit);
  if (rows.length === limit) return rows;
  const count = rows.length ? offset + rows.length : ((await countOf(get, source, there)) ?? 0);
  const gone: Query = {
    ...query,
    where: { op: 'and', args: [...conjunctsOf(where), missing] },
    order: rest,
    offset: Math.max(0, offset - count),
  };
  return concat([rows, await ordered(get, source, gone, limit - rows.length)]);
}

const conjunctsOf = (where: Predicate | undefined): readonly Predicate[] => (where?.op === 'and' ? where.args : where ? [where] : []);

/** So many rows from an offset; servers may give fewer at once than they were asked for, and say only that there are more. */
async function pageOf(get: Get, { address, layer }: Source, query: Query, limit: number): Promise<Table> {
  const parts = query.select!.map((selected) => ({ selected }));
  const tolerance = await toleranceOf(get, address, layer, query);
  const pages: Table[] = [];
  for (let length = 0, more = true; more;) {
    const page = { ...query, offset: (query.offset ?? 0) + length, limit: Math.min(limit - length, layer.most) };
    const answerTo = (allowed?: number) => ask(get, `${address}/query`, printRows(layer, page, allowed));
    const answer = page.limit ? await withShapes(tolerance, layer, answerTo) : {};
    pages.push(tableOfRows(answer, layer, parts));
    length += pages.at(-1)!.length;
    more = length < limit && exceeded(answer) && pages.at(-1)!.length > 0;
  }
  return concat(pages);
}

/** All rows of servers before 10.3, which have no offset but tell all object ids at once. */
async function lots(get: Get, source: Source, query: Query): Promise<Table> {
  const { address, layer } = source;
  const parameters = printCount(layer, query.where);
  parameters.delete('returnCountOnly');
  parameters.set('returnIdsOnly', 'true');
  const answer = await ask(get, `${address}/query`, parameters);
  const field = typeof answer['objectIdFieldName'] === 'string' ? answer['objectIdFieldName'] : layer.id;
  const ids = array(answer['objectIds'])
    .map(Number)
    .sort((a, b) => a - b);
  if (ids.length > most)
    throw new DatasetError('too-big', `The ${ids.length} rows are more than the ${most} that are counted in a browser`, { url: address });
  const starts = Array.from({ length: Math.ceil(ids.length / layer.most) }, (_, index) => index * layer.most);
  const lot = (start: number): Promise<Table> => {
    const range = ids.slice(start, start + layer.most);
    const between: Predicate[] = [
      { op: '>=', field, value: range[0]! },
      { op: '<=', field, value: range.at(-1)! },
    ];
    return whole(get, source, { ...query, where: { op: 'and', args: [...conjunctsOf(query.where), ...between] } });
  };
  return starts.length
    ? concat(await Promise.all(starts.map(lot)))
    : tableOfRows(
        object(null),
        layer,
        query.select!.map((selected) => ({ selected })),
      );
}

/** An answer that must hold everything. */
async function whole(get: Get, { address, layer }: Source, query: Query): Promise<Table> {
  const answer = await ask(get, `${address}/query`, printRows(layer, query));
  if (exceeded(answer))
    throw new DatasetError('too-big', `This server gives fewer rows at once than it says (${layer.most})`, { url: address });
  return tableOfRows(
    answer,
    layer,
    query.select!.map((selected) => ({ selected })),
  );
}
