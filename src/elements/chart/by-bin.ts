/** The questions behind the distribution of a number: what each bin holds, and what lies beyond the last. */
import { binsOf, edgeOf, type Bins } from '../../marks/bins.js';
import type { Predicate, Selected, Table } from '../../model.js';
import { cell, isWithheld, type Cell } from '../../table.js';
import { allOf, anyOf } from '../shared/among.js';
import {
  ROWS,
  SERIES,
  X,
  keysIn,
  rowCount,
  mostSeries,
  numberIn,
  placed,
  spread,
  type About,
  type ByCategory,
  type Category,
  type Column,
} from './categories.js';
import type { Held } from '../shared/withhold.js';

export async function byBin(about: About): Promise<ByCategory> {
  const { x, series, measures, wanted, whole, ask } = about;
  const [low, high, mean] = spread.map((name) => numberIn(whole, name)) as [number, number, number];
  const bins = binsOf({ low, high, mean, rows: numberIn(whole, ROWS) }, wanted.bins);
  const closed = bins.count - Number(bins.open);
  const end = edgeOf(bins, closed);
  const field = x.name;
  const tail: Predicate = { op: '>=', field, value: end };
  const key: Selected = { name: X, field, bin: bins.width };
  const first: Predicate | undefined = bins.open ? { op: '<', field, value: end } : undefined;
  const group: readonly Selected[] = series ? [{ name: SERIES, field: series.name }] : [];
  const ranking =
    series && (await ask({ select: [...group, ...measures], order: [{ by: measures[0]!.name, descending: true }], limit: mostSeries + 1 }));
  const kinds = ranking ? keysIn(ranking, SERIES).slice(0, mostSeries) : [];
  const cut = ranking !== undefined && kinds.length < ranking.length;
  const asked = (where: Predicate | undefined): { readonly where?: Predicate } => {
    const all = allOf(where, cut ? anyOf(series!.name, kinds) : undefined);
    return all ? { where: all } : {};
  };
  const [cells, beyond, missing] = await Promise.all([
    ask({ select: [key, ...group, ...measures], ...asked(first) }),
    bins.open ? ask({ select: [...group, ...measures], ...asked(tail) }) : undefined,
    ask({ select: [rowCount], where: { op: 'isNull', field } }),
  ]);
  const at = (value: Cell): number => (typeof value === 'number' ? Math.round((value - bins.start) / bins.width) : -1);
  const column = (measure: Selected, of: (row: number, table: Table) => boolean = () => true): Held => {
    const { values, withheld } = placed(cells, measure, bins.count, at, (row) => of(row, cells));
    const ends = beyond
      ? keysIn(beyond, measure.name)
          .map((_, row) => row)
          .filter((row) => of(row, beyond))
      : [];
    for (const row of ends) values[closed] = numberIn(beyond!, measure.name, row);
    const kept = ends.some((row) => isWithheld(beyond!, measure.name, row)) ? new Set([...withheld, closed]) : withheld;
    return { values, withheld: kept };
  };
  const columns = series
    ? kinds.map((value): Column => ({
        measure: measures[0]!,
        value,
        other: false,
        where: anyOf(series.name, [value]),
        ...column(measures[0]!, (row, table) => cell(table.column(SERIES), row) === value),
      }))
    : measures.map((measure): Column => ({ measure, other: false, ...column(measure) }));
  const categories = Array.from({ length: bins.count }, (_, i) => binAt(field, bins, i));
  const rows = isWithheld(missing, ROWS, 0) ? NaN : numberIn(whole, ROWS);
  const edges = Array.from({ length: bins.count + 1 }, (_, i) => edgeOf(bins, i));
  const blank = numberIn(missing, ROWS);
  return { x, series, categories, columns, bounds: [], natural: true, bins: { ...bins, edges }, rows, blank, cut };
}

function binAt(field: string, bins: Bins, index: number): Category {
  const from = edgeOf(bins, index);
  const open = bins.open && index === bins.count - 1;
  const to = open ? Infinity : edgeOf(bins, index + 1);
  const where = allOf({ op: '>=', field, value: from }, open ? undefined : { op: '<', field, value: to })!;
  return { value: from, to, other: false, where };
}
