/** Rows numbered by the group they belong to. */
import type { Column } from '../model.js';

export interface Groups {
  /** The group of each row. */
  readonly codes: Uint32Array;
  readonly count: number;
}

/** Beyond this many slots a table of numbers gives way to a Map. */
const SLOTS = 1 << 22;

/**
 * Groups of equal cells, all missing ones in a group of their own. With a `floor`, cells with one floor are equal, and cells
 * within one multiple of `grain` are known to have one floor.
 */
export function numbered(column: Column, grain = 1, floor?: (value: number) => number): Groups {
  if (!(column instanceof Float64Array)) return byMap(column.length, (row) => keyOf(column[row]!));
  const [from, slots] = range(column, grain, floor !== undefined);
  if (!(slots <= SLOTS)) return byMap(column.length, (row) => (floor ? floor(column[row]!) : column[row]));
  return bySlots(column, grain, from, slots, floor);
}

/** Groups of rows that are in one group both here and there. */
export function crossed(a: Groups, b: Groups): Groups {
  const slots = a.count * b.count;
  const pair = (row: number): number => a.codes[row]! * b.count + b.codes[row]!;
  if (slots > SLOTS) return byMap(a.codes.length, pair);
  const numbers = new Int32Array(slots).fill(-1);
  const codes = new Uint32Array(a.codes.length);
  let count = 0;
  for (let row = 0; row < codes.length; row++) {
    const slot = pair(row);
    if (numbers[slot]! < 0) numbers[slot] = count++;
    codes[row] = numbers[slot]!;
  }
  return { codes, count };
}

/** The first row of each group. */
export function firstRows({ codes, count }: Groups): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = codes.length - 1; row >= 0; row--) rows[codes[row]!] = row;
  return rows;
}

function byMap(length: number, key: (row: number) => unknown): Groups {
  const numbers = new Map<unknown, number>();
  const codes = new Uint32Array(length);
  for (let row = 0; row < length; row++) codes[row] = numberOf(numbers, key(row));
  return { codes, count: numbers.size };
}

/** Each slot looks its group up once; slot 0 is for what is missing. */
function bySlots(column: Float64Array, grain: number, from: number, slots: number, floor = (value: number) => value): Groups {
  const numbers = new Map<unknown, number>();
  const known = new Int32Array(slots).fill(-1);
  const codes = new Uint32Array(column.length);
  for (let row = 0; row < codes.length; row++) {
    const value = column[row]!;
    const slot = value === value ? Math.floor(value / grain) - from + 1 : 0;
    if (known[slot]! < 0) known[slot] = numberOf(numbers, floor(value));
    codes[row] = known[slot]!;
  }
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
  for (const value of column) {
    if (!floored && value === value && !Number.isInteger(value)) return [0, Infinity];
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const from = Math.floor(least / grain);
  return least > greatest ? [0, 1] : [from, Math.floor(greatest / grain) - from + 2];
}
