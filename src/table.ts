/** Tables: made from columns, and read cell by cell. */
import type { Geometry } from 'geojson';
import type { Column, Field, Table } from './model.js';
import { tableOfUnmade } from './table/unmade.js';

export { tableOf } from './table/arrays.js';
export { isDate, isNumeric } from './table/types.js';

export type Cell = string | number | boolean | Geometry | null;

/** A table of these columns, one for each field and all of one length. */
export const table = (fields: readonly Field[], columns: readonly Column[], total?: number, withheld?: Table['withheld']): Table =>
  saying(tableOfUnmade(fields, columns[0]?.length ?? 0, columns), total, withheld);

/** The same table as an answer that has so many rows, or whose cells here and there are too small to be told. */
export const saying = (table: Table, total: number | undefined, withheld?: Table['withheld']): Table => ({
  ...table,
  ...(total === undefined ? {} : { total }),
  ...(withheld?.size ? { withheld } : {}),
});

/** A cell, null for everything that is missing. */
export function cell(column: Column, row: number): Cell {
  const value = column[row];
  return value === undefined || value !== value ? null : value;
}

/** Whether a cell is empty because its number is too small to be told. */
export const isWithheld = ({ withheld }: Table, name: string, row: number): boolean => withheld?.get(name)?.has(row) ?? false;
