/** The pages after the first, where an answer is longer than its portal gives at once. */
import { DatasetError, type Query, type Table } from '../model.js';
import { concat } from '../table/concat.js';
import type { Options } from './door.js';

/** More rows than this are never brought here to be counted or sorted. */
export const ceiling = 200_000;

export type Page = Required<Pick<Query, 'offset' | 'limit'>>;
export type AskPage = (page: Page) => Promise<Table>;
type Tell = Options['onProgress'];

/** All pages of an answer: where the first tells how many rows there are the others come side by side, else one after the other. */
export async function following(
  first: Table,
  { offset, limit, pageSize }: Page & { readonly pageSize: number },
  ask: AskPage,
  { onProgress }: Options,
): Promise<Table> {
  if (first.total === undefined) return inTurn(ask, first, { offset, limit, size: Math.min(limit, pageSize) }, onProgress);
  const wanted = Math.min(limit, first.total - offset);
  if (limit === Infinity && wanted > ceiling) throw tooBig(first.total);
  return sideBySide(ask, first, { offset, limit: wanted }, onProgress);
}

/** Pages as long as the first turned out to be: some sites give less at once than their kind of portal does. */
async function sideBySide(ask: AskPage, first: Table, { offset, limit }: Page, tell: Tell): Promise<Table> {
  const size = first.length;
  let loaded = size;
  tell?.({ loaded, total: limit });
  const starts = Array.from({ length: Math.ceil(limit / size) - 1 }, (_, index) => (index + 1) * size);
  const pages = await Promise.all(
    starts.map(async (start) => {
      const page = await ask({ offset: offset + start, limit: Math.min(size, limit - start) });
      tell?.({ loaded: (loaded += page.length), total: limit });
      return page;
    }),
  );
  return concat([first, ...pages], first.total);
}

async function inTurn(ask: AskPage, first: Table, { offset, limit, size }: Page & { size: number }, tell: Tell): Promise<Table> {
  const pages = [first];
  for (let length = first.length; pages.at(-1)!.length === size && length < limit; length += pages.at(-1)!.length) {
    if (length >= ceiling) throw tooBig(undefined);
    tell?.({ loaded: length });
    pages.push(await ask({ offset: offset + length, limit: Math.min(size, limit - length) }));
  }
  const whole = concat(pages);
  return pages.at(-1)!.length < size ? { ...whole, total: offset + whole.length } : whole;
}

const tooBig = (total: number | undefined): DatasetError =>
  new DatasetError(
    'too-big',
    `The portal cannot answer this itself, and its ${total ?? 'many'} rows are more than the ${ceiling} that are counted in a browser`,
  );
