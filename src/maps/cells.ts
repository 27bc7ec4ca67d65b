/** Places gathered by a grid of degrees, or by their nearness, where there are more than can be drawn apart. */
import type { Geometry } from 'geojson';
import type { Place } from '../dataset/roles.js';
import type { Field, Predicate, Query, Table } from '../model.js';
import { table as tableOfColumns } from '../table.js';
import { columnOf } from '../table/arrays.js';
import { longitudeOf, type Box } from './mercator.js';

export interface Gathered {
  /** A row for each cell: its middle, under the names of the place's own fields, and how many places are in it. */
  readonly cells: Table;
  /** How many places all cells hold, and how many rows have none. */
  readonly places: number;
  readonly missing: number;
}

/** The column of the number of places in a cell. */
export const counted = 'places';

/** About so many cells stand side by side in a view, and the first look at a dataset is by cells of so many degrees. */
const across = 36;
export const coarse = 1;

/** A round number of degrees: 1, 2 or 5 times a power of ten, and no finer than about ten metres. */
export function widthFor({ west, east, north, south }: Box): number {
  const degrees = Math.min(360, longitudeOf(Math.max(east - west, south - north)) - longitudeOf(0)) / across;
  const power = 10 ** Math.floor(Math.log10(Math.max(1e-4, degrees)));
  const [step = 10] = [1, 2, 5].filter((each) => each * power >= degrees);
  return Number((step * power).toPrecision(1));
}

/** By a grid, or by groups of what is near each other, which some portals have in its place. */
export type Cut = 'cell' | 'near';

export function cellQuery(place: Place, width: number, where: Predicate | undefined, by: Cut = 'cell'): Query {
  const cut =
    'geometry' in place
      ? [{ name: place.geometry, field: place.geometry, [by]: width }]
      : [place.latitude, place.longitude].map((name) => ({ name, field: name, bin: width }));
  return { select: [...cut, { name: counted, aggregate: 'count' }], ...(where ? { where } : {}) };
}

/** The answer to that query, without the cell of what is nowhere. */
export function gathered(answer: Table, place: Place, width: number): Gathered {
  const counts = answer.column(counted) as Float64Array;
  const names = 'geometry' in place ? [place.geometry] : [place.latitude, place.longitude];
  const columns = names.map((name) => answer.column(name));
  const isSomewhere = (row: number) =>
    columns.every((column) => (typeof column[row] === 'number' ? !Number.isNaN(column[row]) : column[row] !== null));
  const rows = [...counts.keys()].filter(isSomewhere);
  const sum = (some: readonly number[]) => some.reduce((total, row) => total + counts[row]!, 0);
  const places = sum(rows);
  const middle = (value: unknown) => (typeof value === 'number' ? value + width / 2 : (value as Geometry));
  const fields: Field[] = names.map((name) => answer.fields.find((field) => field.name === name)!);
  const cells = tableOfColumns(
    [...fields, { name: counted, title: counted, type: 'number' }],
    [
      ...columns.map((column, i) =>
        columnOf(
          fields[i]!.type,
          rows.map((row) => middle(column[row])),
        ),
      ),
      Float64Array.from(rows, (row) => counts[row]!),
    ],
    places,
  );
  return { cells, places, missing: sum([...counts.keys()]) - places };
}
