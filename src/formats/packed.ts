/** Tables as they are read and as they travel between threads: each text once, each cell its number. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { table, type Cell } from '../table.js';
import { learn } from '../table/numbered.js';
import { stretches, type Steps } from '../transport/pace.js';
import { textsOf, wordsOf, type Words } from './words.js';

/** Numbers and dates as they are; of everything else the number of each row's value, counted from 1, where 0 is for what is missing. */
export type PackedColumn = Float64Array | PackedWords | PackedCells;
export interface PackedWords {
  readonly numbers: Uint32Array;
  readonly words: Words;
  /** Whether no two of the words are the same. */
  readonly distinct: boolean;
}
export interface PackedCells {
  readonly numbers: Uint32Array;
  readonly cells: readonly Cell[];
}

export interface Packed {
  readonly fields: readonly Field[];
  readonly columns: readonly PackedColumn[];
}

/** The same of a table that was read in another way. */
export const packed = ({ fields, column }: Table): Packed => ({
  fields,
  columns: fields.map(({ name, type }) => packedColumn(column(name), type)),
});

function packedColumn(column: Column, type: FieldType): PackedColumn {
  if (column instanceof Float64Array) return column;
  const known = new Map<Cell, number>();
  const numbers = new Uint32Array(column.length);
  const cells: Cell[] = [];
  for (let row = 0; row < numbers.length; row++) {
    const cell = column[row]!;
    if (cell === null) continue;
    const varied = cells.length > TRIAL && cells.length > 0.8 * row;
    const number = varied ? undefined : known.get(cell);
    numbers[row] = number ?? cells.push(cell);
    if (number === undefined && !varied) known.set(cell, cells.length);
  }
  if (type !== 'string' && type !== 'url') return { numbers, cells };
  return { numbers, words: wordsOf(cells as string[]), distinct: known.size === cells.length };
}

/** Texts after which looking for what is known is given up where nearly all were new. */
const TRIAL = 4096;

/** Rows of a column, and values, that are unpacked in one step. */
const STEP = 20_000;

export function* unpacked({ fields, columns }: Packed): Steps<Table> {
  const whole: Column[] = [];
  for (const column of columns) whole.push(column instanceof Float64Array ? column : yield* cellsOf(column));
  return table(fields, whole);
}

function* cellsOf(column: PackedWords | PackedCells): Steps<Column> {
  const { numbers } = column;
  const entries = [null, ...('words' in column ? yield* listOf(column.words) : column.cells)];
  const cells = new Array<Cell>(numbers.length);
  yield* stretches(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) cells[row] = entries[numbers[row]!]!;
  });
  const whole = cells as (string | null)[];
  if ('words' in column && column.distinct) learn(whole, entries as (string | null)[], numbers);
  else if ('words' in column) learn(whole, whole);
  return whole;
}

function* listOf(words: Words): Steps<string[]> {
  const texts = new Array<string>(words.ends.length - 1);
  let index = 0;
  for (const text of textsOf(words)) {
    texts[index++] = text;
    if (index % STEP === 0) yield;
  }
  return texts;
}
