/** Asks for an element: at its address or of the data handed to it, with the author's `where` and `search` in every question. */
import type { Options } from '../../dataset/door.js';
import { given, type SrcObject } from '../../dataset/given.js';
import { open } from '../../dataset/open.js';
import { countedHere, read } from '../../dataset/read.js';
import { DatasetError, type Dataset, type Predicate, type Query, type Table } from '../../model.js';

/** Asks the element's dataset a question. */
export type Ask = (query: Query) => Promise<Table>;

/** What an element says of its data. */
export interface Asker {
  readonly src: string;
  readonly fallbackSrc: string;
  readonly srcObject: SrcObject | undefined;
  readonly where: string;
  readonly search: string;
  readonly token: string;
  /** Numbers that speak of fewer rows are kept back; 0 keeps none. */
  readonly suppressBelow: number;
  /** Whether a description is enough for it. */
  readonly withoutRows?: boolean;
}

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

/** How an element gets its answer from a dataset: by one question or by several. */
export type Inquiry = (dataset: Dataset, ask: Ask) => Promise<Table>;

/** The answer to an element's inquiry; from its other address where the first fails. */
export async function answerTo(asker: Asker, inquiry: Inquiry, options: Pick<Options, 'signal' | 'fresh'>): Promise<Answer> {
  if (asker.srcObject) return fromHand(asker, asker.srcObject, inquiry);
  try {
    return await fromAddress(asker.src, asker, inquiry, options);
  } catch (error) {
    if (!asker.fallbackSrc || options.signal?.aborted) throw error;
    return fromAddress(asker.fallbackSrc, asker, inquiry, options);
  }
}

async function fromHand(asker: Asker, srcObject: SrcObject, inquiry: Inquiry): Promise<Answer> {
  const { dataset, read: ask } = given(srcObject);
  const asked: Query[] = [];
  const table = await inquiry(dataset, async (question) => {
    const query = await narrowed(question, asker);
    asked.push(query);
    return told(query, dataset, asker, ask);
  });
  return { dataset, table, where: asker.where, search: asker.search, countedHere: false, asked };
}

/** A further question to the same dataset: what a reader wants to know beside what is shown. */
export async function askMore(asker: Asker, dataset: Dataset, question: Query, options: Options = {}): Promise<Table> {
  const query = await narrowed(question, asker);
  const ask: Ask = asker.srcObject ? given(asker.srcObject).read : (whole) => read(dataset, whole, { ...options, token: asker.token });
  return told(query, dataset, asker, ask);
}

/** The answer without numbers that are too small to be told. */
async function told(query: Query, { fields }: Dataset, { suppressBelow }: Asker, ask: Ask): Promise<Table> {
  return suppressBelow > 1 ? (await import('./withhold.js')).askWithholding(query, fields, suppressBelow, ask) : ask(query);
}

async function fromAddress(address: string, asker: Asker, inquiry: Inquiry, wish: Pick<Options, 'signal' | 'fresh'>): Promise<Answer> {
  const options = { ...wish, token: asker.token };
  const dataset = await open(address, options).catch((error: unknown) => known(error, asker));
  let here = false;
  const asked: Query[] = [];
  const table = await inquiry(dataset, async (question) => {
    const query = await narrowed(question, asker);
    asked.push(query);
    here ||= await countedHere(dataset, query);
    return told(query, dataset, asker, (whole) => read(dataset, whole, options));
  });
  return { dataset, table, where: asker.where, search: asker.search, countedHere: here, asked };
}

/** What is described of a dataset whose rows cannot be had, where that is enough. */
function known(error: unknown, { withoutRows }: Asker): Dataset {
  if (withoutRows && error instanceof DatasetError && error.dataset) return error.dataset;
  throw error;
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

/** A failure of ours, too, is told as one. */
export function asDatasetError(error: unknown): DatasetError {
  return error instanceof DatasetError
    ? error
    : new DatasetError('bad-response', error instanceof Error ? error.message : String(error), { cause: error });
}

/** Whether two questions are one: lists are compared by what they hold. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, index) => same(value, b[index])));
}
