/** Prints a query as SoQL, and says how the columns of its answer are put together again. */
import type { BBox, Column, Dataset, Field, Predicate, Query, Scalar, Selected, Table } from '../../model.js';
import { isDate } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { lent, tableOfUnmade } from '../../table/unmade.js';
import { closed, floating, printPredicate } from '../shared/sql.js';
import type { periods } from './periods.js';

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

/** What is asked of `/resource/ID.json`, what counts its rows, what stands in them, and how that becomes the answer where it is none yet. */
export interface Question {
  readonly parameters: URLSearchParams;
  readonly count: URLSearchParams | undefined;
  readonly fields: readonly Field[];
  readonly tableOf?: (rows: Table) => Table;
}

export async function question(dataset: Dataset, query: Query): Promise<Question> {
  const others = query.select?.some(({ unit }) => unit && !(unit in cut)) ? (await import('./periods.js')).periods : undefined;
  const { parts, parameters } = printSoql(dataset, query, others);
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  const count = grouped ? undefined : printCount(dataset, query);
  if (!parts) return { parameters, count, fields: dataset.fields };
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  return {
    parameters,
    count,
    fields: parts.flatMap((part, index) => wireFields(part, fields[index]!)),
    tableOf: (rows) =>
      tableOfUnmade(
        fields,
        rows.length,
        parts.map(({ aliases, join }) => (join ? joined(rows, aliases, join) : lent(rows, aliases[0]!))),
      ),
  };
}

/**
 * The parameters of `/resource/ID.json`. Every name in the query is one of the dataset's fields or of its own columns.
 * @param others the periods that SoQL cannot cut, where the query has one
 */
export function printSoql(dataset: Dataset, { search, where, select, order, offset, limit }: Query, others?: typeof periods): Soql {
  const types = new Map(dataset.fields.map((field) => [field.name, field]));
  const parts = select?.map((selected, index) => partOf(selected, index, types, others));
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

/** SoQL cuts dates to years, months and days. */
const cut = { year: 'date_trunc_y', month: 'date_trunc_ym', day: 'date_trunc_ymd' } as const;

function partOf(selected: Selected, index: number, fields: Fields, others: typeof periods | undefined): Part {
  const { expressions, join } = expressionsOf(selected, fields, others);
  const alias = `c${index}`;
  const aliases = expressions.length === 1 ? [alias] : expressions.map((_, i) => `${alias}_${i}`);
  return join ? { selected, expressions, aliases, join } : { selected, expressions, aliases };
}

function expressionsOf(
  { field, unit, bin, cell, aggregate }: Selected,
  fields: Fields,
  others: typeof periods | undefined,
): Pick<Part, 'expressions' | 'join'> {
  if (field === undefined) return { expressions: ['count(*)'] };
  const name = identifier(field);
  if (aggregate)
    return { expressions: [aggregated(aggregate, fields.get(field)?.type === 'boolean' ? `case(${name}, 1, not ${name}, 0)` : name)] };
  if (unit === 'year' || unit === 'month' || unit === 'day') return { expressions: [`${cut[unit]}(${name})`] };
  if (unit) return { join: others![unit].join, expressions: others![unit].expressions(name) };
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

/** The columns of which one is made, as they come. */
const wireFields = ({ aliases, join }: Part, field: Field): Field[] =>
  aliases.map((name) => ({ ...field, name, type: join ? 'number' : field.type }));

function joined({ length, column }: Table, aliases: readonly string[], join: NonNullable<Part['join']>): Column {
  const columns = aliases.map(column);
  return Float64Array.from({ length }, (_, row) => {
    const values = columns.map((numbers) => numbers[row] as number);
    return values.some(Number.isNaN) ? NaN : join(values);
  });
}
