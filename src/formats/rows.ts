/** Rows of JSON objects, as portals answer them, turned into columns. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { isNumeric, table } from '../table.js';
import { readGeometry } from './geometry.js';
import { parseBoolean, textReader } from './value.js';

export type Row = Readonly<Record<string, unknown>>;

/** Each field read from every row by its type; a member that is absent, null or not of the type is missing. Epoch numbers are milliseconds. */
export function tableFromRows(rows: readonly Row[], fields: readonly Field[]): Table {
  return table(
    fields,
    fields.map(({ name, type }) =>
      columnOfCells(
        rows.map((row) => own(row, name)),
        type,
      ),
    ),
  );
}

/** Values as JSON has them as the column of a type. */
export function columnOfCells(cells: readonly unknown[], type: FieldType): Column {
  const read = reader(type);
  if (!isNumeric(type)) return cells.map((value) => (value === null ? null : (read(value) as string)));
  return Float64Array.from(cells, (value) => (value === null ? NaN : (read(value) as number)));
}

/** A row's own member: a column may be called `constructor`. */
export const own = (row: Row, name: string): unknown => (Object.hasOwn(row, name) ? (row[name] ?? null) : null);

function reader(type: FieldType): (value: unknown) => unknown {
  const readText = textReader(type);
  if (type === 'geometry') return readGeometry;
  if (type === 'boolean') return (value) => (typeof value === 'boolean' ? value : parseBoolean(text(value)));
  if (isNumeric(type)) return (value) => (typeof value === 'number' ? finite(value) : typeof value === 'string' ? readText(value) : NaN);
  return text;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);

/** Socrata's link objects are their address; any other object is its JSON. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value !== 'object' ? String(value) : (link(value) ?? JSON.stringify(value));
}

/** The address of a Socrata link object. */
export function link(value: unknown): string | undefined {
  const url = typeof value === 'object' && value !== null && 'url' in value ? value.url : undefined;
  return typeof url === 'string' ? url : undefined;
}
