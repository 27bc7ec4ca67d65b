/** A column of numbers, computed digit by digit on the way to the delimiter. */
import { identifier } from '../infer.js';
import { parseNumber } from '../value.js';
import { COMMA, DASH, NumberColumn, POINT, ZERO, closes, letters, type Cells, type Layout } from './cells.js';
import { SURE, nearest, powers } from './long-decimals.js';

const commaNumber = /^[+-]?\d+,\d+$/;
const thousands = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/;
const whole = /^[+-]?\d+$/;

export class NumberCells implements Cells {
  readonly values = new NumberColumn();
  readonly #layout: Layout;
  readonly #comma: number;
  /** Cells with a decimal comma; among them those that cannot mean thousands; and cells with a point or an exponent. */
  #commas = 0;
  #decimals = 0;
  #points = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#comma = layout.commas ? COMMA : POINT;
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
    let [end, whole] = [start, 0];
    for (let digit; (digit = bytes[end]! ^ ZERO) < 10; end++) whole = 10 * whole + digit;
    const integers = end - start;
    if (integers === 0 || integers > SURE || (integers > 1 && bytes[start] === ZERO)) return -1;
    let number = whole;
    const mark = bytes[end]!;
    if (mark === POINT || (mark === this.#comma && mark !== this.#layout.delimiter)) {
      const first = end + 1;
      const sure = first + SURE;
      let [fraction, tail, digit] = [0, 0, 0];
      for (end = first; end < sure && (digit = bytes[end]! ^ ZERO) < 10; end++) fraction = 10 * fraction + digit;
      for (; end >= sure && (digit = bytes[end]! ^ ZERO) < 10; end++) tail = 10 * tail + digit;
      const decimals = end - first;
      if (decimals === 0 || decimals > 2 * SURE) return -1;
      number = integers + decimals > SURE ? nearest(whole, fraction, tail, decimals) : decimal(whole, fraction, decimals);
      if (number !== number || !closes(bytes, end, this.#layout, quoted)) return -1;
      this.#count(mark, decimals === 3 && integers <= 3 && bytes[start] !== ZERO);
    } else if (!closes(bytes, end, this.#layout, quoted)) return -1;
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

/** A whole number of so few digits divided by a power of ten is the nearest number to the decimal that is meant. */
function decimal(whole: number, fraction: number, decimals: number): number {
  const power = powers[decimals]!;
  return (whole * power + fraction) / power;
}
