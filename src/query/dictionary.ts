/** Columns of words as dictionaries: every different cell once, and for each row the place of its own. Found once for as long as a column lives. */
import type { Column } from '../model.js';
import { stretches, type Steps } from '../transport/pace.js';

export type Words = Exclude<Column, Float64Array>;
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface Dictionary {
  /** The different cells, null among them where one is missing; the column itself where there are no codes. */
  readonly entries: Words;
  /** For each row the place of its cell among the entries; absent where nearly every cell is different. */
  readonly codes?: Codes;
}

/** Rows by which a column tells whether its cells repeat themselves. */
const SAMPLE = 1 << 14;

const known = new WeakMap<Words, Dictionary>();

export function* dictionaryOf(column: Words): Steps<Dictionary> {
  const dictionary = known.get(column) ?? (yield* found(column));
  known.set(column, dictionary);
  return dictionary;
}

/** Shapes are not compared: each is an entry of its own. */
function* found(column: Words): Steps<Dictionary> {
  if (typeof column.find((cell) => cell !== null) === 'object' || !repeatsItself(column)) return { entries: column };
  const places = new Map<Words[number], number>();
  const codes = new Uint32Array(column.length);
  yield* stretches(column.length, (from, to) => {
    for (let row = from; row < to; row++) codes[row] = placeOf(places, column[row]!);
  });
  return { entries: [...places.keys()], codes: narrow(codes, places.size) };
}

/** Whether some rows here and there repeat each other as often as they would if there were half as many entries as rows, or oftener. */
function repeatsItself(column: Words): boolean {
  const { length } = column;
  const rows = Math.min(SAMPLE, length);
  const seen = new Set<Words[number]>();
  for (let at = 0, dice = 1; at < rows; at++) {
    dice = (Math.imul(dice, 1_664_525) + 1_013_904_223) >>> 0;
    seen.add(column[rows < length ? dice % length : at]!);
  }
  return rows - seen.size >= Math.min((rows * rows) / length, rows / 2);
}

function placeOf(places: Map<Words[number], number>, cell: Words[number]): number {
  let place = places.get(cell);
  if (place === undefined) places.set(cell, (place = places.size));
  return place;
}

/** Codes in as few bytes as so many entries need. */
function narrow(codes: Uint32Array, entries: number): Codes {
  return entries <= 1 << 8 ? new Uint8Array(codes) : entries <= 1 << 16 ? new Uint16Array(codes) : codes;
}
