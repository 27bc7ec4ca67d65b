/** What lies nearest to a pointer. */
import type { Layer } from './stack.js';

/** The index of the place nearest to `x` among places from left to right. */
export const nearest = (xs: Float64Array, x: number): number => nearestOf(xs.length, (i) => xs[i]!, x);

/** The same among places that are told one by one. */
export function nearestOf(length: number, place: (index: number) => number, x: number): number {
  let [low, high] = [0, length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (place(middle) <= x) low = middle;
    else high = middle;
  }
  return x - place(low) <= place(high) - x ? low : high;
}

/** The layer that holds the place `y` at a point, or comes nearest to it; the first where none has a value there. */
export function nearestLayer(layers: readonly Layer[], point: number, scale: (value: number) => number, y: number): number {
  const distances = layers.map(({ lower, upper }) => distance(scale(lower[point]!), scale(upper[point]!), y));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function distance(a: number, b: number, y: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
  return Math.max(0, Math.min(a, b) - y, y - Math.max(a, b));
}
