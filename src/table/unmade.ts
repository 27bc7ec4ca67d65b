/** Columns that are made when they are first asked for: at once, in steps, or never where the cells of a few rows will do. */
import type { Column, Field, Table } from '../model.js';

/** A column that is not made. */
export interface Unmade {
  /** Makes it, and may pause at each `yield`. */
  readonly whole: () => Generator<void, Column>;
  /** Its cells in these rows. */
  readonly some: (rows: ArrayLike<number>) => Column;
}

type Making = Unmade & { readonly steps: Generator<void, Column> };
type Columns = Map<string, Column | Making>;

const known = new WeakMap<Table['column'], Columns>();

/** A table of so many rows, with a column for each field. */
export function tableOfUnmade(fields: readonly Field[], length: number, columns: readonly (Column | Unmade)[]): Table {
  const own: Columns = new Map(fields.map(({ name }, index) => [name, begun(columns[index]!)]));
  const column = (name: string): Column => {
    let found;
    while (!found) found = step(own, name);
    return found;
  };
  known.set(column, own);
  return { fields, length, column };
}

const begun = (column: Column | Unmade): Column | Making => ('whole' in column ? { ...column, steps: column.whole() } : column);

/** One step, whoever takes it: those who wait for the same column make it together. The column, once it is made. */
function step(columns: Columns, name: string): Column | undefined {
  const column = columns.get(name);
  if (!column) throw new RangeError(`The table has no column “${name}”`);
  if (!('steps' in column)) return column;
  const { done, value } = column.steps.next();
  if (!done) return undefined;
  columns.set(name, value);
  return value;
}

/** A table's column, made in steps where it is not made yet. */
export function* columnMade({ column }: Table, name: string): Generator<void, Column> {
  const columns = known.get(column);
  while (columns && !step(columns, name)) yield;
  return column(name);
}

/** The cells of a column in a few rows, where it is not made; undefined where it is. */
export function someOf(column: Table['column'], name: string, rows: ArrayLike<number>): Column | undefined {
  const found = known.get(column)?.get(name);
  return found && 'steps' in found ? found.some(rows) : undefined;
}

/** A column for another table, in which it is no more made than in its own. */
export function lent(source: Table, name: string): Column | Unmade {
  const found = known.get(source.column)?.get(name);
  return found && 'steps' in found ? { whole: () => columnMade(source, name), some: found.some } : source.column(name);
}
