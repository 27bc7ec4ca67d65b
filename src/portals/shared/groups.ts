/** Groups from portals that answer a question only in parts: parts found by their group, and the whole put in order and cut here. */
import type { Order, Query, Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { take } from '../../table/cut.js';
import type { JsonObject } from './answer.js';

/** The rows of one answer by the group they belong to: what they hold under the names of the groups' columns. */
export function byGroup(rows: readonly JsonObject[], names: readonly string[]): (row: JsonObject) => readonly JsonObject[] {
  const found = new Map<string, JsonObject[]>();
  for (const row of rows) {
    const key = keyOf(row, names);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return (row) => found.get(keyOf(row, names)) ?? [];
}

const keyOf = (row: JsonObject, names: readonly string[]): string => JSON.stringify(names.map((name) => row[name] ?? null));

/** The page of all groups that a query asks for, in its order: missing values last, texts by their code units. */
export function pageOf(groups: Table, { order = [], offset = 0, limit = Infinity }: Query): Table {
  const rows = Array.from({ length: groups.length }, (_, row) => row);
  const clauses = order.map(({ by, descending }: Order) => ({ column: groups.column(by), sign: descending ? -1 : 1 }));
  if (clauses.length)
    rows.sort((a, b) => {
      for (const { column, sign } of clauses) {
        const difference = compared(cell(column, a), cell(column, b), sign);
        if (difference) return difference;
      }
      return a - b;
    });
  return take(groups, rows.slice(offset, offset + limit), groups.length);
}

function compared(a: Cell, b: Cell, sign: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -sign : sign;
}
