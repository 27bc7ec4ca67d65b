/** Prints conditions as CQL2 text (OGC 21-065r2), and reads from a server's conformance which of it may be asked. */
import type { Capabilities, Field, Predicate, Scalar } from '../../model.js';
import { closed, floating, printPredicate } from '../shared/sql.js';

type Operators = NonNullable<Capabilities['where']>;

/** The operators of the classes that a server conforms to; none where it does not filter by CQL2 text. */
export function operatorsOf(conformsTo: readonly string[]): Operators {
  const conforms = (name: RegExp): boolean => conformsTo.some((uri) => name.test(uri));
  if (!conforms(/ogcapi-features-3\/.*\/conf\/(features-)?filter$/) || !conforms(/\/conf\/cql2?-text$/)) return [];
  return [
    ...(['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'isNull'] as const),
    ...(conforms(/cql2\/.*\/conf\/advanced-comparison-operators$/) ? (['in', 'like'] as const) : []),
    ...(conforms(/cql2\/1\.0\/conf\/(basic-spatial-functions|spatial-functions)$/) ? (['intersects'] as const) : []),
  ];
}

/** The condition; `geometry` is what the server's conditions call the places. */
export function printCql2(predicate: Predicate, fields: readonly Field[], geometry: string): string {
  const types = new Map(fields.map((field) => [field.name, field.type]));
  return printPredicate(predicate, {
    identifier,
    literal: (value, field) => literal(value, types.get(field) ?? 'string'),
    like: (field, pattern) => `${identifier(field)} LIKE ${quoted(closed(pattern))}`,
    intersects: (_, bbox) => `S_INTERSECTS(${identifier(geometry)}, BBOX(${bbox.join(', ')}))`,
  });
}

/** A condition that no row meets: whoever answers with rows overlooks conditions. */
export const impossible = (field: string): string => `${identifier(field)} IS NULL AND NOT (${identifier(field)} IS NULL)`;

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function literal(value: Scalar, type: Field['type']): string {
  if (typeof value !== 'string') return String(value).toUpperCase();
  if (type === 'date') return `DATE('${floating(value).slice(0, 10)}')`;
  return type === 'datetime' ? `TIMESTAMP('${floating(value)}Z')` : quoted(value);
}
