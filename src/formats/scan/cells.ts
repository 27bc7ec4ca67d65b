/** What the cells of one column in a file of bytes are taken as while they are scanned: numbers, dates or texts. */

/** How a file parts its cells. */
export interface Layout {
  /** The byte between cells. */
  readonly delimiter: number;
  /** Whether a comma may part the decimals. */
  readonly commas: boolean;
  /** The byte after the last cell of a row. */
  readonly last: number;
  /** Whether quoted texts are those of JSON: a backslash stands before what cannot stand in them as it is. */
  readonly escapes: boolean;
}

/** How CSV parts cells. */
export const layoutOf = (delimiter: number): Layout => ({
  delimiter,
  commas: delimiter === ';'.charCodeAt(0),
  last: LF,
  escapes: false,
});

export const [LF, CR, SPACE, QUOTE, COMMA, DASH, POINT, SLASH, ZERO, NINE, COLON] = [10, 13, 32, 34, 44, 45, 46, 47, 48, 57, 58];
export const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [91, 92, 93, 123, 125];

export interface Cells {
  /** Rows down to the last cell that is not empty. */
  readonly length: number;
  /**
   * Takes the cell that begins here if it is plainly one of this kind; what follows it is a delimiter, the end of the line or, in `quoted`
   * cells, their closing quote. Gives where it ends, or -1 where it must be looked at with more care.
   */
  scan(bytes: Uint8Array, at: number, row: number, quoted: boolean): number;
  /** Takes a cell that stands between two places, however it is written; false where it is of another kind. */
  take(bytes: Uint8Array, from: number, to: number, row: number): boolean;
}

/** Whether a cell ends at this byte. */
export const ends = (code: number, delimiter: number, last = LF): boolean => code === delimiter || code === last || code === CR;

/** Whether a cell, or what stands in its quotes, ends here. */
export const closes = (bytes: Uint8Array, at: number, { delimiter, last }: Layout, quoted: boolean): boolean =>
  quoted ? bytes[at] === QUOTE && ends(bytes[at + 1]!, delimiter, last) : ends(bytes[at]!, delimiter, last);

/** Where a text in UTF-8 begins: after its byte order mark, if it has one. */
export const startOf = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Few bytes, of which many are read one after the other: browsers keep each text that a decoder makes outside their heap. */
const FEW = 128;

/** Bytes as letters; broken ones as U+FFFD. */
export function letters(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const some = bytes.subarray(from, to);
  return some.length <= FEW && isPlain(some) ? latin(null, some) : decoder.decode(some);
}

/** Spreading the bytes would cost more than a decoder. */
const latin = String.fromCharCode.apply.bind(String.fromCharCode) as unknown as (none: null, bytes: Uint8Array) => string;

/** Whether all letters are of ASCII. */
function isPlain(bytes: Uint8Array): boolean {
  let bits = 0;
  for (let at = 0; at < bytes.length; at++) bits |= bytes[at]!;
  return bits < 0x80;
}

/** Numbers row by row: NaN until one is set. */
export class NumberColumn {
  #values = new Float64Array(0);
  length = 0;

  set(row: number, value: number): void {
    if (row >= this.#values.length) this.#grow(row + 1);
    this.#values[row] = value;
    this.length = row + 1;
  }

  /** The first `rows` values in an array of their own. */
  upTo(rows: number): Float64Array {
    if (rows > this.#values.length) this.#grow(rows);
    return this.#values.slice(0, rows);
  }

  #grow(needed: number): void {
    const { length } = this.#values;
    const larger = new Float64Array(Math.max(needed, 2 * length, 256));
    larger.set(this.#values);
    this.#values = larger.fill(NaN, length);
  }
}
