/** Prints a query as DKAN's datastore query in its GET form (PHP arrays), and says how the cells of its answer are made of what comes back. */
import type { Dataset, Field, Predicate, Query, Scalar, Selected } from '../../model.js';
import { isDate } from '../../table.js';
import type { Json, JsonObject } from '../shared/answer.js';
import { withoutNegation } from '../shared/negation.js';
import { floating } from '../shared/sql.js';

/** A datastore query: what JSON would hold, to be written as `properties[0][alias]=n`. */
export type Document = string | number | boolean | readonly Document[] | { readonly [name: string]: Document };

/** The document as the parameters of an address. */
export function printDocument(document: Document): URLSearchParams {
  const parameters: [string, string][] = [];
  const walk = (value: Document, name: string): void => {
    if (typeof value !== 'object') parameters.push([name, String(value)]);
    else for (const [key, member] of Object.entries(value)) walk(member, name ? `${name}[${key}]` : key);
  };
  walk(document, '');
  return new URLSearchParams(parameters);
}

/** The rows that a query keeps, as conditions that all have to hold. */
export function conditionsOf({ fields }: Dataset, where: Predicate | undefined): Document[] {
  if (!where) return [];
  const condition = print(withoutNegation(where), new Map(fields.map((field) => [field.name, field])));
  return 'groupOperator' in condition && condition['groupOperator'] === 'and' ? [...(condition['conditions'] as Document[])] : [condition];
}

type Fields = ReadonlyMap<string, Field>;
type Group = { readonly [name: string]: Document };

function print(predicate: Predicate, fields: Fields): Group {
  if ('args' in predicate) return { groupOperator: predicate.op, conditions: predicate.args.map((arg) => print(arg, fields)) };
  const negative = predicate.op === 'not';
  const test = negative ? predicate.arg : predicate;
  if (!('value' in test) && !('values' in test)) throw new RangeError(`DKAN cannot test “${test.op}”`);
  const { field: property } = test;
  const field = fields.get(property);
  const condition =
    'values' in test
      ? { property, operator: negative ? 'not in' : 'in', value: test.values.map((value) => literal(value, field)) }
      : { property, operator: test.op, value: literal(test.value, field) };
  return isText(field) && keepsEmpty(test, negative) ? { groupOperator: 'and', conditions: [condition, present(property)] } : condition;
}

/** Columns without a type of their own hold empty texts where a value is missing; the others hold nulls, which no condition keeps. */
export const isText = (field: Field | undefined): boolean => field?.type === 'string';
export const present = (property: string): Group => ({ property, operator: '<>', value: '' });

function keepsEmpty(test: Predicate, negative: boolean): boolean {
  if ('values' in test) return negative || test.values.includes('');
  return 'value' in test && (test.value === '' || ['<>', '<', '<='].includes(test.op));
}

function literal(value: Scalar, field: Field | undefined): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (!field || !isDate(field.type)) return String(value);
  return floating(String(value))
    .replace('T', ' ')
    .replace(/ 00:00:00\.000$|\.000$/, '');
}

/** One column of a grouped answer. */
export interface Part {
  readonly selected: Selected;
  readonly alias: string;
  /** What is asked for it: properties by their aliases; a group is its own property. */
  readonly asks: readonly Document[];
  /** Whether it is asked apart, over the rows alone where the field's text is not empty. */
  readonly apart: boolean;
  value(row: JsonObject | undefined): Json;
}

export const partsOf = ({ fields }: Dataset, select: readonly Selected[]): readonly Part[] =>
  select.map((selected, index) =>
    partOf(
      selected,
      index,
      fields.find(({ name }) => name === selected.field),
    ),
  );

/** Averages are made of a sum and a count, since the database rounds its own. */
function partOf(selected: Selected, index: number, field: Field | undefined): Part {
  const [alias, count] = [`c${index}`, `c${index}n`];
  const { aggregate } = selected;
  if (!aggregate) return { selected, alias, asks: [field!.name], apart: false, value: (row) => row?.[field!.name] ?? null };
  const apart = isText(field);
  const plain = { selected, alias, apart };
  if (aggregate === 'count') {
    const asks = [expression(alias, 'count', apart || !field ? 'record_number' : field.name)];
    return { ...plain, asks, value: (row) => row?.[alias] ?? 0 };
  }
  if (aggregate !== 'avg') return { ...plain, asks: [expression(alias, aggregate, field!.name)], value: (row) => row?.[alias] ?? null };
  return {
    ...plain,
    asks: [expression(alias, 'sum', field!.name), expression(count, 'count', field!.name)],
    value: (row) => (Number(row?.[count] ?? 0) ? Number(row![alias]) / Number(row![count]) : null),
  };
}

const expression = (alias: string, operator: string, operand: string): Document => ({
  alias,
  expression: { operator, operands: [operand] },
});

/** The document of a page of rows, in the order in which they were imported. */
export function rowsDocument(dataset: Dataset, { where, select, offset, limit }: Query): Document {
  return {
    ...(select ? { properties: [...new Set(select.map(({ field }) => field!))] } : {}),
    ...filled('conditions', conditionsOf(dataset, where)),
    sorts: [{ property: 'record_number', order: 'asc' }],
    ...(limit === undefined ? {} : { limit }),
    ...(offset ? { offset } : {}),
    schema: false,
  };
}

/** The document that asks for these columns by their groups, always with a count; the groups stand in one order, so that pages neither repeat nor skip any. */
export function groupsDocument(dataset: Dataset, where: Predicate | undefined, parts: readonly Part[]): Document {
  const groups = parts.filter(({ selected }) => !selected.aggregate).map(({ selected }) => selected.field!);
  const texts = parts.filter(({ apart }) => apart).map(({ selected }) => present(selected.field!));
  return {
    properties: [...parts.flatMap(({ asks }) => asks), expression('n', 'count', 'record_number')],
    ...filled('conditions', [...conditionsOf(dataset, where), ...texts]),
    ...filled('groupings', groups),
    ...filled(
      'sorts',
      groups.map((property) => ({ property, order: 'asc' })),
    ),
    schema: false,
  };
}

const filled = (name: string, list: readonly Document[]): { readonly [name: string]: Document } => (list.length ? { [name]: list } : {});
