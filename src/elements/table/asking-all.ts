/** Asks for an element all rows of a question, page after page, and first how many they are. */
import type { Options } from '../../dataset/door.js';
import { readHanded } from '../../dataset/handed.js';
import { countedHere } from '../../dataset/read.js';
import { streamed } from '../../dataset/stream.js';
import type { Dataset, Query, Table } from '../../model.js';
import { cell } from '../../table.js';
import type { Asker } from '../shared/asking.js';
import { askMore, narrowed } from '../shared/questions.js';

export async function* askAll(asker: Asker, dataset: Dataset, question: Query, options: Options = {}): AsyncGenerator<Table, void> {
  const query = await narrowed(question, asker);
  if (asker.srcObject) yield await readHanded(asker.srcObject, query);
  else yield* streamed(dataset, query, { ...options, token: asker.token });
}

/** How many rows a question has; undefined where that would take all of them. */
export async function countAll(asker: Asker, dataset: Dataset, { search, where }: Query, options: Options): Promise<number | undefined> {
  const kept = { ...(search ? { search } : {}), ...(where ? { where } : {}) };
  const question: Query = { ...kept, select: [{ name: 'n', aggregate: 'count' }] };
  if (!asker.srcObject && (await countedHere(dataset, question))) return undefined;
  const counted = await askMore(asker, dataset, question, options);
  return Number(cell(counted.column('n'), 0) ?? NaN) || undefined;
}
