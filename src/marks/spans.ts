/** Millions of points as pixel columns: of each the first, lowest, highest and last value (M4, Jugel et al., PVLDB 7(10), 2014). */
import { firstFrom } from './search.js';
import { reachOf } from './blocks.js';

export interface Spans {
  /** Each column's values; NaN where it has none. */
  readonly first: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly last: Float64Array;
  /** One where the line comes in from the filled column before. */
  readonly joined: Uint8Array;
}

export interface Points {
  /** In order. */
  readonly times: Float64Array;
  /** One for each time; missing is NaN. */
  readonly values: Float64Array;
  /** Whether something is left out between a point and the one before it. */
  readonly broken: (index: number) => boolean;
}

/** The points from the first time to the last in so many columns of equal width. */
export function spansOf({ times, values, broken }: Points, columns: number): Spans {
  const column = (): Float64Array => new Float64Array(columns).fill(NaN);
  const spans = { first: column(), low: column(), high: column(), last: column(), joined: new Uint8Array(columns) };
  const [start, width] = [times[0]!, (times.at(-1)! - times[0]!) / columns];
  let before = -1;
  for (let c = 0, from = 0; c < columns; c++) {
    const to = c === columns - 1 ? times.length : indexAt(times, start + (c + 1) * width, from);
    const a = firstOf(values, from, to);
    if (a < to) {
      const b = lastOf(values, a, to);
      const { low, high } = reachOf(values, a, b + 1);
      spans.first[c] = values[a]!;
      spans.low[c] = low;
      spans.high[c] = high;
      spans.last[c] = values[b]!;
      spans.joined[c] = before >= 0 && a === before + 1 && !broken(a) ? 1 : 0;
      before = b;
    }
    from = to;
  }
  return spans;
}

/** The first value that is not missing; the end where there is none. */
function firstOf(values: Float64Array, from: number, to: number): number {
  let at = from;
  while (at < to && !Number.isFinite(values[at])) at++;
  return at;
}

/** The last value that is not missing, where there is one. */
function lastOf(values: Float64Array, from: number, to: number): number {
  let at = to - 1;
  while (at > from && !Number.isFinite(values[at])) at--;
  return at;
}

/** Guesses that are made before halves are searched. */
const guesses = 4;

/** The index of the first time at or after `time`, from an index on: by interpolation, as dates mostly come at a steady pace. */
export function indexAt(times: Float64Array, time: number, from = 0): number {
  let low = from;
  let high = times.length;
  for (let guess = 0; guess < guesses && high - low > 8; guess++) {
    const first = times[low]!;
    const last = times[high - 1]!;
    if (!(first < time)) return low;
    if (last < time) return high;
    const at = Math.min(high - 2, Math.max(low + 1, low + Math.round(((time - first) / (last - first)) * (high - 1 - low))));
    if (times[at]! < time) {
      low = at + 1;
      if (times[low]! >= time) return low;
    } else {
      high = at + 1;
      if (times[at - 1]! < time) return at;
    }
  }
  return low + firstFrom(times.subarray(low, high), time);
}
