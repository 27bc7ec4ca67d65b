/** The columns of a list of JSON objects, each of one kind: texts, whose type is learnt, numbers, or other values. */
import type { Column, FieldType } from '../../model.js';
import type { Cell } from '../../table.js';
import { stretches, type Steps } from '../../transport/pace.js';
import { guessedColumn, guessedType } from '../fields.js';
import { packedColumn } from '../packed.js';
import { columnOfCells } from '../rows.js';
import { COMMA, CLOSE, type Cells, type Layout } from './cells.js';
import { cellsFrom, packedCells, type TypedColumn } from './learnt.js';
import { NumberCells } from './number-cells.js';
import { TextCells } from './text-cells.js';

const layout: Layout = { delimiter: COMMA, commas: false, last: CLOSE, escapes: true };
const loneSurrogate = /[\ud800-\udfff]/u;
const encoder = new TextEncoder();

/** Says that rows are to be read in another way. */
export class Unfit extends Error {}

export class JsonColumn {
  readonly name: string;
  /** The key as it is written, with its quotes. */
  readonly key: Uint8Array;
  /** What takes texts, and what takes numbers, of which a column has one at most. */
  texts: Cells | undefined;
  numbers: NumberCells | undefined;
  #values: unknown[] | undefined;
  /** Rows with an empty text before anything else came. */
  readonly #empty: number[] = [];
  /** The row that it had a value in last, as it is counted by who reads them. */
  met = -1;

  constructor(name: string, key: Uint8Array) {
    this.name = name;
    this.key = key;
  }

  /** Takes a value that was not scanned; throws Unfit for one that does not go with those before it. */
  take(value: unknown, row: number): void {
    if (value === null) return;
    if (this.#values) this.#other(value, row, this.#values);
    else if (typeof value === 'number' && !this.texts) this.#number(value, row);
    else if (typeof value === 'string') this.#text(value, row);
    else if (!this.texts && !this.numbers && this.#empty.length === 0) this.#other(value, row, (this.#values = []));
    else throw new Unfit();
  }

  /** The column with as many rows, and its type. */
  *packed(rows: number): Steps<TypedColumn> {
    if (!this.#values) return packedCells(this.numbers ?? this.texts ?? this.#emptyTexts(), rows, false);
    this.#other(null, rows, this.#values);
    const [type, column] = yield* guessedInSteps(this.#values.slice(0, rows));
    return [type, packedColumn(column, type)];
  }

  /** Whether all its texts are of ASCII. */
  get plain(): boolean {
    return !(this.texts instanceof TextCells) || this.texts.words.plain;
  }

  #number(value: number, row: number): void {
    this.numbers ??= new NumberCells(layout);
    this.numbers.values.set(row, Number.isFinite(value) ? value : NaN);
  }

  #text(value: string, row: number): void {
    if (value === '' && this.numbers) return;
    if (this.numbers || loneSurrogate.test(value)) throw new Unfit();
    if (value === '' && !this.texts) return void this.#empty.push(row);
    if (!this.texts && value.trim() === '') throw new Unfit();
    this.texts ??= this.#first(value);
    const bytes = encoder.encode(value);
    if (!this.texts.take(bytes, 0, bytes.length, row)) throw new Unfit();
  }

  #first(value: string): Cells {
    const cells = cellsFrom(value, layout);
    return cells instanceof TextCells ? this.#emptyTexts() : cells;
  }

  #emptyTexts(): TextCells {
    const cells = new TextCells(layout);
    for (const row of new Set(this.#empty)) cells.take(new Uint8Array(0), 0, 0, row);
    return cells;
  }

  #other(value: unknown, row: number, values: unknown[]): void {
    while (values.length < row) values.push(null);
    values[row] = value;
  }
}

function* guessedInSteps(values: readonly unknown[]): Steps<readonly [FieldType, Column]> {
  const type = guessedType(values);
  if (!type) return guessedColumn(values);
  const column: Cell[] = [];
  yield* stretches(values.length, (from, to) => {
    for (const cell of columnOfCells(values.slice(from, to), type)) column.push(cell);
  });
  return [type, column as Column];
}
