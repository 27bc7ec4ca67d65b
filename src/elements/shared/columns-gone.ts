/** An author's names held against the fields there are: what is still there, and what the dataset has lost since the snippet was pasted. */
import type { Field, Order, Query } from '../../model.js';
import { fieldOf } from './meant.js';

export interface Kept {
  readonly query: Query;
  /** The names that no field has any more. */
  readonly gone: readonly string[];
}

/** The question for what is left; as it was where nothing would be left to show, so that it fails and says why. */
export function keptOf(query: Query, fields: readonly Field[]): Kept {
  const { select = [], order = [] } = query;
  const selected = select.filter(({ field }) => field === undefined || fieldOf(field, fields));
  if (select.length > 0 && !selected.some(({ aggregate }) => !aggregate)) return { query, gone: [] };
  const gone = select.filter((column) => !selected.includes(column)).map(({ field }) => field!);
  const orders = order.filter(({ by }) => selected.some(({ name }) => name === by) || fieldOf(by, fields));
  const unsorted = order.filter((one) => !orders.includes(one)).map(({ by }) => by);
  return { query: { ...query, ...(select.length ? { select: selected } : {}), order: orders }, gone: [...new Set([...gone, ...unsorted])] };
}

/** The order by the name that its column has in the answer, where the author wrote its title, other capitals or its field's name. */
export function ofColumn(order: Order, columns: readonly Pick<Field, 'name'>[], fields: readonly Field[]): Order {
  const field = fieldOf(order.by, fields);
  const column = columns.find(({ name }) => name === order.by) ?? columns.find(({ name }) => field && fieldOf(name, fields) === field);
  return { ...order, by: column?.name ?? field?.name ?? order.by };
}
