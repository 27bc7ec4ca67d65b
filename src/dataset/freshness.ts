/** How often a dataset is renewed, and whether it is late. */
import type { Dataset } from '../model.js';

export type Rhythm = 'day' | 'week' | 'twoweeks' | 'month' | 'quarter' | 'halfyear' | 'year';

const days: Readonly<Record<Rhythm, number>> = { day: 1, week: 7, twoweeks: 14, month: 31, quarter: 92, halfyear: 184, year: 366 };

/** ISO 8601 repeats, the words that publishers write, the EU's list and numbers of days. */
const spellings: readonly (readonly [RegExp, Rhythm])[] = [
  [/^(r\/)?p1d$|^1$|daily|hourly|every (day|hour)|continu|real.?time|[/_]cont$|^(r\/)?pt/i, 'day'],
  [/^(r\/)?p2w$|^(r\/)?p0\.5m$|^14$|fortnight|bi-?weekly|semi-?monthly/i, 'twoweeks'],
  [/^(r\/)?p(1w|7d)$|^7$|weekly|every week/i, 'week'],
  [/^(r\/)?p3m$|^90$|quarter/i, 'quarter'],
  [/^(r\/)?p6m$|^180$|semi-?annual|half.?year|twice a year|bi-?annual/i, 'halfyear'],
  [/^(r\/)?p1m$|^30$|(?<!bi-?)monthly$|every month/i, 'month'],
  [/^(r\/)?p(1y|12m)$|^36[05]$|annual|yearly|every year/i, 'year'],
];

/** The rhythm that a publisher states; undefined for “as needed” and what is not understood. */
export function rhythmOf({ accrualPeriodicity }: Pick<Dataset, 'accrualPeriodicity'>): Rhythm | undefined {
  return spellings.find(([spelling]) => spelling.test(accrualPeriodicity?.trim() ?? ''))?.[1];
}

/** The date by which the next renewal should have come, by its rhythm or after so many days; half a period of grace included. */
export function dueDate(dataset: Pick<Dataset, 'accrualPeriodicity' | 'modified'>, period?: number): Date | undefined {
  const rhythm = rhythmOf(dataset);
  const length = rhythm ? days[rhythm] : period;
  return length && dataset.modified ? new Date(dataset.modified.getTime() + length * 1.5 * 86_400_000) : undefined;
}
