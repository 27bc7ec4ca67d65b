/** A condition held against the fields there are: names put right, values made of their field's type. */
import type { Field, Predicate, Scalar } from '../model.js';
import { isDate } from '../table.js';
import { find, kinds, must } from './columns.js';
import { comparable } from './comparable.js';

export function checkWhere(predicate: Predicate, fields: readonly Field[]): Predicate {
  if ('args' in predicate) return { ...predicate, args: predicate.args.map((arg) => checkWhere(arg, fields)) };
  if ('arg' in predicate) return { ...predicate, arg: checkWhere(predicate.arg, fields) };
  const field = find(predicate.field, fields);
  const { op } = predicate;
  must(field, op === 'isNull' || (op === 'intersects') === (field.type === 'geometry'), ` and cannot be tested by ${tests[op] ?? op}`);
  must(field, op !== 'like' || kinds[field.type] === 'text', ' and cannot be tested by LIKE');
  const named = { ...predicate, field: field.name };
  if ('values' in named) return { ...named, values: named.values.map((value) => coerce(value, field)) };
  return 'value' in named ? { ...named, value: coerce(named.value, field) } : named;
}

/** How the language of conditions calls its operators. */
const tests: Partial<Record<Predicate['op'], string>> = { intersects: 'S_INTERSECTS', like: 'LIKE', in: 'IN' };
function coerce(value: Scalar, field: Field): Scalar {
  const dated = isDate(field.type);
  const read = dated ? isoDate(String(value)) : comparable(field.type, value);
  must(field, read !== null, `, and '${value}' is none${dated ? " (write '2024-01-31')" : ''}`);
  return read!;
}

/** ISO text of a whole date or date and time; a year or a month stands for its first day. */
function isoDate(text: string): string | null {
  const whole = /^\d{4}(?:-\d\d)?$/.test(text) ? `${text}-01-01`.slice(0, 10) : text;
  return /^\d{4}-\d\d-\d\d(?:$|T| )/.test(whole) && comparable('datetime', whole) !== null ? whole : null;
}
