/** Rows numbered by the group they belong to. */
import type { Column } from '../model.js';
import { stretches, type Steps } from '../transport/pace.js';
import { gathered } from '../table/cut.js';
import { dictionaryOf, type Codes, type Words } from './dictionary.js';

export interface Groups {
  /** The group of each row. */
  readonly codes: Codes;
  readonly count: number;
}

/** Beyond this many slots a table of numbers gives way to a Map. */
const SLOTS = 1 << 22;

/**
 * Groups of equal cells, all missing ones in a group of their own. With a `floor`, cells with one floor are equal, and cells
 * within one multiple of `grain` are known to have one floor.
 */
export function* numbered(column: Column, grain = 1, floor?: (value: number) => number): Steps<Groups> {
  if (!(column instanceof Float64Array)) return yield* numberedWords(column);
  const [from, slots] = range(column, grain, floor !== undefined);
  yield;
  if (!(slots <= SLOTS)) return yield* byMap(column.length, (row) => (floor ? floor(column[row]!) : column[row]));
  return yield* bySlots(column, grain, from, slots, floor);
}

/** Groups of equal words in these rows, or in all. */
export function* numberedWords(column: Words, rows?: Uint32Array): Steps<Groups> {
  const { entries, codes } = yield* dictionaryOf(column);
  if (codes) return { codes: rows ? gathered(codes, rows) : codes, count: entries.length };
  return yield* byMap(rows?.length ?? column.length, (at) => keyOf(column[rows ? rows[at]! : at]!));
}

/** Groups of rows that are in one group both here and there, in the order in which they first appear. */
export function* crossed(a: Groups, b: Groups): Steps<Groups> {
  const slots = a.count * b.count;
  if (slots > SLOTS) return yield* byMap(a.codes.length, (row) => a.codes[row]! * b.count + b.codes[row]!);
  const numbers = new Int32Array(slots).fill(-1);
  const codes = new Uint32Array(a.codes.length);
  let count = 0;
  yield* stretches(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const slot = a.codes[row]! * b.count + b.codes[row]!;
      let number = numbers[slot]!;
      if (number < 0) number = numbers[slot] = count++;
      codes[row] = number;
    }
  });
  return { codes, count };
}

/** The first row of each group. */
export function firstRows({ codes, count }: Groups): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = codes.length - 1; row >= 0; row--) rows[codes[row]!] = row;
  return rows;
}

function* byMap(length: number, key: (row: number) => unknown): Steps<Groups> {
  const numbers = new Map<unknown, number>();
  const codes = new Uint32Array(length);
  yield* stretches(length, (from, to) => {
    for (let row = from; row < to; row++) codes[row] = numberOf(numbers, key(row));
  });
  return { codes, count: numbers.size };
}

/** Each slot looks its group up once; slot 0 is for what is missing. */
function* bySlots(column: Float64Array, grain: number, first: number, slots: number, floor = (value: number) => value): Steps<Groups> {
  const numbers = new Map<unknown, number>();
  const known = new Int32Array(slots).fill(-1);
  const codes = new Uint32Array(column.length);
  yield* stretches(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = column[row]!;
      const slot = value === value ? Math.floor(value / grain) - first + 1 : 0;
      let number = known[slot]!;
      if (number < 0) number = known[slot] = numberOf(numbers, floor(value));
      codes[row] = number;
    }
  });
  return { codes, count: numbers.size };
}

function numberOf(numbers: Map<unknown, number>, key: unknown): number {
  let code = numbers.get(key);
  if (code === undefined) numbers.set(key, (code = numbers.size));
  return code;
}

/** Shapes are equal where their text is. */
const keyOf = (cell: unknown): unknown => (typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell);

/** The first multiple of the grain and the slots from there to the last, infinitely many where cells of one grain may differ. */
function range(column: Float64Array, grain: number, floored: boolean): [from: number, slots: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (!floored && value === value && !Number.isInteger(value)) return [0, Infinity];
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const from = Math.floor(least / grain);
  return least > greatest ? [0, 1] : [from, Math.floor(greatest / grain) - from + 2];
}
