/** Filters for Parquet files: which row groups need not be read, by their statistics, and which of the rows that were read pass. */
import type { ParquetQueryFilter } from 'hyparquet';
import { parseBoolean, parseDate, parseNumber } from '../../formats/value.js';
import type { Column, Comparison, Field, FieldType, Predicate, Scalar, Table } from '../../model.js';
import { isDate } from '../../table.js';

const operators = { '=': '$eq', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte', '<>': '$ne' } as const;

/** The filter in the words of hyparquet, where statistics can decide anything; a group without statistics is always read. */
export function pruningOf(where: Predicate, fields: readonly Field[]): ParquetQueryFilter | undefined {
  if (where.op === 'and') {
    const known = where.args.map((arg) => pruningOf(arg, fields)).filter((filter) => filter !== undefined);
    return known.length ? { $and: known } : undefined;
  }
  if (!('field' in where) || /^\$|\./.test(where.field)) return undefined;
  const type = typeOf(where.field, fields);
  const ordered = type === 'number' || isDate(type);
  if (where.op === 'in') return { [where.field]: { $in: where.values.map((value) => meant(type, value)) } };
  if (!('value' in where) || !(ordered || where.op === '=')) return undefined;
  return { [where.field]: { [operators[where.op]]: meant(type, where.value) } };
}

/** The rows for which a predicate of comparisons, `in` and `and` is true; a missing value passes none. */
export function passing(rows: Table, where: Predicate): Uint32Array {
  const tests = testsOf(where, rows);
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (tests.every((test) => test(row))) kept[count++] = row;
  return kept.subarray(0, count);
}

type Test = (row: number) => boolean;

function testsOf(where: Predicate, rows: Table): Test[] {
  if (where.op === 'and') return where.args.flatMap((arg) => testsOf(arg, rows));
  if (!('field' in where)) throw new RangeError(`A Parquet file is not asked for “${where.op}”`);
  const column = rows.column(where.field);
  const type = typeOf(where.field, rows.fields);
  if (where.op === 'in')
    return [
      amongst(
        column,
        where.values.map((value) => meant(type, value)),
      ),
    ];
  if ('value' in where) return [compared(column, where.op, meant(type, where.value))];
  throw new RangeError(`A Parquet file is not asked for “${where.op}”`);
}

function amongst(column: Column, values: readonly (Scalar | null)[]): Test {
  const set = new Set<unknown>(values.filter((value) => value !== null));
  return (row) => set.has(column[row]);
}

/** What is missing (null, NaN) compares to nothing. */
function compared(column: Column, op: Comparison, value: Scalar | null): Test {
  if (value === null) return () => false;
  const outcome: Record<Comparison, (cell: Scalar) => boolean> = {
    '=': (cell) => cell === value,
    '<>': (cell) => cell !== value && cell === cell,
    '<': (cell) => cell < value,
    '<=': (cell) => cell <= value,
    '>': (cell) => cell > value,
    '>=': (cell) => cell >= value,
  };
  const holds = outcome[op];
  return (row) => column[row] !== null && holds(column[row] as Scalar);
}

const typeOf = (name: string, fields: readonly Field[]): FieldType => fields.find((field) => field.name === name)!.type;

/** The value as a column of the type holds it; null for what the type cannot mean. */
function meant(type: FieldType, value: Scalar): Scalar | null {
  if (type === 'boolean') return typeof value === 'boolean' ? value : parseBoolean(String(value));
  if (type !== 'number' && !isDate(type)) return String(value);
  const read = typeof value === 'number' ? value : isDate(type) ? parseDate(String(value), true) : parseNumber(String(value));
  return Number.isFinite(read) ? read : null;
}
