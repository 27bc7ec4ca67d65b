/** Esri JSON, as ArcGIS answers it: attributes become rows, and points, paths and rings become GeoJSON. */
import type { Geometry, Position } from 'geojson';
import type { Row } from '../../formats/rows.js';
import { readGeometry } from '../../formats/geometry.js';
import { array, object, type Json, type JsonObject } from '../shared/answer.js';

/** The answer's rows, each shape under `geometry`'s name; a shape that is broken, empty or of a kind GeoJSON has not is missing. */
export function rowsOfFeatures(answer: JsonObject, geometry: string): Row[] {
  const place = transformOf(object(answer['spatialReference']));
  return array(answer['features'])
    .map(object)
    .map(({ attributes, geometry: shape }) =>
      shape ? { ...object(attributes), [geometry]: readShape(shape, place) } : object(attributes),
    );
}

type Place = (position: Position) => Position;

/** GeoJSON of one Esri geometry (developers.arcgis.com/rest/services-reference/enterprise/geometry-objects). */
export function readShape(shape: Json, place: Place = (position) => position): Geometry | null {
  const { x, y, points, paths, rings } = object(shape);
  if (typeof x === 'number' && typeof y === 'number') return readGeometry({ type: 'Point', coordinates: place([x, y]) });
  if (points) return readGeometry({ type: 'MultiPoint', coordinates: line(points, place) });
  if (paths) return several('LineString', lines(paths, place));
  return rings ? several('Polygon', polygons(lines(rings, place).filter((ring) => ring.length > 3))) : null;
}

const lines = (value: Json, place: Place): Position[][] => array(value).map((part) => line(part, place));
const line = (value: Json, place: Place): Position[] => array(value).map((position) => place((position as number[]).slice(0, 2)));

/** One part stands alone; several make the shape a Multi one. */
function several(type: 'LineString' | 'Polygon', parts: readonly (Position[] | Position[][])[]): Geometry | null {
  return readGeometry(parts.length > 1 ? { type: `Multi${type}`, coordinates: parts } : { type, coordinates: parts[0] ?? [] });
}

/** Outer rings run clockwise and holes the other way; a hole belongs to the first outer ring around it, and without one it is no hole. */
function polygons(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => area(ring) <= 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) > 0)) {
    const home = outer.find(([ring]) => hole.some((position) => inside(position, ring!)));
    if (home) home.push(hole);
    else outer.push([hole]);
  }
  // GeoJSON turns them the other way round (RFC 7946, 3.1.6).
  return outer.map((polygon) => polygon.map((ring, index) => (area(ring) > 0 === (index === 0) ? ring : [...ring].reverse())));
}

/** Twice the signed area: negative where the ring runs clockwise. */
function area(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [left, bottom] = ring[index ? index - 1 : ring.length - 1]!;
    return sum + left! * y! - x! * bottom!;
  }, 0);
}

/** Whether a ray to the east leaves the ring an odd number of times. */
function inside([x, y]: Position, ring: readonly Position[]): boolean {
  return ring.reduce((within, [right, top], index) => {
    const [left, bottom] = ring[index ? index - 1 : ring.length - 1]!;
    const crosses = top! > y! !== bottom! > y! && x! < ((left! - right!) * (y! - top!)) / (bottom! - top!) + right!;
    return crosses ? !within : within;
  }, false);
}

const mercator = new Set([102100, 102113, 3857, 900913]);
const radius = 6_378_137;

/** Servers that overlook `outSR` answer in Web Mercator; in any other projection a shape is no place. */
function transformOf({ wkid, latestWkid, wkt }: JsonObject): Place {
  const known = [latestWkid, wkid].find((id) => typeof id === 'number') as number | undefined;
  if (known === 4326 || (known === undefined && !wkt)) return (position) => position;
  if (!mercator.has(known ?? 0)) return () => [];
  return ([x, y]) => [((x! / radius) * 180) / Math.PI, (Math.atan(Math.sinh(y! / radius)) * 180) / Math.PI];
}
