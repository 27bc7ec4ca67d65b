/** Values of one dataset put on the areas of another, by a key that both have. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { readGeometry } from '../formats/geometry.js';
import type { Field, Table } from '../model.js';
import { cell, type Cell } from '../table.js';
import { take } from '../table/cut.js';

/** Keys as they are compared: `06`, `6` and `0400000US06` are one, and so are `Kent` and ` kent`. */
export function keyOf(value: Cell): string {
  if (value === null || typeof value === 'object') return '';
  const text = String(value).trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  const digits = /^(?:[\da-z]{7}us)?0*(\d+)(?:\.0)?$/.exec(text);
  return digits ? digits[1]! : text;
}

/** The field whose values are most often among the keys; undefined where none ever is. */
export function keyFieldOf(areas: Table, keys: ReadonlySet<string>): Field | undefined {
  let [best, most] = [undefined as Field | undefined, 0];
  for (const field of areas.fields) {
    if (field.type === 'geometry') continue;
    const column = areas.column(field.name);
    const found = new Set<string>();
    for (let row = 0; row < column.length; row++) found.add(keyOf(cell(column, row)));
    const hits = [...found].filter((key) => key !== '' && keys.has(key)).length;
    if (hits > most) [best, most] = [field, hits];
  }
  return best;
}

export interface Joined {
  /** The rows of the areas, one for each key, and the shape of each. */
  readonly areas: Table;
  readonly shapes: readonly (Geometry | null)[];
  /** For each area the row of its value, −1 where there is none. */
  readonly rows: Int32Array;
  /** Rows of values whose key no area has. */
  readonly unmatched: readonly number[];
}

/** Each area with its value; the parts of an area that is listed in several rows become one. */
export function joined(values: Table, key: string, areas: Table, areaKey: string, geometry: string): Joined {
  const parts = groupedBy(areas, areaKey);
  const firsts = Uint32Array.from([...parts.values()], ([first]) => first!);
  const column = values.column(key);
  const rows = new Int32Array(firsts.length).fill(-1);
  const places = new Map([...parts.keys()].map((name, at) => [name, at]));
  const unmatched: number[] = [];
  for (let row = 0; row < column.length; row++) {
    const at = places.get(keyOf(cell(column, row)));
    if (at === undefined) unmatched.push(row);
    else rows[at] = row;
  }
  const shapes = areas.column(geometry);
  const shapeOf = (row: number): Geometry | null => {
    const value = cell(shapes, row);
    return typeof value === 'string' ? readGeometry(value) : typeof value === 'object' ? value : null;
  };
  return { areas: take(areas, firsts), shapes: [...parts.values()].map((of) => union(of.map(shapeOf))), rows, unmatched };
}

/** The rows of each key, in the order in which keys first come; rows without a key are areas of their own. */
function groupedBy(areas: Table, name: string): Map<string, number[]> {
  const column = areas.column(name);
  const groups = new Map<string, number[]>();
  for (let row = 0; row < column.length; row++) {
    const key = keyOf(cell(column, row)) || `\u0000${row}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function union(shapes: readonly (Geometry | null)[]): Geometry | null {
  const geometries = shapes.filter((shape) => shape !== null);
  if (geometries.length < 2) return geometries[0] ?? null;
  const areas = geometries.filter((shape): shape is Polygon | MultiPolygon => shape.type === 'Polygon' || shape.type === 'MultiPolygon');
  if (areas.length < geometries.length) return { type: 'GeometryCollection', geometries };
  const coordinates = areas.flatMap((area): Position[][][] => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates));
  return { type: 'MultiPolygon', coordinates };
}
