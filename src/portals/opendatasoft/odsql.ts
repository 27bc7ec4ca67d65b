/** Conditions in ODSQL, the language of the Explore API v2.1: its literals and names, and what its three-valued logic lacks. */
import { DatasetError, type BBox, type Dataset, type Field, type Predicate, type Query, type Scalar } from '../../model.js';
import { isDate } from '../../table.js';
import { withoutNegation } from '../shared/negation.js';
import { floating } from '../shared/sql.js';

/** Every name is back-quoted, as the vendor's own client does. */
export const identifier = (name: string): string => `\`${name.replace(/[`\\]/g, '\\$&')}\``;
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The rows that a query keeps; undefined where it keeps all. */
export function printWhere({ fields }: Dataset, { search, where }: Query): string | undefined {
  const known = new Map(fields.map((field) => [field.name, field]));
  const found = search === undefined ? undefined : printSearch(search, fields);
  const conditions = [where && print(withoutNegation(where), known), found].filter((text) => text !== undefined);
  return conditions.length ? conditions.join(' and ') : undefined;
}

/** Longer conditions would make addresses that servers refuse. */
const longest = 1200;

/**
 * Whole words, each in some text: `like` finds those. `search()` is looser (it forgives spelling, and takes the last word for a
 * beginning), and asked only where too many texts would have to be named.
 */
function printSearch(search: string, fields: readonly Field[]): string | undefined {
  const words = [...new Set(search.match(/[\p{L}\p{N}]+/gu))];
  if (!words.length) return undefined;
  const texts = fields.filter(({ type }) => type === 'string');
  const anywhere = (word: string): string => `(${texts.map(({ name }) => `${identifier(name)} like ${quoted(word)}`).join(' or ')})`;
  const exact = texts.length ? words.map(anywhere).join(' and ') : '';
  return exact && exact.length <= longest ? exact : `search(${quoted(words.join(' '))})`;
}

type Fields = ReadonlyMap<string, Field>;

/** What is missing passes a bare NOT, and so is kept out by name. */
function print(predicate: Predicate, fields: Fields): string {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return `(${predicate.args.map((arg) => print(arg, fields)).join(` ${predicate.op} `)})`;
    case 'not':
      return printNot(predicate.arg, fields);
    case 'in':
      return printIn(predicate.field, predicate.values, fields);
    case 'isNull':
      return `${identifier(predicate.field)} is null`;
    case 'intersects':
      return printBox(identifier(predicate.field), predicate.bbox);
    case '<>':
      return `(not ${print({ ...predicate, op: '=' }, fields)} and ${identifier(predicate.field)} is not null)`;
    case 'like':
      throw new DatasetError('unsupported', 'ODSQL has no patterns.');
    default:
      return printComparison(predicate, fields);
  }
}

function printNot(test: Predicate, fields: Fields): string {
  if (test.op === 'isNull') return `${identifier(test.field)} is not null`;
  const present = 'field' in test ? ` and ${identifier(test.field)} is not null` : '';
  return `(not ${print(test, fields)}${present})`;
}

function printComparison({ op, field, value }: Extract<Predicate, { readonly value: Scalar }>, fields: Fields): string {
  if (op === '=' && fields.get(field)?.type === 'boolean') return `(${identifier(field)} is ${String(value)})`;
  return `(${identifier(field)} ${op} ${literal(value, fields.get(field))})`;
}

/** `IN` takes texts and numbers only. */
function printIn(field: string, values: readonly Scalar[], fields: Fields): string {
  const type = fields.get(field)?.type ?? 'string';
  if (isDate(type) || type === 'boolean')
    return `(${values.map((value) => printComparison({ op: '=', field, value }, fields)).join(' or ')})`;
  return `(${identifier(field)} in (${values.map((value) => literal(value, fields.get(field))).join(', ')}))`;
}

/** South, west, north, east; a box over the date line is two. */
function printBox(name: string, [west, south, east, north]: BBox): string {
  const box = (left: number, right: number): string => `in_bbox(${name}, ${south}, ${left}, ${north}, ${right})`;
  return west > east ? `(${box(west, 180)} or ${box(-180, east)})` : box(west, east);
}

/** The literal's form must be that of the field's type. */
function literal(value: Scalar, field: Field | undefined): string {
  if (field && isDate(field.type)) {
    const text = floating(String(value));
    return `date'${text.endsWith('T00:00:00.000') ? text.slice(0, 10) : `${text}Z`}'`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}
