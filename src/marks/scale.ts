/** Scales: from a value to its place on the screen. */
import { roundEnds } from './rounds.js';
import { survey } from './survey.js';

export type Span = readonly [from: number, to: number];
export interface Scale {
  (value: number): number;
  readonly domain: Span;
}

/** In proportion; a domain without extent has its one value in the middle. */
export function linear(domain: Span, [start, end]: Span): Scale {
  const [from, to] = domain;
  const slope = to === from ? 0 : (end - start) / (to - from);
  const origin = to === from ? (start + end) / 2 : start;
  return Object.assign((value: number) => origin + (value - from) * slope, { domain });
}

/** Larger amounts are drawn at this edge, so that a difference of two stays a number. */
const edge = 1e300;

/** Round ends around all values, with zero among them where the mark's length is the message, where zero is near, and where all are one. */
export function valueDomain([lowest, highest]: Span, { zero, count }: { readonly zero: boolean; readonly count: number }): Span {
  if (lowest > highest) return [0, 1];
  const [low, high] = [Math.max(lowest, -edge), Math.min(highest, edge)];
  const span: Span = zero || zeroIsNear(low, high) ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  return rounded(span[0] === span[1] ? [0, 1] : span, count);
}

const zeroIsNear = (low: number, high: number): boolean =>
  low === high || (low >= 0 && low <= high * 0.6) || (high <= 0 && high >= low * 0.6);

/** Rounding itself may fall short by a last digit. */
function rounded([from, to]: Span, count: number): Span {
  const [start, end] = roundEnds(from, to, count);
  return [Math.min(start, from), Math.max(end, to)];
}

/** The lowest and highest finite values of several columns; lowest exceeds highest where there are none. */
export function extent(columns: readonly Float64Array[]): Span {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns) {
    const { least, greatest } = survey(column);
    if (least < 0) continue;
    low = Math.min(low, column[least]!);
    high = Math.max(high, column[greatest]!);
  }
  return [low, high];
}
