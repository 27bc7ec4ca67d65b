/** Places in groups by squares of the ground: drawn as clusters with their number, or as a density in classes of it. */
import { classAt } from '../marks/classes.js';
import { classColours } from '../marks/schemes.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import { boxIn, type Frame } from './frame.js';
import type { Grid } from './grid.js';
import type { Looks } from './looks.js';
import type { Box } from './mercator.js';
import { countIn } from './order.js';
import type { Found } from './found.js';
import { gatheredIn, squaresIn, type Gathered, type Square } from './squares.js';
import type { View } from './view.js';

export type GroupMark = 'cluster' | 'density';

/** Past so many places in view, single ones cannot be told apart any more. */
export const apart = 50_000;
/** Nearer than this, each place is drawn by itself. */
const nearest = 256 * 2 ** 19;
/** The side of a square in pixels, where the zoom is whole. */
const sides = { cluster: 72, density: 16 };

/** Where the classes of a density begin: they mean the same at every zoom. */
export const edges: readonly number[] = [3, 10, 30, 100, 300, 1000];
export const swatches = classColours('blue', edges.length + 1, true);
export const classOfCount = (count: number): number => classAt(count, edges);

/** How places in this frame are grouped; undefined where each is drawn by itself. */
export function markIn(features: Features, grid: Grid, frame: Frame, { mark, classOf, sizes: discs }: Looks): GroupMark | undefined {
  if (frame.scale >= nearest || grid.length === 0) return undefined;
  if (mark === 'cluster' || mark === 'density') return mark;
  if (mark === 'point' || classOf || discs || grid.length < apart) return undefined;
  return countIn(features, grid, frame) > apart ? 'density' : undefined;
}

/** The groups that a frame shows. */
export function groupsIn({ row }: Features, grid: Grid, frame: Frame, mark: GroupMark): readonly Found[] {
  const side = sides[mark] / 2 ** Math.floor(Math.log2(frame.scale));
  return copiesIn(frame).flatMap((copy) => {
    const box = boxIn(frameOf(frame, copy));
    if (mark === 'density') return squaresIn(grid, box, side).map((square) => squareOf(square, row, side, copy));
    return clustersOf(gatheredIn(grid, box, side), row, frame.scale, copy);
  });
}

/** A square is outlined as any area is. */
function squareOf({ point, count, column, line }: Square, rows: Uint32Array, side: number, copy: number): Found {
  const [west, north, east, south] = [column * side, line * side, (column + 1) * side, (line + 1) * side];
  const box = { west, north, east, south };
  const shape = { row: rows[point]!, filled: true, rings: [Float64Array.of(west, north, east, north, east, south, west, south)], box };
  const place = { row: shape.row, x: (west + east) / 2 + copy, y: (north + south) / 2, copy };
  return { ...place, shape, group: { count, box: shifted(box, copy) } };
}

/** The fullest first, each with those around that would lie under it. */
function clustersOf(squares: readonly Gathered[], rows: Uint32Array, scale: number, copy: number): readonly Found[] {
  const left = new Map(squares.map((square) => [`${square.column} ${square.line}`, square]));
  const found: Found[] = [];
  for (const square of [...squares].sort((a, b) => b.count - a.count)) {
    if (!left.delete(`${square.column} ${square.line}`)) continue;
    let cluster = square;
    for (const near of around(square, left)) {
      const distance = Math.hypot(near.x / near.count - square.x / square.count, near.y / near.count - square.y / square.count) * scale;
      if (distance > radiusOf(cluster.count) + radiusOf(near.count)) continue;
      left.delete(`${near.column} ${near.line}`);
      cluster = together(cluster, near);
    }
    found.push(clusterOf(cluster, rows, copy));
  }
  return found;
}

const around = ({ column, line }: Square, squares: ReadonlyMap<string, Gathered>): readonly Gathered[] =>
  [-1, 0, 1].flatMap((down) => [-1, 0, 1].flatMap((right) => squares.get(`${column + right} ${line + down}`) ?? []));

const together = (one: Gathered, other: Gathered): Gathered => ({
  ...one,
  count: one.count + other.count,
  x: one.x + other.x,
  y: one.y + other.y,
  box: {
    west: Math.min(one.box.west, other.box.west),
    north: Math.min(one.box.north, other.box.north),
    east: Math.max(one.box.east, other.box.east),
    south: Math.max(one.box.south, other.box.south),
  },
});

function clusterOf({ point, count, x, y, box }: Gathered, rows: Uint32Array, copy: number): Found {
  const place = { row: rows[point]!, x: x / count + copy, y: y / count, copy };
  return count === 1 ? place : { ...place, group: { count, box: shifted(box, copy), radius: radiusOf(count) } };
}

/** Room for the number. */
const radiusOf = (count: number): number => (count === 1 ? 5 : 11 + 3.5 * Math.log10(count));

const shifted = ({ west, north, east, south }: Box, by: number): Box => ({ west: west + by, north, east: east + by, south });

/** The group or single place under the pointer. */
export function groupAt(groups: readonly Found[], frame: Frame, left: number, top: number, reach: number): Found | undefined {
  const [x, y] = [frame.west + left / frame.scale, frame.north + top / frame.scale];
  return groups.findLast(({ shape, group, ...at }) => {
    if (shape && group) return x >= group.box.west && x < group.box.east && y >= group.box.north && y < group.box.south;
    return Math.hypot(at.x - x, at.y - y) * frame.scale <= (group?.radius ?? radiusOf(1)) + Math.min(reach, 5);
  });
}

/** Where to look so that a group falls apart. */
export function viewInto({ x, y, group }: Found, { frame, view }: { readonly frame: Frame; readonly view: View }): View {
  const { west, north, east, south } = group!.box;
  const fitting = Math.log2(Math.min(frame.width / (east - west), frame.height / (south - north)) / 256) - 0.5;
  const near = Number.isFinite(fitting) ? Math.min(fitting, view.zoom + 4) : view.zoom + 2;
  return { x, y, zoom: Math.min(20, Math.max(view.zoom + 1, near)) };
}
