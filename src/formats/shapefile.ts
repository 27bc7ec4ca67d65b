/** Zipped Shapefiles as a table: the columns of the .dbf, and the shapes of the .shp in a column called `geometry`, in degrees. */
import type { Geometry, Position } from 'geojson';
import { DatasetError, type Table } from '../model.js';
import { table } from '../table.js';
import { openDbf, type Dbf } from './dbf.js';
import { readGeometry } from './geometry.js';
import { unique } from './names.js';
import { inLonLat } from './projection.js';
import { polygonsOf } from './rings.js';
import { lettersOf } from './text.js';
import type { Archive } from './zip.js';

/**
 * The table of the layer that this .shp and the files beside it hold (ESRI Shapefile Technical Description, 1998).
 * Throws a DatasetError (`unsupported`) where the .prj names a projection that is not known here, or is missing and would be needed.
 */
export async function readShapefile(archive: Archive, path: string): Promise<Table> {
  const beside = (extension: string) => {
    const name = path.replace(/shp$/i, extension).toLowerCase();
    const found = archive.names.find((one) => one.toLowerCase() === name);
    return found === undefined ? undefined : archive.unpack(found);
  };
  const shapes = shapesOf(archive.unpack(path)!);
  const dbf = beside('dbf');
  const layer = joined(shapes, dbf && openDbf(dbf, encodingOf(dbf, beside('cpg'))));
  const projection = beside('prj');
  if (!projection) refuseMeters(shapes);
  return projection ? inLonLat(layer, lettersOf(projection)) : layer;
}

function joined(shapes: readonly (Geometry | null)[], dbf: Dbf | undefined): Table {
  const rows = shapes.flatMap((_, row) => (dbf?.isDeleted(row) ? [] : row)).slice(0, dbf?.length);
  const columns = dbf?.columns(rows) ?? [];
  const name = unique('geometry', new Set(columns.map(([field]) => field.name)));
  return table(
    [...columns.map(([field]) => field), { name, title: name, type: 'geometry' }],
    [...columns.map(([, column]) => column), rows.map((row) => shapes[row]!)],
  );
}

/** The encoding that the .cpg names, else what the letters of the table look like. */
function encodingOf(dbf: Uint8Array, cpg: Uint8Array | undefined): string {
  const named = cpg && lettersOf(cpg).trim();
  const label = named && /^\d+$/.test(named) ? (named === '65001' ? 'utf-8' : `windows-${named}`) : named;
  try {
    if (label) return new TextDecoder(label).encoding;
  } catch {
    // An unknown code page is as good as none.
  }
  return lettersOf(dbf.subarray(dbf[8]! + dbf[9]! * 256)).includes('\uFFFD') || isUtf8(dbf) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(bytes[8]! + bytes[9]! * 256));
    return true;
  } catch {
    return false;
  }
}

function refuseMeters(shapes: readonly (Geometry | null)[]): void {
  const far = (value: unknown): boolean => (Array.isArray(value) ? value.some(far) : Math.abs(value as number) > 360);
  if (shapes.some((shape) => shape && 'coordinates' in shape && far(shape.coordinates)))
    throw new DatasetError('unsupported', 'The Shapefile has no .prj, so nobody can say where on earth its coordinates are.');
}

function shapesOf(bytes: Uint8Array): (Geometry | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shapes: (Geometry | null)[] = [];
  for (let at = 100; at + 12 <= view.byteLength;) {
    const end = at + 8 + view.getInt32(at + 4) * 2;
    shapes.push(readGeometry(shapeOf(new Part(view, at + 8))));
    if (end <= at) break;
    at = end;
  }
  return shapes;
}

/** Heights and measures (the kinds from 11 to 28) stand behind the places and are left out. */
function shapeOf(part: Part): Geometry | null {
  const kind = part.integer(0) % 10;
  if (kind === 1) return { type: 'Point', coordinates: part.position(4) };
  if (kind === 8) return { type: 'MultiPoint', coordinates: part.positions(40, part.integer(36)) };
  if (kind === 3) return several('LineString', part.lines());
  return kind === 5 ? several('Polygon', polygonsOf(part.lines())) : null;
}

/** One part stands alone; several make the shape a Multi one. */
const several = (type: 'LineString' | 'Polygon', parts: readonly (Position[] | Position[][])[]): Geometry | null =>
  ({ ...(parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts }) }) as Geometry;

/** The numbers of one record. */
class Part {
  readonly #view: DataView;
  readonly #start: number;

  constructor(view: DataView, start: number) {
    this.#view = view;
    this.#start = start;
  }

  integer(at: number): number {
    return this.#view.getInt32(this.#start + at, true);
  }

  position(at: number): Position {
    return [this.#view.getFloat64(this.#start + at, true), this.#view.getFloat64(this.#start + at + 8, true)];
  }

  positions(at: number, count: number): Position[] {
    if (this.#start + at + count * 16 > this.#view.byteLength) throw new RangeError('The shape is cut off');
    return Array.from({ length: count }, (_, index) => this.position(at + index * 16));
  }

  /** The parts of a line or of an area. */
  lines(): Position[][] {
    const [count, total] = [this.integer(36), this.integer(40)];
    const starts = Array.from({ length: count }, (_, index) => this.integer(44 + index * 4));
    const places = this.positions(44 + count * 4, total);
    return starts.map((start, index) => places.slice(start, starts[index + 1] ?? total));
  }
}
