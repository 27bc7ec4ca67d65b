/** Columns of words as dictionaries: every different cell once, and for each row the place of its own. */
import { learn, numberedAlready, type Dictionary, type Words } from '../table/numbered.js';
import { stretches, type Steps } from '../transport/pace.js';

export type { Codes, Words } from '../table/numbered.js';

/** Rows by which a column tells whether its cells repeat themselves. */
const SAMPLE = 1 << 14;

/** Found once for as long as a column lives, unless it was known when the column was read. */
export function* dictionaryOf(column: Words): Steps<Dictionary> {
  return numberedAlready(column) ?? (yield* found(column));
}

const asked = new WeakSet<Words>();

/** The same for a question that is cheap to put to every cell: to the first such, all cells stand for themselves, which saves the search. */
export function* entriesOf(column: Words): Steps<Dictionary> {
  if (numberedAlready(column) || asked.has(column)) return yield* dictionaryOf(column);
  asked.add(column);
  return { entries: column };
}

/** Shapes are not compared: each is an entry of its own. */
function* found(column: Words): Steps<Dictionary> {
  if (typeof column.find((cell) => cell !== null) === 'object' || !repeatsItself(column)) return learn(column, column);
  const places = new Map<Words[number], number>();
  const codes = new Uint32Array(column.length);
  yield* stretches(column.length, (from, to) => {
    for (let row = from; row < to; row++) codes[row] = placeOf(places, column[row]!);
  });
  return learn(column, [...places.keys()], codes);
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
