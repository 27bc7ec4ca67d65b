/** Which rows of a table a query keeps: predicates as columns of truth values. */
import type { BBox, Column, Comparison, Predicate, Query, Scalar, Table } from '../model.js';
import { columnMade } from '../table/unmade.js';
import { stretches, together, type Steps } from '../transport/pace.js';
import { boundsOf } from './bounds.js';
import { comparable } from './comparable.js';
import { entriesOf, type Codes } from './dictionary.js';
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

/** What each table was last asked to keep: visuals that follow one filter ask for the same rows. */
const last = new WeakMap<Table, { readonly key: string; readonly kept: () => Steps<Uint32Array | undefined> }>();

/** The rows that hold every word of `search` and for which `where` is true; undefined where nothing is asked, so all are kept. */
export function* keep(table: Table, { search, where }: Query): Steps<Uint32Array | undefined> {
  if (!search && !where) return undefined;
  const key = JSON.stringify([search, where]);
  const before = last.get(table);
  const kept = before?.key === key ? before.kept : together(rowsKept(table, { search, where }));
  last.set(table, { key, kept });
  return yield* kept();
}

function* rowsKept(table: Table, { search = '', where }: Query): Steps<Uint32Array | undefined> {
  const words = yield* wordsFound(table, search);
  const truths = where && (yield* truthsOf(where, table));
  if (!words && !truths) return undefined;
  const rows = new Uint32Array(table.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    if ((!truths || truths[row] === 2) && (!words || words[row])) rows[count++] = row;
  }
  yield;
  return rows.slice(0, count);
}

function* truthsOf(predicate: Predicate, table: Table): Steps<Truths> {
  if ('args' in predicate) return yield* combined(predicate, table);
  if ('arg' in predicate) return (yield* truthsOf(predicate.arg, table)).map((truth) => 2 - truth);
  const column = yield* columnMade(table, predicate.field);
  const { type } = table.fields.find(({ name }) => name === predicate.field)!;
  switch (predicate.op) {
    case 'isNull':
      return yield* judged(column, 2, () => 0);
    case 'in':
      return yield* judged(column, predicate.values.length ? 1 : 0, among(predicate.values.map((value) => comparable(type, value))));
    case 'like':
      return yield* judged(column, 1, likeness(predicate.pattern));
    case 'intersects':
      return yield* judged(column, 1, overlap(predicate.bbox));
    default:
      return yield* judged(column, 1, comparison(comparable(type, predicate.value), outcomes[predicate.op]));
  }
}

function* combined({ op, args }: Extract<Predicate, { readonly args: unknown }>, table: Table): Steps<Truths> {
  const all = op === 'and';
  const truths = new Uint8Array(table.length).fill(all ? 2 : 0);
  for (const arg of args) {
    const other = yield* truthsOf(arg, table);
    for (let row = 0; row < truths.length; row++)
      if (all ? other[row]! < truths[row]! : other[row]! > truths[row]!) truths[row] = other[row]!;
  }
  return truths;
}

type Cell = NonNullable<Column[number]>;
/** The truth of what is asked of a cell that is there. */
type Test = (cell: Cell) => number;

/** Each different word is tested once, where it is known which are different. */
function* judged(column: Column, missing: number, test: Test): Steps<Truths> {
  if (column instanceof Float64Array) return yield* tested(column, missing, test);
  const { entries, codes } = yield* entriesOf(column);
  const truths = yield* tested(entries, missing, test);
  return codes ? ofRows(truths, codes) : truths;
}

function* tested(cells: Column, missing: number, test: Test): Steps<Truths> {
  const truths = new Uint8Array(cells.length).fill(missing);
  yield* stretches(truths.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const cell = cells[row]!;
      if (cell !== null && cell === cell) truths[row] = test(cell);
    }
  });
  return truths;
}

function ofRows(truths: Truths, codes: Codes): Truths {
  const rows = new Uint8Array(codes.length);
  for (let row = 0; row < rows.length; row++) rows[row] = truths[codes[row]!]!;
  return rows;
}

/** A value that the field's type cannot mean is unknown against every cell. */
function comparison(value: Scalar | null, [less, equal, greater]: readonly [number, number, number]): Test {
  return value === null ? () => 1 : (cell) => (cell < value ? less : cell > value ? greater : equal);
}

function among(values: readonly (Scalar | null)[]): Test {
  const set = new Set<unknown>(values);
  return (cell) => (set.has(cell) ? 2 : 0);
}

function likeness(pattern: string): Test {
  const matches = matcher(pattern);
  return (cell) => (matches(String(cell)) ? 2 : 0);
}

/** Shapes by the boxes around them: exact for points, at times too many for others. */
function overlap([west, south, east, north]: BBox): Test {
  return (cell) => {
    const [left, bottom, right, top] = typeof cell === 'object' ? boundsOf(cell) : [NaN, NaN, NaN, NaN];
    return left <= east && right >= west && bottom <= north && top >= south ? 2 : 0;
  };
}
