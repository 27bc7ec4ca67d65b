/** A table's rows as places to draw: points in typed arrays, lines and areas as rings, and a count of rows that have none. */
import type { Geometry, Position } from 'geojson';
import type { Place } from '../dataset/roles.js';
import { readGeometry } from '../formats/geometry.js';
import type { Column, Table } from '../model.js';
import { astrayIn, type Astray } from './astray.js';
import { extentOf } from './dateline.js';
import { xOf, yOf, type Box } from './mercator.js';
import { listed, Rings } from './rings.js';
import type { Placed, Shape } from './shapes.js';

export interface Features extends Placed {
  /** The table's row of each point. */
  readonly row: Uint32Array;
  /** Rows without a place. */
  readonly missing: number;
  /** How many of them have numbers for coordinates that are no degrees on Earth, and how many of those would be, were they swapped. */
  readonly off: number;
  readonly offSwapped: number;
  readonly astray: Astray;
  /** Whether all places lie where hardly any data are from. */
  readonly isAntarctic: boolean;
  /** Undefined where there is no place at all. */
  readonly extent: Box | undefined;
}

/** What a table's rows draw. Coordinates that are not on Earth, and those of both exactly 0, are no place. */
export function featuresOf(table: Table, place: Place): Features {
  const gather = new Gathering(table.length);
  const rows = 'geometry' in place ? fromShapes(table.column(place.geometry), gather) : fromPairs(table, place, gather);
  return gather.done(table.length - rows);
}

/** How many of the rows have a place. */
function fromPairs(table: Table, place: Exclude<Place, { geometry: string }>, gather: Gathering): number {
  const latitudes = numbers(table.column(place.latitude));
  const longitudes = numbers(table.column(place.longitude));
  let placed = 0;
  for (let row = 0; row < table.length; row++) placed += gather.placed(gather.at(longitudes[row]!, latitudes[row]!, row));
  return placed;
}

function fromShapes(column: Column, gather: Gathering): number {
  let placed = 0;
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    const geometry = typeof value === 'string' ? readGeometry(value) : value;
    if (geometry && typeof geometry === 'object') placed += gather.placed(gather.geometry(geometry, row));
  }
  return placed;
}

const numbers = (column: Column): Float64Array =>
  column instanceof Float64Array
    ? column
    : Float64Array.from(column, (value) => (typeof value === 'string' && value.trim() ? Number(value) : NaN));

function isOnEarth(longitude: unknown, latitude: unknown): boolean {
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return false;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

const isNull = (longitude: unknown, latitude: unknown): boolean => longitude === 0 && latitude === 0;

const antarctic = yOf(-60);

/** Whether there is reason to doubt some of the coordinates, or no place to draw. */
export const isDoubtful = ({ extent, off, isAntarctic, astray }: Features): boolean => !extent || off > 0 || isAntarctic || astray.far > 0;

/** What a map looks at first: all places but the few that lie far from all others. */
export const extentAtFirst = ({ astray, extent }: Features): Box | undefined => astray.core ?? extent;

/** Places as they are found, in arrays that grow. */
class Gathering {
  #x: Float64Array;
  #y: Float64Array;
  #row: Uint32Array;
  #length = 0;
  #shapes: Shape[] = [];
  #rings = new Rings((longitude, latitude) => this.#isOnEarth(longitude, latitude));
  #off = 0;
  #offSwapped = 0;
  #stray: Position | undefined;

  constructor(expected: number) {
    this.#x = new Float64Array(expected);
    this.#y = new Float64Array(expected);
    this.#row = new Uint32Array(expected);
  }

  /** How many places a row gave, 1 or 0: what was no place is counted by row. */
  placed(found: boolean): number {
    const stray = this.#stray;
    this.#stray = undefined;
    if (found || !stray) return Number(found);
    this.#off++;
    if (isOnEarth(stray[1], stray[0])) this.#offSwapped++;
    return 0;
  }

  /** Each of these says whether it found a place. */
  point([longitude, latitude]: Position, row: number): boolean {
    return this.at(longitude, latitude, row);
  }

  at(longitude: number | undefined, latitude: number | undefined, row: number): boolean {
    if (isNull(longitude, latitude) || !this.#isOnEarth(longitude, latitude)) return false;
    if (this.#length === this.#x.length) this.#grow();
    this.#x[this.#length] = xOf(longitude!);
    this.#y[this.#length] = yOf(latitude!);
    this.#row[this.#length++] = row;
    return true;
  }

  geometry(geometry: Geometry, row: number): boolean {
    switch (geometry.type) {
      case 'Point':
        return this.point(listed(geometry.coordinates), row);
      case 'MultiPoint':
        return some(geometry.coordinates, (position) => this.point(listed(position), row));
      case 'LineString':
        return this.#lines([geometry.coordinates], row);
      case 'MultiLineString':
        return this.#lines(geometry.coordinates, row);
      case 'Polygon':
        return this.#areas([geometry.coordinates], row);
      case 'MultiPolygon':
        return this.#areas(geometry.coordinates, row);
      case 'GeometryCollection':
        return some(geometry.geometries, (member) => this.geometry(member, row));
      default:
        return false;
    }
  }

  done(missing: number): Features {
    const [x, y, row] = [this.#x.subarray(0, this.#length), this.#y.subarray(0, this.#length), this.#row.subarray(0, this.#length)];
    const shapes = this.#shapes;
    const places = { x, y, shapes };
    const extent = extentOf(places);
    const isAntarctic = extent !== undefined && extent.north > antarctic;
    return { ...places, row, missing, off: this.#off, offSwapped: this.#offSwapped, astray: astrayIn(places), isAntarctic, extent };
  }

  /** Remembers coordinates that are numbers, and yet no place. */
  #isOnEarth(longitude: unknown, latitude: unknown): boolean {
    if (isOnEarth(longitude, latitude)) return true;
    if (Number.isFinite(longitude) && Number.isFinite(latitude)) this.#stray ??= [longitude as number, latitude as number];
    return false;
  }

  #lines(lines: readonly (readonly Position[])[], row: number): boolean {
    for (const line of listed(lines)) this.#rings.add(line, 'line');
    return this.#shape(row, false);
  }

  #areas(areas: readonly (readonly (readonly Position[])[])[], row: number): boolean {
    for (const rings of listed(areas)) listed(rings).forEach((ring, i) => this.#rings.add(ring, i === 0 ? 'outline' : 'hole'));
    return this.#shape(row, true);
  }

  #shape(row: number, filled: boolean): boolean {
    const shape = this.#rings.shape(row, filled);
    if (shape) this.#shapes.push(shape);
    return shape !== undefined;
  }

  #grow(): void {
    const longer = <List extends Float64Array | Uint32Array>(old: List, fresh: List): List => (fresh.set(old), fresh);
    const length = this.#length * 2 + 16;
    this.#x = longer(this.#x, new Float64Array(length));
    this.#y = longer(this.#y, new Float64Array(length));
    this.#row = longer(this.#row, new Uint32Array(length));
  }
}

/** Tries every one, and says whether any succeeded. */
const some = <Item>(items: readonly Item[], found: (item: Item) => boolean): boolean =>
  listed(items).reduce((any, item) => found(item) || any, false);
