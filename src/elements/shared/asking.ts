/** From what an element says of its data to the dataset it means: at its address, at its other one, or handed to it. */
import type { Options } from '../../dataset/door.js';
import { handed, type SrcObject } from '../../dataset/given.js';
import { open } from '../../dataset/open.js';
import { DatasetError, type Dataset, type Query, type Table } from '../../model.js';

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

/** Asks the element's dataset a question. */
export type Ask = (query: Query) => Promise<Table>;

/** What an element wants to know of its dataset. */
export type Inquiry<Answer> = (dataset: Dataset, options: Options) => Promise<Answer>;

/** The answer to an element's inquiry; from its other address where the first fails. */
export async function answerTo<Answer>(
  asker: Asker,
  inquiry: Inquiry<Answer>,
  wish: Pick<Options, 'signal' | 'fresh' | 'onBegun'>,
): Promise<Answer> {
  const { src, fallbackSrc, srcObject, token } = asker;
  const options = { ...wish, token };
  if (srcObject) return inquiry(handed(srcObject), options);
  const answerAt = async (address: string): Promise<Answer> =>
    inquiry(await open(address, options).catch((error: unknown) => known(error, asker)), options);
  try {
    return await answerAt(src);
  } catch (error) {
    if (!fallbackSrc || wish.signal?.aborted) throw error;
    return answerAt(fallbackSrc);
  }
}

/** What is described of a dataset whose rows cannot be had, where that is enough. */
function known(error: unknown, { withoutRows }: Asker): Dataset {
  if (withoutRows && error instanceof DatasetError && error.dataset) return error.dataset;
  throw error;
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
