/** Tables with the same columns, one after the other. */
import type { Column, Table } from '../model.js';
import { table } from '../table.js';

/** Pages of one answer, end to end. */
export function concat(tables: readonly Table[], total?: number): Table {
  const [first] = tables;
  if (!first || tables.length === 1) return first ?? table([], [], total);
  return table(
    first.fields,
    first.fields.map(({ name }) => joined(tables.map(({ column }) => column(name)))),
    total,
  );
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
