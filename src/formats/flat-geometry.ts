/** FlatGeobuf's shapes as GeoJSON: coordinates in one long row, with the places where its parts end. */
import type { Geometry, Position } from 'geojson';
import { byte, type FlatTable } from './flatbuffer.js';
import { readGeometry } from './geometry.js';

const kinds = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection'];

/** The shape, null where there is none or it is of a kind that GeoJSON has not; heights and measures are left out. */
export const geometryOf = (shape: FlatTable | undefined, kind: number): Geometry | null =>
  shape ? readGeometry(geoJsonOf(shape, kind)) : null;

/** A shape says its own kind where the header leaves it open. */
function geoJsonOf(shape: FlatTable, header: number): unknown {
  const type = kinds[header || shape.value(6, byte, 0)];
  if (type === 'GeometryCollection') return { type, geometries: shape.tables(7).map((part) => geoJsonOf(part, 0)) };
  if (type === 'MultiPolygon' && shape.tables(7).length) return { type, coordinates: shape.tables(7).map(linesOf) };
  if (type === 'MultiPolygon') return { type, coordinates: [linesOf(shape)] };
  if (type === 'Polygon' || type === 'MultiLineString') return { type, coordinates: linesOf(shape) };
  return { type, coordinates: type === 'Point' ? positionsOf(shape)[0] : positionsOf(shape) };
}

function linesOf(shape: FlatTable): Position[][] {
  const positions = positionsOf(shape);
  const ends = shape.integers(0);
  return ends.length ? ends.map((end, index) => positions.slice(index ? ends[index - 1] : 0, end)) : [positions];
}

function positionsOf(shape: FlatTable): Position[] {
  const numbers = shape.doubles(1);
  return Array.from({ length: numbers.length / 2 }, (_, index) => [numbers[index * 2]!, numbers[index * 2 + 1]!]);
}
