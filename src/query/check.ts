/** A query held against the fields there are: names put right, values made of their field's type. */
import { DatasetError, type Field, type Order, type Predicate, type Query, type Scalar, type Selected } from '../model.js';
import { isDate } from '../table.js';
import { closest } from './closest.js';
import { comparable } from './comparable.js';

/**
 * The query with the fields' real names and values of their types. Throws a DatasetError: `columns-gone` for a name that no field has
 * (a name in other capitals or a title is put right), `bad-request` for what the field's type cannot mean.
 */
export function check(query: Query, fields: readonly Field[]): Query {
  const { where, select, order } = query;
  const selected = select?.map((column) => checkSelected(column, fields));
  return {
    ...query,
    ...(where && { where: checkWhere(where, fields) }),
    ...(selected && { select: distinct(selected) }),
    ...(order && { order: checkOrder(order, selected?.map(({ name }) => ({ name, title: name })) ?? fields) }),
  };
}

/** The field of that name, in any capitals, or of that title. */
export function find<T extends Pick<Field, 'name' | 'title'>>(name: string, fields: readonly T[]): T {
  const lower = name.toLowerCase();
  const found =
    fields.find((field) => field.name === name) ??
    fields.find((field) => field.name.toLowerCase() === lower) ??
    fields.find((field) => field.title === name);
  if (found) return found;
  const near = closest(name, fields).map((field) => `“${field}”`);
  const rest = near.length ? `; the closest ${near.length > 1 ? 'are' : 'is'} ${near.join(', ')}` : '';
  throw new DatasetError('columns-gone', `There is no column “${name}”${rest}.`);
}

function checkWhere(predicate: Predicate, fields: readonly Field[]): Predicate {
  if ('args' in predicate) return { ...predicate, args: predicate.args.map((arg) => checkWhere(arg, fields)) };
  if ('arg' in predicate) return { ...predicate, arg: checkWhere(predicate.arg, fields) };
  const field = find(predicate.field, fields);
  const named = { ...predicate, field: field.name };
  if (named.op === 'isNull') return named;
  if (named.op === 'intersects')
    return must(field.type === 'geometry', named, `“${field.name}” holds no places, so S_INTERSECTS cannot test it.`);
  must(field.type !== 'geometry', named, `“${field.name}” holds places: only S_INTERSECTS and IS NULL can test it.`);
  if (named.op === 'like')
    return must(
      field.type === 'string' || field.type === 'url',
      named,
      `LIKE is for text, and “${field.name}” holds ${kinds[field.type]}.`,
    );
  return 'values' in named
    ? { ...named, values: named.values.map((value) => coerce(value, field)) }
    : { ...named, value: coerce(named.value, field) };
}

const kinds: Record<Field['type'], string> = {
  string: 'text',
  url: 'text',
  number: 'numbers',
  boolean: 'true or false',
  date: 'dates',
  datetime: 'dates',
  geometry: 'places',
};

function coerce(value: Scalar, { name, type }: Field): Scalar {
  const read = isDate(type) ? isoDate(String(value)) : comparable(type, value);
  if (read === null)
    throw new DatasetError(
      'bad-request',
      `“${name}” holds ${kinds[type]}, and '${value}' is none${isDate(type) ? " (write '2024-01-31')" : ''}.`,
    );
  return read;
}

/** ISO text of a whole date or date and time; a year or a month stands for its first day. */
function isoDate(text: string): string | null {
  const whole = /^\d{4}(?:-\d\d)?$/.test(text) ? `${text}-01-01`.slice(0, 10) : text;
  return /^\d{4}-\d\d-\d\d(?:$|T| )/.test(whole) && comparable('datetime', whole) !== null ? whole : null;
}

function checkSelected(selected: Selected, fields: readonly Field[]): Selected {
  const { name, unit, bin, near, cell = near, aggregate } = selected;
  if (selected.field === undefined) return must(aggregate === 'count', selected, `The column “${name}” names no field.`);
  const { name: field, type } = find(selected.field, fields);
  must(!unit || isDate(type), selected, `“${field}” holds ${kinds[type]} and cannot be cut into ${unit}s.`);
  must(
    bin === undefined || (type === 'number' && bin > 0 && Number.isFinite(bin)),
    selected,
    `“${field}” cannot be cut into bins of ${bin}.`,
  );
  must(
    cell === undefined || (type === 'geometry' && cell > 0 && cell <= 90),
    selected,
    `“${field}” cannot be cut into cells of ${cell} degrees.`,
  );
  must(aggregate !== 'avg' || type === 'number', selected, `“${field}” holds ${kinds[type]} and has no average.`);
  must(aggregate !== 'sum' || type === 'number' || type === 'boolean', selected, `“${field}” holds ${kinds[type]} and has no sum.`);
  const ordered = type !== 'geometry' && type !== 'boolean';
  must((aggregate !== 'min' && aggregate !== 'max') || ordered, selected, `“${field}” holds ${kinds[type]} and has no least or greatest.`);
  return { ...selected, field };
}

function distinct(selected: readonly Selected[]): readonly Selected[] {
  const twice = selected.find(({ name }, index) => selected.findIndex((other) => other.name === name) < index);
  return must(!twice, selected, `Two columns of the answer are called “${twice?.name}”.`);
}

const checkOrder = (order: readonly Order[], columns: readonly Pick<Field, 'name' | 'title'>[]): Order[] =>
  order.map((clause) => ({ ...clause, by: find(clause.by, columns).name }));

function must<T>(holds: boolean, value: T, sentence: string): T {
  if (!holds) throw new DatasetError('bad-request', sentence);
  return value;
}
