/** Rings without order, as Shapefiles and Esri JSON have them, made into polygons with their holes. */
import type { Position } from 'geojson';

/**
 * Outer rings run clockwise and holes the other way; a hole belongs to the first outer ring around it, and without one it is no hole.
 * The polygons turn as GeoJSON wants (RFC 7946, 3.1.6).
 */
export function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => area(ring) <= 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) > 0)) {
    const home = outer.length === 1 ? outer[0] : outer.find(([ring]) => hole.some((position) => inside(position, ring!)));
    if (home) home.push(hole);
    else outer.push([hole]);
  }
  return outer.map((polygon) => polygon.map((ring, index) => (area(ring) > 0 === (index === 0) ? ring : [...ring].reverse())));
}

/** Twice the signed area: negative where the ring runs clockwise. */
function area(ring: readonly Position[]): number {
  let sum = 0;
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index++)
    sum += ring[last]![0]! * ring[index]![1]! - ring[index]![0]! * ring[last]![1]!;
  return sum;
}

/** Whether a ray to the east leaves the ring an odd number of times. */
function inside([x, y]: Position, ring: readonly Position[]): boolean {
  let within = false;
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
    const [[right, top], [left, bottom]] = [ring[index]!, ring[last]!];
    if (top! > y! !== bottom! > y! && x! < ((left! - right!) * (y! - top!)) / (bottom! - top!) + right!) within = !within;
  }
  return within;
}
