/** The fields of rows that come without any description. */
import type { Field, FieldType } from '../model.js';
import { readGeometry } from './geometry.js';
import { inferType } from './infer.js';
import { link, own, text, type Row } from './rows.js';

/** Every member ever seen, each with the type that all its values share. */
export function fieldsOf(rows: readonly Row[]): Field[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  return Array.from(names, (name) => ({ name, title: name, type: typeOf(rows, name) }));
}

function typeOf(rows: readonly Row[], name: string): FieldType {
  const values = rows.map((row) => own(row, name)).filter((value) => value !== null && value !== '');
  if (values.length === 0) return 'string';
  if (values.every((value) => typeof value === 'number')) return 'number';
  if (values.every((value) => typeof value === 'object')) return typeOfObjects(values);
  return values.every((value) => typeof value === 'boolean') ? 'boolean' : inferType(values.map(text));
}

function typeOfObjects(values: readonly unknown[]): FieldType {
  if (values.every((value) => link(value) !== undefined)) return 'url';
  return values.some((value) => readGeometry(value) !== null) && values.every(isPlace) ? 'geometry' : 'string';
}

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('coordinates' in value || 'geometries' in value || 'latitude' in value || 'longitude' in value || 'human_address' in value);
