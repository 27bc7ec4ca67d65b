/** All rows of a question for a reader who scrolls through them: here, or page by page where they are more than should come. */
import { ceiling } from '../../dataset/pages.js';
import { portalOf } from '../../dataset/open.js';
import { planned } from '../../dataset/read.js';
import type { Dataset, Query } from '../../model.js';
import type { Asker } from '../shared/asking.js';
import type { Ask } from '../shared/asking.js';
import { askMore, narrowed } from '../shared/questions.js';
import { countAll } from './asking-all.js';
import { PagedRows } from './paged-rows.js';

export { LongTable } from './long-table.js';

/** Rows that are asked for at once where they are asked for as they are scrolled to. */
const PAGE = 100;
/** More rows than these stay at the portal. */
export const memory = { rows: ceiling };

/** The table of all rows of a question, or of the first of them with the way to the others (`PagedRows.around`). @param ask Asks for what is shown next. */
export const allRows =
  (asker: Asker, dataset: Dataset, ask: Ask): Ask =>
  async (query) => {
    const reach = (dataset.rowCount ?? Infinity) > memory.rows && (await reachOf(asker, dataset, query));
    if (!reach) return ask(query);
    const first = await ask({ ...query, offset: 0, limit: PAGE });
    if (first.length < PAGE && first.length >= (first.total ?? 0)) return first;
    const total = first.total ?? (await countAll(asker, dataset, query, {}));
    if (total === undefined || total <= memory.rows) return ask(query);
    return PagedRows.after({ first, total, reach, ask: (page, options) => askMore(asker, dataset, { ...query, ...page }, options) });
  };

/** How far the portal gives any part of the answer on its own, in one order; 0 where it does not. */
async function reachOf(asker: Asker, dataset: Dataset, query: Query): Promise<number> {
  if (asker.srcObject) return 0;
  const { pageSize = Infinity, reach = Infinity } = dataset.capabilities ?? (await portalOf(dataset)).capabilities;
  const { rest } = await planned(dataset, await narrowed(query, asker));
  return (pageSize < ceiling || reach < Infinity) && Object.keys(rest).length === 0 ? reach : 0;
}
