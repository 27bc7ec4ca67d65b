/** What a table’s author asks by its attributes: rows with some of their columns, or groups with their measures. */
import type { Field, Order, Query, Selected, Table } from '../../model.js';
import { parseMeasures, parseOrder } from '../../query/clauses.js';
import { keptOf, ofColumn, type Kept } from '../shared/columns-gone.js';
import type { Ask } from '../shared/asking.js';
import { askSorted } from './sorted.js';

export interface TableSettings {
  readonly columns: readonly string[];
  readonly groupBy: readonly string[];
  readonly y: string;
  readonly order: string;
}

const isGrouped = ({ groupBy, y }: TableSettings): boolean => groupBy.length > 0 || y !== '';

/** All rows, or all groups; groups begin with the largest where no order is given. */
export function questionOf(settings: TableSettings): Query {
  const order = parseOrder(settings.order);
  if (!isGrouped(settings)) return { ...selecting(settings.columns.map(column)), order };
  const measures = parseMeasures(settings.y || 'count');
  const largestFirst = measures.slice(0, 1).map(({ name }) => ({ by: name, descending: true }));
  return { ...selecting([...settings.groupBy.map(column), ...measures]), order: order.length ? order : largestFirst };
}

const column = (name: string): Selected => ({ name, field: name });
const selecting = (select: readonly Selected[]): Query => (select.length ? { select } : {});

export interface Answered extends Kept {
  readonly answer: Table;
  /** How the rows stand sorted. */
  readonly sorted?: Order | undefined;
}

/** The answer to such a question, of those columns that are still there. */
export async function answered(question: Query, fields: readonly Field[], ask: Ask): Promise<Answered> {
  const { query, gone } = keptOf(question, fields);
  const answer = await askSorted(query, fields, ask);
  const [first] = query.order ?? [];
  return { query, gone, answer, sorted: first && ofColumn(first, answer.fields, fields) };
}
