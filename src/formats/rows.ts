/** Rows of JSON objects, as portals answer them, turned into columns. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { readGeometry } from './geometry.js';
import { columnOf, columnsOf, type Row } from './row-columns.js';

export { link, membersOf, text, type Row } from './row-columns.js';

/** Each field read from every row by its type; a member that is absent, null or not of the type is missing. Epoch numbers are milliseconds. */
export const tableFromRows = (rows: readonly Row[], fields: readonly Field[]): Table => columnsOf(rows, fields, readGeometry);

/** Values as JSON has them as the column of a type. */
export const columnOfCells = (cells: readonly unknown[], type: FieldType): Column => columnOf(cells, type, readGeometry);
