/** The questions of an element to its dataset: each within its author's `where` and `search`, and with small numbers kept back. */
import type { Options } from '../../dataset/door.js';
import { countedHere, read } from '../../dataset/read.js';
import type { Dataset, Predicate, Query, Table } from '../../model.js';
import type { Ask, Asker } from './asking.js';

export interface Answer {
  readonly dataset: Dataset;
  readonly table: Table;
  /** What its author kept of all rows. */
  readonly where: string;
  readonly search: string;
  /** Whether the browser counted what the portal could not. */
  readonly countedHere: boolean;
  /** The questions that led to it, with the author's `where` and `search`. */
  readonly asked: readonly Query[];
}

/** The answer to which an element comes by one question or by several. */
export async function answerOf(asker: Asker, dataset: Dataset, inquiry: (ask: Ask) => Promise<Table>, options: Options): Promise<Answer> {
  let here = false;
  const asked: Query[] = [];
  const table = await inquiry(async (question) => {
    const query = await narrowed(question, asker);
    asked.push(query);
    here ||= !asker.srcObject && (await countedHere(dataset, query));
    return told(asker, dataset, query, options);
  });
  return { dataset, table, where: asker.where, search: asker.search, countedHere: here, asked };
}

/** A further question to the same dataset: what a reader wants to know beside what is shown. */
export async function askMore(asker: Asker, dataset: Dataset, question: Query, options: Options = {}): Promise<Table> {
  return told(asker, dataset, await narrowed(question, asker), { ...options, token: asker.token });
}

/** The answer without numbers that are too small to be told. */
async function told({ srcObject, suppressBelow }: Asker, dataset: Dataset, query: Query, options: Options): Promise<Table> {
  const handed = srcObject && (await import('../../dataset/handed.js'));
  const ask: Ask = (whole) => (handed ? handed.readHanded(srcObject, whole) : read(dataset, whole, options));
  return suppressBelow > 1 ? (await import('./withhold.js')).askWithholding(query, dataset.fields, suppressBelow, ask) : ask(query);
}

/** The question within the author’s `where` and `search`. */
export async function narrowed({ search: asked, ...query }: Query, { where, search }: Asker): Promise<Query> {
  const conditions = [where ? (await import('../../query/parse.js')).parseWhere(where) : undefined, query.where].filter(
    (condition): condition is Predicate => condition !== undefined,
  );
  const kept = conditions.length > 1 ? ({ op: 'and', args: conditions } as const) : conditions[0];
  const words = [search, asked].filter(Boolean).join(' ');
  return { ...query, ...(kept ? { where: kept } : {}), ...(words ? { search: words } : {}) };
}
