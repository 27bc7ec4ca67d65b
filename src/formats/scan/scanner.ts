/** Goes through lines of cells, byte by byte, and hands each cell to its column. */
import { CR, LF, QUOTE, SPACE, ends, letters, type Cells } from './cells.js';

/** Where a file's cells go. */
export interface Columns {
  /** Takes what stands at each place of a line. */
  readonly cells: Cells[];
  /** What takes over a column, with a cell that is of another kind than those before it. */
  instead(index: number, cell: { readonly bytes: Uint8Array; readonly from: number; readonly to: number; readonly row: number }): Cells;
  /** What takes a place where no line had a cell before. */
  another(): Cells;
}

/** Delimiters that may as well stand within a number, a date or a quoted cell. */
const ambiguous = /[\w.+\-:/ "]/;

export class Scanner {
  row = 0;
  readonly #columns: Columns;
  readonly #delimiter: number;
  readonly #plainly: boolean;
  /** Whether the line that is being read holds anything. */
  #filled = false;
  /** Where the text ends, whose last line may have got an end of its own. */
  #limit = 0;

  /** Where cells are not looked at `plainly`, none is scanned: each is taken as it stands. */
  constructor(columns: Columns, delimiter: number, plainly = true) {
    this.#columns = columns;
    this.#delimiter = delimiter;
    this.#plainly = plainly && !ambiguous.test(String.fromCharCode(delimiter));
  }

  /**
   * Reads lines, up to so many rows; the last line must have an end. Gives where the first line begins that was not read, since its
   * last cell goes on after these bytes. In the `last` bytes, which end at `limit`, a quote that is never closed ends with the text.
   */
  read(bytes: Uint8Array, { last = false, limit = bytes.length, rows = Infinity } = {}): number {
    this.#limit = limit;
    let at = 0;
    while (at < limit && this.row < rows) {
      const next = this.#line(bytes, at, last);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  #line(bytes: Uint8Array, start: number, last: boolean): number {
    const { cells } = this.#columns;
    const delimiter = this.#delimiter;
    this.#filled = false;
    let [at, index] = [start, 0];
    for (; ; index++, at++) {
      if (!ends(bytes[at]!, delimiter)) at = this.#cell(bytes, at, index, last);
      if (at < 0) return -1;
      if (bytes[at] !== delimiter) break;
    }
    if (index > 0 || this.#filled) {
      this.row++;
      while (cells.length <= index) cells.push(this.#columns.another());
    }
    return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  #cell(bytes: Uint8Array, at: number, index: number, last: boolean): number {
    const first = bytes[at]!;
    const quoted = first === QUOTE;
    const cells = this.#columns.cells[index];
    if (cells && first !== SPACE && this.#plainly) {
      const end = cells.scan(bytes, quoted ? at + 1 : at, this.row, quoted);
      if (end >= 0) {
        this.#filled = true;
        return quoted ? end + 1 : end;
      }
    }
    return this.#carefully(bytes, at, index, last);
  }

  #carefully(bytes: Uint8Array, at: number, index: number, last: boolean): number {
    let start = at;
    while (bytes[start] === SPACE) start++;
    if (bytes[start] === QUOTE) return this.#quoted(bytes, start + 1, index, last);
    const end = this.#endOf(bytes, at);
    this.#take(index, bytes, at, end);
    return end;
  }

  /** Whatever stands between the closing quote and the delimiter belongs to the cell: nothing is lost. */
  #quoted(bytes: Uint8Array, from: number, index: number, last: boolean): number {
    let [close, doubled] = [bytes.indexOf(QUOTE, from), false];
    while (close >= 0 && bytes[close + 1] === QUOTE) [close, doubled] = [bytes.indexOf(QUOTE, close + 2), true];
    if (close < 0 && !last) return -1;
    const to = close < 0 ? this.#limit : close;
    const end = close < 0 ? to : this.#endOf(bytes, to + 1);
    if (!doubled && end <= to + 1) this.#take(index, bytes, from, to);
    else {
      const whole = unquoted(bytes.subarray(from, to), bytes.subarray(Math.min(to + 1, end), end));
      this.#take(index, whole, 0, whole.length);
    }
    return end;
  }

  #endOf(bytes: Uint8Array, from: number): number {
    let end = from;
    while (end < this.#limit && !ends(bytes[end]!, this.#delimiter)) end++;
    return end;
  }

  #take(index: number, bytes: Uint8Array, from: number, to: number): void {
    if (to <= from) return;
    const { cells } = this.#columns;
    this.#filled = true;
    while (cells.length <= index) cells.push(this.#columns.another());
    if (!cells[index]!.take(bytes, from, to, this.row)) cells[index] = this.#columns.instead(index, { bytes, from, to, row: this.row });
  }
}

/** What a cell says whose quotes hold doubled ones, or are followed by more. */
function unquoted(bytes: Uint8Array, tail: Uint8Array): Uint8Array {
  const rest = tail.length ? new TextEncoder().encode(letters(tail).trimEnd()) : tail;
  const whole = new Uint8Array(bytes.length + rest.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    whole[length++] = bytes[at]!;
    if (bytes[at] === QUOTE && bytes[at + 1] === QUOTE) at++;
  }
  whole.set(rest, length);
  return whole.subarray(0, length + rest.length);
}
