/** What the answer to a measure over time holds: its periods in order, and a column of values for each measure or series. */
import { isWithin } from '../../marks/periods.js';
import { firstFrom } from '../../marks/search.js';
import type { Column, Dataset, Field, Predicate, Selected, Table, TimeUnit } from '../../model.js';
import { cell, isWithheld, table as tableOfColumns, type Cell } from '../../table.js';
import type { Ask } from '../shared/asking.js';
import { measuresIn } from '../shared/measures.js';
import type { Held } from '../shared/withhold.js';
import { timesOf, type Reach, type Wanted } from './reach.js';

/** A column of the answer beside its time. */
export interface Drawn {
  readonly measure: Selected;
  /** The value of the series field, where there is one. */
  readonly value?: Cell;
  /** Whether it is what is left beside the largest series. */
  readonly other: boolean;
  /** Whether it is an edge of the band around the others, and none of the series. */
  readonly bound?: boolean;
  /** The rows it speaks of. */
  readonly where?: Predicate;
  /** Where it has a row, and both ends, where it shares no times with the others. */
  readonly own?: Uint32Array;
}

/** What may be shown in place of the values themselves. */
export type Transform = 'none' | 'change' | 'percent-change' | 'rolling' | 'cumulative';

export interface OverTime {
  readonly table: Table;
  readonly time: Field;
  /** The field whose values are the series. */
  readonly series: Field | undefined;
  /** Undefined where each value stands at a time of its own. */
  readonly unit: TimeUnit | undefined;
  /** The units that a reader may choose instead. */
  readonly units: readonly TimeUnit[];
  /** Whether a reader may choose to see each value by itself. */
  readonly each: boolean;
  /** How many rows of the dataset were asked about, and how many of these have no date. */
  readonly rows: number;
  readonly undated: number;
  /** Whether the dates end well before their last period does. */
  readonly short: boolean;
  /** What each column after the first is, by its name. */
  readonly drawn: ReadonlyMap<string, Drawn>;
  /** How many series there are in all. */
  readonly total: number;
  /** How far the dates reach of which it was asked. */
  readonly reach: Reach;
  /** What is shown in place of the values themselves, which are in the table that was given. */
  readonly transform?: Transform;
  readonly given?: Table;
  /** The period that is not over and is therefore left out. */
  readonly leftOut?: number;
}

/** An answer whose values stand for periods. */
export type ByPeriod = OverTime & { readonly unit: TimeUnit };

export const PERIOD = 'x_period';
export const SERIES = 'x_series';

/** The measures between which the values lie, where the author names two. */
export const bandOf = async ({ fields }: Dataset, { series, band = '' }: Wanted, taken: readonly string[]): Promise<readonly Selected[]> =>
  series ? [] : (await measuresIn(band, fields, taken)).slice(0, 2);

/** How many series are drawn; the edges of a band are none. */
export const seriesIn = ({ drawn }: Pick<OverTime, 'drawn'>): number => [...drawn.values()].filter(({ bound }) => !bound).length;

/** Whether the last period is not complete: it still goes on, by the clock or by the day of the data's last change, or the dates end before it does. */
export function isUnfinished({ table, time, unit, short }: OverTime, modified?: Date): boolean {
  if (!unit) return false;
  const last = table.length ? (table.column(time.name)[table.length - 1] as number) : NaN;
  return short || goesOn(time, last, unit, modified);
}

/** Whether a period goes on, by the clock or by the day of the data's last change. Nobody knows when a year ends that is not the calendar's. */
export const goesOn = ({ type, name }: Field, start: number, unit: TimeUnit, modified?: Date): boolean =>
  (type !== 'number' || !/fiscal|school|academic|season|^fy/i.test(name)) &&
  [wallClock(), modified?.getTime() ?? NaN].some((now) => isWithin(start, unit, now));

/** Now as a clock on the wall shows it: so are dates without a zone. */
const wallClock = (): number => Date.now() - new Date().getTimezoneOffset() * 60_000;

export interface About extends Pick<OverTime, 'time' | 'series' | 'unit' | 'units' | 'each' | 'short' | 'reach'> {
  readonly measures: readonly Selected[];
  /** The edges of the band. */
  readonly bounds: readonly Selected[];
  /** Whether what is left beside the largest series can be told. */
  readonly gathers: boolean;
  readonly ask: Ask;
}

export const period = ({ time, unit }: About): Selected => ({
  name: PERIOD,
  field: time.name,
  ...(time.type === 'number' || !unit ? {} : { unit }),
});

export interface Cells {
  readonly times: Float64Array;
  readonly answer: Table;
}

export const cellsOf = ({ time }: About, answer: Table): Cells => ({ times: timesOf(time, answer.column(PERIOD) as Float64Array), answer });

/** The periods that some answer has, in order; rows without a date belong to none. */
export function timesIn(cells: readonly Cells[]): Float64Array {
  const all = Float64Array.from(cells.flatMap(({ times }) => Array.from(times))).sort();
  return all.filter((time, i) => Number.isFinite(time) && time !== all[i - 1]);
}

export function valuesAt(times: Float64Array, { times: from, answer }: Cells, name: string, belongs?: (row: number) => boolean): Held {
  const values = new Float64Array(times.length).fill(NaN);
  const withheld = new Set<number>();
  const column = answer.column(name);
  from.forEach((time, row) => {
    const at = firstFrom(times, time);
    if (times[at] !== time || (belongs && !belongs(row))) return;
    values[at] = Number(cell(column, row) ?? NaN);
    if (isWithheld(answer, name, row)) withheld.add(at);
  });
  return { values, withheld };
}

/** The answer as one wide table: time, then a column for each series, under names of its own. */
export function assembled(
  { time, series, unit, units, each, reach, short }: Omit<About, 'measures' | 'bounds' | 'gathers' | 'ask'>,
  times: Float64Array,
  columns: readonly (Drawn & Held)[],
): OverTime {
  const fields = columns.map(({ measure, value, other }, i): Field => {
    const title = other ? '' : value === undefined ? measure.name : String(value ?? '');
    return { name: value === undefined && !other ? measure.name : `series_${i + 1}`, title, type: 'number' };
  });
  const type = time.type === 'datetime' && (!unit || unit === 'hour') ? 'datetime' : 'date';
  const first: Field = { name: time.name, title: time.title, type };
  const all: Column[] = [times, ...columns.map(({ values }) => values)];
  const withheld = new Map(fields.map(({ name }, i) => [name, columns[i]!.withheld] as const).filter(([, rows]) => rows.size));
  return {
    table: tableOfColumns([first, ...fields], all, undefined, withheld),
    time,
    series,
    unit,
    units,
    each,
    rows: reach.rows,
    undated: reach.rows - reach.dated,
    short,
    total: reach.series,
    reach,
    drawn: new Map(fields.map(({ name }, i) => [name, columns[i]!])),
  };
}
