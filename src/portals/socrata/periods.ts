/** The periods that SoQL cannot cut: groups of two numbers or more, put together when the answer is read. */
import type { TimeUnit } from '../../model.js';

export interface Period {
  readonly expressions: (date: string) => string[];
  /** Epoch milliseconds from the values of the expressions. */
  readonly join: (values: readonly number[]) => number;
}

const day = 86_400_000;

export const periods: Readonly<Record<Exclude<TimeUnit, 'year' | 'month' | 'day'>, Period>> = {
  quarter: {
    expressions: (date) => [
      `date_extract_y(${date})`,
      `case(date_extract_m(${date}) <= 3, 0, date_extract_m(${date}) <= 6, 3, date_extract_m(${date}) <= 9, 6, true, 9)`,
    ],
    join: ([year, month]) => Date.UTC(year!, month!),
  },
  week: {
    expressions: (date) => [
      `case(date_extract_m(${date}) = 1 and date_extract_woy(${date}) >= 52, date_extract_y(${date}) - 1, date_extract_m(${date}) = 12 and date_extract_woy(${date}) = 1, date_extract_y(${date}) + 1, true, date_extract_y(${date}))`,
      `date_extract_woy(${date})`,
    ],
    join: ([year, week]) => mondayOf(year!, week!),
  },
  hour: {
    expressions: (date) => [`date_extract_y(${date})`, `date_extract_m(${date})`, `date_extract_d(${date})`, `date_extract_hh(${date})`],
    join: ([year, month, date, hour]) => Date.UTC(year!, month! - 1, date, hour),
  },
};

/** The Monday of an ISO week: the week of the fourth of January is the first. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 - weekday) * day;
}
