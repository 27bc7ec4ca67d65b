/** How a chart over time is spoken of: what it shows, what its columns are called, what it says in sentences. */
import type { Locale } from '../../locale/index.js';
import { summary } from '../../marks/summary.js';
import { evenText, timeText } from '../../marks/text.js';
import type { Layout } from '../../marks/time-chart.js';
import type { Dataset, Field, Selected, TimeUnit } from '../../model.js';
import type { Cell } from '../../table.js';
import type { Words } from '../chart/words.js';
import { isGiven, patternOf } from '../shared/measures.js';
import type { OverTime, Transform } from './periods.js';

/** `Rows by month`, `Total cost by year, change over a year`. */
export function subjectOver(over: OverTime, words: Words, dataset: Dataset): string {
  const { locale } = words;
  const measures = [...new Set([...over.drawn.values()].flatMap(({ measure, bound }) => (bound ? [] : measure)))];
  const plain = measures.length === 1 && measures[0]!.aggregate === 'count' && !measures[0]!.field && !words.labels.has('count');
  const measure = measures.map((one) => titleOfMeasure(one, words, dataset)).join(', ');
  const unit = over.unit && locale.say(over.unit);
  const what = !unit ? measure : plain ? locale.say('countBy', { unit }) : locale.say('measureBy', { measure, unit });
  return withTransform(what, over, locale);
}

/** What a column is called: its measure, or the value that its rows share. */
export function titleOfColumn(over: OverTime, name: string, words: Words, dataset: Dataset): string | undefined {
  const drawn = over.drawn.get(name);
  if (!drawn) return undefined;
  if (drawn.other) return words.locale.say('other');
  if (drawn.value === undefined) return titleOfMeasure(drawn.measure, words, dataset);
  return drawn.value === null ? words.locale.say('blank') : words.textOf(drawn.value, over.series!);
}

function titleOfMeasure(measure: Selected, { labels, titleOf, locale }: Words, { fields }: Dataset): string {
  const { name, field, aggregate } = measure;
  const source = fields.find((candidate) => candidate.name === field);
  const title = source ? titleOf(source) : (field ?? '');
  return labels.get(name) ?? (isGiven(measure) ? title : locale.say(aggregate!, { field: title }));
}

/** What is shown in place of the values themselves is said behind their name. */
export function withTransform(what: string, { transform = 'none', unit }: OverTime, locale: Locale): string {
  return transform === 'none' || !unit ? what : locale.say('shownAsThat', { what, transform: transformText(transform, unit, locale) });
}

export const transformText = (transform: Exclude<Transform, 'none'>, unit: TimeUnit, { say }: Locale): string =>
  transform === 'rolling' ? say(`rolling-${unit}`) : say(transform);

/** A cell of the table behind the chart; undefined for what is none of its columns. */
export function textOfCell(over: OverTime, value: Cell, { name }: Pick<Field, 'name'>, { locale, format }: Words): string | undefined {
  if (over.time.name === name && typeof value === 'number') return timeText(locale, value, over.unit);
  const drawn = over.drawn.get(name);
  return drawn && (value === null ? '' : locale.number(Number(value), patternOver(over, drawn.measure, { format })));
}

/** How the values of a column are written: shares as per cent, averages all with as many decimals. */
export function patternOver(over: OverTime, measure: Selected, words: Pick<Words, 'format'>): string | undefined {
  if (over.transform === 'percent-change') return '.1%';
  const averages = measure.aggregate === 'avg' || over.transform === 'rolling';
  return patternOf(measure, words) ?? (averages ? evenText(columnsOf(over)) : undefined);
}

const columnsOf = ({ table }: OverTime): Float64Array[] => table.fields.slice(1).map(({ name }) => table.column(name) as Float64Array);

/** The chart in sentences. */
export function sentences(
  layout: Layout,
  { total, undated, leftOut }: OverTime,
  what: string,
  locale: Locale,
  { modified }: Dataset,
): string {
  const { write, start, scaleNote } = layout;
  return summary(layout, {
    locale,
    what,
    write,
    total,
    start,
    undated,
    leftOut,
    asOf: modified,
    note: scaleNote ? locale.say(scaleNote) : '',
  });
}
