/** Columns of words of which it is known that each is one of a few: the different cells, and for each row the place of its own. */
import type { Column } from '../model.js';

export type Words = Exclude<Column, Float64Array>;
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface Dictionary {
  /** The different cells, null among them where one is missing; the column itself where there are no codes. */
  readonly entries: Words;
  /** For each row the place of its cell among the entries; absent where nearly every cell is different. */
  readonly codes?: Codes;
}

const known = new WeakMap<Words, Dictionary>();

/** What is known of a column, for as long as it lives. */
export const numberedAlready = (column: Words): Dictionary | undefined => known.get(column);

/** Remembers it, in as few bytes as so many entries need. */
export function learn(column: Words, entries: Words, numbers?: Uint32Array): Dictionary {
  const dictionary = numbers ? { entries, codes: narrow(numbers, entries.length) } : { entries };
  known.set(column, dictionary);
  return dictionary;
}

function narrow(codes: Uint32Array, entries: number): Codes {
  return entries <= 1 << 8 ? new Uint8Array(codes) : entries <= 1 << 16 ? new Uint16Array(codes) : codes;
}
