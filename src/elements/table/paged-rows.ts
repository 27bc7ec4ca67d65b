/** Rows that stay at the portal until a reader comes to them, and are then asked for a page at a time. */
import type { Options } from '../../dataset/door.js';
import { DatasetError, type Query, type Table } from '../../model.js';

/** Milliseconds that a reader stays where they are before anything is asked for. */
const REST = 100;
/** Pages that are kept, beside those in sight. */
const MOST = 60;

/** A row by the table that has it. */
export type Row = readonly [table: Table, row: number];

export interface PagedAsked {
  /** The first page; all others are as long. */
  readonly first: Table;
  /** How many rows there are in all. */
  readonly total: number;
  /** How many of them can be asked for. */
  readonly reach: number;
  ask(page: Pick<Query, 'offset' | 'limit'>, options: Options): Promise<Table>;
}

/** Where the rows of a table come from that are not in it: by its columns, which it shares with every view of it. */
const sources = new WeakMap<Table['column'], PagedRows>();

export class PagedRows {
  /** How many rows can be asked for. */
  readonly length: number;
  readonly #size: number;
  readonly #ask: PagedAsked['ask'];
  /** Pages that are here, the latest last, or why they are not. */
  readonly #pages = new Map<number, Table | DatasetError>();
  readonly #asking = new Map<number, AbortController>();
  #wanted: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The rows that answered the same question before: they stand until those of now are here. */
  #before: PagedRows | undefined;
  /** Is told when rows have come. */
  changed: () => void = () => undefined;

  /** The rows around this table; undefined where it has all that there are. */
  static around = ({ column }: Table): PagedRows | undefined => sources.get(column);

  /** Lets the rows after a first page be asked for. */
  static after(asked: PagedAsked): Table {
    sources.set(asked.first.column, new PagedRows(asked));
    return { ...asked.first, total: asked.total };
  }

  private constructor({ first, total, reach, ask }: PagedAsked) {
    this.length = Math.min(total, reach);
    this.#size = first.length;
    this.#ask = ask;
    this.#pages.set(0, first);
  }

  /** The row at a place, or why it cannot be had; undefined while it is on its way. */
  at(place: number): Row | DatasetError | undefined {
    const table = this.#pages.get(this.#pageOf(place));
    if (!table) return this.#before?.at(place);
    if (table instanceof DatasetError) return table;
    const row = place % this.#size;
    return row < table.length
      ? [table, row]
      : new DatasetError('bad-response', `The portal promised ${this.length} rows and lacks row ${place}`);
  }

  /** Comes after rows that answered the same question, and asks the portal anew. */
  follow(before: PagedRows): void {
    this.#before = before;
    before.#before = undefined;
  }

  /** Asks for what a reader sees, once they rest, and for nothing else any more. */
  see(first: number, count: number): void {
    const [from, to] = [this.#pageOf(first), this.#pageOf(Math.min(this.length, first + count) - 1)];
    this.#wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    for (const [page, controller] of this.#asking) if (!this.#wanted.includes(page)) this.#drop(page, controller);
    for (const [page, table] of this.#pages) if (table instanceof DatasetError && !this.#wanted.includes(page)) this.#pages.delete(page);
    clearTimeout(this.#timer);
    const missing = this.#wanted.filter((page) => !this.#pages.has(page) && !this.#asking.has(page));
    if (missing.length) this.#timer = setTimeout(() => missing.forEach((page) => void this.#bring(page)), REST);
  }

  /** Asks for nothing any more. */
  leave(): void {
    clearTimeout(this.#timer);
    for (const [page, controller] of this.#asking) this.#drop(page, controller);
  }

  #pageOf(place: number): number {
    return Math.floor(place / this.#size);
  }

  #drop(page: number, controller: AbortController): void {
    controller.abort();
    this.#asking.delete(page);
  }

  async #bring(page: number): Promise<void> {
    const controller = new AbortController();
    this.#asking.set(page, controller);
    const asked = { offset: page * this.#size, limit: this.#size };
    const rows = await this.#ask(asked, { signal: controller.signal, fresh: Boolean(this.#before) }).catch((error: unknown) =>
      error instanceof DatasetError ? error : new DatasetError('bad-response', String(error), { cause: error }),
    );
    if (controller.signal.aborted) return;
    this.#asking.delete(page);
    this.#pages.set(page, rows);
    const old = [...this.#pages.keys()].filter((known) => known > 0 && !this.#wanted.includes(known));
    for (const known of old.slice(0, Math.max(0, this.#pages.size - MOST))) this.#pages.delete(known);
    this.changed();
  }
}
