/** Which chart an answer over time becomes: its series, whether they stack, what they are read against, and how much of it is shown. */
import type { Span } from '../../marks/scale.js';
import { isLine, type Mark, type Series } from '../../marks/series.js';
import type { TimeChart } from '../../marks/time-chart.js';
import type { Dataset, Field } from '../../model.js';
import type { Words } from '../chart/words.js';
import { isAdditive, isGiven } from '../shared/measures.js';
import type { cutTo } from './cut.js';
import { isUnfinished, type OverTime } from './periods.js';
import type * as references from './references.js';
import { patternOver } from './words.js';

/** What an author or a reader wants to see; an undefined stack leaves it to the data. */
export interface Looks extends Pick<TimeChart, 'fills' | 'names' | 'logarithmic'> {
  readonly mark: Mark;
  readonly stack: boolean | undefined;
  /** What the values are read against, as its author writes it, and what reads that, where there is any. */
  readonly target: string;
  readonly annotations: string;
  readonly references: typeof references | undefined;
  /** Only the dates from one up to another, and what cuts them out. */
  readonly range: Span | undefined;
  readonly cutTo: typeof cutTo | undefined;
  /** The series that stand out, by their titles; none where all are alike. */
  readonly emphasis: readonly string[];
  /** The series that a reader has put aside, by their titles. */
  readonly aside: ReadonlySet<string>;
}

export function timeChartOf(
  over: OverTime,
  { modified }: Dataset,
  looks: Looks,
  words: Pick<Words, 'format'>,
  titleOf: (field: Field) => string,
): TimeChart {
  const { mark, stack, target, annotations, emphasis, aside, range, cutTo, logarithmic, fills, names, references } = looks;
  const { table, time, unit, series, drawn, transform = 'none' } = over;
  const values = (field: Field): Float64Array => table.column(field.name) as Float64Array;
  const columns = table.fields.slice(1).filter(({ name }) => !drawn.get(name)!.bound);
  const bounds = table.fields.slice(1).filter(({ name }) => drawn.get(name)!.bound);
  const measures = columns.map(({ name }) => drawn.get(name)!.measure);
  const additive = measures.every(isAdditive);
  const changes = transform === 'change' || transform === 'percent-change';
  const seriesOf = (field: Field): Series => {
    const title = titleOf(field);
    return {
      title,
      values: values(field),
      other: drawn.get(field.name)!.other,
      own: drawn.get(field.name)!.own,
      withheld: table.withheld?.get(field.name),
      faded: emphasis.length > 0 && !emphasis.includes(title),
      aside: aside.has(title),
    };
  };
  const whole: TimeChart = {
    times: table.column(time.name) as Float64Array,
    unit,
    mark,
    series: columns.map(seriesOf),
    stacked:
      columns.length > 1 &&
      !isLine(mark) &&
      !changes &&
      !columns.some(({ name }) => drawn.get(name)!.own) &&
      (stack ?? (Boolean(series) && additive)),
    zero: changes || (additive && !measures.some(isGiven)),
    signed: changes,
    logarithmic: changes ? undefined : logarithmic,
    fills,
    names: columns.length > 1 ? names : undefined,
    references,
    unfinished: isUnfinished(over, modified),
    pattern: measures.map((measure) => patternOver(over, measure, words)).find(Boolean) ?? '',
    band: columns[0] && references?.marginOf(values(columns[0]), bounds.map(values)),
    targets: transform === 'none' || transform === 'rolling' ? references?.targets(target) : [],
    annotations: references?.annotations(annotations),
  };
  return (range && cutTo?.(range, whole)) ?? whole;
}
