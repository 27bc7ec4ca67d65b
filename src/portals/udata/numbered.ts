/** Rows from a portal that numbers its pages, for a query that counts rows. */
import type { Query } from '../../model.js';

export interface Numbered<T> {
  readonly rows: readonly T[];
  readonly total?: number;
}

type Window = Required<Pick<Query, 'offset' | 'limit'>>;

/**
 * The rows of a window, cut out of as few pages of at most `most` rows as hold them: one where the window is a page itself. Pages are
 * numbered from 1; those after the first are asked side by side, as far as its `total` says that they exist.
 */
export async function windowOf<T>(
  ask: (page: number, size: number) => Promise<Numbered<T>>,
  { offset, limit }: Window,
  most: number,
): Promise<Numbered<T>> {
  const size = limit > 0 && limit <= most && offset % limit === 0 ? limit : most;
  const before = Math.floor(offset / size);
  const first = await ask(before + 1, size);
  const end = Math.min(offset + limit, first.total ?? 0);
  const others = Array.from({ length: Math.max(0, Math.ceil(end / size) - before - 1) }, (_, at) => ask(before + 2 + at, size));
  const pages = [first, ...(await Promise.all(others))];
  const skipped = offset - before * size;
  return { ...first, rows: pages.flatMap(({ rows }) => rows).slice(skipped, skipped + limit) };
}

/** All rows of pages that do not say how many there are: one after the other, up to the first that is not full. */
export async function everyPage<T>(ask: (page: number, size: number) => Promise<Numbered<T>>, size: number, most: number): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; rows.length < most; page++) {
    const answer = await ask(page, size);
    rows.push(...answer.rows);
    if (answer.rows.length < size) break;
  }
  return rows;
}
