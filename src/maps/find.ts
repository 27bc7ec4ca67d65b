/** The place under the pointer: the nearest point, else the topmost line or area. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import type { Frame } from './frame.js';
import type { Grid } from './grid.js';
import { largest } from './looks.js';
import { radiusOf, type Found } from './paint.js';
import { shapeAt } from './shapes.js';

/** `left` and `top` in pixels from the frame's corner, as are the `reach` beyond a place's own ink and the radius of each row's disc. */
export function findAt(
  features: Features,
  grid: Grid,
  frame: Frame,
  left: number,
  top: number,
  reach: number,
  radius?: Float32Array,
): Found | undefined {
  for (const copy of copiesIn(frame)) {
    const found = findIn(features, grid, frameOf(frame, copy), left, top, reach, radius);
    if (found) return { ...found, x: found.x + copy, copy };
  }
  return undefined;
}

function findIn(
  features: Features,
  grid: Grid,
  { west, north, scale }: Frame,
  left: number,
  top: number,
  reach: number,
  radius: Float32Array | undefined,
): Omit<Found, 'copy'> | undefined {
  const { x, y, row, shapes } = features;
  const [atX, atY] = [west + left / scale, north + top / scale];
  const point = radius
    ? smallestAt(features, grid, atX, atY, (disc) => (reach + disc) / scale, radius)
    : grid.nearest(atX, atY, (reach + radiusOf(grid, scale)) / scale);
  if (point !== undefined) return { row: row[point]!, x: x[point]!, y: y[point]! };
  const shape = shapeAt(shapes, atX, atY, reach / scale);
  return shape && { row: shape.row, shape, x: atX, y: atY };
}

/** The smallest of the discs at a place: it is drawn above the others. */
function smallestAt(
  { x, y, row }: Features,
  grid: Grid,
  atX: number,
  atY: number,
  reachOf: (disc: number) => number,
  radius: Float32Array,
): number | undefined {
  const far = reachOf(largest);
  let best: number | undefined;
  grid.each({ west: atX - far, north: atY - far, east: atX + far, south: atY + far }, (point) => {
    const disc = radius[row[point]!]!;
    if (Math.hypot(x[point]! - atX, y[point]! - atY) > reachOf(disc)) return;
    if (best === undefined || disc < radius[row[best]!]!) best = point;
  });
  return best;
}
