/** Tables cut to some of their rows. */
import type { Column, Table } from '../model.js';
import { saying } from '../table.js';
import { columnMade, someOf, tableOfUnmade, type Unmade } from './unmade.js';

/** Cells from which on each column is copied only when it is first asked for. */
const MANY = 100_000;

/** The rows at these indices, in their order. */
export function take(source: Table, rows: ArrayLike<number>, total?: number): Table {
  const { fields, withheld } = source;
  const moved =
    withheld && new Map([...withheld].map(([name, at]) => [name, new Set(Array.from(rows).flatMap((row, i) => (at.has(row) ? i : [])))]));
  const columns = rows.length * fields.length < MANY ? fields.map(({ name }) => cellsAt(source, name, rows)) : copiedLater(source, rows);
  return saying(tableOfUnmade(fields, rows.length, columns), total, moved);
}

const cellsAt = ({ column }: Table, name: string, rows: ArrayLike<number>): Column =>
  someOf(column, name, rows) ?? pick(column(name), rows);

function copiedLater(source: Table, rows: ArrayLike<number>): Unmade[] {
  const places = rows instanceof Uint32Array ? rows : Uint32Array.from(rows);
  return source.fields.map(({ name }) => ({
    *whole() {
      return pick(yield* columnMade(source, name), places);
    },
    some: (at) => cellsAt(source, name, gathered(places, at)),
  }));
}

function pick(column: Column, rows: ArrayLike<number>): Column {
  return column instanceof Float64Array ? gathered(column, rows) : Array.from(rows, (row) => column[row] ?? null);
}

/** The numbers at these places. */
export function gathered<Numbers extends Float64Array | Uint8Array | Uint16Array | Uint32Array>(
  numbers: Numbers,
  places: ArrayLike<number>,
): Numbers {
  const found = new (numbers.constructor as new (length: number) => Numbers)(places.length);
  for (let at = 0; at < found.length; at++) found[at] = numbers[places[at]!]!;
  return found;
}
