/** A column of texts, each distinct one kept once. */
import { BACKSLASH, CR, LF, QUOTE, SPACE, closes, ends, type Cells, type Layout } from './cells.js';
import { Dictionary } from './dictionary.js';

export class TextCells implements Cells {
  readonly words = new Dictionary();
  /** The number of each row's text; 0 where there is none. */
  #numbers = new Uint32Array(0);
  length = 0;
  #varied = false;
  #trial = 4096;
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  scan(bytes: Uint8Array, at: number, row: number, quoted: boolean): number {
    if (quoted && this.#layout.escapes) return this.#unescaped(bytes, at, row);
    if (!quoted && !this.#varied) return this.#hashed(bytes, at, row);
    const end = quoted ? this.#endOfQuoted(bytes, at) : this.#endOf(bytes, at);
    if (end >= 0) this.take(bytes, at, end, row);
    return end;
  }

  /** A text of JSON that stands there as it is. */
  #unescaped(bytes: Uint8Array, at: number, row: number): number {
    let [end, hash] = [at, 0];
    for (let code; (code = bytes[end]!) !== QUOTE; end++) {
      if (code === BACKSLASH || !(code >= SPACE)) return -1;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    this.#set(row, this.#varied ? this.words.append(bytes, at, end) : this.#known(bytes, at, end, hash));
    return end;
  }

  /** The end of a cell without quotes, whose hash is found on the way. */
  #hashed(bytes: Uint8Array, at: number, row: number): number {
    const { delimiter } = this.#layout;
    const most = delimiter > CR ? delimiter : CR;
    let [end, hash] = [at, 0];
    for (let code; (code = bytes[end]!) > most || (code !== delimiter && code !== LF && code !== CR); end++)
      hash = Math.imul(hash ^ code, 0x01000193);
    this.#set(row, this.#known(bytes, at, end, hash));
    return end;
  }

  take(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    let hash = 0;
    if (!this.#varied) for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    this.#set(row, this.#varied ? this.words.append(bytes, from, to) : this.#known(bytes, from, to, hash));
    return true;
  }

  #known(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const number = this.words.numberOf(bytes, from, to, hash ^ (hash >>> 15));
    if (number === this.#trial) this.#judge();
    return number;
  }

  /** Looking for what is known is given up where nearly all texts turn out to be new. */
  #judge(): void {
    this.#varied = this.words.size > 0.8 * this.length;
    this.#trial *= 4;
  }

  #endOf(bytes: Uint8Array, from: number): number {
    const { delimiter } = this.#layout;
    const most = delimiter > CR ? delimiter : CR;
    let end = from;
    for (let code; (code = bytes[end]!) > most || (code !== delimiter && code !== LF && code !== CR);) end++;
    return end;
  }

  #endOfQuoted(bytes: Uint8Array, from: number): number {
    let end = from;
    while (end < bytes.length && bytes[end] !== QUOTE) end++;
    return end > from && closes(bytes, end, this.#layout, true) ? end : -1;
  }

  /** Whether each distinct text is kept only once. */
  get distinct(): boolean {
    return !this.#varied;
  }

  /** The numbers of the first `rows` texts in an array of their own. */
  upTo(rows: number): Uint32Array {
    const numbers = new Uint32Array(rows);
    numbers.set(this.#numbers.subarray(0, rows));
    return numbers;
  }

  #set(row: number, number: number): void {
    if (row >= this.#numbers.length) this.#grow(row + 1);
    this.#numbers[row] = number;
    if (row >= this.length) this.length = row + 1;
  }

  #grow(needed: number): void {
    const larger = new Uint32Array(Math.max(needed, 2 * this.#numbers.length, 256));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/** The place of a column that is passed over. */
export class PassedCells implements Cells {
  readonly length = 0;
  readonly #delimiter: number;

  constructor({ delimiter }: Pick<Layout, 'delimiter'>) {
    this.#delimiter = delimiter;
  }

  scan(bytes: Uint8Array, at: number, _: number, quoted: boolean): number {
    if (quoted) return -1;
    let end = at;
    while (!ends(bytes[end]!, this.#delimiter)) end++;
    return end;
  }

  take(): boolean {
    return true;
  }
}
