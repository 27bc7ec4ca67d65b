/** A predicate as the CQL2 text that says it; what `parseWhere` reads back. */
import { DatasetError, type Predicate, type Scalar } from '../model.js';
import { printPredicate, type Dialect } from '../portals/shared/sql.js';
import { keywords } from './parse.js';
import { isWord } from './tokens.js';

const cql2: Dialect = {
  identifier: (name) => (isWord(name) && !keywords.has(name.toUpperCase()) ? name : `"${name.replaceAll('"', '""')}"`),
  literal,
  intersects: (field, bbox) => `S_INTERSECTS(${cql2.identifier(field)}, BBOX(${bbox.map((edge) => literal(edge)).join(', ')}))`,
};

/** Throws a DatasetError for a number that CQL2 cannot write (NaN, Infinity). */
export const printWhere = (predicate: Predicate): string => printPredicate(predicate, cql2);

function literal(value: Scalar): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!Number.isFinite(value)) throw new DatasetError('bad-request', `${value} is not a number that a query can hold.`);
  return String(value);
}
