/** Cells of text without types, as CSV files and spreadsheets hold them, made into a table: its names and its types are found. */
import { DatasetError, type Column, type Field, type FieldType, type Table } from '../model.js';
import { table } from '../table.js';
import { inferColumn } from './infer.js';
import { unique } from './names.js';

export type Cells = (string | null)[];

/** Lines by which the line of names is found. */
export const SAMPLE = 20;

/**
 * The table of columns that hold all lines of a sheet, its line of names among them; title lines above it are left out.
 * Names are made unique (`name`, `name_2`, `column_3`). Columns may end early.
 * Throws a DatasetError where ragged lines would make a table far bigger than what is in it.
 */
export function tableOfCells(columns: readonly Cells[]): Table {
  const length = columns.reduce((most, cells) => Math.max(most, cells.length), 0);
  const held = columns.reduce((sum, cells) => sum + cells.length, 0);
  refuseUneven(columns.length * length, held);
  for (const cells of columns) while (cells.length < length) cells.push(null);
  const header = headerOf(columns, length);
  const names = namesOf(columns.map((cells) => cells[header]));
  const typed = columns.map((cells): [FieldType, Column] => inferColumn(cells.slice(header + 1)));
  return table(
    names.map((name, index) => ({ ...name, type: typed[index]![0] })),
    typed.map(([, column]) => column),
  );
}

/** Throws a DatasetError where a table would have far more cells than a file held. */
export function refuseUneven(cells: number, held: number): void {
  if (cells > Math.max(1e7, 50 * held)) throw new DatasetError('bad-response', 'The lines of this file are too uneven to be a table.');
}

/** The titles and the names of columns from what stands above them. */
export function namesOf(headings: readonly (string | null | undefined)[]): Pick<Field, 'name' | 'title'>[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const title = heading?.trim() || `column_${index + 1}`;
    return { name: unique(title, taken), title };
  });
}

/** The first line with several cells, where most lines have several; columns may end early. */
export function headerOf(columns: readonly Cells[], length: number): number {
  const widths = Array.from(
    { length: Math.min(SAMPLE, length) },
    (_, row) => columns.filter((cells) => (cells[row] ?? null) !== null).length,
  );
  const usual = [...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 0;
  return usual > 1 ? widths.findIndex((width) => width > 1) : 0;
}
