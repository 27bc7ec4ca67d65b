/** What may be shown in place of the values themselves, and where that makes sense. */
import { next } from '../../marks/periods.js';
import type { TimeUnit } from '../../model.js';
import { isAdditive } from '../shared/measures.js';
import type { OverTime, Transform } from './periods.js';

/** How many periods are averaged: what evens out the rhythm of a day, a week or a year. */
export const windowOf: Readonly<Record<TimeUnit, number>> = { hour: 24, day: 7, week: 4, month: 12, quarter: 4, year: 5 };

/** What a reader may choose: what the data are long enough for, and sums only of what adds up. */
export function choicesOf({ given, table, unit, time, drawn }: OverTime): readonly Transform[] {
  const times = (given ?? table).column(time.name) as Float64Array;
  const [first, last] = [times[0], times.at(-1)];
  if (!unit || first === undefined || last === undefined) return ['none'];
  const long = next(first, 'year') <= last;
  const additive = [...drawn.values()].every(({ measure, bound }) => bound || isAdditive(measure));
  return [
    'none',
    ...(long ? (['change', 'percent-change'] as const) : []),
    ...(times.length > windowOf[unit] ? (['rolling'] as const) : []),
    ...(additive && times.length > 1 ? (['cumulative'] as const) : []),
  ];
}
