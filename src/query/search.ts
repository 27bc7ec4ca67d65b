/** Full text search: whole words, whatever their case and accents. */
import type { Table } from '../model.js';
import { columnMade } from '../table/unmade.js';
import { stretches, type Steps } from '../transport/pace.js';
import { dictionaryOf, type Words } from './dictionary.js';

const letter = /[\p{L}\p{N}]/u;

/** For each row 1 where every word of the text stands in one of its text columns; undefined where the text has no word. */
export function* wordsFound(table: Table, search: string): Steps<Uint8Array | undefined> {
  const words = [...new Set(fold(search).match(/[\p{L}\p{N}]+/gu))];
  if (words.length === 0) return undefined;
  const found = words.map(() => new Uint8Array(table.length));
  for (const { name, type } of table.fields) {
    if (type === 'string' || type === 'url') yield* mark(found, (yield* columnMade(table, name)) as Words, words);
  }
  return found.reduce(both);
}

function both<Flags extends Uint8Array>(all: Flags, one: Flags): Flags {
  for (let row = 0; row < all.length; row++) all[row]! &= one[row]!;
  return all;
}

/** Each different text is looked through once for all words. */
function* mark(found: readonly Uint8Array[], column: Words, words: readonly string[]): Steps<void> {
  const { entries, codes } = yield* dictionaryOf(column);
  const held = words.map(() => new Uint8Array(entries.length));
  yield* stretches(entries.length, (from, to) => {
    for (let entry = from; entry < to; entry++) {
      const text = fold(String(entries[entry] ?? ''));
      words.forEach((word, index) => hasWord(text, word) && (held[index]![entry] = 1));
    }
  });
  for (const [index, rows] of found.entries()) {
    const holds = held[index]!;
    for (let row = 0; row < rows.length; row++) rows[row]! |= holds[codes ? codes[row]! : row]!;
    yield;
  }
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter.test(before(text, at)) && !letter.test(after(text, at + word.length))) return true;
  }
  return false;
}

const before = (text: string, at: number): string =>
  text.slice(/[\uDC00-\uDFFF]/.test(text[at - 1] ?? '') ? at - 2 : Math.max(0, at - 1), at);
const after = (text: string, at: number): string => (at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '');

/** Lower case without accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return /^[\0-\x7F]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}
