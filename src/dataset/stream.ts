/** All rows of a question, page after page, however many there are: for files, which need none of them twice. */
import { DatasetError, type Dataset, type Query, type Table } from '../model.js';
import { doorOf, type Options } from './door.js';
import { portalOf } from './open.js';
import type { AskPage } from './pages.js';
import { planned, read } from './read.js';

/** Pages that are asked for before their turn. */
const ahead = 3;

/**
 * The answer in pages, in order; in one piece where the browser has to do part of the work over all rows. Throws a DatasetError:
 * `bad-response` where a page lacks rows, so that nobody takes half for the whole.
 */
export async function* streamed(dataset: Dataset, query: Query, options: Options = {}): AsyncGenerator<Table, void> {
  const portal = await portalOf(dataset);
  const { pageSize } = dataset.capabilities ?? portal.capabilities;
  const { portal: question, rest } = await planned(dataset, query);
  if (pageSize === undefined || Object.keys(rest).length > 0) return void (yield await read(dataset, query, options));
  const get = doorOf(portal, new URL(dataset.ref.endpointURL).origin, options);
  if (portal.stream) return yield* portal.stream(dataset, question, get);
  const ask: AskPage = (page) => portal.read(dataset, { ...question, ...page }, get);
  const first = await ask({ offset: 0, limit: pageSize });
  yield first;
  yield* first.total === undefined ? inTurn(ask, first.length, pageSize) : following(ask, first.length, first.total);
}

/** Nobody knows how many there are: the first page that is not full is the last. */
async function* inTurn(ask: AskPage, size: number, pageSize: number): AsyncGenerator<Table, void> {
  for (let [offset, length] = [size, size]; length === pageSize; offset += length) {
    const page = await ask({ offset, limit: pageSize });
    length = page.length;
    if (length > 0) yield page;
  }
}

/** As many rows as were promised, in pages as long as the first turned out to be. */
async function* following(ask: AskPage, size: number, total: number): AsyncGenerator<Table, void> {
  const coming: Promise<Table>[] = [];
  let next = size;
  for (let offset = size; size > 0 && offset < total; offset += size) {
    for (; coming.length < ahead && next < total; next += size)
      coming.push(quiet(ask({ offset: next, limit: Math.min(size, total - next) })));
    const page = await coming.shift()!;
    if (page.length < Math.min(size, total - offset))
      throw new DatasetError('bad-response', `The portal gave ${offset + page.length} rows of ${total}, and then no more`);
    yield page;
  }
}

/** A page that nobody waits for any more may fail unheard. */
function quiet(page: Promise<Table>): Promise<Table> {
  page.catch(() => undefined);
  return page;
}
