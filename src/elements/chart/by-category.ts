/** The questions behind a measure by category: which categories and series are largest, what each holds, and what is left beside them. */
import { isCode, isYear } from '../../dataset/measured.js';
import { DatasetError, type Dataset, type Field, type Predicate, type Selected } from '../../model.js';
import { find } from '../../query/columns.js';
import { isDate, type Cell } from '../../table.js';
import { allOf, anyOf, largest, noneOf } from '../shared/among.js';
import type { Ask } from '../shared/asking.js';
import { countsItself, isAdditive, measuresIn } from '../shared/measures.js';
import {
  ROWS,
  SERIES,
  X,
  alone,
  keysIn,
  mostSeries,
  numberIn,
  placed,
  rowCount,
  spread,
  type About,
  type ByCategory,
  type Category,
  type WantedCategories,
} from './categories.js';
import type { arranged } from './in-order.js';

/** As many categories as follow one another by nature are shown without a choice among them. */
const mostInTurn = 60;
/** A number with so few different values is a grade, and no amount to be cut into bins. */
const mostGrades = 12;
/** The answer for a dataset. Throws a DatasetError for a field that there is not, or that has no categories, with a sentence for the editor. */
export async function askByCategory(dataset: Dataset, wanted: WantedCategories, ask: Ask): Promise<ByCategory> {
  const x = categoryField(dataset, wanted.x);
  const series = wanted.series ? find(wanted.series, dataset.fields) : undefined;
  const parsed = await measuresIn(wanted.y, dataset.fields, [x.name, X, SERIES, ROWS, ...spread]);
  const measures: readonly Selected[] = parsed.length ? parsed : [{ name: 'count', aggregate: 'count' }];
  const taken = [x.name, X, SERIES, ROWS, ...spread, ...measures.map(({ name }) => name)];
  const bounds = series ? [] : (await measuresIn(wanted.band, dataset.fields, taken)).slice(0, 2);
  const amount = x.type === 'number' && !isCode(x);
  const orderly = isDate(x.type) || (x.type === 'number' && !wanted.bins);
  const [whole, grades, last, inOrder] = await Promise.all([
    ask(wholeQuery(x, amount, [...measures, ...bounds])),
    amount && !wanted.bins ? ask({ select: [{ name: X, field: x.name }, rowCount], limit: mostGrades + 2 }) : undefined,
    isDate(x.type) || isYear(x) ? import('./last-year.js').then(({ unfinishedYear }) => unfinishedYear(dataset, x, ask)) : NaN,
    orderly || wanted.order ? import('./in-order.js') : undefined,
  ]);
  const gathers = measures.every((measure) => isAdditive(measure) && (wanted.below < 2 || countsItself(measure, dataset.fields)));
  const about: About = { x, series, measures: series ? measures.slice(0, 1) : [...measures, ...bounds], gathers, whole, wanted, last, ask };
  const binned = amount && Number.isFinite(numberIn(whole, 'x_low')) && !(grades && grades.length <= mostGrades + 1);
  const by = bounded(binned ? await (await import('./by-bin.js')).byBin(about) : await byValue(about, inOrder?.arranged), bounds.length);
  if (wanted.below < 2 || !by.columns.every(({ measure }) => countsItself(measure, dataset.fields))) return by;
  return { ...by, columns: (await import('../shared/withhold.js')).withholdParts(by.columns, wanted.below, Boolean(series)) };
}

/** The last columns as bounds of the first; what is left together, or withheld, has none. */
function bounded(by: ByCategory, size: number): ByCategory {
  const columns = by.columns.slice(0, by.columns.length - size);
  const untold = (row: number): boolean => by.categories[row]!.other || columns.some(({ withheld }) => withheld.has(row));
  const bounds = by.columns.slice(columns.length);
  return { ...by, columns, bounds: bounds.map((one) => ({ ...one, values: one.values.map((value, row) => (untold(row) ? NaN : value)) })) };
}

/** The named field; without a name the first of words that is no key, else the first number, yes-or-no or date. */
function categoryField({ fields }: Dataset, name: string): Field {
  const field =
    name !== ''
      ? find(name, fields)
      : (fields.find((one) => one.type === 'string' && !isCode(one) && !/name|address|description|notes|title/i.test(one.name)) ??
        fields.find(({ type }) => type === 'string' || type === 'boolean') ??
        fields.find(({ type }) => type !== 'geometry'));
  if (!field) throw new DatasetError('columns-gone', 'This dataset has no column of categories: name one in `x`.');
  if (field.type === 'geometry') throw new DatasetError('columns-gone', `“${field.name}” holds places, and they are no categories.`);
  return field;
}

function wholeQuery({ name: field }: Field, amount: boolean, measures: readonly Selected[]): { readonly select: readonly Selected[] } {
  const [low, high, mean] = spread;
  const range: readonly Selected[] = [
    { name: low, field, aggregate: 'min' },
    { name: high, field, aggregate: 'max' },
    { name: mean, field, aggregate: 'avg' },
  ];
  return { select: [rowCount, ...(amount ? range : []), ...measures] };
}

async function byValue(about: About, order: typeof arranged | undefined): Promise<ByCategory> {
  const { x, series, measures, gathers, wanted, last, ask, whole } = about;
  const key: Selected = { name: X, field: x.name, ...(isDate(x.type) ? { unit: 'year' as const } : {}) };
  const orderly = isDate(x.type) || x.type === 'number';
  const limit = orderly ? mostInTurn + 1 : wanted.top + 1;
  const descending = [{ by: measures[0]!.name, descending: true }];
  const [ranks, ranking] = await Promise.all([
    ask({ select: [key, ...measures], order: descending, limit }),
    series && ask({ select: [{ name: SERIES, field: series.name }, ...measures], order: descending, limit: mostSeries + 1 }),
  ]);
  const ranked = keysIn(ranks, X);
  const natural = orderly && ranked.length <= mostInTurn;
  const shown = natural ? ranked : largest(ranked, wanted.top, wanted.other);
  const categories = shown.map((value): Category => ({
    value,
    other: false,
    unfinished: value === last,
    where: isDate(x.type) ? yearOf(x.name, value) : anyOf(x.name, [value]),
  }));
  const more = shown.length < ranked.length;
  const rest: Category | undefined =
    more && gathers && !isDate(x.type) ? { value: null, other: true, where: noneOf(x.name, shown) } : undefined;
  const only = more && !isDate(x.type) ? anyOf(x.name, shown) : undefined;
  const at = (value: Cell): number => shown.indexOf(value);
  const columns = series
    ? await (
        await import('./by-crossing.js')
      ).crossed(about, { key, at, only, size: shown.length, ranks, ranking: ranking!, rest: Boolean(rest) })
    : measures.map((measure) => alone(measure, placed(ranks, measure, shown.length, at), rest && numberIn(whole, measure.name)));
  const all = rest ? [...categories, rest] : categories;
  const plain = { x, series, natural, bounds: [], bins: undefined, rows: numberIn(whole, ROWS), blank: 0 };
  const cut = (more && !rest) || Boolean(ranking && !columns.some(({ other }) => other) && ranking.length > mostSeries);
  const by = { ...plain, cut, categories: all, columns };
  return order ? order(by, wanted.order) : by;
}

const yearOf = (field: string, value: Cell): Predicate => {
  if (typeof value !== 'number') return { op: 'isNull', field };
  const year = new Date(value).getUTCFullYear();
  const start = (of: number): string => `${String(of).padStart(4, '0')}-01-01`;
  return allOf({ op: '>=', field, value: start(year) }, { op: '<', field, value: start(year + 1) })!;
};
