/** The margins within which values are known. */
import { references } from '../locale/en/references.js';
import { teach, type Locale } from '../locale/index.js';
import type { Write } from './text.js';

teach(references);

export interface Margin {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Between two bounds, or a margin of error to either side of the values; undefined where there is neither. */
export function marginOf(values: Float64Array, [first, second]: readonly Float64Array[]): Margin | undefined {
  if (!first) return undefined;
  return second
    ? { low: first, high: second }
    : { low: values.map((value, i) => value - first[i]!), high: values.map((value, i) => value + first[i]!) };
}

/** A value as it is known: `412`, or `412 (380 to 440)`. */
export function withMargin(value: number, row: number, margin: Margin | undefined, write: Write, locale: Locale): string {
  const [low, high] = margin ? [margin.low[row]!, margin.high[row]!] : [NaN, NaN];
  if (!Number.isFinite(low + high)) return write(value);
  return `${write(value)} (${locale.say('lowToHigh', { low: write(low), high: write(high) })})`;
}
