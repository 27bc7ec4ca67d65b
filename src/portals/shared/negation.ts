/** Predicates without NOT over AND, OR and comparisons, for languages that take what is unknown for false and so would turn it into true. */
import type { Comparison, Predicate } from '../../model.js';

const opposite: Readonly<Record<Comparison, Comparison>> = { '=': '<>', '<>': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

/** The same predicate with each NOT pushed inwards (De Morgan); it is left only right before `in`, `like`, `isNull` and `intersects`. */
export function withoutNegation(predicate: Predicate, negative = false): Predicate {
  switch (predicate.op) {
    case 'not':
      return withoutNegation(predicate.arg, !negative);
    case 'and':
    case 'or':
      return {
        op: negative === (predicate.op === 'and') ? 'or' : 'and',
        args: predicate.args.map((arg) => withoutNegation(arg, negative)),
      };
    case 'in':
    case 'like':
    case 'isNull':
    case 'intersects':
      return negative ? { op: 'not', arg: predicate } : predicate;
    default:
      return negative ? { ...predicate, op: opposite[predicate.op] } : predicate;
  }
}
