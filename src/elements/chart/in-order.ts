/** Puts categories in another order than the largest first: in turn, or as their author wants. */
import { find } from '../../query/columns.js';
import type { Cell } from '../../table.js';
import type { ByCategory } from './categories.js';

/** The author's order, else the natural one, what is left always last. */
export async function arranged(by: ByCategory, order: string): Promise<ByCategory> {
  const { categories, columns, x } = by;
  const [clause] = order ? (await import('../../query/clauses.js')).parseOrder(order) : [];
  const measured = clause && columns.find(({ measure }) => measure.name === clause.by);
  const named = clause && !measured && find(clause.by, [x]);
  if (!named && !(by.natural && !clause) && !(clause && !clause.descending)) return by;
  const sorting = measured && !by.series ? [measured] : columns;
  const total = (i: number): number => sorting.reduce((sum, { values }) => sum + (values[i]! || 0), 0);
  const up = (a: number, b: number): number =>
    named || !clause ? compared(categories[a]!.value, categories[b]!.value) : total(a) - total(b);
  const sign = clause?.descending ? -1 : 1;
  const last = (i: number): number => Number(categories[i]!.other) * 2 + Number(categories[i]!.value === null && !measured);
  const rows = categories.map((_, i) => i).sort((a, b) => last(a) - last(b) || sign * up(a, b));
  return {
    ...by,
    categories: rows.map((row) => categories[row]!),
    columns: columns.map((column) => ({
      ...column,
      values: Float64Array.from(rows, (row) => column.values[row]!),
      withheld: new Set(rows.flatMap((row, i) => (column.withheld.has(row) ? i : []))),
    })),
  };
}

const compared = (a: Cell, b: Cell): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
