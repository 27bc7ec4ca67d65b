/** A row that is shown with some of its fields, with all of them. */
import type { Field, Query, Table } from '../../model.js';
import { cell } from '../../table.js';
import { take } from '../../table/cut.js';
import { keptOf } from '../shared/columns-gone.js';
import { fieldOf } from '../shared/meant.js';
import type { Ask } from '../shared/questions.js';
import type { Row } from './paged-rows.js';

export interface Shown {
  readonly row: Row;
  /** The question that it is part of the answer to. */
  readonly query: Query;
  /** What the dataset has. */
  readonly fields: readonly Field[];
}

/** The row as a table of one; as it is shown where the portal no longer gives the same one. @param place Where it stands in the answer. */
export async function wholeRow({ row: [table, row], query, fields }: Shown, place: number, ask: Ask): Promise<Table> {
  const shown = take(table, [row]);
  const { select, offset = 0, ...rest } = keptOf(query, fields).query;
  if (!select) return shown;
  const whole = await ask({ ...rest, offset: offset + place, limit: 1 }).catch(() => shown);
  return isSame(shown, whole) ? whole : shown;
}

/** A portal may give rows that stand equal in another order. */
const isSame = (shown: Table, whole: Table): boolean =>
  whole.length === 1 && shown.fields.every((field) => textOf(shown, field) === textOf(whole, fieldOf(field.name, whole.fields)));

const textOf = (row: Table, field: Field | undefined): string | undefined => field && JSON.stringify(cell(row.column(field.name), 0));
