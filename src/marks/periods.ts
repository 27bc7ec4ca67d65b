/** Periods of time, in UTC so that no date is shifted: the one after another, how many lie between two dates, which unit suits a range. */
import type { TimeUnit } from '../model.js';
import { startOf } from '../query/units.js';

const hour = 3_600_000;
const day = 24 * hour;
const milliseconds = { hour, day, week: 7 * day } as const;
const months = { month: 1, quarter: 3, year: 12 } as const;

/** From the finest to the coarsest. */
export const units: readonly TimeUnit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

const isLong = (unit: TimeUnit): unit is keyof typeof months => unit in months;

/** The beginning of the period that comes so many after the one beginning here. */
export function next(start: number, unit: TimeUnit, steps = 1): number {
  if (!isLong(unit)) return start + steps * milliseconds[unit];
  const at = new Date(start);
  return at.setUTCMonth(at.getUTCMonth() + steps * months[unit]);
}

/** The period of a year before; weeks and days compare with the same day of the week. */
export const yearBefore = (start: number, unit: TimeUnit): number =>
  unit === 'week' || unit === 'day' ? next(start, 'week', -52) : next(start, 'year', -1);

/** How many periods from the one of the first date to the one of the last: zero within one period. */
export function stepsBetween(first: number, last: number, unit: TimeUnit): number {
  const [from, to] = [startOf(first, unit), startOf(last, unit)];
  if (!isLong(unit)) return Math.round((to - from) / milliseconds[unit]);
  const [a, b] = [new Date(from), new Date(to)];
  return ((b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()) / months[unit];
}

export interface Reach {
  readonly first: number;
  readonly last: number;
  /** How many different dates there are: more steps than twice as many would be mostly gaps. */
  readonly distinct: number;
  /** How many steps there is room for. */
  readonly room: number;
  /** The finest unit that the dates can bear. */
  readonly finest: TimeUnit;
}

/** The unit a desk would choose: hours for days, days for months, weeks for a year, months for years, years for decades; coarser where it is tight. */
export function suitableUnit({ first, last, distinct, room, finest }: Reach): TimeUnit {
  const days = (last - first) / day;
  const usual: TimeUnit = days <= 4 ? 'hour' : days <= 125 ? 'day' : days <= 550 ? 'week' : days <= 25 * 366 ? 'month' : 'year';
  const allowed = units.slice(Math.max(units.indexOf(usual), units.indexOf(finest)));
  return allowed.find((unit) => stepsBetween(first, last, unit) < Math.min(room, 2 * distinct)) ?? 'year';
}

/** Whether a date lies in the period that begins here. */
export const isWithin = (start: number, unit: TimeUnit, time: number): boolean => time >= start && time < next(start, unit);
