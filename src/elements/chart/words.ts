/** What a chart by category is called, and what its categories and its columns are. */
import type { Locale } from '../../locale/index.js';
import type { CategoryLayout } from '../../marks/category-chart.js';
import { valueText, type Write } from '../../marks/text.js';
import type { Dataset, Field, Selected, Table } from '../../model.js';
import { isDate, table as tableOfColumns, type Cell } from '../../table.js';
import type { ByCategory, Category, Column } from './categories.js';

/** How an element speaks of its data. */
export interface Words {
  readonly locale: Locale;
  readonly labels: ReadonlyMap<string, string>;
  readonly format: ReadonlyMap<string, string>;
  readonly titleOf: (field: Field) => string;
  readonly titleOfMeasure: (measure: Selected, dataset: Dataset) => string;
  readonly textOf: (value: Cell, field: Field) => string;
}

/** The answer as the table behind the chart: names of categories, then a column for each series. */
export function namedTable(by: ByCategory, words: Words, dataset: Dataset): Table {
  const { x, categories } = by;
  const columns = [...by.columns, ...by.bounds];
  const fields = columns.map((column, i) => ({
    name: `${column.measure.name}${columns.length > 1 ? `_${i + 1}` : ''}`,
    title: titleOfColumn(column, by, words, dataset),
    type: 'number' as const,
  }));
  return tableOfColumns(
    [{ name: x.name, title: words.titleOf(x), type: 'string' }, ...fields],
    [categories.map((category) => nameOf(category, by, words)), ...columns.map(({ values }) => values)],
    undefined,
    new Map(fields.map(({ name }, i) => [name, columns[i]!.withheld] as const).filter(([, rows]) => rows.size)),
  );
}

function nameOf({ value, to, other }: Category, { x, bins }: ByCategory, { locale, format, textOf }: Words): string {
  if (other) return locale.say('other');
  if (value === null || value === '') return locale.say('blank');
  if (bins && typeof value === 'number') {
    const write = valueText(locale, bins.width * 10, format.get(x.name));
    return to === Infinity ? locale.say('binOpen', { from: write(value) }) : locale.say('binRange', { from: write(value), to: write(to!) });
  }
  return isDate(x.type) && typeof value === 'number' ? locale.date(value, 'year') : textOf(value, x);
}

function titleOfColumn({ measure, value, other }: Column, { series }: ByCategory, words: Words, dataset: Dataset): string {
  if (other) return words.locale.say('other');
  if (!series || value === undefined) return measureTitle(measure, words, dataset);
  return value === null ? words.locale.say('blank') : words.textOf(value, series);
}

function measureTitle(measure: Selected, { titleOfMeasure }: Words, dataset: Dataset): string {
  const bare = measure.aggregate === 'sum' && measure.name === measure.field;
  return titleOfMeasure(bare ? { name: measure.name, field: measure.field! } : measure, dataset);
}

/** `Rows by state`, `Average cost by state`. */
export function subjectOf({ columns, x, series }: ByCategory, words: Words, dataset: Dataset): string {
  const unit = [isDate(x.type) ? words.locale.say('year') : words.titleOf(x), ...(series ? [words.titleOf(series)] : [])].join(' × ');
  const measures = [...new Set(columns.map(({ measure }) => measure))];
  const plain = measures.length === 1 && measures[0]!.aggregate === 'count' && !measures[0]!.field && !words.labels.has('count');
  if (plain) return words.locale.say('countBy', { unit });
  const measure = measures.map((one) => measureTitle(one, words, dataset)).join(', ');
  return words.locale.say('measureBy', { measure, unit });
}

/** Writes the values themselves, also where shares of them are drawn. */
export const writeOf = ({ normalized, write, pattern }: CategoryLayout, locale: Locale): Write =>
  normalized ? valueText(locale, 1, pattern || undefined) : write;
