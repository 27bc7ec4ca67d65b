/** From a dataset and a question to its answer: what the portal can do is asked of it, the rest is done here. */
import type { Dataset, Predicate, Query, Table } from '../model.js';
import { isPage } from '../portals/shared/page.js';
import type { Plan } from '../query/plan.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options, type Progress } from './door.js';
import { portalOf } from './open.js';
import type { AskPage, Page } from './pages.js';

/** The code for what a portal leaves to do; it comes while the rows do. */
const here = () => import('../query/here.js');

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
  const isWhole = Object.keys(rest).length === 0;
  const [rows, code] = await Promise.all([tables.ask(key, ask, { ...options, onNews: options.onProgress }), isWhole ? undefined : here()]);
  if (!code) return rows;
  if ((rows.total ?? 0) > rows.length) throw code.incomplete(rows);
  return code.answeredHere(rows, rest, options.signal);
}

/** Whether the browser counts what this question asks for, since the portal cannot. */
export async function countedHere(dataset: Dataset, query: Query): Promise<boolean> {
  const { rest } = await planned(dataset, query);
  return rest.select?.some(({ aggregate }) => aggregate) ?? false;
}

/** The question as its portal is asked it, and what is left for the browser. */
export async function planned(dataset: Dataset, query: Query): Promise<Plan> {
  const portal = await portalOf(dataset);
  const capabilities = dataset.capabilities ?? portal.capabilities;
  if (capabilities.pageSize !== undefined && isPage(query)) return { portal: query, rest: {} };
  const { checkedPlan } = await import('../query/plan.js');
  const says = (condition: Predicate): boolean => portal.says?.(condition, dataset) ?? true;
  return checkedPlan(query, dataset.fields, capabilities, says);
}

async function rowsOf(dataset: Dataset, query: Query, options: Options): Promise<Table> {
  const portal = await portalOf(dataset);
  const { pageSize } = dataset.capabilities ?? portal.capabilities;
  const get = doorOf(portal, new URL(dataset.ref.endpointURL).origin, options);
  if (pageSize === undefined) return portal.read(dataset, query, get);
  const { offset = 0, limit = Infinity } = query;
  const ask: AskPage = (page) => portal.read(dataset, { ...query, ...page }, get);
  const first = await ask({ offset, limit: Math.min(limit, pageSize) });
  const wanted = first.total === undefined ? limit : Math.min(limit, first.total - offset);
  const last = first.length === 0 || first.length >= wanted || (first.total === undefined && first.length < pageSize);
  return last
    ? complete(first, { offset, limit })
    : (await import('./pages.js')).following(first, { offset, limit, pageSize }, ask, options);
}

/** Knows the whole number of rows from a page that was not filled; a page past the end tells nothing. */
function complete(table: Table, { offset, limit }: Page): Table {
  const ended = table.length < limit && (table.length > 0 || offset === 0);
  return ended && table.total === undefined ? { ...table, total: offset + table.length } : table;
}
