/** The box around a shape. */
import type { Geometry, Position } from 'geojson';
import type { BBox } from '../model.js';

type Nested = Position | readonly Nested[];

/** West, south, east, north in the shape's own units; a shape without positions has a box that overlaps nothing. */
export function boundsOf(geometry: Geometry): BBox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  widen(box, geometry);
  return box;
}

function widen(box: [number, number, number, number], geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') for (const member of geometry.geometries) widen(box, member);
  else walk(box, geometry.coordinates);
}

function walk(box: [number, number, number, number], coordinates: Nested): void {
  const [x, y] = coordinates;
  if (typeof x !== 'number' || typeof y !== 'number') {
    for (const nested of coordinates as readonly Nested[]) walk(box, nested);
    return;
  }
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}
