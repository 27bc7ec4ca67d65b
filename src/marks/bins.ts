/** Bins: round and equally wide, and where a few values lie far out an open last one that holds them. */
import { roundStep } from './rounds.js';

export interface Bins {
  /** The lower edge of the first. */
  readonly start: number;
  readonly width: number;
  readonly count: number;
  /** Whether the last has no upper edge. */
  readonly open: boolean;
}

export interface Spread {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly rows: number;
}

/** Where the highest lies this many times as far out as the mean, the tail is gathered … */
const far = 8;
/** … from this many times the mean on: of what falls off exponentially less than one in a hundred. */
const kept = 5;

/** About as many bins as wanted; without a wish as many as the rows bear, five to twenty. */
export function binsOf({ low, high, mean, rows }: Spread, wanted = 0): Bins {
  const count = wanted || Math.min(20, Math.max(5, Math.round(Math.sqrt(rows))));
  if (!(high > low)) return { start: low, width: 1, count: 1, open: false };
  const open = high - low > far * (mean - low) && mean > low;
  const end = open ? low + kept * (mean - low) : high;
  const width = roundStep(low, end, count);
  const start = decimal(Math.floor(decimal(low / width)) * width);
  const closed = open ? Math.ceil((end - start) / width) : Math.floor(decimal((high - start) / width)) + 1;
  return { start, width, count: closed + Number(open), open };
}

/** The lower edge of a bin. */
export const edgeOf = ({ start, width }: Bins, index: number): number => decimal(start + index * width);

/** Numbers are meant as decimals: a hair under 3 is 3. */
const decimal = (value: number): number => Number(value.toPrecision(12));
