/** Rows of JSON objects, as portals answer them, turned into columns by whatever reads their places. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { isDate, isNumeric, table } from '../table.js';
import { parseBoolean, parseDate, parseNumber } from './value.js';

export type Row = Readonly<Record<string, unknown>>;

/** Makes cells of a member; null or NaN where it is not of the type. */
export type ReadCell = (value: unknown) => unknown;

/** Each field read from every row; a member that is absent, null or not of the field's type is missing. */
export function columnsOf(rows: readonly Row[], fields: readonly Field[], readPlace: ReadCell): Table {
  return table(
    fields,
    fields.map(({ name, type }) => columnOf(membersOf(rows, name), type, readPlace)),
  );
}

/** The same; what reads places comes where there are some. */
export async function tableOfRows(rows: readonly Row[], fields: readonly Field[]): Promise<Table> {
  const placed = fields.some(({ type }) => type === 'geometry');
  return columnsOf(rows, fields, placed ? (await import('./geometry.js')).readGeometry : text);
}

/** Values as JSON has them as the column of a type. */
export function columnOf(cells: readonly unknown[], type: FieldType, readPlace: ReadCell): Column {
  const read = type === 'geometry' ? readPlace : reader(type);
  if (!isNumeric(type)) return cells.map((value) => (value === null ? null : (read(value) as string)));
  return new Float64Array(cells.map((value) => (value === null ? NaN : (read(value) as number))));
}

/** Each row's own member, null where it has none: a column may be called `constructor`, which every row inherits. */
export function membersOf(rows: readonly Row[], name: string): unknown[] {
  const inherited = name in Object.prototype;
  return rows.map((row) => (inherited && !Object.hasOwn(row, name) ? null : (row[name] ?? null)));
}

function reader(type: FieldType): ReadCell {
  if (type === 'boolean') return (value) => (typeof value === 'boolean' ? value : parseBoolean(text(value)));
  if (!isNumeric(type)) return text;
  const readText = isDate(type) ? (written: string) => parseDate(written, true) : parseNumber;
  return (value) => (typeof value === 'number' ? finite(value) : typeof value === 'string' ? readText(value) : NaN);
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
