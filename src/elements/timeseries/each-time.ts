/** Values over time as they are: each row a point at its own time, with nothing summed up and nothing copied that need not be. */
import { DatasetError, type Dataset, type Field, type Selected, type Table } from '../../model.js';
import { find } from '../../query/columns.js';
import { answeredHere } from '../../query/here.js';
import { cell } from '../../table.js';
import type { Ask } from '../shared/asking.js';
import { anyOf } from '../shared/among.js';
import { isGiven, measuresIn } from '../shared/measures.js';
import type { Held } from '../shared/withhold.js';
import { assembled, bandOf, type Drawn, type OverTime } from './periods.js';
import { amountBeside, timeField, timesOf, unitsOf, type Wanted } from './reach.js';

/** The answer for a dataset. Throws a DatasetError for a measure that is no column of numbers, with a sentence for the editor. */
export async function askEachTime(dataset: Dataset, wanted: Wanted, ask: Ask): Promise<OverTime> {
  const time = timeField(dataset, wanted.x);
  const series = wanted.series ? find(wanted.series, dataset.fields) : undefined;
  const wished = await valuesIn(dataset, wanted, time);
  if (wanted.below > 1 && !wished.every(isGiven))
    throw new DatasetError('unsupported', 'Each point speaks of one row, fewer than `suppress-below` lets be shown.');
  const measures = wished.map(given).slice(0, series ? 1 : undefined);
  const bounds = (await bandOf(dataset, wanted, [time.name, ...measures.map(({ name }) => name)])).map(given);
  const columns = [...measures, ...bounds];
  const keys = series ? [time.name, series.name] : [time.name];
  const names = [...keys, ...columns.map(({ name }) => name).filter((name) => !keys.includes(name))];
  const answer = await inOrder(await ask({ select: names.map((name) => ({ name, field: name })) }), time);
  const raw = timesIn(time, answer);
  const values = columns.map(({ name }) => numbersIn(answer, name).subarray(0, raw.length));
  const own =
    series && (await import('./each-series.js')).inSeries(raw, values[0]!, (row) => cell(answer.column(series.name), row), wanted.top);
  const times = own?.times ?? raw;
  const parts: (Drawn & Held)[] = own
    ? own.series.map((one) => ({ ...one, measure: measures[0]!, other: false, withheld: none, where: anyOf(series!.name, [one.value]) }))
    : columns.map((measure, i) => ({ measure, other: false, bound: i >= measures.length, values: values[i]!, withheld: none }));
  const told = wanted.below > 1 ? (await import('../shared/withhold.js')).withholdParts(parts, wanted.below, false) : parts;
  const reach = {
    rows: answer.length,
    first: raw[0] ?? NaN,
    last: raw.at(-1) ?? NaN,
    dated: raw.length,
    distinct: raw.length,
    series: own?.total ?? 1,
  };
  const units = unitsOf(time, reach);
  return assembled({ time, series, unit: undefined, units, each: true, reach, short: false }, times, told);
}

/** The author's measures for points that stand by themselves; without any the first amount. */
async function valuesIn(dataset: Dataset, { y }: Wanted, time: Field): Promise<readonly Selected[]> {
  const parsed = await measuresIn(y, dataset.fields, [time.name]);
  if (parsed.length) return parsed;
  const amount = amountBeside(dataset, time);
  if (!amount) throw new DatasetError('columns-gone', 'This dataset has no column of amounts to draw over time: name one in `y`.');
  return [{ name: amount.name, field: amount.name, aggregate: 'sum' }];
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

/** The rows from the first time to the last; in the table's own columns where these are in order. */
const inOrder = (answer: Table, { name }: Field): Table | Promise<Table> =>
  isSorted(numbersIn(answer, name)) ? answer : answeredHere(answer, { order: [{ by: name }] });

/** Of those that have one: they come first. */
function timesIn(time: Field, sorted: Table): Float64Array {
  const raw = numbersIn(sorted, time.name);
  const times = time.type === 'number' ? timesOf(time, raw) : raw;
  return times.subarray(0, times.findLastIndex((value) => !Number.isNaN(value)) + 1);
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
