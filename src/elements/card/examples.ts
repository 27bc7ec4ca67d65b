/** A few values of each column of a dataset, where its rows can be read: they say what a description means. */
import type { Dataset, Field, Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import type { Asker } from '../shared/asking.js';
import { askMore } from '../shared/questions.js';

type TextOf = (value: Cell, field: Field) => string;

/** By the names of the columns. */
export async function examplesOf(asker: Asker, dataset: Dataset, textOf: TextOf): Promise<ReadonlyMap<string, string>> {
  const rows = await askMore(asker, dataset, { limit: 5 }).catch(() => undefined);
  return new Map(rows?.fields.map((field) => [field.name, shortly(rows, field, textOf)]));
}

/** Up to three different values, in few letters. */
function shortly(rows: Table, field: Field, textOf: TextOf): string {
  const values = Array.from({ length: rows.length }, (_, row) => cell(rows.column(field.name), row));
  const texts = values.map((value) => textOf(value, field).slice(0, 40));
  return [...new Set(texts.filter(Boolean))].slice(0, 3).join(' · ');
}
