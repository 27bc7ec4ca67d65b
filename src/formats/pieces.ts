/** Tables in the pieces in which they travel between threads. */
import type { Field, Table } from '../model.js';
import type { Cell } from '../table.js';
import { packed, type Packed, type PackedCells, type PackedColumn, type PackedWords } from './packed.js';

/** Its fields, then each column, after those of its cells and sheets that the page has to build anew. */
export type Piece =
  | { readonly fields: readonly Field[] }
  | { readonly cells: readonly Cell[] }
  | { readonly sheet: string }
  | { readonly column: PackedColumn };

/** What comes before the pieces of rows that stood within something else. */
export interface Around {
  readonly around: unknown;
  readonly length: number;
}

/** Shapes in one piece. */
const SHAPES = 1000;

export function* piecesOf(table: Packed | Table): Generator<Piece> {
  const { fields, columns } = 'columns' in table ? table : packed(table);
  yield { fields };
  for (const column of columns) yield* 'words' in column ? wordPieces(column) : 'cells' in column ? cellPieces(column) : [{ column }];
}

function* wordPieces(column: PackedWords): Generator<Piece> {
  for (const sheet of column.words.sheets) yield { sheet };
  yield { column: { ...column, words: { ...column.words, sheets: [] } } };
}

function* cellPieces({ numbers, cells }: PackedCells): Generator<Piece> {
  for (let at = 0; at < cells.length; at += SHAPES) yield { cells: cells.slice(at, at + SHAPES) };
  yield { column: { numbers, cells: [] } };
}

export function assembled(pieces: readonly Piece[]): Packed {
  const columns: PackedColumn[] = [];
  let [fields, cells, sheets]: [readonly Field[], Cell[], string[]] = [[], [], []];
  for (const piece of pieces) {
    if ('fields' in piece) ({ fields } = piece);
    else if ('sheet' in piece) sheets.push(piece.sheet);
    else if ('cells' in piece) for (const cell of piece.cells) cells.push(cell);
    else {
      columns.push(filled(piece.column, cells, sheets));
      [cells, sheets] = [[], []];
    }
  }
  return { fields, columns };
}

function filled(column: PackedColumn, cells: readonly Cell[], sheets: readonly string[]): PackedColumn {
  if ('words' in column) return { ...column, words: { ...column.words, sheets } };
  return 'cells' in column ? { ...column, cells } : column;
}
