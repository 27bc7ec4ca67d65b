/** A column of dates that are all written alike. */
import { dateShape } from '../value.js';
import { NumberColumn, closes, letters, type Cells, type Layout } from './cells.js';
import { DateScan } from './date-scan.js';

const DAY = 86_400_000;

export class DateCells implements Cells {
  readonly values = new NumberColumn();
  readonly #layout: Layout;
  readonly #shape: string;
  readonly #found = new DateScan();
  #days: boolean;

  constructor(layout: Layout, shape: string) {
    this.#layout = layout;
    this.#shape = shape;
    this.#days = !shape.includes('Z');
  }

  get length(): number {
    return this.values.length;
  }

  /** Midnights without a zone are days. */
  get type(): 'date' | 'datetime' {
    return this.#days ? 'date' : 'datetime';
  }

  scan(bytes: Uint8Array, at: number, row: number, quoted: boolean): number {
    const end = this.#found.read(bytes, at);
    if (end < 0 || this.#found.shape !== this.#shape || !closes(bytes, end, this.#layout, quoted)) return -1;
    this.#set(row, this.#found.value);
    return end;
  }

  take(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const text = letters(bytes, from, to).trim();
    if (text === '') {
      this.values.set(row, NaN);
      return true;
    }
    const date = dateShape(text);
    if (date?.shape !== this.#shape) return false;
    this.#set(row, date.value);
    return true;
  }

  #set(row: number, value: number): void {
    this.#days &&= value % DAY === 0;
    this.values.set(row, value);
  }
}
