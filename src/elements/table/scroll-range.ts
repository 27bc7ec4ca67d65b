/** Where in very many rows a box is scrolled to, although no browser makes a box as tall as all of them. */

/** The tallest that a box gets, in pixels: browsers stop somewhere beyond. */
const TALLEST = 8_000_000;

/** Moves of less than so many boxes are a wheel's or a key's: they go pixel by pixel, others to the same part of the whole. */
const NEAR = 1.5;

export interface Extent {
  /** The height of all rows and their header. */
  readonly whole: number;
  /** The height of what is seen of them. */
  readonly seen: number;
}

/** How tall a box is made for them. */
export const boxOf = ({ whole }: Extent): number => Math.min(whole, TALLEST);

/** How far the rows can be moved. */
const reachOf = ({ whole, seen }: Extent): number => Math.max(0, whole - seen);

/** How far a box can be scrolled. */
const rangeOf = (extent: Extent): number => Math.max(0, boxOf(extent) - extent.seen);

/** How far the rows are moved where the box is scrolled to `scrolled`, coming from where the rows were moved by `top` and the box by `before`. */
export function topOf(extent: Extent, scrolled: number, top: number, before: number): number {
  const [reach, range] = [reachOf(extent), rangeOf(extent)];
  if (reach === range) return Math.min(reach, Math.max(0, scrolled));
  if (scrolled <= 0) return 0;
  if (scrolled >= range - 1) return reach;
  const near = Math.abs(scrolled - before) < NEAR * extent.seen;
  return near ? Math.min(reach, Math.max(0, top + scrolled - before)) : (scrolled / range) * reach;
}

/** Where the box stands when the rows are moved so far. */
export function scrolledTo(extent: Extent, top: number): number {
  const [reach, range] = [reachOf(extent), rangeOf(extent)];
  return reach === range ? top : Math.round((top / reach) * range);
}
