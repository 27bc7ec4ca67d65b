/** The world goes on past the date line, at 180° from Greenwich: places on both its sides stand together, and every map shows as many copies as it sees. */
import { boxIn, type Frame } from './frame.js';
import { nowhere, widen, type Box } from './mercator.js';
import type { Placed } from './shapes.js';

/** The x nearest to the one before, so that a line goes on past the date line; a step of exactly the world's width runs along a pole and stays. */
export function stepTo(x: number, before: number): number {
  const step = x - before;
  return Math.abs(step) > 0.5 && Math.abs(step) < 1 - 1e-6 ? x - Math.sign(step) : x;
}

/** The copies of the world that a frame may show: 0 is the one from 180° W to 180° E, and what crosses its end is seen in the next. */
export function copiesIn(frame: Frame): readonly number[] {
  const { west, east } = boxIn(frame);
  const first = Math.floor(west) - 1;
  return Array.from({ length: Math.floor(east) - first + 1 }, (_, i) => first + i);
}

/** The frame as one that looks at a copy of the world sees it. */
export const frameOf = (frame: Frame, copy: number): Frame => ({ ...frame, west: frame.west - copy });

/** The smallest box around all places, past x = 1 where that makes it clearly narrower; undefined where there is none. */
export function extentOf(places: Placed): Box | undefined {
  const extent = boxAround(places);
  if (!extent || extent.east - extent.west <= 0.5) return extent;
  const turned = boxAround(places, true)!;
  return turned.east - turned.west < extent.east - extent.west - 0.1 ? turned : extent;
}

/** The box around all places as they stand; or, turned, with those west of Greenwich in the next copy of the world. */
export function boxAround({ x, y, shapes }: Placed, turned = false): Box | undefined {
  if (!x.length && !shapes.length) return undefined;
  const around = nowhere();
  const add = (at: number, down: number) => widen(around, turned && at < 0.5 ? at + 1 : at, down);
  for (let i = 0; i < x.length; i++) add(x[i]!, y[i]!);
  for (const { rings, box } of shapes) {
    if (turned && box.west < 0.5 && box.east >= 0.5)
      for (const ring of rings) for (let i = 0; i < ring.length; i += 2) add(ring[i]!, ring[i + 1]!);
    else {
      add(box.west, box.north);
      add(box.east, box.south);
    }
  }
  return around;
}
