/** The rows behind a chart over time, as conditions: those within a range of dates, and those that one value speaks of. */
import { nearest } from '../../marks/nearest.js';
import { next } from '../../marks/periods.js';
import type { Span } from '../../marks/scale.js';
import type { Field, Predicate, TimeUnit } from '../../model.js';
import { startOf } from '../../query/units.js';
import { cell, type Cell } from '../../table.js';
import type { Ask } from '../shared/asking.js';
import type { OverTime } from './periods.js';

/** Asks only about the dates from one up to another. */
export const askingWithin =
  (ask: Ask, time: Field, [from, to]: Span): Ask =>
  (query) => {
    const within = between(time, from, to);
    return ask({ ...query, where: query.where ? { op: 'and', args: [within, query.where] } : within });
  };

/** A range widened to the periods that it touches, so that none is counted in part. */
export const wholePeriods = ([from, to]: Span, unit: TimeUnit): Span => [startOf(from, unit), next(startOf(to - 1, unit), unit)];

/** One value: the rows that it speaks of, and what is known of it. */
export interface Picked {
  readonly where: Predicate;
  readonly values: Readonly<Record<string, Cell>>;
}

export function picked(
  { table: shown, given: table = shown, time, series, unit, drawn }: OverTime,
  shownRow: number,
  column: number,
): Picked {
  const field = table.fields[column + 1]!;
  const { measure, value = null, where } = drawn.get(field.name)!;
  const start = shown.column(time.name)[shownRow] as number;
  const row = nearest(table.column(time.name) as Float64Array, start);
  const within = periodOf(time, start, unit);
  const group = series ? { [series.name]: value } : {};
  const values = { [time.name]: new Date(start).toISOString(), ...group, [measure.name]: cell(table.column(field.name), row) };
  return { where: where ? { op: 'and', args: [within, where] } : within, values };
}

function periodOf(time: Field, start: number, unit: TimeUnit | undefined): Predicate {
  if (time.type === 'number') return { op: '=', field: time.name, value: new Date(start).getUTCFullYear() };
  return unit ? between(time, start, next(start, unit)) : { op: '=', field: time.name, value: dateOf(start) };
}

/** From a date on, and before another. */
function between({ name: field, type }: Field, from: number, to: number): Predicate {
  const value = (time: number): string | number => (type === 'number' ? new Date(time).getUTCFullYear() : dateOf(time));
  return {
    op: 'and',
    args: [
      { op: '>=', field, value: value(from) },
      { op: '<', field, value: value(to) },
    ],
  };
}

/** A date as exact as it has to be. */
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, time % 86_400_000 ? (time % 1000 ? 23 : 19) : 10);
