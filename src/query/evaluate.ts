/** A query answered in the browser, with SQL's meaning of null and in the order of its clauses. */
import type { Query, Table } from '../model.js';
import { table as tableOfColumns, take } from '../table.js';
import { keep } from './filter.js';
import { group, project } from './group.js';
import { allRows, sort } from './sort.js';

/**
 * The answer to a query over a whole table; `total` counts its rows before offset and limit.
 * Throws a RangeError for a field that the table does not have: see `check`.
 */
export function evaluate(table: Table, query: Query): Table {
  const { select, order = [], offset = 0, limit = Infinity } = query;
  const kept = keep(table, query);
  const grouped = select?.some(({ aggregate }) => aggregate);
  const answer = grouped ? group(table, kept, select!) : select ? project(table, select) : table;
  const rows = grouped ? undefined : kept;
  const sorted = order.length ? sort(answer, rows, order) : rows;
  const total = sorted?.length ?? (answer === table ? (table.total ?? table.length) : answer.length);
  return sliced(answer, sorted, offset, limit, total);
}

function sliced(answer: Table, rows: Uint32Array | undefined, offset: number, limit: number, total: number): Table {
  if (!rows && offset === 0 && limit >= answer.length) {
    return tableOfColumns(
      answer.fields,
      answer.fields.map(({ name }) => answer.column(name)),
      total,
    );
  }
  return take(answer, (rows ?? allRows(answer.length)).subarray(offset, offset + limit), total);
}
