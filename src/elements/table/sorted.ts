/** Rows sorted by columns that are not shown: these are asked for beside the others, and left out of the answer. */
import type { Field, Query, Table } from '../../model.js';
import { ofColumn } from '../shared/columns-gone.js';

/** A question whose order may name any field of the dataset, as it can be asked, and its answer as it is to be shown. */
export function sorted(query: Query, fields: readonly Field[]): { readonly asked: Query; shown(answer: Table): Table } {
  const { select = [], order = [] } = query;
  if (!select.length) return { asked: query, shown: (answer) => answer };
  const named = order.map((one) => ofColumn(one, select, fields));
  const grouped = select.some(({ aggregate }) => aggregate);
  const unseen = grouped ? [] : [...new Set(named.map(({ by }) => by))].filter((by) => !select.some(({ name }) => name === by));
  return {
    asked: { ...query, select: [...select, ...unseen.map((name) => ({ name, field: name }))], order: named },
    shown: (answer) => (unseen.length ? { ...answer, fields: answer.fields.filter(({ name }) => !unseen.includes(name)) } : answer),
  };
}

export async function askSorted(query: Query, fields: readonly Field[], ask: (query: Query) => Promise<Table>): Promise<Table> {
  const { asked, shown } = sorted(query, fields);
  return shown(await ask(asked));
}
