/** Files that are read while they come, and how what was read travels between threads. */
import type { Field, Table } from '../model.js';
import type { Cell } from '../table.js';
import { paced, type Pace } from '../transport/pace.js';
import { CsvReader } from './csv.js';
import { chained, gathered, joined, unzipped, type Parts } from './flow.js';
import { charsetOf, formatOfFile, readFile } from './index.js';
import { packed, type Packed, type PackedCells, type PackedColumn, type PackedWords } from './packed.js';

/** What is known of a file before it comes. */
export interface Coming {
  readonly href: string;
  readonly mediaType: string;
  readonly name?: string;
}

/** Bytes by which a format is known, and those that are read in one turn. */
const HEAD = 4096;
const TURN = 1 << 18;

/** The table in a file, packed or not. Text tables are read as they come, other formats once they are here. */
export async function readParts(file: Coming, parts: Parts, pace: Pace = () => undefined): Promise<Packed | Table> {
  const { begun, all } = await beginning(parts);
  const contents = { bytes: begun, url: new URL(file.href), mediaType: file.mediaType, ...(file.name ? { name: file.name } : {}) };
  const format = formatOfFile(contents);
  if (format === 'gzip') return readParts({ ...file, name: nameIn(file) }, unzipped(all), pace);
  if (format !== 'csv') return readFile({ ...contents, bytes: await gathered(all) });
  const reader = new CsvReader(charsetOf(contents));
  for await (const part of all) {
    for (let at = 0; at < part.length; at += TURN) {
      reader.push(part.subarray(at, at + TURN));
      await pace();
    }
  }
  return paced(reader.end(), pace);
}

const nameIn = ({ href, name = new URL(href).pathname }: Coming): string => name.replace(/\.gz$/i, '');

/** The first bytes, and all of them from the start. */
async function beginning(parts: Parts): Promise<{ begun: Uint8Array; all: Parts }> {
  const rest = parts[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let size = 0; size < HEAD;) {
    const { done, value } = await rest.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  return { begun: joined(first), all: chained(first, { [Symbol.asyncIterator]: () => rest }) };
}

/** A packed table in pieces: its fields, then each column, after those of its cells and sheets that the page has to build anew. */
type Piece =
  | { readonly fields: readonly Field[] }
  | { readonly cells: readonly Cell[] }
  | { readonly sheet: string }
  | { readonly column: PackedColumn };

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
