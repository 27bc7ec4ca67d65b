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
    fields.map(({ name, type }) => column(rows, name, type)),
  );
}

function column(rows: readonly Row[], name: string, type: FieldType): Column {
  const read = reader(type);
  if (!isNumeric(type)) return rows.map((row) => (own(row, name) === null ? null : (read(own(row, name)) as string)));
  const values = new Float64Array(rows.length).fill(NaN);
  rows.forEach((row, index) => (values[index] = own(row, name) === null ? NaN : (read(own(row, name)) as number)));
  return values;
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
