/** Rows in order: a radix sort over columns of numbers, stable from the last clause to the first. */
import type { Column, Order, Table } from '../model.js';

/** Sixteen bits at a time. */
const DIGITS = 1 << 16;

/**
 * The rows in the order asked for, missing cells last up or down. Texts stand by their UTF-16 code units, as `<` has them
 * (PostgreSQL's "C" collation but for letters beyond U+FFFF), false before true.
 */
export function sort(table: Table, rows: Uint32Array | undefined, order: readonly Order[]): Uint32Array {
  let sorted = rows ?? Uint32Array.from({ length: table.length }, (_, row) => row);
  for (const { by, descending } of [...order].reverse()) sorted = sortedBy(digitsOf(table.column(by), Boolean(descending)), sorted);
  return sorted;
}

/** Four digits a cell, the least first, in which the order of cells is that of whole numbers. */
function digitsOf(column: Column, descending: boolean): Uint16Array {
  const numbers = column instanceof Float64Array ? column.map((value) => value + 0) : ranks(column);
  const halves = new Uint32Array(numbers.buffer);
  for (let row = 0; row < numbers.length; row++) {
    const [low, high] = [2 * row, 2 * row + 1];
    const missing = numbers[row] !== numbers[row];
    const negative = halves[high]! >>> 31 === 1;
    const flip = missing ? 0 : (negative ? -1 : 0) ^ (descending ? -1 : 0);
    halves[low] = missing ? -1 : halves[low]! ^ flip;
    halves[high] = missing ? -1 : halves[high]! ^ (negative ? 0 : 1 << 31) ^ flip;
  }
  return new Uint16Array(halves.buffer);
}

/** Each cell's place among the distinct ones; NaN for null. Shapes have no order. */
function ranks(column: readonly unknown[]): Float64Array {
  const distinct = [...new Set(column)].filter((cell) => typeof cell === 'string' || typeof cell === 'boolean');
  const places = new Map<unknown, number>(distinct.sort((a, b) => (a < b ? -1 : 1)).map((cell, place) => [cell, place]));
  return Float64Array.from(column, (cell) => places.get(cell) ?? NaN);
}

function sortedBy(digits: Uint16Array, rows: Uint32Array): Uint32Array {
  let sorted = rows;
  for (let place = 0; place < 4; place++) sorted = pass(digits, place, sorted);
  return sorted;
}

function pass(digits: Uint16Array, place: number, rows: Uint32Array): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (const row of rows) starts[digits[4 * row + place]! + 1]!++;
  if (rows.length === 0 || starts[digits[4 * rows[0]! + place]! + 1] === rows.length) return rows;
  for (let digit = 1; digit <= DIGITS; digit++) starts[digit]! += starts[digit - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[digits[4 * row + place]!]!++] = row;
  return sorted;
}
