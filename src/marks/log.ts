/** A logarithmic scale of values above zero: between ticks at 1, 2 and 5 of each power of ten, or at the powers alone where they are many. */
import { logScale } from '../locale/en/log-scale.js';
import { teach } from '../locale/index.js';
import type { Scale, Span } from './scale.js';

teach(logScale);

export interface LogAxis {
  readonly scale: Scale;
  readonly marks: readonly number[];
}

/** Powers of ten up to which there is room for ticks between them. */
const fewPowers = 3;

/** @param count about how many ticks there is room for */
export function logarithmic([lowest, highest]: Span, [start, end]: Span, count: number): LogAxis {
  const powers = Math.ceil(Math.log10(highest)) - Math.floor(Math.log10(lowest));
  const steps = powers <= fewPowers ? [1, 2, 5] : [1];
  const all = around(lowest, highest, steps);
  const every = steps.length > 1 ? 1 : Math.max(1, Math.ceil(all.length / (count + 2)));
  const domain: Span = [all[0]!, all.at(-1)!];
  const slope = (end - start) / Math.log(domain[1] / domain[0]);
  const scale = (value: number): number => start + Math.log(value / domain[0]) * slope;
  return { scale: Object.assign(scale, { domain }), marks: all.filter((_, i) => i % every === 0) };
}

/** The ticks from the last that is not above the lowest value to the first that is not below the highest. */
function around(lowest: number, highest: number, steps: readonly number[]): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(lowest)) - 1, Math.ceil(Math.log10(highest)) + 1];
  const all = Array.from({ length: to - from + 1 }, (_, i) => steps.map((step) => Number(`${step}e${from + i}`))).flat();
  const first = all.findLastIndex((tick) => tick <= lowest);
  const last = all.findIndex((tick) => tick >= highest);
  return all.slice(Math.max(0, first), Math.max(first + 1, last) + 1);
}
