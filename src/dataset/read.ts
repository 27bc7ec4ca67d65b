/** From a dataset and a question to its answer: what the portal can do is asked of it, the rest is done here. */
import { DatasetError, type Dataset, type Predicate, type Query, type Table } from '../model.js';
import { check } from '../query/check.js';
import { plan, type Plan } from '../query/plan.js';
import { concat } from '../table.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options, type Progress } from './door.js';
import { portalOf } from './open.js';

/** More rows than this are never brought here to be counted or sorted. */
export const ceiling = 200_000;

const tables = new Share<Table, Progress>({
  lifetime: 5 * 60_000,
  most: 100,
  keeps: ({ length, fields }) => length * fields.length < 20_000,
});

/**
 * The answer to a question. Where the portal cannot answer all of it, the rest is done in the browser over all rows, never over a part:
 * past 200,000 rows it throws `too-big` instead. Rows past a portal's page size come in pages side by side, ordered by a unique key;
 * `onProgress` is told of each: `{ loaded: 100000, total: 187500 }`. Throws a DatasetError.
 */
export async function read(dataset: Dataset, query: Query = {}, options: Options = {}): Promise<Table> {
  const { portal, rest } = await planned(dataset, query);
  const key = JSON.stringify([dataset.ref, options.token, dataset.modified, portal]);
  const ask = (signal: AbortSignal, tell: (progress: Progress) => void) =>
    rowsOf(dataset, portal, { ...options, signal, onProgress: tell });
  const rows = await tables.ask(key, ask, { ...options, onNews: options.onProgress });
  if (Object.keys(rest).length === 0) return rows;
  if ((rows.total ?? 0) > rows.length) throw incomplete(rows);
  return evaluated(rows, rest, options.signal);
}

/** Whether the browser counts what this question asks for, since the portal cannot. */
export async function countedHere(dataset: Dataset, query: Query): Promise<boolean> {
  const { rest } = await planned(dataset, query);
  return rest.select?.some(({ aggregate }) => aggregate) ?? false;
}

/** Answers here; the code for it comes when a portal first leaves something to do. */
export async function evaluated(rows: Table, query: Query, signal?: AbortSignal): Promise<Table> {
  const [{ evaluation }, { inTurns }] = await Promise.all([import('../query/evaluate.js'), import('../table/steps.js')]);
  return inTurns(evaluation(rows, query), signal);
}

/** The question as its portal is asked it, and what is left for the browser. */
export async function planned(dataset: Dataset, query: Query): Promise<Plan> {
  const portal = await portalOf(dataset);
  const says = (condition: Predicate): boolean => portal.says?.(condition, dataset) ?? true;
  return plan(check(query, dataset.fields), dataset.capabilities ?? portal.capabilities, says);
}

async function rowsOf(dataset: Dataset, query: Query, options: Options): Promise<Table> {
  const portal = await portalOf(dataset);
  const { pageSize } = dataset.capabilities ?? portal.capabilities;
  const get = doorOf(portal, new URL(dataset.ref.endpointURL).origin, options);
  return pageSize === undefined
    ? portal.read(dataset, query, get)
    : paged((page) => portal.read(dataset, { ...query, ...page }, get), query, pageSize, options.onProgress);
}

type Page = Required<Pick<Query, 'offset' | 'limit'>>;
type Ask = (page: Page) => Promise<Table>;
type Tell = Options['onProgress'];

/** All pages of an answer: where the first tells how many rows there are the others come side by side, else one after the other. */
async function paged(ask: Ask, { offset = 0, limit = Infinity }: Query, pageSize: number, tell: Tell): Promise<Table> {
  const size = Math.min(limit, pageSize);
  const first = await ask({ offset, limit: size });
  if (first.total === undefined)
    return first.length < size || limit <= pageSize ? complete(first, offset, size) : inTurn(ask, first, { offset, limit, size }, tell);
  const wanted = Math.min(limit, first.total - offset);
  if (first.length >= wanted || first.length === 0) return first;
  if (limit === Infinity && wanted > ceiling) throw tooBig(first.total);
  return sideBySide(ask, first, { offset, limit: wanted }, tell);
}

/** Pages as long as the first turned out to be: some sites give less at once than their kind of portal does. */
async function sideBySide(ask: Ask, first: Table, { offset, limit }: Page, tell: Tell): Promise<Table> {
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

async function inTurn(ask: Ask, first: Table, { offset, limit, size }: Page & { size: number }, tell: Tell): Promise<Table> {
  const pages = [first];
  for (let length = first.length; pages.at(-1)!.length === size && length < limit; length += pages.at(-1)!.length) {
    if (length >= ceiling) throw tooBig(undefined);
    tell?.({ loaded: length });
    pages.push(await ask({ offset: offset + length, limit: Math.min(size, limit - length) }));
  }
  const whole = concat(pages);
  return pages.at(-1)!.length < size ? { ...whole, total: offset + whole.length } : whole;
}

/** Knows the whole number of rows from a page that was not filled; a page past the end tells nothing. */
function complete(table: Table, offset: number, asked: number): Table {
  const last = table.length < asked && (table.length > 0 || offset === 0);
  return last && table.total === undefined ? { ...table, total: offset + table.length } : table;
}

const tooBig = (total: number | undefined): DatasetError =>
  new DatasetError(
    'too-big',
    `The portal cannot answer this itself, and its ${total ?? 'many'} rows are more than the ${ceiling} that are counted in a browser`,
  );

const incomplete = ({ length, total }: Table): DatasetError =>
  new DatasetError('bad-response', `The portal gave ${length} of its ${total} rows, and nothing is counted over a part`);
