/** From a dataset and a question to its answer: what the portal can do is asked of it, the rest is done here. */
import { DatasetError, type Capabilities, type Dataset, type Query, type Table } from '../model.js';
import { check } from '../query/check.js';
import { plan, type Plan } from '../query/plan.js';
import { concat } from '../table.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options } from './door.js';
import { portalOf } from './open.js';

/** More rows than this are never brought here to be counted or sorted. */
export const ceiling = 200_000;

const tables = new Share<Table>({ lifetime: 5 * 60_000, most: 100, keeps: ({ length, fields }) => length * fields.length < 20_000 });

/**
 * The answer to a question. Where the portal cannot answer all of it, the rest is done in the browser over all rows, never over a part:
 * past 200,000 rows it throws `too-big` instead.
 */
export async function read(dataset: Dataset, query: Query = {}, options: Options = {}): Promise<Table> {
  const { portal, rest } = await planned(dataset, query);
  const key = JSON.stringify([dataset.ref, options.token, dataset.modified, portal]);
  const rows = await tables.ask(key, (signal) => rowsOf(dataset, portal, { ...options, signal }), options);
  return Object.keys(rest).length ? evaluated(rows, rest) : rows;
}

/** Whether the browser counts what this question asks for, since the portal cannot. */
export async function countedHere(dataset: Dataset, query: Query): Promise<boolean> {
  const { rest } = await planned(dataset, query);
  return rest.select?.some(({ aggregate }) => aggregate) ?? false;
}

/** Answers here; the code for it comes when a portal first leaves something to do. */
export const evaluated = async (rows: Table, query: Query): Promise<Table> => (await import('../query/evaluate.js')).evaluate(rows, query);

const planned = async (dataset: Dataset, query: Query): Promise<Plan> => plan(check(query, dataset.fields), await capabilitiesOf(dataset));

const capabilitiesOf = async (dataset: Dataset): Promise<Capabilities> => dataset.capabilities ?? (await portalOf(dataset)).capabilities;

async function rowsOf(dataset: Dataset, query: Query, options: Options): Promise<Table> {
  const { pageSize } = await capabilitiesOf(dataset);
  const portal = await portalOf(dataset);
  const get = doorOf(portal, new URL(dataset.ref.endpointURL).origin, options);
  return pageSize === undefined
    ? portal.read(dataset, query, get)
    : paged((page) => portal.read(dataset, { ...query, ...page }, get), query, pageSize);
}

type Page = Required<Pick<Query, 'offset' | 'limit'>>;

/** All pages of an answer: where the first tells how many rows there are the others come side by side, else one after the other. */
async function paged(ask: (page: Page) => Promise<Table>, { offset = 0, limit = Infinity }: Query, pageSize: number): Promise<Table> {
  const size = Math.min(limit, pageSize);
  const first = await ask({ offset, limit: size });
  if (first.length < size || limit <= pageSize) return complete(first, offset, size);
  if (first.total === undefined) return inTurn(ask, first, { offset, limit, size });
  const wanted = Math.min(limit, first.total - offset);
  if (limit === Infinity && wanted > ceiling) throw tooBig(first.total);
  const starts = Array.from({ length: Math.ceil(wanted / size) - 1 }, (_, index) => (index + 1) * size);
  const pages = await Promise.all(starts.map((start) => ask({ offset: offset + start, limit: Math.min(size, wanted - start) })));
  return concat([first, ...pages], first.total);
}

async function inTurn(ask: (page: Page) => Promise<Table>, first: Table, { offset, limit, size }: Page & { size: number }): Promise<Table> {
  const pages = [first];
  for (let length = first.length; pages.at(-1)!.length === size && length < limit; length += pages.at(-1)!.length) {
    if (length >= ceiling) throw tooBig(undefined);
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
