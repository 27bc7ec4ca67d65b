/** Tables made from arrays that a page hands in: of numbers, of words, of whatever there is in them. */
import type { Geometry } from 'geojson';
import type { Column, FieldType, Table } from '../model.js';
import { isNumeric } from './types.js';
import { tableOfUnmade, type Unmade } from './unmade.js';

/** A table from plain or typed arrays, which must not change any more: they are copied only where there is `undefined` in them. `tableOf({ year: [2023, 2024], total: new Float64Array([4, 5]) })`. */
export function tableOf(columns: Readonly<Record<string, Float64Array | readonly unknown[]>>): Table {
  const all = Object.values(columns);
  const fields = Object.entries(columns).map(([name, values]) => ({ name, title: name, type: typeOf(values) }));
  return tableOfUnmade(
    fields,
    all[0]?.length ?? 0,
    fields.map(({ type }, index) => unmade(type, all[index]!)),
  );
}

/** A column that is gone through when it is first asked for: a page of a million rows needs few of its cells. */
function unmade(type: FieldType, values: Float64Array | readonly unknown[]): Column | Unmade {
  if (values instanceof Float64Array) return values;
  const some: Unmade['some'] = (rows) =>
    columnOf(
      type,
      Array.from(rows, (row) => values[row]),
    );
  return {
    some,
    *whole() {
      return columnOf(type, values);
    },
  };
}

const kinds: Readonly<Partial<Record<string, FieldType>>> = { number: 'number', boolean: 'boolean', object: 'geometry' };

function typeOf(values: Float64Array | readonly unknown[]): FieldType {
  const first = values instanceof Float64Array ? 0 : values.find((value) => value !== null && value !== undefined);
  return first instanceof Date ? 'datetime' : (kinds[typeof first] ?? 'string');
}

/** Values as the column of a type: numbers and dates in a Float64Array, everything else as it is, and null for what is missing. */
export function columnOf(type: FieldType, values: Float64Array | readonly unknown[]): Column {
  if (values instanceof Float64Array) return values;
  if (isNumeric(type)) return Float64Array.from(values, (value) => (value === null || value === undefined ? NaN : Number(value)));
  const column = values as readonly (string | boolean | Geometry | null | undefined)[];
  return column.includes(undefined) ? column.map((value) => value ?? null) : (column as Column);
}
