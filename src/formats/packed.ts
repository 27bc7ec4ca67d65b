/** Tables as they are read and as they travel between threads: each text once, each cell its number. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { table, type Cell } from '../table.js';
import type { Steps } from '../transport/pace.js';

/** Texts that stand one after the other. */
export interface Words {
  readonly letters: string;
  /** Where each ends, by its number; the first entry, 0, is where number 1 begins. */
  readonly ends: Uint32Array;
}

/** Numbers and dates as they are; of everything else the number of each row's value, counted from 1, where 0 is for what is missing. */
export type PackedColumn = Float64Array | PackedWords | PackedCells;
export interface PackedWords {
  readonly numbers: Uint32Array;
  readonly words: Words;
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
  const numbers = Uint32Array.from(column, (value) => (value === null ? 0 : numberOf(value, known)));
  const cells = [...known.keys()];
  return type === 'string' || type === 'url' ? { numbers, words: joined(cells as string[]) } : { numbers, cells };
}

function numberOf(value: Cell, known: Map<Cell, number>): number {
  let number = known.get(value);
  if (number === undefined) known.set(value, (number = known.size + 1));
  return number;
}

function joined(words: readonly string[]): Words {
  const ends = new Uint32Array(words.length + 1);
  for (let index = 0; index < words.length; index++) ends[index + 1] = ends[index]! + words[index]!.length;
  return { letters: words.join(''), ends };
}

/** Rows of a column, and values, that are unpacked in one step. */
const STEP = 50_000;

export function* unpacked({ fields, columns }: Packed): Steps<Table> {
  const whole: Column[] = [];
  for (const column of columns) whole.push(column instanceof Float64Array ? column : yield* cellsOf(column));
  return table(fields, whole);
}

function* cellsOf(column: PackedWords | PackedCells): Steps<Column> {
  const { numbers } = column;
  const known: readonly Cell[] = 'words' in column ? yield* wordsOf(column.words) : column.cells;
  const cells = new Array<Cell>(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    cells[row] = number === 0 ? null : known[number - 1]!;
    if (row % STEP === STEP - 1) yield;
  }
  return cells as Column & Cell[];
}

function* wordsOf({ letters, ends }: Words): Steps<string[]> {
  const words = new Array<string>(ends.length - 1);
  for (let index = 0; index < words.length; index++) {
    words[index] = letters.slice(ends[index], ends[index + 1]);
    if (index % STEP === STEP - 1) yield;
  }
  return words;
}
