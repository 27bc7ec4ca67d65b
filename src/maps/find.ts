/** The place under the pointer: the nearest point, else the topmost line or area. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import type { Frame } from './frame.js';
import type { Grid } from './grid.js';
import { radiusOf } from './paint-points.js';
import type { Found } from './found.js';
import { shapeAt } from './shapes.js';
import type { Sizes } from './sized.js';

/** `left` and `top` in pixels from the frame's corner, as is the `reach` beyond a place's own ink. */
export function findAt(
  features: Features,
  grid: Grid,
  frame: Frame,
  left: number,
  top: number,
  reach: number,
  sizes?: Sizes,
): Found | undefined {
  for (const copy of copiesIn(frame)) {
    const found = findIn(features, grid, frameOf(frame, copy), left, top, reach, sizes);
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
  sizes: Sizes | undefined,
): Omit<Found, 'copy'> | undefined {
  const { x, y, row, shapes } = features;
  const [atX, atY] = [west + left / scale, north + top / scale];
  const point = sizes
    ? sizes.at(features, grid, atX, atY, (disc) => (reach + disc) / scale, sizes.radius)
    : grid.nearest(atX, atY, (reach + radiusOf(grid, scale)) / scale);
  if (point !== undefined) return { row: row[point]!, x: x[point]!, y: y[point]! };
  const shape = shapeAt(shapes, atX, atY, reach / scale);
  return shape && { row: shape.row, shape, x: atX, y: atY };
}
