/** Fewer points, the same picture: of each pixel column the first, lowest, highest and last (M4, Jugel et al., PVLDB 7(10), 2014). */

/** More points than this to a pixel are thinned. */
const perPixel = 4;

/**
 * The points of a run worth drawing, in order. Below four points a pixel they are all of them.
 * @param xs places from left to right, in pixels
 * @param ys places, in pixels; finite within the run
 */
export function decimate(xs: Float64Array, ys: Float64Array, start: number, end: number): readonly number[] {
  if (end - start <= perPixel * (xs[end - 1]! - xs[start]! + 1)) return Array.from({ length: end - start }, (_, i) => start + i);
  const kept: number[] = [];
  for (let i = start; i < end;) i = keepColumn(xs, ys, i, end, kept);
  return kept;
}

function keepColumn(xs: Float64Array, ys: Float64Array, first: number, end: number, kept: number[]): number {
  const right = Math.floor(xs[first]!) + 1;
  let [low, high, i] = [first, first, first];
  for (; i < end && xs[i]! < right; i++) {
    if (ys[i]! < ys[low]!) low = i;
    if (ys[i]! > ys[high]!) high = i;
  }
  for (const one of [first, Math.min(low, high), Math.max(low, high), i - 1]) if (one !== kept.at(-1)) kept.push(one);
  return i;
}
