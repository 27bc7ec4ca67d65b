/** The questions behind a measure by two fields: what each pair of a category and a series holds, and what is left of both. */
import type { Predicate, Selected, Table } from '../../model.js';
import type { Cell } from '../../table.js';
import { allOf, anyOf, largest, noneOf } from '../shared/among.js';
import { SERIES, alone, keysIn, less, mostSeries, numberIn, placed, type About, type Column } from './categories.js';

export interface Crossing {
  readonly key: Selected;
  readonly at: (key: Cell) => number;
  /** The rows of the categories shown, where that is not all. */
  readonly only: Predicate | undefined;
  readonly size: number;
  /** The measure by category, and by series. */
  readonly ranks: Table;
  readonly ranking: Table;
  /** Whether what is left beside the categories has a place of its own. */
  readonly rest: boolean;
}

/** A column for each of the largest series and for what is left; rows and columns add up where amounts do. */
export async function crossed({ series, measures, gathers, wanted, whole, ask }: About, crossing: Crossing): Promise<Column[]> {
  const { key, at, only, size, ranks, ranking, rest } = crossing;
  const [measure, field] = [measures[0]!, series!.name];
  const ranked = keysIn(ranking, SERIES);
  const shown = largest(ranked, mostSeries, wanted.other);
  const within = shown.length < ranked.length ? anyOf(field, shown) : undefined;
  const where = allOf(only, within);
  const cells = await ask({ select: [key, { name: SERIES, field }, measure], ...(where ? { where } : {}) });
  const keys = keysIn(cells, SERIES);
  const columns = shown.map((value): Column => {
    const values = placed(cells, measure, size, at, (row) => keys[row] === value);
    const total = numberIn(ranking, measure.name, ranked.indexOf(value));
    return { ...alone(measure, values, rest ? total : undefined), value, where: anyOf(field, [value]) };
  });
  if (!within || !gathers) return columns;
  const totals = alone(measure, placed(ranks, measure, size, at), rest ? numberIn(whole, measure.name) : undefined);
  const withheld = new Set([totals, ...columns].flatMap((column) => [...column.withheld]));
  const left = totals.values.map((total, i) =>
    withheld.has(i)
      ? NaN
      : less(
          total,
          columns.map(({ values }) => values[i]!),
        ),
  );
  return [...columns, { measure, other: true, where: noneOf(field, shown), values: left, withheld }];
}
