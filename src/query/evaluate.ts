/** A query answered in the browser, with SQL's meaning of null and in the order of its clauses. */
import type { Query, Table } from '../model.js';
import { atOnce, type Steps } from '../transport/pace.js';
import { saying } from '../table.js';
import { take } from '../table/cut.js';
import { keep } from './filter.js';
import { group, project } from './group.js';
import { sort, stretch } from './sort.js';

/** An answer before offset and limit. */
interface Answer {
  readonly table: Table;
  /** Its rows in their order; absent where they are all the table's rows as they stand. */
  readonly rows: Uint32Array | undefined;
}

/** Answers that are remembered for a table, so that its next page needs no second sort. */
const MOST = 5;
const remembered = new WeakMap<Table, Map<string, Answer>>();

/**
 * The answer to a query over a whole table; `total` counts its rows before offset and limit.
 * Throws a RangeError for a field that the table does not have: see `check`.
 */
export const evaluate = (table: Table, query: Query): Table => atOnce(evaluation(table, query));

/** The same in steps. */
export function* evaluation(table: Table, { offset = 0, limit = Infinity, ...question }: Query): Steps<Table> {
  const known = remembered.get(table) ?? new Map<string, Answer>();
  const key = JSON.stringify(question);
  const answer = known.get(key) ?? (yield* answered(table, question));
  known.delete(key);
  known.set(key, answer);
  const [oldest] = known.keys();
  if (known.size > MOST) known.delete(oldest!);
  remembered.set(table, known);
  return page(answer, offset, limit);
}

function* answered(table: Table, query: Query): Steps<Answer> {
  const { select, order = [] } = query;
  const kept = yield* keep(table, query);
  const grouped = select?.some(({ aggregate }) => aggregate);
  const answer = grouped ? yield* group(table, kept, select!) : select ? project(table, select) : table;
  const rows = grouped ? undefined : kept;
  return { table: answer, rows: order.length ? yield* sort(answer, rows, order) : rows };
}

function page({ table, rows }: Answer, offset: number, limit: number): Table {
  const { length } = rows ?? table;
  const total = rows ? length : (table.total ?? length);
  if (!rows && offset === 0 && limit >= length) return saying(table, total);
  return take(table, rows?.subarray(offset, offset + limit) ?? stretch(offset, Math.min(length, offset + limit)), total);
}
