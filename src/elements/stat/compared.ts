/** The number that stands for now, and the one that it is compared with. */
import { next, yearBefore } from '../../marks/periods.js';
import { isWithheld } from '../../table.js';
import type { ByPeriod } from '../timeseries/periods.js';

export type Comparison = 'none' | 'previous' | 'year-ago';

export interface Present {
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** The place of the last period that is over and has a value; −1 where none has. */
  readonly at: number;
  /** The period that it is compared with, and its value, NaN where there is none. */
  readonly before: { readonly time: number; readonly value: number } | undefined;
}

/** @param unfinished whether the last period is not over: it is passed over where there is one before */
export function presentOf({ table, time, unit }: ByPeriod, unfinished: boolean, comparison: Comparison): Present {
  const times = table.column(time.name) as Float64Array;
  const { name } = table.fields[1]!;
  const values = table.column(name) as Float64Array;
  const over = unfinished && times.length > 1 ? values.subarray(0, -1) : values;
  const at = over.findLastIndex((value, i) => !Number.isNaN(value) || isWithheld(table, name, i));
  if (at < 0 || comparison === 'none') return { times, values, at, before: undefined };
  const then = comparison === 'previous' ? next(times[at]!, unit, -1) : yearBefore(times[at]!, unit);
  return { times, values, at, before: { time: then, value: values[times.indexOf(then)] ?? NaN } };
}
