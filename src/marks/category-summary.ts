/** A chart by category in sentences, for everyone: what, how many, the highest and the lowest, what is missing or left out, as of when. */
import { categories } from '../locale/en/categories.js';
import { measures } from '../locale/en/measures.js';
import { teach, type Locale } from '../locale/index.js';
import type { CategoryLayout, CategoryName } from './category-chart.js';
import { percentText } from './percent.js';

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
  /** When the data last changed. */
  readonly asOf?: Date | undefined;
}

interface Datum {
  readonly value: number;
  readonly name: string;
}

export function categorySummary(
  layout: CategoryLayout,
  { locale, what, write, additive, cut, blank, asOf }: CategorySummaryOptions,
): string {
  const { categories, start } = layout;
  const series = layout.series.filter(({ aside }) => !aside);
  const last = categories.length > 1 ? categories.find(({ unfinished }) => unfinished) : undefined;
  const data = namedData({ categories, series }, additive && layout.stacked, last);
  const [first] = data;
  const aside = series.length < layout.series.length;
  const withheld = series.some(({ withheld }) => withheld?.size);
  const untold = aside || withheld;
  const missing = missingIn(series, categories);
  const total = series.reduce((sum, { values }) => values.reduce((all, value) => all + (value || 0), sum), 0);
  const max = data.reduce((a, b) => (b.value > a.value ? b : a), first!);
  const min = data.reduce((a, b) => (b.value < a.value ? b : a), first!);
  const share = additive && !untold && total > 0 && min.value >= 0 ? ` (${percentText(max.value / total, locale)})` : '';
  const shown = categories.filter(({ other }) => !other).length;
  return [
    data.length === 1
      ? locale.say('summaryOne', { what, at: first!.name, value: write(first!.value) })
      : locale.say(layout.edgeTexts ? 'bins' : 'categories', { what, n: shown }),
    data.length > 1 && max.value === min.value && locale.say('allEqual', { value: write(max.value) }),
    data.length > 1 &&
      max.value > min.value &&
      locale.say('summaryExtremes', { max: write(max.value) + share, maxAt: max.name, min: write(min.value), minAt: min.name }),
    missing > 0 && locale.say('noValue', { n: missing }),
    withheld && locale.say('notTold'),
    last && locale.say('unfinishedAt', { date: last.title }),
    additive && !untold && data.length > 1 && min.value >= 0 && locale.say('inAll', { total: write(total) }),
    cut ? locale.say('largestOnly') : shown < categories.length && locale.say('restIsOther', { other: categories.at(-1)!.title }),
    aside && locale.say('someOf', { n: series.length, total: layout.series.length }),
    blank > 0 && locale.say('noNumber', { n: blank }),
    start !== undefined && locale.say('notFromZero', { start: layout.write(start) }),
    asOf && locale.say('asOf', { date: locale.date(asOf.getTime()) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many values the named categories lack; what is withheld is there. */
function missingIn(series: CategoryLayout['series'], categories: CategoryLayout['categories']): number {
  const lacks = ({ values, withheld, other }: CategoryLayout['series'][number]): number =>
    other ? 0 : categories.filter((category, i) => !category.other && Number.isNaN(values[i]!) && !withheld?.has(i)).length;
  return series.reduce((sum, one) => sum + lacks(one), 0);
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
