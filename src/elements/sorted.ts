/** Rows sorted by columns that are not shown: these are asked for beside the others, and left out of the answer. */
import type { Field, Query, Table } from '../model.js';
import { ofColumn } from './columns-gone.js';

/** The answer to a question whose order may name any field of the dataset. */
export async function askSorted(query: Query, fields: readonly Field[], ask: (query: Query) => Promise<Table>): Promise<Table> {
  const { select = [], order = [] } = query;
  if (!select.length) return ask(query);
  const named = order.map((one) => ofColumn(one, select, fields));
  const grouped = select.some(({ aggregate }) => aggregate);
  const unseen = grouped ? [] : [...new Set(named.map(({ by }) => by))].filter((by) => !select.some(({ name }) => name === by));
  const answer = await ask({ ...query, select: [...select, ...unseen.map((name) => ({ name, field: name }))], order: named });
  return unseen.length ? { ...answer, fields: answer.fields.filter(({ name }) => !unseen.includes(name)) } : answer;
}
