/** Tables with the same columns, one after the other. */
import type { Column, Table } from '../model.js';
import { saying, table } from '../table.js';
import { columnMade, lent, tableOfUnmade, type Unmade } from './unmade.js';

/** Pages of one answer, end to end; a column is made only if it was made in all of them. */
export function concat(tables: readonly Table[], total?: number): Table {
  const [first] = tables;
  if (!first || tables.length === 1) return first ?? table([], [], total);
  const length = tables.reduce((sum, page) => sum + page.length, 0);
  return saying(
    tableOfUnmade(
      first.fields,
      length,
      first.fields.map(({ name }) => columnOf(tables, name)),
    ),
    total,
  );
}

function columnOf(tables: readonly Table[], name: string): Column | Unmade {
  const parts = tables.map((page) => lent(page, name));
  if (parts.every((part) => !('whole' in part))) return joined(parts as Column[]);
  return {
    *whole() {
      const columns: Column[] = [];
      for (const page of tables) columns.push(yield* columnMade(page, name));
      return joined(columns);
    },
    some: (rows: ArrayLike<number>) => Array.from(rows, (row) => cellOf(tables, parts, row)),
  };
}

/** The cell of a column of words. */
function cellOf(tables: readonly Table[], parts: readonly (Column | Unmade)[], row: number): string | null {
  let [page, at] = [0, row];
  while (at >= tables[page]!.length) at -= tables[page++]!.length;
  const part = parts[page]!;
  return ('whole' in part ? part.some([at])[0] : part[at]) as string | null;
}

function joined(columns: readonly Column[]): Column {
  if (!(columns[0] instanceof Float64Array)) return (columns as (readonly (string | null)[])[]).flat();
  const whole = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let at = 0;
  for (const column of columns as Float64Array[]) {
    whole.set(column, at);
    at += column.length;
  }
  return whole;
}
