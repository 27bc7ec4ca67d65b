/** Points counted by squares of the ground, which are cut alike wherever one looks. */
import type { Grid } from './grid.js';
import type { Box } from './mercator.js';

export interface Square {
  readonly count: number;
  /** The first of its points. */
  readonly point: number;
  readonly column: number;
  readonly line: number;
}

/** The same with the sums of its points' places, and the box around them. */
export interface Gathered extends Square {
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

interface Cut {
  readonly west: number;
  readonly north: number;
  readonly wide: number;
  readonly high: number;
  readonly side: number;
}

function cutOf(box: Box, side: number): Cut {
  const [west, north] = [Math.floor(box.west / side), Math.floor(box.north / side)];
  return { west, north, wide: Math.floor(box.east / side) - west + 1, high: Math.floor(box.south / side) - north + 1, side };
}

/** Those that a box meets and that hold any point. */
export function squaresIn(grid: Grid, box: Box, side: number): readonly Square[] {
  const cut = cutOf(box, side);
  const counts = new Uint32Array(cut.wide * cut.high);
  const points = new Uint32Array(counts.length);
  visit(grid, cut, (at, _x, _y, point) => {
    if (counts[at]!++ === 0 || point < points[at]!) points[at] = point;
  });
  return held(counts, cut, (at, place) => ({ ...place, count: counts[at]!, point: points[at]! }));
}

export function gatheredIn(grid: Grid, box: Box, side: number): readonly Gathered[] {
  const cut = cutOf(box, side);
  const counts = new Uint32Array(cut.wide * cut.high);
  const points = new Uint32Array(counts.length);
  const [sumX, sumY] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const [west, north] = [new Float64Array(counts.length).fill(Infinity), new Float64Array(counts.length).fill(Infinity)];
  const [east, south] = [new Float64Array(counts.length).fill(-Infinity), new Float64Array(counts.length).fill(-Infinity)];
  visit(grid, cut, (at, x, y, point) => {
    if (counts[at]!++ === 0 || point < points[at]!) points[at] = point;
    sumX[at]! += x;
    sumY[at]! += y;
    if (x < west[at]!) west[at] = x;
    if (x > east[at]!) east[at] = x;
    if (y < north[at]!) north[at] = y;
    if (y > south[at]!) south[at] = y;
  });
  return held(counts, cut, (at, place) => ({
    ...{ ...place, count: counts[at]!, point: points[at]!, x: sumX[at]!, y: sumY[at]! },
    box: { west: west[at]!, north: north[at]!, east: east[at]!, south: south[at]! },
  }));
}

function visit(
  grid: Grid,
  { west, north, wide, high, side }: Cut,
  count: (square: number, x: number, y: number, point: number) => void,
): void {
  const runs = grid.runs({ west: west * side, north: north * side, east: (west + wide) * side, south: (north + high) * side });
  const { x: xs, y: ys, order } = grid;
  for (const [start, end] of runs) {
    for (let i = start; i < end; i++) {
      const x = xs[i]!;
      const y = ys[i]!;
      const column = Math.floor(x / side) - west;
      const line = Math.floor(y / side) - north;
      if (column >= 0 && line >= 0 && column < wide && line < high) count(line * wide + column, x, y, order[i]!);
    }
  }
}

function held<One>(
  counts: Uint32Array,
  { west, north, wide }: Cut,
  made: (at: number, place: { readonly column: number; readonly line: number }) => One,
): readonly One[] {
  const some: One[] = [];
  for (let at = 0; at < counts.length; at++)
    if (counts[at]! > 0) some.push(made(at, { column: west + (at % wide), line: north + Math.floor(at / wide) }));
  return some;
}
