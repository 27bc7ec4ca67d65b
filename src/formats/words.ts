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

export function* textsOf({ sheets, ends }: Words): Generator<string> {
  for (let index = 0; index < ends.length - 1; index++) {
    const first = ends[index - (index % SHEET)]!;
    yield sheets[Math.floor(index / SHEET)]!.slice(ends[index]! - first, ends[index + 1]! - first);
  }
}
