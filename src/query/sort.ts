/** Rows in order: a stable sort by each clause, from the last to the first. */
import type { Column, Order, Table } from '../model.js';
import { columnMade } from '../table/unmade.js';
import { stretches, type Steps } from '../transport/pace.js';
import { dictionaryOf, type Words } from './dictionary.js';
import { ascending, digitsIn, type Digits } from './radix.js';
import { ranked } from './ranks.js';

/**
 * The rows in the order asked for, missing cells last up or down. Texts stand by their UTF-16 code units, as `<` has them
 * (PostgreSQL's "C" collation but for letters beyond U+FFFF), false before true.
 */
export function* sort(table: Table, rows: Uint32Array | undefined, order: readonly Order[]): Steps<Uint32Array> {
  let sorted = rows ?? stretch(0, table.length);
  for (const { by, descending = false } of [...order].reverse()) {
    const places = yield* ascending(yield* digitsOf(yield* columnMade(table, by), sorted, descending));
    sorted = yield* through(sorted, places);
  }
  return sorted;
}

function* through(rows: Uint32Array, places: Uint32Array): Steps<Uint32Array> {
  yield* stretches(places.length, (from, to) => {
    for (let at = from; at < to; at++) places[at] = rows[places[at]!]!;
  });
  return places;
}

/** The rows from one up to another. */
export function stretch(from: number, to: number): Uint32Array {
  const rows = new Uint32Array(Math.max(0, to - from));
  for (let at = 0; at < rows.length; at++) rows[at] = from + at;
  return rows;
}

/** For each of the rows a whole number; these stand in the order of the cells. */
function* digitsOf(column: Column, rows: Uint32Array, descending: boolean): Steps<Digits> {
  return digitsIn(column instanceof Float64Array ? yield* rising(column, rows, descending) : yield* ranksOf(column, rows, descending));
}

function* ranksOf(column: Words, rows: Uint32Array, descending: boolean): Steps<Uint32Array<ArrayBuffer>> {
  const { entries, codes } = yield* dictionaryOf(column);
  const { ranks, count } = yield* ranked(entries);
  const numbers = new Uint32Array(rows.length);
  yield* stretches(rows.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      const rank = ranks[codes ? codes[row]! : row]!;
      numbers[at] = rank < count && descending ? count - 1 - rank : rank;
    }
  });
  return numbers;
}

/** The bits of each number, turned so that they rise with it; all ones for what is missing. */
function* rising(column: Float64Array, rows: Uint32Array, descending: boolean): Steps<Float64Array<ArrayBuffer>> {
  const numbers = new Float64Array(rows.length);
  const halves = new Uint32Array(numbers.buffer);
  yield* stretches(rows.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const number = column[rows[at]!]! + 0;
      numbers[at] = number;
      const [low, high] = [2 * at, 2 * at + 1];
      const negative = halves[high]! >>> 31 === 1;
      const flip = negative === descending ? 0 : -1;
      halves[low] = number === number ? halves[low]! ^ flip : -1;
      halves[high] = number === number ? halves[high]! ^ (negative ? 0 : 1 << 31) ^ flip : -1;
    }
  });
  return numbers;
}
