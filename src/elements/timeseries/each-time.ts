/** Values over time as they are: each row a point at its own time, with nothing summed up and nothing copied that need not be. */
import { DatasetError, type Dataset, type Field, type Selected, type Table } from '../../model.js';
import { evaluate } from '../../query/evaluate.js';
import type { Ask } from '../shared/questions.js';
import { isGiven } from '../shared/measures.js';
import { assembled, bandOf, type OverTime } from './over-time.js';
import { timeField, timesOf, unitsOf, valuesIn, type Wanted } from './reach.js';

const TIME = 'x_time';

/** The answer for a dataset. Throws a DatasetError for a measure that is no column of numbers, with a sentence for the editor. */
export async function askEachTime(dataset: Dataset, wanted: Wanted, ask: Ask): Promise<OverTime> {
  const time = timeField(dataset, wanted.x);
  if (wanted.series) throw new DatasetError('unsupported', 'The values of `series` need an `interval` to share: `none` has no periods.');
  const wished = valuesIn(dataset, wanted, time);
  if (wanted.below > 1 && !wished.every(isGiven))
    throw new DatasetError('unsupported', 'Each point speaks of one row, fewer than `suppress-below` lets be shown.');
  const measures = wished.map(given);
  const bounds = bandOf(dataset, wanted, [time.name, TIME, ...measures.map(({ name }) => name)]).map(given);
  const columns = [...measures, ...bounds];
  const answer = await ask({ select: [{ name: TIME, field: time.name }, ...columns.map(({ name, field = name }) => ({ name, field }))] });
  const { times, values } = inOrder(time, answer, columns);
  const parts = columns.map((measure, i) => ({ measure, other: false, bound: i >= measures.length, values: values[i]!, withheld: none }));
  const told = wanted.below > 1 ? (await import('../shared/withhold.js')).withholdParts(parts, wanted.below, false) : parts;
  const reach = {
    rows: answer.length,
    first: times[0] ?? NaN,
    last: times.at(-1) ?? NaN,
    dated: times.length,
    distinct: times.length,
    series: 1,
  };
  const units = unitsOf(time, reach);
  return assembled({ time, series: undefined, unit: undefined, units, each: true, reach, short: false }, times, told);
}

const none: ReadonlySet<number> = new Set();

/** A measure as the values of its field. */
function given(measure: Selected): Selected {
  if (isGiven(measure)) return measure;
  if (measure.field === undefined || measure.aggregate?.startsWith('count'))
    throw new DatasetError(
      'unsupported',
      `“${measure.name}” counts rows, and without an interval each row stands by itself: name a column of numbers in \`y\`.`,
    );
  return { name: measure.field, field: measure.field, aggregate: 'sum' };
}

/** The points that have a time, from the first to the last; in the table's own columns where these are in order. */
function inOrder(time: Field, answer: Table, columns: readonly Selected[]): { times: Float64Array; values: Float64Array[] } {
  const sorted = isSorted(numbersIn(answer, TIME)) ? answer : evaluate(answer, { order: [{ by: TIME }] });
  const raw = numbersIn(sorted, TIME);
  const times = time.type === 'number' ? timesOf(time, raw) : raw;
  const end = times.findLastIndex((value) => !Number.isNaN(value)) + 1;
  return { times: times.subarray(0, end), values: columns.map(({ name }) => numbersIn(sorted, name).subarray(0, end)) };
}

/** Whether times ascend, with none missing. */
function isSorted(times: Float64Array): boolean {
  for (let i = 0, before = -Infinity; i < times.length; i++) {
    const time = times[i]!;
    if (!(time >= before)) return false;
    before = time;
  }
  return true;
}

function numbersIn(table: Table, name: string): Float64Array {
  const column = table.column(name);
  if (column instanceof Float64Array) return column;
  throw new DatasetError('columns-gone', `“${name}” holds no numbers and cannot be drawn over time.`);
}
