/** How far a dataset's dates reach, and from that what is measured over them and in which steps. */
import { dateField, isYear, measureField } from '../../dataset/measured.js';
import type { Span } from '../../marks/scale.js';
import { next, stepsBetween, suitableUnit, units } from '../../marks/periods.js';
import { DatasetError, type Dataset, type Field, type Selected, type TimeUnit } from '../../model.js';
import { find } from '../../query/columns.js';
import { startOf } from '../../query/units.js';
import { cell, isDate } from '../../table.js';
import type { Ask } from '../shared/asking.js';
import { isGiven, measuresIn } from '../shared/measures.js';

/** How time is cut: into periods, as fits the data, or not at all. */
export type Interval = TimeUnit | 'auto' | 'none';

/** What an author asks for; empty texts leave the choice to the data. */
export interface Wanted {
  readonly x: string;
  readonly interval: Interval;
  /** Whether each value was shown by itself before, and may be again. */
  readonly each?: boolean;
  readonly y: string;
  readonly series: string;
  /** Two fields or measures between which the values lie with some certainty. */
  readonly band?: string;
  readonly top: number;
  /** The word for what is left beside the largest series; a value of this name belongs to it. */
  readonly other: string;
  /** Measures how many periods there is room for. */
  readonly room: () => number;
  /** Only the dates from one up to another, in epoch milliseconds. */
  readonly within?: Span | undefined;
  /** Numbers that speak of fewer rows are withheld. */
  readonly below: number;
}

/** The named field or the dataset's date; a number is taken for a year. */
export function timeField(dataset: Dataset, name: string): Field {
  const field = name ? find(name, dataset.fields) : (dateField(dataset) ?? dataset.fields.find(isYear));
  if (!field) throw new DatasetError('columns-gone', 'This dataset has no column of dates to draw over time: name one in `x`.');
  if (isDate(field.type) || field.type === 'number') return field;
  throw new DatasetError('columns-gone', `“${field.name}” holds no dates and cannot be drawn over time.`);
}

export interface Reach {
  readonly rows: number;
  /** How many of the rows have a date. */
  readonly dated: number;
  readonly first: number;
  readonly last: number;
  readonly distinct: number;
  readonly series: number;
}

/** The question about the dates' range. */
export function reachQuery(time: Field, series?: Field): { readonly select: readonly Selected[] } {
  const { name: field } = time;
  return {
    select: [
      { name: 'n_rows', aggregate: 'count' },
      { name: 'n_dated', field, aggregate: 'count' },
      { name: 'x_first', field, aggregate: 'min' },
      { name: 'x_last', field, aggregate: 'max' },
      { name: 'x_distinct', field, aggregate: 'count distinct' },
      ...(series ? [{ name: 'n_series', field: series.name, aggregate: 'count distinct' } as const] : []),
    ],
  };
}

export async function reachOf(time: Field, series: Field | undefined, ask: Ask): Promise<Reach> {
  const answer = await ask(reachQuery(time, series));
  const number = (name: string): number => Number(cell(answer.column(name), 0) ?? NaN);
  const date = (name: string): number => timesOf(time, [number(name)])[0]!;
  return {
    rows: number('n_rows'),
    dated: number('n_dated'),
    first: date('x_first'),
    last: date('x_last'),
    distinct: number('x_distinct'),
    series: series ? number('n_series') : 1,
  };
}

/** Years as the dates on which they begin; dates as they are. */
export function timesOf({ type }: Field, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (type !== 'number' || Number.isNaN(value) ? value : new Date(0).setUTCFullYear(value, 0, 1)));
}

/** The author's measures; without any the count of rows, or where each row of the whole has a date of its own the average of its first amount. */
export async function measuresOf(
  dataset: Dataset,
  { y, series }: Wanted,
  time: Field,
  { rows, distinct }: Reach,
  taken: readonly string[],
): Promise<readonly Selected[]> {
  const parsed = await measuresIn(y, dataset.fields, [time.name, ...taken]);
  if (parsed.length) return parsed;
  const amount = !series && rows > 1 && distinct === rows ? amountBeside(dataset, time) : undefined;
  return [amount ? { name: amount.name, field: amount.name, aggregate: 'avg' } : { name: 'count', aggregate: 'count' }];
}

/** The first amount beside the time. */
export const amountBeside = (dataset: Dataset, time: Field): Field | undefined =>
  measureField({ ...dataset, fields: dataset.fields.filter(({ name }) => name !== time.name) });

/** As many values as are drawn one by one where the author leaves it to the data. */
const mostAlone = 50_000;

/** Whether values that are given are drawn as they are: each has a date of its own, and periods would throw them together. */
export const standAlone = (measures: readonly Selected[], { rows, distinct, first, last }: Reach, unit: TimeUnit): boolean =>
  measures.every(isGiven) && distinct === rows && rows <= mostAlone && stepsBetween(first, last, unit) + 1 < rows;

/** Whether the dates end well before their last period does, measured by how far apart a dozen or more of them usually are. */
export function stopsShort({ first, last, distinct }: Reach, unit: TimeUnit): boolean {
  const usual = distinct < 12 ? Infinity : (last - first) / (distinct - 1);
  return next(startOf(last, unit), unit) - last > 3 * usual;
}

const day = 86_400_000;

/** A unit with more periods than this is of no use to a reader. */
const mostPeriods = 5000;

/** The units that a reader may choose among: those that cut the range into more than one period, and not into too many. */
export function unitsOf(time: Field, reach: Reach): readonly TimeUnit[] {
  if (time.type === 'number' || Number.isNaN(reach.first)) return [];
  const steps = (unit: TimeUnit): number => stepsBetween(reach.first, reach.last, unit);
  return units.slice(units.indexOf(finestOf(time, reach))).filter((unit) => steps(unit) > 0 && steps(unit) < mostPeriods);
}

/** Dates whose ends are days are taken for days. */
const finestOf = ({ type }: Field, { first, last }: Reach): TimeUnit =>
  type === 'date' || (first % day === 0 && last % day === 0) ? 'day' : 'hour';

export function unitOf(time: Field, reach: Reach, { interval, room }: Pick<Wanted, 'interval' | 'room'>): TimeUnit {
  if (time.type === 'number') return 'year';
  if (interval !== 'auto' && interval !== 'none') return interval;
  return suitableUnit({ ...reach, room: room(), finest: finestOf(time, reach) });
}
