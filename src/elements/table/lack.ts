/** What a table says where it does not show all columns or rows that were asked for. */
import { lack } from '../../locale/en/lack.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Table } from '../../model.js';
import { mostColumns } from './pages.js';

teach(lack);

/** Which columns are gone, or more than are shown, and how many rows can be come to where these are not all. */
export const lackText = (
  { fields: { length: total }, ...rows }: Table,
  gone: readonly string[] = [],
  { say }: Locale,
  reach = Infinity,
): string =>
  [
    gone.length > 0 && say('columnsLost', { columns: gone.join(', ') }),
    total > mostColumns && say('firstColumns', { n: mostColumns, total }),
    reach < (rows.total ?? 0) && say('firstRows', { n: reach, total: rows.total! }),
  ]
    .filter(Boolean)
    .join(' ');
