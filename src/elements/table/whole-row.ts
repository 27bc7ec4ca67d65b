/** A row that is shown with some of its fields, with all of them. */
import type { Field, Query, Table } from '../../model.js';
import { cell, take } from '../../table.js';
import { fieldOf } from '../shared/columns-gone.js';

/** The row as a table of one; as it is shown where the portal no longer gives the same one. @param query The question that the page answers. */
export async function wholeRow(page: Table, row: number, query: Query, ask: (query: Query) => Promise<Table>): Promise<Table> {
  const shown = take(page, [row]);
  const { select, offset = 0, ...rest } = query;
  if (!select) return shown;
  const whole = await ask({ ...rest, offset: offset + row, limit: 1 }).catch(() => shown);
  return isSame(shown, whole) ? whole : shown;
}

/** A portal may give rows that stand equal in another order. */
const isSame = (shown: Table, whole: Table): boolean =>
  whole.length === 1 && shown.fields.every((field) => textOf(shown, field) === textOf(whole, fieldOf(field.name, whole.fields)));

const textOf = (row: Table, field: Field | undefined): string | undefined => field && JSON.stringify(cell(row.column(field.name), 0));
