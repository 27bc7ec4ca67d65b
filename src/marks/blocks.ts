/** Long columns by blocks, whose extremes are found in one walk: those of any stretch are told from them. */
import { walkBy, walked, type Extremes } from './survey.js';

/** Values to a block. */
const size = 64;

/** Told from the blocks of the column where the stretch is long. */
export function extremes(values: Float64Array, from: number, to: number): Extremes {
  if (to - from < 8 * size) return walked(values, from, to);
  const { start, parts } = blocksOf(values);
  const origin = values.byteOffset / 8 - start;
  const [first, last] = [Math.ceil((origin + from) / size), Math.floor((origin + to) / size)];
  const whole = (block: number): Extremes => (block < 0 ? nothing : walked(values, block * size - origin, (block + 1) * size - origin));
  const [head, tail] = [walked(values, from, first * size - origin), walked(values, last * size - origin, to)];
  const [lowest, highest] = [whole(walked(parts.lows, first, last).least), whole(walked(parts.highs, first, last).greatest)];
  let count = head.count + tail.count;
  for (let block = first; block < last; block++) count += parts.counts[block]!;
  const best = (a: number, b: number, better: boolean): number => (b < 0 || (a >= 0 && !better) ? a : b);
  const lesser = (a: number, b: number): number => best(a, b, values[b]! < values[a]!);
  const greater = (a: number, b: number): number => best(a, b, values[b]! > values[a]!);
  return {
    count,
    least: [head.least, lowest.least, tail.least].reduce(lesser),
    greatest: [head.greatest, highest.greatest, tail.greatest].reduce(greater),
  };
}

const nothing: Extremes = { count: 0, least: -1, greatest: -1 };

/** The extremes of each block of a column; infinite where it has no value. */
interface Blocks {
  /** The place of its first value in its buffer. */
  readonly start: number;
  readonly length: number;
  readonly parts: { readonly counts: Uint8Array; readonly lows: Float64Array; readonly highs: Float64Array };
}

/** By the buffers that columns, and parts of columns, stand in. */
const blocks = new WeakMap<ArrayBufferLike, Blocks[]>();

function blocksOf(values: Float64Array): Blocks {
  const { buffer, length } = values;
  const start = values.byteOffset / 8;
  const all = blocks.get(buffer) ?? [];
  const found = all.find((one) => one.start <= start && start + length <= one.start + one.length);
  if (found) return found;
  const made = { start, length, parts: divided(values) };
  blocks.set(buffer, [...all, made]);
  return made;
}

function divided(values: Float64Array): Blocks['parts'] {
  const amount = Math.floor(values.length / size);
  const [counts, lows, highs] = [new Uint8Array(amount), new Float64Array(amount), new Float64Array(amount)];
  for (let block = 0; block < amount; block++) {
    let [count, low, high] = [0, Infinity, -Infinity];
    for (let i = block * size; i < (block + 1) * size; i++) {
      const value = values[i]!;
      if (value - value !== 0) continue;
      count++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    counts[block] = count;
    lows[block] = low;
    highs[block] = high;
  }
  return { counts, lows, highs };
}

walkBy(extremes);
