/** How points follow one another in time: period after period, or each at a time of its own. */
import type { TimeUnit } from '../model.js';
import { next, stepsBetween } from './periods.js';
import { survey } from './survey.js';

export interface Pace {
  /** When what begins at a time is over. */
  readonly after: (time: number) => number;
  /** Whether something is left out between a point and the one before it. */
  readonly broken: (index: number) => boolean;
}

/** The pace of periods of a unit; without a unit that of points, told from their usual distance. */
export function paceOf(times: Float64Array, unit: TimeUnit | undefined): Pace {
  if (unit) {
    const after = (time: number): number => next(time, unit);
    return { after, broken: (index) => index > 0 && after(times[index - 1]!) < times[index]! };
  }
  const { step, regular } = usualStep(times);
  const most = regular ? step * longest : Infinity;
  return { after: (time) => time + step, broken: (index) => index > 0 && times[index]! - times[index - 1]! > most };
}

/** A step so many times the usual one leaves something out; months differ by less. */
const longest = 1.75;
/** Steps that are looked at: enough to tell what is usual among millions. */
const sampled = 1001;
/** Of ten steps this many must be alike, or points stand where they happen to and none is missing. */
const alike = 0.9;

function usualStep(times: Float64Array): { readonly step: number; readonly regular: boolean } {
  const last = times.length - 1;
  if (last < 1) return { step: 0, regular: false };
  const count = Math.min(sampled, last);
  const steps = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const i = Math.floor((k / count) * last);
    steps[k] = times[i + 1]! - times[i]!;
  }
  const step = steps.sort()[count >> 1]!;
  let near = 0;
  for (const one of steps) if (one > step / 2 && one < step * longest) near++;
  return { step: step || (times[last]! - times[0]!) / last, regular: step > 0 && near >= alike * count };
}

/** How many points have no value in any series, counting with periods those that are left out. */
export function gaps(times: Float64Array, unit: TimeUnit | undefined, series: readonly Float64Array[]): number {
  if (times.length === 0) return 0;
  const due = unit ? stepsBetween(times[0]!, times.at(-1)!, unit) + 1 : times.length;
  return due - filled(times.length, series);
}

/** How many points have a value in some series; where one series has all of them, the others need not be looked at. */
function filled(length: number, series: readonly Float64Array[]): number {
  const most = Math.max(0, ...series.map((values) => survey(values).count));
  if (most === length || series.length < 2) return most;
  let count = 0;
  const isFilled = new Uint8Array(length);
  for (const values of series)
    for (let i = 0; i < length; i++) {
      if (isFilled[i] || !Number.isFinite(values[i])) continue;
      isFilled[i] = 1;
      count++;
    }
  return count;
}
