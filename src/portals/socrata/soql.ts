/** Prints a query as SoQL, and says how the columns of its answer are put together again. */
import { tableOfRows, type Row } from '../../formats/row-columns.js';
import type { BBox, Column, Dataset, Field, Predicate, Query, Scalar, Selected, Table, TimeUnit } from '../../model.js';
import { isDate, table } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { closed, floating, printPredicate } from '../shared/sql.js';

/** One column of the answer, made of one SoQL expression or, for periods that SoQL cannot cut, of several. */
export interface Part {
  readonly selected: Selected;
  readonly aliases: readonly string[];
  readonly expressions: readonly string[];
  /** Puts the values of several expressions together: epoch milliseconds. */
  readonly join?: (values: readonly number[]) => number;
}

export interface Soql {
  readonly parts: readonly Part[] | undefined;
  readonly parameters: URLSearchParams;
}

/** What is asked of `/resource/ID.json`, what counts its rows, and how the answer becomes a table. */
export interface Question {
  readonly parameters: URLSearchParams;
  readonly count: URLSearchParams | undefined;
  tableOf(rows: readonly Row[]): Promise<Table>;
}

export function question(dataset: Dataset, query: Query): Question {
  const { parts, parameters } = printSoql(dataset, query);
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  return { parameters, count: grouped ? undefined : printCount(dataset, query), tableOf: (rows) => tableOf(rows, parts, dataset) };
}

/** The parameters of `/resource/ID.json`. Every name in the query is one of the dataset's fields or of its own columns. */
export function printSoql(dataset: Dataset, { search, where, select, order, offset, limit }: Query): Soql {
  const types = new Map(dataset.fields.map((field) => [field.name, field]));
  const parts = select?.map((selected, index) => partOf(selected, index, types));
  const grouped = select?.some(({ aggregate }) => aggregate) ?? false;
  const parameters = new URLSearchParams();
  if (parts)
    parameters.set(
      '$select',
      parts.flatMap(({ aliases, expressions }) => expressions.map((expression, i) => `${expression} as ${aliases[i]!}`)).join(', '),
    );
  if (where) parameters.set('$where', printWhere(where, types));
  if (search) parameters.set('$q', search);
  const groups = grouped ? parts!.filter(({ selected }) => !selected.aggregate).flatMap(({ aliases }) => aliases) : [];
  if (groups.length) parameters.set('$group', groups.join(', '));
  const orders = printOrder(order ?? [], parts, grouped ? groups : [':id']);
  if (orders) parameters.set('$order', orders);
  if (offset) parameters.set('$offset', String(offset));
  if (limit !== undefined) parameters.set('$limit', String(limit));
  return { parts, parameters };
}

/** The parameters that count what a query keeps. */
function printCount(dataset: Dataset, { order: _, offset: __, limit: ___, ...kept }: Query): URLSearchParams {
  return printSoql(dataset, { ...kept, select: [{ name: 'count', aggregate: 'count' }] }).parameters;
}

type Fields = ReadonlyMap<string, Field>;

const identifier = (name: string): string => `\`${name}\``;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function printWhere(predicate: Predicate, fields: Fields): string {
  return printPredicate(predicate, {
    identifier,
    literal: (value, field) => literal(value, fields.get(field)),
    like: (field, pattern) => `${identifier(field)} LIKE ${quoted(closed(pattern))}`,
    intersects: (field, [west, south, east, north]: BBox) => `within_box(${identifier(field)}, ${north}, ${west}, ${south}, ${east})`,
  });
}

function literal(value: Scalar, field: Field | undefined): string {
  if (typeof value !== 'string') return String(value);
  return quoted(field && isDate(field.type) ? floating(value) : value);
}

const day = 86_400_000;

/** SoQL cuts dates to years, months and days; the other periods are groups of two numbers. */
const units: Record<TimeUnit, { expressions: (date: string) => string[]; join?: Part['join'] }> = {
  year: { expressions: (date) => [`date_trunc_y(${date})`] },
  month: { expressions: (date) => [`date_trunc_ym(${date})`] },
  day: { expressions: (date) => [`date_trunc_ymd(${date})`] },
  quarter: {
    expressions: (date) => [
      `date_extract_y(${date})`,
      `case(date_extract_m(${date}) <= 3, 0, date_extract_m(${date}) <= 6, 3, date_extract_m(${date}) <= 9, 6, true, 9)`,
    ],
    join: ([year, month]) => Date.UTC(year!, month!),
  },
  week: {
    expressions: (date) => [
      `case(date_extract_m(${date}) = 1 and date_extract_woy(${date}) >= 52, date_extract_y(${date}) - 1, date_extract_m(${date}) = 12 and date_extract_woy(${date}) = 1, date_extract_y(${date}) + 1, true, date_extract_y(${date}))`,
      `date_extract_woy(${date})`,
    ],
    join: ([year, week]) => mondayOf(year!, week!),
  },
  hour: {
    expressions: (date) => [`date_extract_y(${date})`, `date_extract_m(${date})`, `date_extract_d(${date})`, `date_extract_hh(${date})`],
    join: ([year, month, date, hour]) => Date.UTC(year!, month! - 1, date, hour),
  },
};

/** The Monday of an ISO week: the week of the fourth of January is the first. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 - weekday) * day;
}

function partOf(selected: Selected, index: number, fields: Fields): Part {
  const { expressions, join } = expressionsOf(selected, fields);
  const alias = `c${index}`;
  const aliases = expressions.length === 1 ? [alias] : expressions.map((_, i) => `${alias}_${i}`);
  return join ? { selected, expressions, aliases, join } : { selected, expressions, aliases };
}

function expressionsOf({ field, unit, bin, cell, aggregate }: Selected, fields: Fields): { expressions: string[]; join?: Part['join'] } {
  if (field === undefined) return { expressions: ['count(*)'] };
  const name = identifier(field);
  if (aggregate)
    return { expressions: [aggregated(aggregate, fields.get(field)?.type === 'boolean' ? `case(${name}, 1, not ${name}, 0)` : name)] };
  if (unit) {
    const { expressions, join } = units[unit];
    return join ? { expressions: expressions(name), join } : { expressions: expressions(name) };
  }
  if (cell) return { expressions: [`snap_to_grid(${name}, ${cell})`] };
  return { expressions: [bin ? `floor(${name} / ${bin}) * ${bin}` : name] };
}

const aggregated = (aggregate: NonNullable<Selected['aggregate']>, name: string): string =>
  aggregate === 'count distinct' ? `count(distinct ${name})` : `${aggregate}(${name})`;

/** Orders by columns of the answer; what is unique comes last, so that pages neither repeat nor skip rows. */
function printOrder(order: NonNullable<Query['order']>, parts: readonly Part[] | undefined, unique: readonly string[]): string {
  const aliasesOf = (by: string): readonly string[] => parts?.find(({ selected }) => selected.name === by)?.aliases ?? [identifier(by)];
  const chosen = order.flatMap(({ by, descending }) =>
    aliasesOf(by).map((alias) => ({ alias, text: `${alias} ${descending ? 'DESC' : 'ASC'} NULLS LAST` })),
  );
  const rest = unique.filter((alias) => !chosen.some((column) => column.alias === alias));
  return [...chosen.map(({ text }) => text), ...rest].join(', ');
}

async function tableOf(rows: readonly Row[], parts: readonly Part[] | undefined, dataset: Dataset): Promise<Table> {
  if (!parts) return tableOfRows(rows, dataset.fields);
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const columns = await Promise.all(parts.map((part, index) => columnOf(rows, part, fields[index]!)));
  return table(fields, columns);
}

async function columnOf(rows: readonly Row[], { aliases, join }: Part, field: Field): Promise<Column> {
  if (!join) return (await tableOfRows(rows, [{ ...field, name: aliases[0]! }])).column(aliases[0]!);
  return Float64Array.from(rows, (row) => {
    const values = aliases.map((alias) => Number(row[alias] ?? NaN));
    return values.some(Number.isNaN) ? NaN : join(values);
  });
}
