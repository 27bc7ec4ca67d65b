/** The questions behind a measure over time: how far the dates reach, which series are largest, and what each period holds. */
import { dateField, measureField } from '../dataset/roles.js';
import { suitableUnit } from '../marks/periods.js';
import {
  DatasetError,
  type Column,
  type Dataset,
  type Field,
  type Predicate,
  type Scalar,
  type Selected,
  type Table,
  type TimeUnit,
} from '../model.js';
import { find } from '../query/check.js';
import { parseMeasures } from '../query/clauses.js';
import { cell, isDate, table as tableOfColumns, type Cell } from '../table.js';
import type { Ask } from './opendata-element.js';

/** What an author asks for; empty texts leave the choice to the data. */
export interface Wanted {
  readonly x: string;
  readonly interval: TimeUnit | 'auto';
  readonly y: string;
  readonly series: string;
  readonly top: number;
  /** How many periods there is room for. */
  readonly room: number;
}

/** A column of the answer beside its time. */
export interface Drawn {
  readonly measure: Selected;
  /** The value of the series field, where there is one. */
  readonly value?: Cell;
  /** Whether it is what is left beside the largest series. */
  readonly other: boolean;
  /** The rows it speaks of. */
  readonly where?: Predicate;
}

export interface OverTime {
  readonly table: Table;
  readonly time: Field;
  /** The field whose values are the series. */
  readonly series: Field | undefined;
  readonly unit: TimeUnit;
  /** How many rows of the dataset were asked about. */
  readonly rows: number;
  /** What each column after the first is, by its name. */
  readonly drawn: ReadonlyMap<string, Drawn>;
  /** How many series there are in all. */
  readonly total: number;
}

const PERIOD = 'x_period';
const SERIES = 'x_series';

/** Whether amounts of parts add up to the amount of the whole. */
export const isAdditive = ({ aggregate }: Selected): boolean => aggregate === 'count' || aggregate === 'sum';

/** The answer for a dataset. Throws a DatasetError where there is no such column, or no column of dates, with a sentence for the editor. */
export async function askOverTime(dataset: Dataset, wanted: Wanted, ask: Ask): Promise<OverTime> {
  const time = timeField(dataset, wanted.x);
  const series = wanted.series ? find(wanted.series, dataset.fields) : undefined;
  const reach = await reachOf(time, series, ask);
  const measures = measuresOf(dataset, wanted.y, time, reach);
  const unit = unitOf(time, reach, wanted);
  const about: About = { time, series, unit, ask, measures, rows: reach.rows, total: reach.series };
  return Number.isNaN(reach.first)
    ? assembled(about, new Float64Array(), [])
    : series
      ? bySeries(about, series, wanted.top)
      : byMeasure(about);
}

interface About {
  readonly time: Field;
  readonly series: Field | undefined;
  readonly unit: TimeUnit;
  readonly measures: readonly Selected[];
  readonly rows: number;
  readonly total: number;
  readonly ask: Ask;
}

/** The named field or the dataset's date; a number is taken for a year. */
export function timeField(dataset: Dataset, name: string): Field {
  const field = name ? find(name, dataset.fields) : (dateField(dataset) ?? dataset.fields.find(isYear));
  if (!field) throw new DatasetError('columns-gone', 'This dataset has no column of dates to draw over time: name one in `x`.');
  if (isDate(field.type) || field.type === 'number') return field;
  throw new DatasetError('columns-gone', `“${field.name}” holds no dates and cannot be drawn over time.`);
}

const isYear = ({ name, type }: Field): boolean => type === 'number' && /(^|_)(year|yr)$/i.test(name);

interface Reach {
  readonly rows: number;
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
      { name: 'x_first', field, aggregate: 'min' },
      { name: 'x_last', field, aggregate: 'max' },
      { name: 'x_distinct', field, aggregate: 'count distinct' },
      ...(series ? [{ name: 'n_series', field: series.name, aggregate: 'count distinct' } as const] : []),
    ],
  };
}

async function reachOf(time: Field, series: Field | undefined, ask: Ask): Promise<Reach> {
  const answer = await ask(reachQuery(time, series));
  const number = (name: string): number => Number(cell(answer.column(name), 0) ?? NaN);
  const date = (name: string): number => timesOf(time, [number(name)])[0]!;
  return {
    rows: number('n_rows'),
    first: date('x_first'),
    last: date('x_last'),
    distinct: number('x_distinct'),
    series: series ? number('n_series') : 1,
  };
}

/** Years as the dates on which they begin; dates as they are. */
function timesOf({ type }: Field, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (type !== 'number' || Number.isNaN(value) ? value : new Date(0).setUTCFullYear(value, 0, 1)));
}

/** The author's measures; without any the count of rows, or where each row has a date of its own the average of its first amount. */
function measuresOf(dataset: Dataset, y: string, time: Field, { rows, distinct }: Reach): readonly Selected[] {
  const parsed = parseMeasures(y, [time.name, PERIOD, SERIES]).map((measure): Selected =>
    measure.aggregate ? measure : { ...measure, aggregate: 'sum' },
  );
  if (parsed.length) return parsed;
  const amount =
    rows > 1 && distinct === rows
      ? measureField({ ...dataset, fields: dataset.fields.filter(({ name }) => name !== time.name) })
      : undefined;
  return [amount ? { name: amount.name, field: amount.name, aggregate: 'avg' } : { name: 'count', aggregate: 'count' }];
}

const day = 86_400_000;

function unitOf({ type }: Field, { first, last, distinct }: Reach, { interval, room }: Wanted): TimeUnit {
  if (type === 'number') return 'year';
  if (interval !== 'auto') return interval;
  const finest = type === 'date' || (first % day === 0 && last % day === 0) ? 'day' : 'hour';
  return suitableUnit({ first, last, distinct, room, finest });
}

const period = ({ time, unit }: About): Selected => ({ name: PERIOD, field: time.name, ...(time.type === 'number' ? {} : { unit }) });

/** One column for each measure. */
async function byMeasure(about: About): Promise<OverTime> {
  const answer = await about.ask({ select: [period(about), ...about.measures], order: [{ by: PERIOD }] });
  const cells = cellsOf(about, answer);
  const times = timesIn([cells]);
  return assembled(
    about,
    times,
    about.measures.map((measure) => ({ measure, other: false, values: valuesAt(times, cells, measure.name) })),
  );
}

/** One column for each of the largest series, and one for what is left where amounts add up. */
async function bySeries(about: About, series: Field, top: number): Promise<OverTime> {
  const measure = about.measures[0]!;
  const key: Selected = { name: SERIES, field: series.name };
  const ranks = await about.ask({ select: [key, measure], order: [{ by: measure.name, descending: true }], limit: top + 1 });
  const all = Array.from({ length: ranks.length }, (_, row) => cell(ranks.column(SERIES), row));
  const largest = all.length > top ? all.slice(0, top) : all;
  const only = largest.length < all.length ? anyOf(series.name, largest) : undefined;
  const select = [period(about), key, measure];
  const [answer, whole] = await Promise.all([
    about.ask({ select, order: [{ by: PERIOD }], ...(only ? { where: only } : {}) }),
    only && isAdditive(measure) ? about.ask({ select: [period(about), measure], order: [{ by: PERIOD }] }) : undefined,
  ]);
  const cells = cellsOf(about, answer);
  const totals = whole && cellsOf(about, whole);
  const times = timesIn(totals ? [cells, totals] : [cells]);
  const columns = largest.map((value) => ({
    measure,
    value,
    other: false,
    where: anyOf(series.name, [value]),
    values: zeroed(
      measure,
      valuesAt(times, cells, measure.name, (row) => cell(answer.column(SERIES), row) === value),
    ),
  }));
  const rest = totals && {
    measure,
    other: true,
    where: noneOf(series.name, largest),
    values: less(valuesAt(times, totals, measure.name), columns),
  };
  return assembled({ ...about, total: Math.max(about.total, all.length) }, times, rest ? [...columns, rest] : columns);
}

interface Cells {
  readonly times: Float64Array;
  readonly answer: Table;
}

const cellsOf = ({ time }: About, answer: Table): Cells => ({ times: timesOf(time, answer.column(PERIOD) as Float64Array), answer });

/** The periods that some answer has, in order; rows without a date belong to none. */
const timesIn = (cells: readonly Cells[]): Float64Array =>
  Float64Array.from(new Set(cells.flatMap(({ times }) => [...times]).filter(Number.isFinite))).sort();

function valuesAt(
  times: Float64Array,
  { times: from, answer }: Cells,
  name: string,
  belongs: (row: number) => boolean = () => true,
): Float64Array {
  const place = new Map(Array.from(times, (time, i) => [time, i]));
  const values = new Float64Array(times.length).fill(NaN);
  const column = answer.column(name);
  from.forEach((time, row) => {
    const at = place.get(time);
    if (at !== undefined && belongs(row)) values[at] = Number(cell(column, row) ?? NaN);
  });
  return values;
}

/** A period that has rows, none of them of this series, counts none of it. */
const zeroed = ({ aggregate }: Selected, values: Float64Array): Float64Array =>
  aggregate === 'count' ? values.map((value) => (Number.isNaN(value) ? 0 : value)) : values;

/** The whole without the parts; a difference within rounding is none. */
function less(whole: Float64Array, parts: readonly { readonly values: Float64Array }[]): Float64Array {
  return whole.map((total, i) => {
    const rest = parts.reduce((left, { values }) => left - (Number.isNaN(values[i]!) ? 0 : values[i]!), total);
    return Math.abs(rest) <= Math.abs(total) * 1e-9 ? 0 : rest;
  });
}

function anyOf(field: string, values: readonly Cell[]): Predicate {
  const named = values.filter((value): value is Scalar => value !== null);
  const list: Predicate = { op: 'in', field, values: named };
  if (named.length === values.length) return list;
  return named.length ? { op: 'or', args: [list, { op: 'isNull', field }] } : { op: 'isNull', field };
}

function noneOf(field: string, values: readonly Cell[]): Predicate {
  const none: Predicate = { op: 'not', arg: anyOf(field, values) };
  return values.includes(null) ? none : { op: 'or', args: [none, { op: 'isNull', field }] };
}

/** The answer as one wide table: time, then a column for each series, under names of its own. */
function assembled(
  { time, series, unit, rows, total }: About,
  times: Float64Array,
  columns: readonly (Drawn & { readonly values: Float64Array })[],
): OverTime {
  const fields = columns.map(({ measure, value, other }, i): Field => {
    const title = other ? '' : value === undefined ? measure.name : String(value ?? '');
    return { name: value === undefined && !other ? measure.name : `series_${i + 1}`, title, type: 'number' };
  });
  const first: Field = { name: time.name, title: time.title, type: unit === 'hour' ? 'datetime' : 'date' };
  const all: Column[] = [times, ...columns.map(({ values }) => values)];
  return {
    table: tableOfColumns([first, ...fields], all),
    time,
    series,
    unit,
    rows,
    total,
    drawn: new Map(fields.map(({ name }, i) => [name, columns[i]!])),
  };
}
