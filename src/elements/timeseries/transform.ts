/** What is shown in place of the values themselves: how they changed since a year before, their average, their running total. */
import { next, yearBefore } from '../../marks/periods.js';
import { DatasetError, type Column, type Dataset, type TimeUnit } from '../../model.js';
import { table as tableOfColumns } from '../../table.js';
import { isAdditive } from '../shared/measures.js';
import { isUnfinished, type OverTime, type Transform } from './periods.js';
import { windowOf } from './transform-choices.js';

/**
 * The answer with its values transformed. A value that would need one that is missing is missing, and so is one that would need the last
 * period where that is not over; a running total alone goes on to it. Throws a DatasetError with a sentence for the editor.
 */
export function transformed(over: OverTime, how: Exclude<Transform, 'none'>, { modified }: Dataset): OverTime {
  const { table, time, unit, drawn } = over;
  if (!unit)
    throw new DatasetError('unsupported', `\`transform="${how}"\` needs an \`interval\`: points by themselves have no year before.`);
  const fields = table.fields.filter(({ name }) => !drawn.get(name)?.bound);
  if (how === 'cumulative' && !fields.slice(1).every(({ name }) => isAdditive(drawn.get(name)!.measure)))
    throw new DatasetError('unsupported', 'A running total needs a count or a sum: averages and extremes do not add up.');
  const leaves = how !== 'cumulative' && isUnfinished(over, modified);
  const all = table.column(time.name) as Float64Array;
  const times = leaves ? all.subarray(0, -1) : all;
  const columns = fields.slice(1).map(({ name }) => made[how](times, table.column(name) as Float64Array, unit));
  const [from, to] = filled(columns, times.length);
  const cut: Column[] = [times, ...columns].map((column) => column.subarray(from, to));
  const withheld = new Map([...(table.withheld ?? [])].map(([name, rows]) => [name, moved(rows, from, to)] as const));
  return {
    ...over,
    table: tableOfColumns(fields, cut, undefined, withheld),
    given: table,
    transform: how,
    short: over.short && !leaves,
    ...(leaves ? { leftOut: all.at(-1)! } : {}),
  };
}

const moved = (rows: ReadonlySet<number>, from: number, to: number): ReadonlySet<number> =>
  new Set([...rows].filter((row) => row >= from && row < to).map((row) => row - from));

/** Without the periods at either end that have no value at all. */
function filled(columns: readonly Float64Array[], length: number): readonly [from: number, to: number] {
  const isFilled = (row: number): boolean => columns.some((values) => Number.isFinite(values[row]));
  let [from, to] = [0, length];
  while (from < to && !isFilled(from)) from++;
  while (to > from && !isFilled(to - 1)) to--;
  return [from, to];
}

type Make = (times: Float64Array, values: Float64Array, unit: TimeUnit) => Float64Array;

const made: Readonly<Record<Exclude<Transform, 'none'>, Make>> = {
  change: (times, values, unit) => beside(times, values, unit, (now, then) => now - then),
  'percent-change': (times, values, unit) => beside(times, values, unit, (now, then) => (then > 0 ? now / then - 1 : NaN)),
  rolling,
  cumulative(times, values) {
    let sum = 0;
    return values.subarray(0, times.length).map((value) => (Number.isFinite(value) ? (sum += value) : NaN));
  },
};

/** Each value beside the one of a year before. */
function beside(times: Float64Array, values: Float64Array, unit: TimeUnit, compare: (now: number, then: number) => number): Float64Array {
  const at = new Map(Array.from(times, (time, row) => [time, row]));
  return times.map((time, row) => compare(values[row]!, values[at.get(yearBefore(time, unit)) ?? -1] ?? NaN));
}

/** The average of each period and those before it, all of which must be there. */
function rolling(times: Float64Array, values: Float64Array, unit: TimeUnit): Float64Array {
  const size = windowOf[unit];
  return times.map((time, row) => {
    const first = row - size + 1;
    if (first < 0 || next(times[first]!, unit, size - 1) !== time) return NaN;
    let sum = 0;
    for (let i = first; i <= row; i++) sum += values[i]!;
    return sum / size;
  });
}
