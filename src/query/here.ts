/** What is answered in the browser: columns as they stand at once, all else by code that comes when it is first needed. */
import { DatasetError, type Query, type Table } from '../model.js';

/** The answer from all rows; `query` names fields that they have. */
export async function answeredHere(rows: Table, query: Query, signal?: AbortSignal): Promise<Table> {
  const columns = asTheyStand(rows, query);
  if (columns) return columns;
  // What evaluation imports is asked for with it, and not after it.
  const parts = [import('./evaluate.js'), import('../transport/pace.js')] as const;
  const [{ evaluation }, { paced, paceOf }] = await Promise.all(parts);
  return paced(evaluation(rows, query), paceOf(signal));
}

export const incomplete = ({ length, total }: Table): DatasetError =>
  new DatasetError('bad-response', `The portal gave ${length} of its ${total} rows, and nothing is counted over a part`);

/** All rows with the columns that are asked for; undefined where anything else is asked. */
function asTheyStand(rows: Table, { search, where, select, order, offset = 0, limit = Infinity }: Query): Table | undefined {
  if (search || where || order?.length || offset > 0 || limit < rows.length) return undefined;
  if (select?.some(({ name, field, aggregate, unit, bin, cell }) => name !== field || (aggregate ?? unit ?? bin ?? cell))) return undefined;
  const fields = select?.map(({ name }) => rows.fields.find((field) => field.name === name)!) ?? rows.fields;
  return { ...rows, fields, total: rows.total ?? rows.length };
}
