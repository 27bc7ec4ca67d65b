/** A table's rows as places to draw: points in typed arrays, lines and areas as rings, and a count of rows that have none. */
import type { Geometry, Position } from 'geojson';
import type { Place } from '../dataset/roles.js';
import { readGeometry } from '../formats/geometry.js';
import type { Column, Table } from '../model.js';
import { astrayIn, type Astray } from './astray.js';
import { extentOf, stepTo } from './dateline.js';
import { xOf, yOf, type Box } from './mercator.js';
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

/** The same places, looked at first where some of their rows are; where all are if none is among them. */
export function focusedOn(features: Features, keep: (row: number) => boolean): Features {
  const points = features.row.map((_, point) => point).filter((point) => keep(features.row[point]!));
  const x = Float64Array.from(points, (point) => features.x[point]!);
  const y = Float64Array.from(points, (point) => features.y[point]!);
  return { ...features, extent: extentOf({ x, y, shapes: features.shapes.filter(({ row }) => keep(row)) }) ?? features.extent };
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
        return this.#shape(this.#rings([geometry.coordinates]), false, row);
      case 'MultiLineString':
        return this.#shape(this.#rings(geometry.coordinates), false, row);
      case 'Polygon':
        return this.#shape(turned(this.#rings(geometry.coordinates)), true, row);
      case 'MultiPolygon':
        return this.#shape(
          listed(geometry.coordinates).flatMap((polygon) => turned(this.#rings(polygon))),
          true,
          row,
        );
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

  #shape(rings: readonly Float64Array[], filled: boolean, row: number): boolean {
    const kept = rings.filter((ring) => hasExtent(ring, filled));
    if (kept.length) this.#shapes.push({ row, filled, rings: kept, box: boxOfRings(kept) });
    return kept.length > 0;
  }

  #rings(rings: readonly (readonly Position[])[]): Float64Array[] {
    return listed(rings).map((ring) => this.#ring(ring));
  }

  /** The ring without what is not on Earth, going on past the date line where it would otherwise cross the whole map. */
  #ring(positions: readonly Position[]): Float64Array {
    const ring = new Float64Array(2 * listed(positions).length);
    let end = 0;
    for (const position of listed(positions)) {
      const { 0: longitude, 1: latitude } = listed(position);
      if (!this.#isOnEarth(longitude, latitude)) continue;
      const x = xOf(longitude!);
      ring[end] = end ? stepTo(x, ring[end - 2]!) : x;
      ring[end + 1] = yOf(latitude!);
      end += 2;
    }
    return end < ring.length ? ring.slice(0, end) : ring;
  }

  #grow(): void {
    const longer = <List extends Float64Array | Uint32Array>(old: List, fresh: List): List => (fresh.set(old), fresh);
    const length = this.#length * 2 + 16;
    this.#x = longer(this.#x, new Float64Array(length));
    this.#y = longer(this.#y, new Float64Array(length));
    this.#row = longer(this.#row, new Uint32Array(length));
  }
}

const listed = <Item>(value: Item[] | readonly Item[]): Item[] => (Array.isArray(value) ? value : []);

/** Tries every one, and says whether any succeeded. */
const some = <Item>(items: readonly Item[], found: (item: Item) => boolean): boolean =>
  listed(items).reduce((any, item) => found(item) || any, false);

/** An area's rings turned so that its holes run against its outline, as files mostly but not always have them. */
function turned(rings: readonly Float64Array[]): readonly Float64Array[] {
  return rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : reversed(ring)));
}

function signedArea(ring: Float64Array): number {
  let area = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) area += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  return area;
}

function reversed(ring: Float64Array): Float64Array {
  const back = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    back[i] = ring[ring.length - 2 - i]!;
    back[i + 1] = ring[ring.length - 1 - i]!;
  }
  return back;
}

/** A line needs two vertices and a ring three, the one that closes it not counted. */
function hasExtent(ring: Float64Array, filled: boolean): boolean {
  const isClosed = ring.length > 2 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1];
  return filled ? ring.length - (isClosed ? 2 : 0) >= 6 : ring.length >= 4;
}

function boxOfRings(rings: readonly Float64Array[]): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      if (ring[i]! < west) west = ring[i]!;
      if (ring[i]! > east) east = ring[i]!;
      if (ring[i + 1]! < north) north = ring[i + 1]!;
      if (ring[i + 1]! > south) south = ring[i + 1]!;
    }
  }
  return { west, north, east, south };
}
