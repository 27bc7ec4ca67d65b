/** Tables as they are read and as they travel between threads: each text once, each cell its number. */
import type { Column, Field, Table } from '../model.js';
import { table, type Cell } from '../table.js';

/** Texts that stand one after the other. */
export interface Words {
  readonly letters: string;
  /** Where each ends, by its number; the first entry, 0, is where number 1 begins. */
  readonly ends: Uint32Array;
}

/** Numbers and dates as they are; of everything else the number of each row's value, counted from 1, where 0 is for what is missing. */
export type PackedColumn = Float64Array | { readonly numbers: Uint32Array; readonly values: Words | readonly Cell[] };

export interface Packed {
  readonly fields: readonly Field[];
  readonly columns: readonly PackedColumn[];
}

/** Work that may pause at each `yield`. */
export type Steps<T> = Generator<void, T>;

/** Rows of a column, and values, that are unpacked in one step. */
const STEP = 50_000;

export function* unpacked({ fields, columns }: Packed): Steps<Table> {
  const whole: Column[] = [];
  for (const column of columns) whole.push(column instanceof Float64Array ? column : yield* cellsOf(column));
  return table(fields, whole);
}

function* cellsOf({ numbers, values }: Exclude<PackedColumn, Float64Array>): Steps<Column> {
  const known: readonly Cell[] = 'letters' in values ? yield* wordsOf(values) : values;
  const cells = new Array<Cell>(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    cells[row] = number === 0 ? null : known[number - 1]!;
    if (row % STEP === STEP - 1) yield;
  }
  return cells as Column & Cell[];
}

function* wordsOf({ letters, ends }: Words): Steps<string[]> {
  const words = new Array<string>(ends.length - 1);
  for (let index = 0; index < words.length; index++) {
    words[index] = letters.slice(ends[index], ends[index + 1]);
    if (index % STEP === STEP - 1) yield;
  }
  return words;
}

/** All steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
