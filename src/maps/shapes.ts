/** Lines and areas met by a point: what lies under the pointer, and where a shape is best pointed at. */
import type { Box } from './mercator.js';

/** A line, or an area with its holes; the coordinates of a ring stand as x, y, x, y … in the unit square. */
export interface Shape {
  /** The table's row. */
  readonly row: number;
  readonly filled: boolean;
  readonly rings: readonly Float64Array[];
  readonly box: Box;
}

export interface Placed {
  /** The points, in the unit square. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shapes: readonly Shape[];
}

/** The topmost shape at a place, lines within a reach of it. */
export function shapeAt(shapes: readonly Shape[], x: number, y: number, reach: number): Shape | undefined {
  return shapes.findLast(({ box, filled, rings }) => {
    if (x < box.west - reach || x > box.east + reach || y < box.north - reach || y > box.south + reach) return false;
    return filled ? isInside(rings, x, y) : rings.some((ring) => passes(ring, x, y, reach));
  });
}

/** By the even-odd rule, so that holes are outside and no winding matters. */
function isInside(rings: readonly Float64Array[], x: number, y: number): boolean {
  return crossings(rings, y).filter((at) => at > x).length % 2 === 1;
}

/** Where a parallel crosses the rings, from west to east. */
function crossings(rings: readonly Float64Array[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return found.sort((a, b) => a - b);
}

function passes(ring: Float64Array, x: number, y: number, reach: number): boolean {
  for (let i = 2; i < ring.length; i += 2) {
    const [x1, y1] = [ring[i - 2]!, ring[i - 1]!];
    const [dx, dy] = [ring[i]! - x1, ring[i + 1]! - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx ** 2 + dy ** 2 || 1)));
    if (Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= reach) return true;
  }
  return false;
}

/** A place on the shape that stands for it: the middle of an area's widest stretch at half height, or of a line's middle segment. */
export function anchorOf({ filled, rings, box }: Shape): readonly [x: number, y: number] {
  const y = (box.north + box.south) / 2;
  const at = filled ? crossings(rings, y) : [];
  let [west, east] = [NaN, NaN];
  for (let i = 1; i < at.length; i += 2) if (!(at[i]! - at[i - 1]! <= east - west)) [west, east] = [at[i - 1]!, at[i]!];
  if (east >= west) return [(west + east) / 2, y];
  const ring = rings[0]!;
  const after = (ring.length >> 2) << 1;
  return [(ring[after - 2]! + ring[after]!) / 2, (ring[after - 1]! + ring[after + 1]!) / 2];
}
