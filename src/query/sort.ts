/** Rows in order: a radix sort over columns of numbers, stable from the last clause to the first. */
import type { Column, Order, Table } from '../model.js';
import { firstRows, numbered } from './groups.js';

/** Parts of eight-byte numbers, the least first: bytes for few rows, as tables of 65,536 counts pay off only for many. */
type Digits = Uint8Array | Uint16Array;
const MANY = 20_000;

/**
 * The rows in the order asked for, missing cells last up or down. Texts stand by their UTF-16 code units, as `<` has them
 * (PostgreSQL's "C" collation but for letters beyond U+FFFF), false before true.
 */
export function sort(table: Table, rows: Uint32Array | undefined, order: readonly Order[]): Uint32Array {
  let sorted = rows ?? allRows(table.length);
  for (const { by, descending } of [...order].reverse())
    sorted = sortedBy(digitsOf(table.column(by), Boolean(descending), sorted.length), sorted);
  return sorted;
}

export function allRows(length: number): Uint32Array {
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

/** The digits of whole numbers that stand in the order of the cells. */
function digitsOf(column: Column, descending: boolean, rows: number): Digits {
  const numbers = column instanceof Float64Array ? column.map((value) => value + 0) : ranks(column);
  const halves = new Uint32Array(numbers.buffer);
  for (let row = 0; row < numbers.length; row++) {
    const [low, high] = [2 * row, 2 * row + 1];
    const missing = numbers[row] !== numbers[row];
    const negative = halves[high]! >>> 31 === 1;
    const flip = negative === descending ? 0 : -1;
    halves[low] = missing ? -1 : halves[low]! ^ flip;
    halves[high] = missing ? -1 : halves[high]! ^ (negative ? 0 : 1 << 31) ^ flip;
  }
  return rows < MANY ? new Uint8Array(halves.buffer) : new Uint16Array(halves.buffer);
}

/** Each cell's place among the distinct ones; NaN for null and for shapes, which have no order. */
function ranks(column: Exclude<Column, Float64Array>): Float64Array {
  const groups = numbered(column);
  const cells = [...firstRows(groups)].map((row) => column[row]!);
  const ordered = [...cells.keys()].filter((code) => cells[code] !== null && typeof cells[code] !== 'object');
  const places = new Float64Array(groups.count).fill(NaN);
  ordered.sort((a, b) => (cells[a]! < cells[b]! ? -1 : 1)).forEach((code, place) => (places[code] = place));
  const placed = new Float64Array(column.length);
  for (let row = 0; row < placed.length; row++) placed[row] = places[groups.codes[row]!]!;
  return placed;
}

function sortedBy(digits: Digits, rows: Uint32Array): Uint32Array {
  const places = 8 / digits.BYTES_PER_ELEMENT;
  let [from, to]: [Uint32Array, Uint32Array] = [rows, new Uint32Array(rows.length)];
  for (let place = 0; place < places; place++) {
    const next = startsOf(digits, place, rows);
    if (!next) continue;
    for (let index = 0; index < from.length; index++) to[next[digits[places * from[index]! + place]!]!++] = from[index]!;
    [from, to] = [to, from === rows ? new Uint32Array(rows.length) : from];
  }
  return from;
}

/** Where the rows with each digit begin; undefined where all have the same. */
function startsOf(digits: Digits, place: number, rows: Uint32Array): Uint32Array | undefined {
  const counts = new Uint32Array(1 << (8 * digits.BYTES_PER_ELEMENT));
  const places = 8 / digits.BYTES_PER_ELEMENT;
  for (let index = 0; index < rows.length; index++) counts[digits[places * rows[index]! + place]!]!++;
  if (counts.includes(rows.length)) return undefined;
  let sum = 0;
  return counts.map((count) => (sum += count) - count);
}
