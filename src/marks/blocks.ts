/** Long columns by blocks, whose extremes are found in one walk: those of any stretch are told from them. */
import { walkBy, walked, type Extremes } from './survey.js';

/** Values to a block. */
const size = 64;

/** The lowest and the highest value of a stretch. */
interface Reach {
  low: number;
  high: number;
}

/** The same without where they stand, which costs a chart's every column the half. */
export function reachOf(values: Float64Array, from: number, to: number): Reach {
  const reach = { low: Infinity, high: -Infinity };
  if (to - from < 2 * size) return widened(reach, values, from, to);
  const { start, parts } = blocksOf(values);
  const origin = values.byteOffset / 8 - start;
  const first = Math.ceil((origin + from) / size);
  const last = Math.floor((origin + to) / size);
  widened(reach, values, from, first * size - origin);
  widened(reach, values, last * size - origin, to);
  for (let block = first; block < last; block++) {
    if (parts.lows[block]! < reach.low) reach.low = parts.lows[block]!;
    if (parts.highs[block]! > reach.high) reach.high = parts.highs[block]!;
  }
  return reach;
}

/** What is missing is neither lower nor higher; what is infinite does not count. */
function widened(reach: Reach, values: Float64Array, from: number, to: number): Reach {
  let { low, high } = reach;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  reach.low = low;
  reach.high = high;
  return reach;
}

/** Told from the blocks of the column where the stretch is long. */
export function extremes(values: Float64Array, from: number, to: number): Extremes {
  if (to - from < 8 * size) return walked(values, from, to);
  const { start, parts } = blocksOf(values);
  const origin = values.byteOffset / 8 - start;
  const [first, last] = [Math.ceil((origin + from) / size), Math.floor((origin + to) / size)];
  const block = (at: number): Extremes => (at < 0 ? nothing : walked(values, at * size - origin, (at + 1) * size - origin));
  const { count, lowest, highest } = amongBlocks(parts, first, last);
  const [head, tail] = [walked(values, from, first * size - origin), walked(values, last * size - origin, to)];
  const best = (a: number, b: number, better: boolean): number => (b < 0 || (a >= 0 && !better) ? a : b);
  const lesser = (a: number, b: number): number => best(a, b, values[b]! < values[a]!);
  const greater = (a: number, b: number): number => best(a, b, values[b]! > values[a]!);
  return {
    count: head.count + count + tail.count,
    least: [head.least, block(lowest).least, tail.least].reduce(lesser),
    greatest: [head.greatest, block(highest).greatest, tail.greatest].reduce(greater),
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

/** How many values some blocks have, and which of them holds the least and which the greatest; −1 where none does. */
function amongBlocks(
  { counts, lows, highs }: Blocks['parts'],
  from: number,
  to: number,
): { count: number; lowest: number; highest: number } {
  let [count, lowest, highest] = [0, -1, -1];
  let low = Infinity;
  let high = -Infinity;
  for (let block = from; block < to; block++) {
    count += counts[block]!;
    if (lows[block]! < low) {
      low = lows[block]!;
      lowest = block;
    }
    if (highs[block]! > high) {
      high = highs[block]!;
      highest = block;
    }
  }
  return { count, lowest, highest };
}

function divided(values: Float64Array): Blocks['parts'] {
  const amount = Math.floor(values.length / size);
  const parts = { counts: new Uint8Array(amount), lows: new Float64Array(amount), highs: new Float64Array(amount) };
  for (let block = 0; block < amount; block++) measure(values, block, parts);
  return parts;
}

/** What is missing or infinite makes the sum no number: only such a block is looked at value by value. */
function measure(values: Float64Array, block: number, parts: Blocks['parts']): void {
  const from = block * size;
  const to = from + size;
  let low = values[from]!;
  let high = low;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    sum += value;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (sum - sum === 0) {
    parts.counts[block] = size;
    parts.lows[block] = low;
    parts.highs[block] = high;
  } else {
    const { count, least, greatest } = walked(values, from, to);
    parts.counts[block] = count;
    parts.lows[block] = values[least] ?? Infinity;
    parts.highs[block] = values[greatest] ?? -Infinity;
  }
}

walkBy(extremes);
