/** Conditions on the values of one field, missing ones among them. */
import type { Predicate, Scalar } from '../../model.js';
import type { Cell } from '../../table.js';

/** The rows that have one of these values. */
export function anyOf(field: string, values: readonly Cell[]): Predicate {
  const named = values.filter((value): value is Scalar => value !== null);
  const list: Predicate = { op: 'in', field, values: named };
  if (named.length === values.length) return list;
  return named.length ? { op: 'or', args: [list, { op: 'isNull', field }] } : { op: 'isNull', field };
}

/** The rows that have none of them. */
export function noneOf(field: string, values: readonly Cell[]): Predicate {
  const none: Predicate = { op: 'not', arg: anyOf(field, values) };
  return values.includes(null) ? none : { op: 'or', args: [none, { op: 'isNull', field }] };
}

/** All of these conditions that there are. */
export function allOf(...conditions: readonly (Predicate | undefined)[]): Predicate | undefined {
  const args = conditions.filter((condition) => condition !== undefined);
  return args.length > 1 ? { op: 'and', args } : args[0];
}

/** The first so many of a ranking; where there are more, a value that is called as the rest is belongs to the rest. */
export const largest = (ranked: readonly Cell[], top: number, other: string): readonly Cell[] =>
  ranked.length > top ? ranked.filter((value) => String(value).toLowerCase() !== other.toLowerCase()).slice(0, top) : ranked;
