/** How much a page shows of a table, and where it stands in it: portals give rows page by page, groups come all at once. */
import type { Locale } from '../../locale/index.js';
import type { Table } from '../../model.js';
import { integer } from '../shared/attributes.js';
import { sizes } from './pager.js';

/** Rows on a page: 25, up to 1,000, or `all`. */
export const rowsOnPage = (text: string): number => (text.trim() === 'all' ? Infinity : upTo(text));
const upTo = integer(25, 1, 1000);

/** Whether all rows are asked for, and more than stand well in a document. */
export const isLong = ({ length, total = length }: Table, limit: number): boolean => limit === Infinity && total > 100;

const otherRows = ['src', 'where', 'search', 'order', 'limit', 'words', 'conditions', 'columns', 'groupBy', 'y', 'totals'];
/** Whether what has changed leads back to the first page. */
export const startsAnew = (changed: ReadonlyMap<string, unknown>): boolean => otherRows.some((name) => changed.has(name));

/** As many columns as a page bears; the others stand in the box of each row and in the download. */
export const mostColumns = 100;

export interface PageOptions {
  /** Counted from zero. */
  readonly page: number;
  /** Rows on a page. */
  readonly limit: number;
  /** Whether all rows are here. */
  readonly here: boolean;
}

export interface Range {
  /** Counted from one. */
  readonly first: number;
  readonly last: number;
  /** How many rows there are in all, where that is known. */
  readonly total: number | undefined;
}

export function rangeOf(table: Pick<Table, 'length' | 'total'>, options: PageOptions): Range {
  const { page, limit, here } = options;
  const start = page && page * limit;
  const length = here ? Math.max(0, Math.min(limit, table.length - start)) : table.length;
  return { first: start + 1, last: start + length, total: here ? table.length : table.total };
}

export const rangeText = ({ first, last, total }: Range, { say }: Locale): string =>
  total === undefined ? say('rows', { n: last }) : say('rowRange', { first, last, total });

/** Whether there is so much that it takes pages, or that a reader may want smaller ones. */
export const takesPages = ({ total }: Range, limit: number): boolean =>
  limit < Infinity && (total === undefined || total > Math.min(limit, sizes[0]));

/** Whether a page follows; where nobody knows how many rows there are, a full page promises another. */
export const hasNext = (table: Table, { last, total }: Range, limit: number): boolean =>
  total === undefined ? table.length === limit : last < total;
