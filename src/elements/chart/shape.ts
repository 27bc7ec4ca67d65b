/** Which chart an answer by category becomes: its mark, whether it stacks, what stands out. */
import type { CategoryChart, CategoryMark } from '../../marks/category-chart.js';
import type { marginOf } from '../../marks/margin.js';
import { axisText } from '../../marks/text.js';
import type { Table } from '../../model.js';
import type { ByCategory } from './categories.js';
import type { Words } from './words.js';
import { isAdditive, patternOf } from '../shared/measures.js';

/** What an author wants to see; undefined or empty leaves it to the data. */
export interface Looks {
  readonly mark: CategoryMark | '';
  readonly stack: boolean | undefined;
  readonly normalized: boolean;
  readonly emphasis: readonly string[];
  /** Tells the margins of the values, where there are any. */
  readonly marginOf: typeof marginOf | undefined;
  /** The series that a reader has put aside, by their titles. */
  readonly aside: ReadonlySet<string>;
}

/** A ring needs parts that add up to a whole, shares need all values and none of them negative: where they are not, the usual mark and the values are shown. */
export function chartOf(table: Table, by: ByCategory, looks: Looks, words: Pick<Words, 'locale' | 'format'>): CategoryChart {
  const { columns, categories, natural, bins, series } = by;
  const measures = columns.map(({ measure }) => measure);
  const titles = table.column(table.fields[0]!.name) as readonly string[];
  const stressed = looks.emphasis.some((name) => titles.includes(name));
  const whole = columns.every(({ values, withheld }) => withheld.size === 0 && values.every((value) => !(value < 0)));
  const adds = measures.every(isAdditive) && whole;
  const mark = markOf(by, looks.mark, adds);
  const normalized = looks.normalized && adds;
  const stacks = columns.length > 1 && mark !== 'dot' && (normalized || (looks.stack ?? (Boolean(series) && adds)));
  return {
    categories: categories.map(({ other, unfinished }, row) => ({
      title: titles[row]!,
      other,
      unfinished,
      faded: stressed && !looks.emphasis.includes(titles[row]!),
    })),
    series: columns.map(({ values, other, withheld }, i) => {
      const { title } = table.fields[i + 1]!;
      return { title, values, other, withheld, aside: looks.aside.has(title) };
    }),
    mark,
    stacked: stacks,
    normalized,
    natural,
    margin:
      stacks || normalized || !columns[0]
        ? undefined
        : looks.marginOf?.(
            columns[0].values,
            by.bounds.map(({ values }) => values),
          ),
    ...(bins && mark === 'column' ? { edgeTexts: edgeTexts(by, words) } : {}),
    pattern: measures.map((measure) => patternOf(measure, words)).find(Boolean) ?? '',
  };
}

function markOf({ columns, bins, natural }: ByCategory, wanted: CategoryMark | '', adds: boolean): CategoryMark {
  const usual = bins || natural ? 'column' : 'bar';
  const ring = columns.length === 1 && adds && columns[0]!.values.some((value) => value > 0);
  return wanted === '' || (wanted === 'donut' && !ring) ? usual : wanted;
}

function edgeTexts({ bins, x }: ByCategory, { locale, format }: Pick<Words, 'locale' | 'format'>): string[] {
  const { edges, width, open } = bins!;
  const last = edges.length - 1;
  const write = axisText(locale, width, Math.max(Math.abs(edges[0]!), Math.abs(edges[last]!)), format.get(x.name));
  return edges.map((edge, i) => (open && i === last ? '' : write(edge)));
}
