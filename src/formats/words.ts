/** Many texts, one after the other on a few sheets: so they are decoded, travel and are kept more cheaply than each alone. */

export interface Words {
  /** As many texts as `SHEET` says stand on each. */
  readonly sheets: readonly string[];
  /** Where each text ends, counted over all sheets and in UTF-16 units; the first entry, 0, is where the first text begins. */
  readonly ends: Uint32Array;
}

export const SHEET = 1 << 14;

export function wordsOf(texts: readonly string[]): Words {
  const ends = new Uint32Array(texts.length + 1);
  for (let index = 0; index < texts.length; index++) ends[index + 1] = ends[index]! + texts[index]!.length;
  return { sheets: sheetsOf(texts.length, (from, to) => texts.slice(from, to).join('')), ends };
}

/** The sheets of so many texts, made of the texts from one to another. */
export const sheetsOf = (size: number, sheet: (from: number, to: number) => string): string[] =>
  Array.from({ length: Math.ceil(size / SHEET) }, (_, index) => sheet(index * SHEET, Math.min(size, (index + 1) * SHEET)));

export function* textsOf(words: Words): Generator<string> {
  for (const sheet of words.sheets.keys()) yield* textsOn(words, sheet);
}

/** The texts of one sheet. */
export function textsOn({ sheets, ends }: Words, sheet: number): string[] {
  const from = sheet * SHEET;
  const [whole, first] = [sheets[sheet]!, ends[from]!];
  const texts = new Array<string>(Math.min(SHEET, ends.length - 1 - from));
  for (let at = 0; at < texts.length; at++) texts[at] = whole.slice(ends[from + at]! - first, ends[from + at + 1]! - first);
  return texts;
}

export function textAt({ sheets, ends }: Words, index: number): string {
  const first = ends[index - (index % SHEET)]!;
  return sheets[Math.floor(index / SHEET)]!.slice(ends[index]! - first, ends[index + 1]! - first);
}
