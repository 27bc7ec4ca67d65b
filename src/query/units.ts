/** Starts of periods, in UTC. */
import type { TimeUnit } from '../model.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const months: Partial<Record<TimeUnit, number>> = { year: 12, quarter: 3, month: 1 };

/** The longest stretch that no period of this unit cuts, in milliseconds. */
export const grainOf = (unit: TimeUnit): number => (unit === 'hour' ? HOUR : DAY);

/** The start of the period in which a time lies (weeks start on Monday), as epoch milliseconds; NaN for NaN. */
export function startOf(time: number, unit: TimeUnit): number {
  const length = months[unit];
  if (length) return startOfMonths(time, length);
  const start = Math.floor(time / grainOf(unit)) * grainOf(unit);
  return unit === 'week' ? start - modulo(start / DAY + 3, 7) * DAY : start;
}

function startOfMonths(time: number, length: number): number {
  const date = new Date(time);
  date.setUTCMonth(Math.floor(date.getUTCMonth() / length) * length, 1);
  return date.setUTCHours(0, 0, 0, 0);
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
