/** Predicates in the languages that descend from SQL. A dialect's `identifier` and `literal` are the whole defence against injection. */
import { parseDate } from '../../formats/value.js';
import { DatasetError, type BBox, type Predicate, type Scalar } from '../../model.js';

/** How one language writes the two things that a page or a publisher can choose: names and values. */
export interface Dialect {
  identifier(name: string): string;
  /** A value, quoted and escaped, as the type of this field needs it. */
  literal(value: Scalar, field: string): string;
  /** Without it, `intersects` must not be asked of the portal. */
  intersects?(field: string, bbox: BBox): string;
  /** Without it, `LIKE` with the pattern as a literal. */
  like?(field: string, pattern: string): string;
}

/** The predicate in the dialect. Throws a DatasetError where the dialect has no word for it. */
export function printPredicate(predicate: Predicate, dialect: Dialect): string {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return joined(predicate.op, predicate.args, dialect);
    case 'not':
      return `NOT (${printPredicate(predicate.arg, dialect)})`;
    case 'in':
      return listed(predicate.field, predicate.values, dialect);
    case 'like':
      return (
        dialect.like?.(predicate.field, predicate.pattern) ??
        `${dialect.identifier(predicate.field)} LIKE ${dialect.literal(predicate.pattern, predicate.field)}`
      );
    case 'isNull':
      return `${dialect.identifier(predicate.field)} IS NULL`;
    case 'intersects':
      return intersects(predicate.field, predicate.bbox, dialect);
    default:
      return `${dialect.identifier(predicate.field)} ${predicate.op} ${dialect.literal(predicate.value, predicate.field)}`;
  }
}

function joined(op: 'and' | 'or', args: readonly Predicate[], dialect: Dialect): string {
  if (args.length === 0) return op === 'and' ? 'TRUE' : 'FALSE';
  const printed = args.map((arg) =>
    args.length > 1 && (arg.op === 'and' || arg.op === 'or') ? `(${printPredicate(arg, dialect)})` : printPredicate(arg, dialect),
  );
  return printed.join(` ${op.toUpperCase()} `);
}

function listed(field: string, values: readonly Scalar[], dialect: Dialect): string {
  if (values.length === 0) return 'FALSE';
  return `${dialect.identifier(field)} IN (${values.map((value) => dialect.literal(value, field)).join(', ')})`;
}

/** A LIKE pattern whose last `\\`, where it stands before nothing, stands for itself: databases would call it an error. */
export const closed = (pattern: string): string => (/(?<!\\)(?:\\\\)*\\$/.test(pattern) ? `${pattern}\\` : pattern);

/** A date without a zone, as portals keep them: `2024-01-31T12:00:00.000`. A zone in the text is counted off, so that UTC is left. */
export const floating = (text: string): string => new Date(parseDate(text, true)).toISOString().slice(0, -1);

function intersects(field: string, bbox: BBox, dialect: Dialect): string {
  if (!dialect.intersects) throw new DatasetError('unsupported', 'This portal cannot keep rows by their place.');
  return dialect.intersects(field, bbox);
}
