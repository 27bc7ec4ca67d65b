/** Goes through a list of JSON objects, byte by byte, and hands each value to the column of its key. */
import { CLOSE, COLON, COMMA, OPEN, QUOTE, SPACE, letters } from './cells.js';
import type { Packed } from '../packed.js';
import type { Steps } from '../../transport/pace.js';
import { endOf, spaces } from './json-bytes.js';
import type { TypedColumn } from './learnt.js';
import { JsonColumn, Unfit } from './json-columns.js';

export class JsonScanner {
  row = 0;
  readonly columns: JsonColumn[] = [];
  /** Whether all that was not scanned is of ASCII. */
  #plain = true;
  readonly #known = new Map<string, number>();
  /** How often a row was begun: one that does not end with the bytes is begun again. */
  #begun = 0;

  /** Whether all of it is of ASCII. */
  get plain(): boolean {
    return this.#plain && this.columns.every((column) => column.plain);
  }

  /** The rows as columns. */
  *packed(): Steps<Packed> {
    const typed: TypedColumn[] = [];
    for (const column of this.columns) {
      typed.push(yield* column.packed(this.row));
      yield;
    }
    return {
      fields: this.columns.map(({ name }, index) => ({ name, title: name, type: typed[index]![0] })),
      columns: typed.map(([, column]) => column),
    };
  }

  /** Reads one object, and gives where it ends; -1 where it goes on after these bytes. Throws where it does not fit, or is no JSON. */
  read(bytes: Uint8Array, start: number): number {
    const { columns } = this;
    this.#begun++;
    let at = after(bytes, start, OPEN);
    if (bytes[at] === CLOSE) return this.#ended(at);
    for (let index = 0; ; index++) {
      if (at >= bytes.length) return -1;
      if (index >= columns.length || !begins(bytes, at, columns[index]!.key)) {
        index = this.#find(bytes, at);
        if (index < 0) return -1;
      }
      const column = columns[index]!;
      if (column.met === this.#begun) throw new Unfit();
      column.met = this.#begun;
      at = after(bytes, at + column.key.length, COLON);
      if (at >= bytes.length) return -1;
      at = this.#value(bytes, at, column);
      if (at < 0) return -1;
      if (bytes[at] !== COMMA) {
        at = spaces(bytes, at);
        if (at >= bytes.length) return -1;
        if (bytes[at] === CLOSE) return this.#ended(at);
      }
      at = after(bytes, at, COMMA);
    }
  }

  #ended(at: number): number {
    this.row++;
    return at + 1;
  }

  #value(bytes: Uint8Array, at: number, column: JsonColumn): number {
    if (bytes[at] === QUOTE) {
      const end = column.texts?.scan(bytes, at + 1, this.row, true) ?? -1;
      if (end >= 0) return end + 1;
    } else {
      const end = column.numbers?.scan(bytes, at, this.row, false) ?? -1;
      if (end >= 0) return end;
    }
    const end = endOf(bytes, at);
    if (end >= 0) column.take(this.parsed(bytes, at, end), this.row);
    return end;
  }

  /** The column of the key that stands here; -1 where it goes on after these bytes. */
  #find(bytes: Uint8Array, at: number): number {
    const found = this.columns.findIndex(({ key }) => begins(bytes, at, key));
    if (found >= 0) return found;
    const end = bytes[at] === QUOTE ? endOf(bytes, at) : at;
    if (end < 0) return -1;
    const name: unknown = this.parsed(bytes, at, end);
    // Objects have keys that are numbers before all others.
    if (typeof name !== 'string' || this.#known.has(name) || /^\d+$/.test(name)) throw new Unfit();
    this.#known.set(name, this.columns.length);
    return this.columns.push(new JsonColumn(name, bytes.slice(at, end))) - 1;
  }

  /** A value that is not scanned. */
  parsed(bytes: Uint8Array, from: number, to: number): unknown {
    for (let at = from; this.#plain && at < to; at++) this.#plain = bytes[at]! < 0x80;
    return JSON.parse(letters(bytes, from, to));
  }
}

/** Where it goes on after this sign; the end of the bytes where it is not here yet. */
function after(bytes: Uint8Array, from: number, sign: number): number {
  const at = bytes[from] === sign ? from : spaces(bytes, from);
  if (at >= bytes.length) return at;
  if (bytes[at] !== sign) throw new Unfit();
  return bytes[at + 1]! > SPACE ? at + 1 : spaces(bytes, at + 1);
}

function begins(bytes: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let index = 0; index < key.length; index++) if (bytes[at + index] !== key[index]) return false;
  return true;
}
