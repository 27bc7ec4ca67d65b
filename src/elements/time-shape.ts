/** Which chart an answer over time becomes: its series, whether they stack, what they are read against. */
import type { Annotation, Target } from '../marks/references.js';
import { marginOf } from '../marks/margin.js';
import { isLine, type Mark, type TimeChart } from '../marks/time-chart.js';
import type { Dataset, Field } from '../model.js';
import type { Words } from './category-words.js';
import { isAdditive, isGiven, patternOf } from './measures.js';
import { isUnfinished, type OverTime } from './over-time.js';

/** What an author wants to see; an undefined stack leaves it to the data. */
export interface Looks {
  readonly mark: Mark;
  readonly stack: boolean | undefined;
  readonly target: readonly Target[];
  readonly annotations: readonly Annotation[];
}

export function timeChartOf(
  over: OverTime,
  { modified }: Dataset,
  { mark, stack, target, annotations }: Looks,
  words: Pick<Words, 'format' | 'titleOf'>,
): TimeChart {
  const { table, time, unit, series, drawn } = over;
  const values = (field: Field): Float64Array => table.column(field.name) as Float64Array;
  const columns = table.fields.slice(1).filter(({ name }) => !drawn.get(name)!.bound);
  const bounds = table.fields.slice(1).filter(({ name }) => drawn.get(name)!.bound);
  const measures = columns.map(({ name }) => drawn.get(name)!.measure);
  const additive = measures.every(isAdditive);
  return {
    times: table.column(time.name) as Float64Array,
    unit,
    mark,
    series: columns.map((field) => ({
      title: words.titleOf(field),
      values: values(field),
      other: drawn.get(field.name)!.other,
      withheld: table.withheld?.get(field.name),
    })),
    stacked: columns.length > 1 && !isLine(mark) && (stack ?? (Boolean(series) && additive)),
    zero: additive && !measures.some(isGiven),
    unfinished: isUnfinished(over, modified),
    pattern: measures.map((measure) => patternOf(measure, words)).find(Boolean) ?? '',
    band: columns[0] && marginOf(values(columns[0]), bounds.map(values)),
    targets: target,
    annotations,
  };
}
