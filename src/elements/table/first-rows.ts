/** The first rows of a file, shown while the rest of it is read: nothing can be asked of them, and nothing is counted. */
import { html, type TemplateResult } from '../../page/html.js';
import { readHanded } from '../../dataset/handed.js';
import { beginning } from '../../locale/en/beginning.js';
import { teach } from '../../locale/index.js';
import type { Begun, Query, Table } from '../../model.js';
import { mostColumns } from './pages.js';
import type { Asker } from '../shared/asking.js';
import { keptOf } from '../shared/columns-gone.js';
import type { FirstRows } from '../shared/framed-element.js';
import { narrowed } from '../shared/questions.js';
import { dataTable, type RowsOptions } from '../shared/rows.js';

teach(beginning);

/** The most rows that are shown. */
const MOST = 25;

type Reader = Asker & { readonly heading: string };

/** Shows them while the element has that address; nothing where other rows of the file may come first. */
export async function firstRows(
  reader: Reader,
  begun: Begun,
  question: Query,
  words: Omit<RowsOptions, 'caption' | 'content'>,
): Promise<FirstRows> {
  const { src, heading, suppressBelow } = reader;
  const rows = suppressBelow > 1 ? undefined : await pageOf(begun, await narrowed(question, reader));
  const options = { ...words, content: undefined, caption: heading || begun.dataset.title };
  return (address) => (rows?.length && address === src ? templateOf(rows, options) : undefined);
}

async function pageOf(begun: Begun, question: Query): Promise<Table | undefined> {
  const { search, where, order = [], offset, limit = MOST, select = [] } = keptOf(question, begun.dataset.fields).query;
  if (search || where || order.length || offset || select.some(({ aggregate }) => aggregate)) return undefined;
  return readHanded(begun, { ...(select.length ? { select } : {}), limit: Math.min(limit, MOST) });
}

const templateOf = (rows: Table, options: RowsOptions): TemplateResult =>
  html`<p class="notice" part="notice" role="status">${options.locale.say('beginning')}</p>
    ${dataTable({ ...rows, fields: rows.fields.slice(0, mostColumns) }, options)}`;
