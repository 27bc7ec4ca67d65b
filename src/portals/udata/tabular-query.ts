/** Prints a query as parameters of data.gouv.fr's tabular API, and says what its parameters cannot hold. */
import type { Dataset, Field, Order, Predicate, Query, Scalar, Selected } from '../../model.js';
import { isDate } from '../../table.js';
import { withoutNegation } from '../shared/negation.js';
import { floating } from '../shared/sql.js';

/** Names that its parser takes for one column: it cuts parameters at `__`, and refuses spaces and signs. */
export const isPlain = (name: string): boolean => /^(?!.*__)[\p{L}\p{N}_]*[\p{L}\p{N}]$/u.test(name);

/** Texts that stand for themselves: `&`, `=`, `,`, `"`, `(` and `%` are read as its own signs, the word null as a missing value. */
const plainText = /^(?!null$)[\p{L}\p{N}](?:[\p{L}\p{N} _'./:-]*[\p{L}\p{N}])?$/iu;

/**
 * Whether the API means the same by a condition as we do: it compares texts in the order of its database's language, cuts times off where a
 * column holds days, and refuses fractions where it holds whole numbers, which no description of a field tells.
 */
export function says(predicate: Predicate, { fields }: Dataset): boolean {
  const field = 'field' in predicate ? fields.find(({ name }) => name === predicate.field) : undefined;
  if (!field || !isPlain(field.name)) return !('field' in predicate);
  if (predicate.op === 'isNull') return true;
  if (predicate.op === 'in') return predicate.values.every((value) => isExact(value, field));
  if (!('value' in predicate) || !isExact(predicate.value, field)) return false;
  return predicate.op === '=' || predicate.op === '<>' || field.type === 'number' || isDate(field.type);
}

function isExact(value: Scalar, { type }: Field): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value === 'boolean') return true;
  return type === 'date' ? floating(value).endsWith('T00:00:00.000') : isDate(type) || plainText.test(value);
}

/** A test as the API writes it: `column__operator`, with a value where it takes one. */
interface Test {
  readonly test: string;
  readonly value?: string;
}

const parameter = ({ test, value }: Test): string =>
  value === undefined ? encodeURIComponent(test) : `${encodeURIComponent(test)}=${encodeURIComponent(value)}`;

const operators = { '=': 'exact', '<': 'strictly_less', '<=': 'less', '>': 'strictly_greater', '>=': 'greater' } as const;

/** A condition as parameters, all of which must hold. */
export function printWhere(where: Predicate, { fields }: Dataset): string[] {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const written = (value: Scalar, name: string): string => {
    const type = types.get(name)!;
    if (typeof value !== 'string' || !isDate(type)) return String(value);
    return type === 'date' ? floating(value).slice(0, 10) : `${floating(value)}Z`;
  };
  const plain = withoutNegation(where);
  return (plain.op === 'and' ? plain.args : [plain]).flatMap(printed);

  function printed(predicate: Predicate): string[] {
    if (predicate.op === 'and') return predicate.args.flatMap(printed);
    if (predicate.op === 'or') return [`or=${encodeURIComponent(`(${predicate.args.map(nested).join(',')})`)}`];
    return testsOf(predicate).map(parameter);
  }

  /** Within `or=(…)` values stand behind a dot, in quotes. */
  function nested(predicate: Predicate): string {
    if ('args' in predicate) return `${predicate.op}(${predicate.args.map(nested).join(',')})`;
    const listed = predicate.op === 'not' ? predicate.arg : predicate;
    if (listed.op === 'in') return nested(withoutNegation(spelledOut(listed), predicate.op === 'not'));
    const tests = testsOf(predicate).map(({ test, value }) => (value === undefined ? test : `${test}."${value}"`));
    return tests.length > 1 ? `and(${tests.join(',')})` : tests[0]!;
  }

  function testsOf(predicate: Predicate): Test[] {
    if (predicate.op === 'not') return negated(predicate.arg);
    if (predicate.op === 'isNull') return [{ test: `${predicate.field}__isnull` }];
    if (predicate.op === 'in') return [{ test: `${predicate.field}__in`, value: list(predicate) }];
    const { op, field, value } = predicate as Predicate & { op: keyof typeof operators | '<>'; field: string; value: Scalar };
    // Some versions take what is missing for something else than any value, some do not.
    if (op === '<>') return [{ test: `${field}__differs`, value: written(value, field) }, { test: `${field}__isnotnull` }];
    return [{ test: `${field}__${operators[op]}`, value: written(value, field) }];
  }

  function negated(predicate: Predicate): Test[] {
    if (predicate.op === 'in') return [{ test: `${predicate.field}__notin`, value: list(predicate) }];
    return [{ test: `${(predicate as { field: string }).field}__isnotnull` }];
  }

  function list({ field, values }: Predicate & { op: 'in' }): string {
    return values.map((value) => written(value, field)).join(',');
  }
}

const spelledOut = ({ field, values }: Predicate & { op: 'in' }): Predicate => ({
  op: 'or',
  args: values.map((value) => ({ op: '=', field, value })),
});

/** The columns of rows. */
export const printColumns = (select: readonly Selected[]): string[] => [
  parameter({ test: 'columns', value: [...new Set(select.map(({ field }) => field!))].join(',') }),
];

/**
 * The order of rows, ending in the API's own row number, so that pages neither overlap nor leave a gap. It takes one order and hands all of
 * it to PostgREST: more than `asc` and `desc` is not documented, but nothing else keeps what is missing last.
 */
export function printOrder(order: readonly Order[], select: readonly Selected[] | undefined): string[] {
  const fieldOf = (by: string): string => select?.find(({ name }) => name === by)?.field ?? by;
  const [first, ...others] = order.map(({ by, descending }) => [fieldOf(by), `${descending ? 'desc' : 'asc'}.nullslast`] as const);
  if (!first) return [];
  const rest = others.filter(([name]) => name !== first[0]).map(([name, way]) => `"${name}".${way}`);
  return [parameter({ test: `${first[0]}__sort`, value: [first[1], ...rest, '__id.asc'].join(',') })];
}

/** Groups and aggregates, groups in one order on every page. Rows are counted by the API's own row number. */
export function printGroups(select: readonly Selected[]): string[] {
  const groups = [...new Set(select.flatMap(({ aggregate, field }) => (aggregate ? [] : [field!])))];
  const [first, ...others] = groups;
  const tests = [...new Set(select.map(groupKey))].filter((key) => !groups.includes(key));
  return [
    ...groups.map((field) => parameter({ test: `${field}__groupby` })),
    ...tests.map((test) => parameter({ test })),
    ...(first ? [parameter({ test: `${first}__sort`, value: ['asc', ...others.map((field) => `"${field}".asc`)].join(',') })] : []),
  ];
}

/** What the answer calls a column of groups. */
export const groupKey = ({ field, aggregate }: Selected): string => (aggregate ? `${field ?? '__id'}__${aggregate}` : field!);

/** Everything but the page. */
export function printQuery(dataset: Dataset, { where, select, order = [] }: Query): string[] {
  const kept = where ? printWhere(where, dataset) : [];
  if (select?.some(({ aggregate }) => aggregate)) return [...kept, ...printGroups(select)];
  return [...kept, ...(select ? printColumns(select) : []), ...printOrder(order, select)];
}
