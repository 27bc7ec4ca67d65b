/** Rows in order: a stable sort by each clause, from the last to the first. */
import type { Column, Order, Table } from '../model.js';
import type { Steps } from '../transport/pace.js';
import { dictionaryOf, type Words } from './dictionary.js';
import { ascending, digitsIn, type Digits } from './radix.js';
import { ascendingTexts } from './texts.js';

/**
 * The rows in the order asked for, missing cells last up or down. Texts stand by their UTF-16 code units, as `<` has them
 * (PostgreSQL's "C" collation but for letters beyond U+FFFF), false before true.
 */
export function* sort(table: Table, rows: Uint32Array | undefined, order: readonly Order[]): Steps<Uint32Array> {
  let sorted = rows ?? stretch(0, table.length);
  for (const { by, descending = false } of [...order].reverse()) {
    const places = yield* ascending(yield* digitsOf(table.column(by), sorted, descending));
    sorted = through(sorted, places);
    yield;
  }
  return sorted;
}

function through(rows: Uint32Array, places: Uint32Array): Uint32Array {
  for (let at = 0; at < places.length; at++) places[at] = rows[places[at]!]!;
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
  if (column instanceof Float64Array) return ofNumbers(column, rows, descending);
  const { entries, codes } = yield* dictionaryOf(column);
  const { ranks, count } = yield* ranked(entries);
  const numbers = new Uint32Array(rows.length);
  for (let at = 0; at < numbers.length; at++) {
    const rank = ranks[codes ? codes[rows[at]!]! : rows[at]!]!;
    numbers[at] = rank < count && descending ? count - 1 - rank : rank;
  }
  yield;
  return digitsIn(numbers);
}

/** The bits of a number, turned so that they rise with it; all ones for what is missing. */
function ofNumbers(column: Float64Array, rows: Uint32Array, descending: boolean): Digits {
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = column[rows[at]!]! + 0;
  const halves = new Uint32Array(numbers.buffer);
  for (let at = 0; at < numbers.length; at++) {
    const [low, high] = [2 * at, 2 * at + 1];
    const missing = numbers[at] !== numbers[at];
    const negative = halves[high]! >>> 31 === 1;
    const flip = negative === descending ? 0 : -1;
    halves[low] = missing ? -1 : halves[low]! ^ flip;
    halves[high] = missing ? -1 : halves[high]! ^ (negative ? 0 : 1 << 31) ^ flip;
  }
  return digitsIn(numbers);
}

interface Ranking {
  /** The place of each entry among the different ones; `count` for null and for shapes, which have no order. */
  readonly ranks: Uint32Array;
  readonly count: number;
}

const rankings = new WeakMap<Words, Ranking>();

function* ranked(entries: Words): Steps<Ranking> {
  const ranking = rankings.get(entries) ?? (yield* rankingOf(entries));
  rankings.set(entries, ranking);
  return ranking;
}

function* rankingOf(entries: Words): Steps<Ranking> {
  const places: number[] = [];
  entries.forEach((entry, place) => entry !== null && typeof entry !== 'object' && places.push(place));
  const texts = places.map((place) => String(entries[place]));
  const order = yield* ascendingTexts(texts);
  const ranks = new Uint32Array(entries.length);
  let count = 0;
  order.forEach((at, index) => {
    if (index > 0 && texts[at] !== texts[order[index - 1]!]) count++;
    ranks[places[at]!] = count;
  });
  count = texts.length ? count + 1 : 0;
  entries.forEach((entry, place) => (entry === null || typeof entry === 'object') && (ranks[place] = count));
  return { ranks, count };
}
