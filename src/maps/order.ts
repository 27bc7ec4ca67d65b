/** The places in view in the order of reading, one for each row: line by line from the top, and along each in the direction of the script. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import { boxIn, type Frame } from './frame.js';
import { holds, type Grid } from './grid.js';
import { meets, type Box } from './mercator.js';
import type { Found } from './found.js';
import { anchorOf, type Shape } from './shapes.js';

/** Places no farther apart in height than this stand on one line. */
const line = 32;

export function inReadingOrder(features: Features, grid: Grid, frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] {
  const seen = new Set<number>();
  const once = inView(features, grid, frame).filter(({ row }) => !seen.has(row) && seen.add(row));
  return readingOrder(once, frame, direction);
}

/** What is found on a map, line by line. */
export function readingOrder(found: readonly Found[], frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] {
  const along = direction === 'ltr' ? 1 : -1;
  const rank = ({ x, y }: Found) => [Math.floor(((y - frame.north) * frame.scale) / line), x * along] as const;
  const ranked = found.map((one) => [...rank(one), one] as const);
  return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , one]) => one);
}

/** How many rows have a place that the frame shows, without making a list of them. */
export function countIn(features: Features, grid: Grid, frame: Frame): number {
  if (frame.width > frame.scale || !hasPointForRow(features)) return countRows(features, grid, frame);
  return copiesIn(frame).reduce((sum, copy) => sum + grid.count(boxIn(frameOf(frame, copy))), 0);
}

const pointForRow = new WeakMap<Features, boolean>();

/** Whether no row has more places than one, and that a point: then they are counted without looking at each. */
function hasPointForRow(features: Features): boolean {
  const known = pointForRow.get(features);
  if (known !== undefined) return known;
  const { row, shapes } = features;
  const has = !shapes.length && row.every((each, i) => i === 0 || each > row[i - 1]!);
  pointForRow.set(features, has);
  return has;
}

function countRows({ row, shapes }: Features, grid: Grid, frame: Frame): number {
  const seen = new Uint8Array(rowsOf(row, shapes));
  let count = 0;
  const see = (at: number): void => {
    if (seen[at] === 0) count++;
    seen[at] = 1;
  };
  for (const copy of copiesIn(frame)) {
    const box = boxIn(frameOf(frame, copy));
    const runs = grid.runs(box);
    const { x, y, order } = grid;
    for (const [start, end] of runs) for (let i = start; i < end; i++) if (holds(box, x[i]!, y[i]!)) see(row[order[i]!]!);
    for (const shape of shapes) if (meets(shape.box, box)) see(shape.row);
  }
  return count;
}

/** One more than the last row that has a place: places are gathered row by row. */
const rowsOf = (row: Uint32Array, shapes: readonly Shape[]): number => Math.max(row.at(-1) ?? 0, shapes.at(-1)?.row ?? 0) + 1;

/** Where a row's place is; undefined where it has none. */
export function placeOfRow({ x, y, row, shapes }: Features, wanted: number): Found | undefined {
  const point = row.indexOf(wanted);
  if (point >= 0) return { row: wanted, x: x[point]!, y: y[point]!, copy: 0 };
  const shape = shapes.find((each) => each.row === wanted);
  return shape && foundIn(shape.box, shape, 0);
}

/** The places that the frame shows, in no order. */
function inView(features: Features, grid: Grid, frame: Frame): Found[] {
  return copiesIn(frame).flatMap((copy) => inCopy(features, grid, boxIn(frameOf(frame, copy)), copy));
}

function inCopy({ x, y, row, shapes }: Features, grid: Grid, box: Box, copy: number): Found[] {
  const found: Found[] = [];
  grid.each(box, (point) => {
    if (holds(box, x[point]!, y[point]!)) found.push({ row: row[point]!, x: x[point]! + copy, y: y[point]!, copy });
  });
  for (const shape of shapes) if (meets(shape.box, box)) found.push(foundIn(box, shape, copy));
  return found;
}

/** A shape that reaches out of the frame is pointed at where the frame shows it. */
function foundIn(box: Box, shape: Shape, copy: number): Found {
  const [x, y] = anchorOf(shape);
  return { row: shape.row, shape, copy, x: between(box.west, x, box.east) + copy, y: between(box.north, y, box.south) };
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));
