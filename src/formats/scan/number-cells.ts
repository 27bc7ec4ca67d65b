/** A column of numbers, computed digit by digit on the way to the delimiter. */
import { identifier } from '../infer.js';
import { parseNumber } from '../value.js';
import { COMMA, DASH, NINE, NumberColumn, POINT, ZERO, closes, letters, type Cells, type Layout } from './cells.js';

/** A whole number below 10¹⁵ divided by one of these is the nearest number to the decimal that is meant. */
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const commaNumber = /^[+-]?\d+,\d+$/;
const thousands = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/;
const whole = /^[+-]?\d+$/;

export class NumberCells implements Cells {
  readonly values = new NumberColumn();
  readonly #delimiter: number;
  readonly #comma: number;
  /** Cells with a decimal comma; among them those that cannot mean thousands; and cells with a point or an exponent. */
  #commas = 0;
  #decimals = 0;
  #points = 0;

  constructor({ delimiter, commas }: Layout) {
    this.#delimiter = delimiter;
    this.#comma = commas ? COMMA : POINT;
  }

  get length(): number {
    return this.values.length;
  }

  /** Whether all cells together mean numbers: commas that may be those of thousands, or that stand beside points, leave it open. */
  get certain(): boolean {
    return this.#commas === 0 || (this.#decimals > 0 && this.#points === 0);
  }

  scan(bytes: Uint8Array, at: number, row: number, quoted: boolean): number {
    const negative = bytes[at] === DASH;
    const start = negative ? at + 1 : at;
    let [end, number] = [start, 0];
    for (let code = bytes[end]!; code >= ZERO && code <= NINE; code = bytes[++end]!) number = 10 * number + code - ZERO;
    const integers = end - start;
    if (integers === 0 || (integers > 1 && bytes[start] === ZERO)) return -1;
    const mark = bytes[end]!;
    let decimals = 0;
    if (mark === POINT || (mark === this.#comma && mark !== this.#delimiter)) {
      for (let code = bytes[++end]!; code >= ZERO && code <= NINE; code = bytes[++end]!) number = 10 * number + code - ZERO;
      decimals = end - start - integers - 1;
      if (decimals === 0) return -1;
    }
    if (integers + decimals > 15 || !closes(bytes, end, this.#delimiter, quoted)) return -1;
    if (decimals) {
      number /= powers[decimals]!;
      this.#count(mark, decimals === 3 && integers <= 3 && bytes[start] !== ZERO);
    }
    this.values.set(row, negative ? -number : number);
    return end;
  }

  take(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const text = letters(bytes, from, to).trim();
    const value = this.#read(text);
    if (Number.isNaN(value) && text !== '') return false;
    this.values.set(row, value);
    return true;
  }

  /** Whether a text is such a number. */
  reads(text: string): boolean {
    return !Number.isNaN(this.#valueOf(text.trim())[0]);
  }

  #read(text: string): number {
    const [value, mark] = this.#valueOf(text);
    if (!Number.isNaN(value) && !whole.test(text)) this.#count(mark, thousands.test(text));
    return value;
  }

  #valueOf(text: string): readonly [value: number, mark: number] {
    const comma = this.#comma === COMMA && commaNumber.test(text);
    const pointed = comma ? text.replace(',', '.') : text;
    return [identifier.test(pointed) ? NaN : parseNumber(pointed), comma ? COMMA : POINT];
  }

  #count(mark: number, maybeThousands: boolean): void {
    if (mark === POINT) this.#points++;
    else {
      this.#commas++;
      if (!maybeThousands) this.#decimals++;
    }
  }
}
