/** A row that is shown with some of its fields, with all of them. */
import { DatasetError, type Field, type Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { take } from '../../table/cut.js';
import { keptOf } from '../shared/columns-gone.js';
import { fieldOf } from '../shared/meant.js';
import { askMore } from '../shared/questions.js';
import { PagedRows } from './paged-rows.js';
import type { Scene } from './scene.js';

export interface OpenedRow {
  /** With every field, as a table of one; as it is shown where the portal no longer gives the same one. */
  readonly whole: Table;
  /** What is shown of it, by the names of its columns. */
  readonly shown: Readonly<Record<string, Cell>>;
}

/** @param place Where the row stands in the answer. */
export async function openedRow({ element, query: asked }: Pick<Scene, 'element' | 'query'>, place: number): Promise<OpenedRow> {
  const table = element.table!;
  const dataset = element.metadata!;
  const query = await asked();
  const found = PagedRows.around(table)?.at(place);
  const [source, row] = !found || found instanceof DatasetError ? ([table, place] as const) : found;
  const here = take({ ...source, fields: table.fields }, [row]);
  const { select, offset = 0, ...rest } = keptOf(query, dataset.fields).query;
  const whole = select ? await askMore(element, dataset, { ...rest, offset: offset + place, limit: 1 }).catch(() => here) : here;
  return { whole: isSame(here, whole) ? whole : here, shown: recordOf(here) };
}

const recordOf = ({ fields, column }: Table): OpenedRow['shown'] =>
  Object.fromEntries(fields.map(({ name }) => [name, cell(column(name), 0)]));

/** A portal may give rows that stand equal in another order. */
const isSame = (shown: Table, whole: Table): boolean =>
  whole.length === 1 && shown.fields.every((field) => textOf(shown, field) === textOf(whole, fieldOf(field.name, whole.fields)));

const textOf = (row: Table, field: Field | undefined): string | undefined => field && JSON.stringify(cell(row.column(field.name), 0));
