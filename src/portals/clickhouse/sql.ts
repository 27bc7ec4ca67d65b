/** Prints a query in ClickHouse's SQL, by the places of columns and never by aliases, since there an alias may hide a column in `WHERE`. */
import type { Dataset, Field, Order, Predicate, Query, Scalar, Selected } from '../../model.js';
import { isDate } from '../../table.js';
import { closed, floating, printPredicate } from '../shared/sql.js';

/** Both quotes take the same escapes: clickhouse.com/docs/sql-reference/syntax. */
const escaped = (text: string): string => text.replace(/[\\'"`]/g, (sign) => `\\${sign}`).replaceAll('\u0000', '\\0');
const identifier = (name: string): string => `"${escaped(name)}"`;
export const quoted = (text: string): string => `'${escaped(text)}'`;

/** `city.permits`, or a table of the user's own database. */
export const tableName = (identifierOfTable: string): string => identifierOfTable.split('.').map(identifier).join('.');

/** Dates are compared as texts, which the server reads in the column's own type and zone. */
function literal(value: Scalar, field: Field | undefined): string {
  if (typeof value !== 'string') return String(value);
  if (!field || !isDate(field.type)) return quoted(value);
  const text = floating(value).replace('T', ' ').replace('.000', '');
  return quoted(field.type === 'date' ? text.slice(0, 10) : text);
}

/** Whether the condition can be said: a column of days cannot be compared with an hour. */
export function says(condition: Predicate, { fields }: Dataset): boolean {
  if (!('field' in condition) || fields.find(({ name }) => name === condition.field)?.type !== 'date') return true;
  const values = 'values' in condition ? condition.values : 'value' in condition ? [condition.value] : [];
  return values.every((value) => floating(String(value)).endsWith('T00:00:00.000'));
}

export function printSql(dataset: Dataset, { where, select, order = [], offset, limit }: Query, unordered = '_part, _part_offset'): string {
  const columns: readonly Selected[] = select ?? dataset.fields.map(({ name }) => ({ name, field: name }));
  const grouped = columns.some(({ aggregate }) => aggregate);
  const groups = grouped ? columns.flatMap(({ aggregate }, index) => (aggregate ? [] : [String(index + 1)])) : [];
  return [
    `SELECT ${columns.map((selected) => expression(selected, dataset)).join(', ')} FROM ${tableName(dataset.ref.identifier)}`,
    condition(dataset, where),
    groups.length ? `GROUP BY ${groups.join(', ')}` : '',
    printOrder(order, columns, grouped ? groups.join(', ') : limit === undefined ? '' : unordered),
    limit === undefined ? '' : `LIMIT ${limit}`,
    offset ? `OFFSET ${offset}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const printCount = (dataset: Dataset, where: Predicate | undefined): string =>
  ['SELECT count() FROM', tableName(dataset.ref.identifier), condition(dataset, where)].filter(Boolean).join(' ');

function condition(dataset: Dataset, where: Predicate | undefined): string {
  if (!where) return '';
  const fields = new Map(dataset.fields.map((field) => [field.name, field]));
  const dialect = {
    identifier,
    literal: (value: Scalar, field: string) => literal(value, fields.get(field)),
    like: (field: string, pattern: string) => `${identifier(field)} LIKE ${quoted(onlyKnownEscapes(closed(pattern)))}`,
  };
  return `WHERE ${printPredicate(withoutLists(where), dialect)}`;
}

/** `IN` takes an unknown value for one that is not in the list, so that its opposite would be true: one `=` for each value leaves it unknown. */
function withoutLists(predicate: Predicate): Predicate {
  if (predicate.op === 'and' || predicate.op === 'or') return { ...predicate, args: predicate.args.map(withoutLists) };
  if (predicate.op === 'not') return { ...predicate, arg: withoutLists(predicate.arg) };
  if (predicate.op !== 'in') return predicate;
  const { field, values } = predicate;
  return { op: 'or', args: values.map((value) => ({ op: '=', field, value })) };
}

/** A backslash is an escape before `%`, `_` and itself only; before anything else it would stand for itself. */
const onlyKnownEscapes = (pattern: string): string =>
  pattern.replace(/\\([^])/g, (both, sign: string) => ('%_\\'.includes(sign) ? both : sign));

/** Numbers are meant as decimals: 0.3 begins the fourth bin of a tenth, although `0.3 / 0.1` is a hair under 3. */
function expression({ field, unit, bin, aggregate }: Selected, { fields }: Dataset): string {
  if (field === undefined) return 'count()';
  const name = identifier(field);
  const amount = fields.find((known) => known.name === field)?.type === 'boolean' ? `toUInt8(${name})` : name;
  if (aggregate === 'count') return `count(${name})`;
  if (aggregate === 'count distinct') return `uniqExact(${name})`;
  if (aggregate) return `${aggregate}OrNull(${aggregate === 'sum' || aggregate === 'avg' ? amount : name})`;
  if (unit) return starts[unit](name);
  return bin ? `round(floor(round(${name} / ${bin}, 9)) * ${bin}, 9)` : name;
}

/** The start of a period as text: `toStartOfMonth` and the like give days before 1970 as others. */
const starts: Readonly<Record<NonNullable<Selected['unit']>, (name: string) => string>> = {
  year: (name) => `formatDateTime(${name}, '%Y-01-01')`,
  quarter: (name) => `concat(formatDateTime(${name}, '%Y'), '-', leftPad(toString(toQuarter(${name}) * 3 - 2), 2, '0'), '-01')`,
  month: (name) => `formatDateTime(${name}, '%Y-%m-01')`,
  week: (name) => `formatDateTime(subtractDays(${name}, toDayOfWeek(${name}) - 1), '%Y-%m-%d')`,
  day: (name) => `formatDateTime(${name}, '%Y-%m-%d')`,
  hour: (name) => `formatDateTime(${name}, '%Y-%m-%d %H:00:00')`,
};

/** Missing values come last by themselves, up or down. Rows that compare alike keep one order, so that no page repeats another's. */
function printOrder(order: readonly Order[], columns: readonly Selected[], rest: string): string {
  const chosen = order.map(({ by, descending }) => `${columns.findIndex(({ name }) => name === by) + 1} ${descending ? 'DESC' : 'ASC'}`);
  const terms = [...chosen, rest].filter(Boolean);
  return terms.length ? `ORDER BY ${terms.join(', ')}` : '';
}
