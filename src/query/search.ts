/** Full text search: whole words, whatever their case and accents. */
import type { Table } from '../model.js';

const letter = /[\p{L}\p{N}]/u;

/** For each row 1 where every word of the text stands in one of its text columns; undefined where the text has no word. */
export function wordsFound(table: Table, search: string): Uint8Array | undefined {
  const words = new Set(fold(search).match(/[\p{L}\p{N}]+/gu));
  if (words.size === 0) return undefined;
  const texts = table.fields.filter(({ type }) => type === 'string' || type === 'url');
  const columns = texts.map(({ name }) => table.column(name) as readonly (string | null)[]);
  const found = new Uint8Array(table.length).fill(1);
  for (const word of words) mark(found, columns, word);
  return found;
}

function mark(found: Uint8Array, columns: readonly (readonly (string | null)[])[], word: string): void {
  const known = new Map<string, boolean>();
  const holds = (text: string | null): boolean => {
    if (text === null) return false;
    const seen = known.get(text) ?? hasWord(fold(text), word);
    known.set(text, seen);
    return seen;
  };
  for (let row = 0; row < found.length; row++) if (found[row] && !columns.some((column) => holds(column[row]!))) found[row] = 0;
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
function fold(text: string): string {
  const lower = text.toLowerCase();
  return /^[\0-\x7F]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}
