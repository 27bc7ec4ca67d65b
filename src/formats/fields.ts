/** Rows that come without any description: their fields, and their columns. */
import type { Column, Field, FieldType, Table } from '../model.js';
import { table } from '../table.js';
import { readGeometry } from './geometry.js';
import { inferColumn } from './infer.js';
import { columnOfCells, link, membersOf, text, type Row } from './rows.js';

/** Every member ever seen, each with the type that all its values share. */
export const fieldsOf = (rows: readonly Row[]): readonly Field[] => tableOfRows(rows).fields;

/** The same with the rows as columns. */
export function tableOfRows(rows: readonly Row[]): Table {
  const names = namesIn(rows);
  const typed = Array.from(names, (name) => guessedColumn(membersOf(rows, name)));
  return table(
    Array.from(names, (name, index) => ({ name, title: name, type: typed[index]![0] })),
    typed.map(([, column]) => column),
  );
}

/** Most rows have the names of the row before. */
function namesIn(rows: readonly Row[]): ReadonlySet<string> {
  const names = new Set<string>();
  let last: readonly string[] = [];
  for (const row of rows) {
    const own = Object.keys(row);
    if (own.length === last.length && own.every((name, index) => name === last[index])) continue;
    for (const name of own) names.add(name);
    last = own;
  }
  return names;
}

/** Values as JSON has them as the column of the type that they share: those that are all texts, or of several kinds, are read as texts. */
export function guessedColumn(cells: readonly unknown[]): [FieldType, Column] {
  const type = guessedType(cells);
  return type ? [type, columnOfCells(cells, type)] : inferColumn(cells.map((value) => (value === null ? null : text(value))));
}

/** The type that values share; undefined where their texts must tell. */
export function guessedType(cells: readonly unknown[]): FieldType | undefined {
  const filled = (value: unknown): boolean => value !== null && value !== '';
  const first = cells.find(filled);
  const alike = cells.every((value) => !filled(value) || typeof value === typeof first);
  if (first === undefined || !alike || typeof first === 'string') return undefined;
  return typeof first === 'object' ? typeOfObjects(cells.filter(filled)) : (typeof first as 'number' | 'boolean');
}

function typeOfObjects(values: readonly unknown[]): FieldType {
  if (values.every((value) => link(value) !== undefined)) return 'url';
  return values.some((value) => readGeometry(value) !== null) && values.every(isPlace) ? 'geometry' : 'string';
}

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('coordinates' in value || 'geometries' in value || 'latitude' in value || 'longitude' in value || 'human_address' in value);
