/** Places gathered in squares of the ground: drawn as clusters with their number, or as a density in classes of it. */
import { classAt } from '../marks/classes.js';
import { classColours } from '../marks/schemes.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import { boxIn, type Frame } from './frame.js';
import type { Grid } from './grid.js';
import type { Looks } from './looks.js';
import type { Box } from './mercator.js';
import { countIn } from './order.js';
import type { Found } from './paint.js';
import type { View } from './view.js';

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
export function markIn(features: Features, grid: Grid, frame: Frame, { mark, classOf, radius }: Looks): 'cluster' | 'density' | undefined {
  if (frame.scale >= nearest || grid.length === 0) return undefined;
  if (mark === 'cluster' || mark === 'density') return mark;
  if (mark === 'point' || classOf || radius || grid.length < apart) return undefined;
  return countIn(features, grid, frame) > apart ? 'density' : undefined;
}

export function groupsIn(features: Features, grid: Grid, frame: Frame, looks: Looks): readonly Found[] | undefined {
  const mark = markIn(features, grid, frame, looks);
  if (!mark) return undefined;
  const side = sides[mark] / 2 ** Math.floor(Math.log2(frame.scale));
  return copiesIn(frame).flatMap((copy) => {
    const cells = cellsIn(features, grid, boxIn(frameOf(frame, copy)), side);
    return mark === 'density' ? cells.map((cell) => squareOf(cell, side, copy)) : clustersOf(cells, frame.scale, copy);
  });
}

interface Cell {
  count: number;
  /** The sums of its places. */
  x: number;
  y: number;
  readonly column: number;
  readonly line: number;
  readonly row: number;
  readonly box: { -readonly [Side in keyof Box]: Box[Side] };
}

/** The squares that hold places, cut where they would be cut in any frame of this zoom. */
function cellsIn({ row }: Features, grid: Grid, box: Box, side: number): readonly Cell[] {
  const [west, north] = [Math.floor(box.west / side), Math.floor(box.north / side)];
  const wide = Math.floor(box.east / side) - west + 1;
  const high = Math.floor(box.south / side) - north + 1;
  const cells = new Array<Cell | undefined>(wide * high);
  grid.eachRun({ west: west * side, north: north * side, east: (west + wide) * side, south: (north + high) * side }, (start, end) => {
    for (let i = start; i < end; i++) {
      const [x, y] = [grid.x[i]!, grid.y[i]!];
      const [column, line] = [Math.floor(x / side), Math.floor(y / side)];
      if (column < west || line < north || column >= west + wide || line >= north + high) continue;
      const at = (line - north) * wide + column - west;
      const cell = (cells[at] ??= {
        ...{ count: 0, x: 0, y: 0, column, line, row: row[grid.order[i]!]! },
        box: { west: x, north: y, east: x, south: y },
      });
      add(cell, x, y);
    }
  });
  return cells.filter((cell) => cell !== undefined);
}

function add(cell: Cell, x: number, y: number): void {
  cell.count++;
  cell.x += x;
  cell.y += y;
  const { box } = cell;
  if (x < box.west) box.west = x;
  if (x > box.east) box.east = x;
  if (y < box.north) box.north = y;
  if (y > box.south) box.south = y;
}

/** A square is outlined as any area is. */
function squareOf({ row, count, column, line }: Cell, side: number, copy: number): Found {
  const box = { west: column * side, north: line * side, east: (column + 1) * side, south: (line + 1) * side };
  const { west, north, east, south } = box;
  const shape = { row, filled: true, rings: [Float64Array.of(west, north, east, north, east, south, west, south)], box };
  return { row, x: (west + east) / 2 + copy, y: (north + south) / 2, copy, shape, group: { count, box: shifted(box, copy) } };
}

/** The fullest first, each with those around that would lie under it. */
function clustersOf(cells: readonly Cell[], scale: number, copy: number): readonly Found[] {
  const left = new Map(cells.map((cell) => [`${cell.column} ${cell.line}`, cell]));
  const found: Found[] = [];
  for (const cell of [...cells].sort((a, b) => b.count - a.count)) {
    if (!left.delete(`${cell.column} ${cell.line}`)) continue;
    const [x, y] = [cell.x / cell.count, cell.y / cell.count];
    for (const near of around(cell, left)) {
      const distance = Math.hypot(near.x / near.count - x, near.y / near.count - y) * scale;
      if (distance > radiusOf(cell.count) + radiusOf(near.count)) continue;
      left.delete(`${near.column} ${near.line}`);
      merge(cell, near);
    }
    found.push(clusterOf(cell, copy));
  }
  return found;
}

const around = ({ column, line }: Cell, cells: ReadonlyMap<string, Cell>): readonly Cell[] =>
  [-1, 0, 1].flatMap((down) => [-1, 0, 1].flatMap((right) => cells.get(`${column + right} ${line + down}`) ?? []));

function merge(into: Cell, { count, x, y, box }: Cell): void {
  into.count += count;
  into.x += x;
  into.y += y;
  into.box.west = Math.min(into.box.west, box.west);
  into.box.east = Math.max(into.box.east, box.east);
  into.box.north = Math.min(into.box.north, box.north);
  into.box.south = Math.max(into.box.south, box.south);
}

function clusterOf({ row, count, x, y, box }: Cell, copy: number): Found {
  const place = { row, x: x / count + copy, y: y / count, copy };
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
