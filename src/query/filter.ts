/** Which rows of a table a query keeps: predicates as columns of truth values. */
import type { BBox, Column, Comparison, Predicate, Query, Scalar, Table } from '../model.js';
import { boundsOf } from './bounds.js';
import { comparable } from './comparable.js';
import { matcher } from './like.js';
import { wordsFound } from './search.js';

/** 0 is false, 1 unknown, 2 true: so AND is the least, OR the greatest, and NOT what is left to 2. */
type Truths = Uint8Array;

/** The truth of `cell op value` where the cell is less, equal and greater. */
const outcomes: Record<Comparison, readonly [number, number, number]> = {
  '=': [0, 2, 0],
  '<>': [2, 0, 2],
  '<': [2, 0, 0],
  '<=': [2, 2, 0],
  '>': [0, 0, 2],
  '>=': [0, 2, 2],
};

/** The rows that hold every word of `search` and for which `where` is true; undefined where nothing is asked, so all are kept. */
export function keep(table: Table, { search, where }: Query): Uint32Array | undefined {
  const words = search === undefined ? undefined : wordsFound(table, search);
  const truths = where && truthsOf(where, table);
  if (!words && !truths) return undefined;
  const rows = new Uint32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row++) {
    if ((!truths || truths[row] === 2) && (!words || words[row])) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function truthsOf(predicate: Predicate, table: Table): Truths {
  if ('args' in predicate)
    return predicate.op === 'and' ? combined(predicate.args, table, 2, Math.min) : combined(predicate.args, table, 0, Math.max);
  if ('arg' in predicate) return truthsOf(predicate.arg, table).map((truth) => 2 - truth);
  const column = table.column(predicate.field);
  const { type } = table.fields.find(({ name }) => name === predicate.field)!;
  switch (predicate.op) {
    case 'isNull':
      return judged(column, 2, () => 0);
    case 'in':
      return judged(column, predicate.values.length ? 1 : 0, among(predicate.values.map((value) => comparable(type, value))));
    case 'like':
      return judged(column, 1, likeness(predicate.pattern));
    case 'intersects':
      return judged(column, 1, overlap(predicate.bbox));
    default:
      return compared(column, comparable(type, predicate.value), outcomes[predicate.op]);
  }
}

function combined(args: readonly Predicate[], table: Table, start: number, combine: (a: number, b: number) => number): Truths {
  const truths = new Uint8Array(table.length).fill(start);
  for (const arg of args) {
    const other = truthsOf(arg, table);
    for (let row = 0; row < truths.length; row++) truths[row] = combine(truths[row]!, other[row]!);
  }
  return truths;
}

/** A value that the field's type cannot mean is unknown against every cell. */
function compared(column: Column, value: Scalar | null, [less, equal, greater]: readonly [number, number, number]): Truths {
  const truths = new Uint8Array(column.length).fill(1);
  if (value === null) return truths;
  for (let row = 0; row < truths.length; row++) {
    const cell = column[row]!;
    if (cell !== null && cell === cell) truths[row] = cell < value ? less : cell > value ? greater : equal;
  }
  return truths;
}

type Cell = NonNullable<Column[number]>;

function judged(column: Column, missing: number, test: (cell: Cell) => number): Truths {
  const truths = new Uint8Array(column.length).fill(missing);
  for (let row = 0; row < truths.length; row++) {
    const cell = column[row];
    if (cell !== null && cell === cell) truths[row] = test(cell as Cell);
  }
  return truths;
}

function among(values: readonly (Scalar | null)[]): (cell: Cell) => number {
  const set = new Set<unknown>(values);
  return (cell) => (set.has(cell) ? 2 : 0);
}

function likeness(pattern: string): (cell: Cell) => number {
  const matches = matcher(pattern);
  return (cell) => (matches(String(cell)) ? 2 : 0);
}

/** Shapes by the boxes around them: exact for points, at times too many for others. */
function overlap([west, south, east, north]: BBox): (cell: Cell) => number {
  return (cell) => {
    const [left, bottom, right, top] = typeof cell === 'object' ? boundsOf(cell) : [NaN, NaN, NaN, NaN];
    return left <= east && right >= west && bottom <= north && top >= south ? 2 : 0;
  };
}
