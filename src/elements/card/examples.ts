/** A few values of each column of a dataset, where its rows can be read: they say what a description means. */
import type { Locale } from '../../locale/index.js';
import type { Dataset, Field, Table } from '../../model.js';
import { cell } from '../../table.js';
import type { Asker } from '../shared/asking.js';
import { askMore } from '../shared/questions.js';
import { textOf, type Named } from '../shared/wording.js';

/** By the names of the columns. */
export async function examplesOf(asker: Asker & Named, dataset: Dataset, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const rows = await askMore(asker, dataset, { limit: 5 }).catch(() => undefined);
  return new Map(rows?.fields.map((field) => [field.name, shortly(rows, field, (value) => textOf(asker, locale, value, field))]));
}

/** Up to three different values, in few letters. */
function shortly(rows: Table, { name }: Field, write: (value: ReturnType<typeof cell>) => string): string {
  const values = Array.from({ length: rows.length }, (_, row) => write(cell(rows.column(name), row)).slice(0, 40));
  return [...new Set(values.filter(Boolean))].slice(0, 3).join(' · ');
}
