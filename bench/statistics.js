/** What samples say: medians, their spread, and how one tool compares with another. */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which this share of the values lies, between neighbours in proportion. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (at - below);
}

const draws = 2000;

/** The median with the interval that holds it at 95 %, by drawing the samples again and again. */
export function estimate(values) {
  return { value: median(values), ...interval((random) => median(again(values, random))) };
}

/** How many times as long as the other's the one's median is, with its interval. */
export function ratio(values, others) {
  return { value: median(values) / median(others), ...interval((random) => median(again(values, random)) / median(again(others, random))) };
}

/** The generator starts anew for every interval: the same samples always give the same report. */
function interval(draw) {
  const random = seeded(1);
  const drawn = Array.from({ length: draws }, () => draw(random));
  return { low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}

const again = (values, random) => values.map(() => values[Math.floor(random() * values.length)]);

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
