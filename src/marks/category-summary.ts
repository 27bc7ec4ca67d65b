/** A chart by category in sentences, for everyone: what, how many, the highest and the lowest, what is left out. */
import { categories } from '../locale/en/categories.js';
import { measures } from '../locale/en/measures.js';
import { teach, type Locale } from '../locale/index.js';
import type { CategoryLayout, CategoryName } from './category-chart.js';

teach(categories, measures);

export interface CategorySummaryOptions {
  readonly locale: Locale;
  /** What is measured: `Rows by state`. */
  readonly what: string;
  /** Writes the values themselves, where shares are drawn. */
  readonly write: (value: number) => string;
  /** Whether values add up. */
  readonly additive: boolean;
  /** Whether smaller categories are not shown at all. */
  readonly cut: boolean;
  /** How many rows no bin holds. */
  readonly blank: number;
}

interface Datum {
  readonly value: number;
  readonly name: string;
}

export function categorySummary(layout: CategoryLayout, { locale, what, write, additive, cut, blank }: CategorySummaryOptions): string {
  const { categories, start } = layout;
  const series = layout.series.filter(({ aside }) => !aside);
  const last = categories.length > 1 ? categories.find(({ unfinished }) => unfinished) : undefined;
  const data = namedData({ categories, series }, additive && layout.stacked, last);
  const [first] = data;
  const aside = series.length < layout.series.length;
  const untold = aside || series.some(({ withheld }) => withheld?.size);
  const total = series.reduce((sum, { values }) => values.reduce((all, value) => all + (value || 0), sum), 0);
  const max = data.reduce((a, b) => (b.value > a.value ? b : a), first!);
  const min = data.reduce((a, b) => (b.value < a.value ? b : a), first!);
  const share = additive && !untold && total > 0 && min.value >= 0 ? ` (${locale.number(max.value / total, '.0%')})` : '';
  const shown = categories.filter(({ other }) => !other).length;
  return [
    data.length === 1
      ? locale.say('summaryOne', { what, at: first!.name, value: write(first!.value) })
      : locale.say(layout.edgeTexts ? 'bins' : 'categories', { what, n: shown }),
    data.length > 1 && max.value === min.value && locale.say('allEqual', { value: write(max.value) }),
    data.length > 1 &&
      max.value > min.value &&
      locale.say('summaryExtremes', { max: write(max.value) + share, maxAt: max.name, min: write(min.value), minAt: min.name }),
    last && locale.say('unfinishedAt', { date: last.title }),
    additive && !untold && data.length > 1 && min.value >= 0 && locale.say('inAll', { total: write(total) }),
    cut ? locale.say('largestOnly') : shown < categories.length && locale.say('restIsOther', { other: categories.at(-1)!.title }),
    aside && locale.say('someOf', { n: series.length, total: layout.series.length }),
    blank > 0 && locale.say('noNumber', { n: blank }),
    start !== undefined && locale.say('notFromZero', { start: layout.write(start) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Every value of a named category but the one that is left out; of stacks that add up the whole. */
function namedData(
  { categories, series }: Pick<CategoryLayout, 'categories' | 'series'>,
  whole: boolean,
  left: CategoryName | undefined,
): Datum[] {
  return categories.flatMap((category, i): Datum[] => {
    const { title, other } = category;
    if (other || category === left) return [];
    const values = series.map(({ values }) => values[i]!);
    if (whole && series.some(({ withheld }) => withheld?.has(i))) return [];
    if (whole) return values.some(Number.isFinite) ? [{ value: values.reduce((sum, value) => sum + (value || 0), 0), name: title }] : [];
    return values.flatMap((value, s) =>
      Number.isFinite(value) && !series[s]!.other ? [{ value, name: series.length > 1 ? `${title}, ${series[s]!.title}` : title }] : [],
    );
  });
}
