/** Tables as they are read and as they travel between threads: each text once, each cell its number. */
import type { Column, Field, FieldType, Table } from '../model.js';
import type { Cell } from '../table.js';
import { learn } from '../table/numbered.js';
import { tableOfUnmade, type Unmade } from '../table/unmade.js';
import { stretches, type Steps } from '../transport/pace.js';
import { textAt, textsOn, wordsOf, type Words } from './words.js';

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

export function packedColumn(column: Column, type: FieldType): PackedColumn {
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

/** The table; a column of words or shapes is made when it is first asked for. */
export const unpacked = ({ fields, columns }: Packed): Table => tableOfUnmade(fields, lengthOf(columns), columns.map(unmadeOf));

const lengthOf = ([first]: readonly PackedColumn[]): number => (!first ? 0 : 'numbers' in first ? first.numbers.length : first.length);

function unmadeOf(column: PackedColumn): Column | Unmade {
  if (column instanceof Float64Array) return column;
  const { numbers } = column;
  const cellOf = 'words' in column ? (index: number) => textAt(column.words, index) : (index: number) => column.cells[index]!;
  const some = (rows: ArrayLike<number>) => Array.from(rows, (row) => (numbers[row] ? cellOf(numbers[row] - 1) : null));
  return { whole: () => cellsOf(column), some: some as Unmade['some'] };
}

function* cellsOf(column: PackedWords | PackedCells): Steps<Column> {
  const { numbers } = column;
  const entries: Cell[] = [null];
  if ('cells' in column) for (const cell of column.cells) entries.push(cell);
  else for (const sheet of column.words.sheets.keys()) yield void entries.push(...textsOn(column.words, sheet));
  const cells = new Array<Cell>(numbers.length);
  yield* stretches(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) cells[row] = entries[numbers[row]!]!;
  });
  const whole = cells as (string | null)[];
  if ('words' in column) learn(whole, column.distinct ? (entries as (string | null)[]) : whole, column.distinct ? numbers : undefined);
  return whole;
}
