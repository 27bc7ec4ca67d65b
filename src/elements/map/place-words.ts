/** What a place says of itself in words: what it is called, and its values. */
import type { Locale } from '../../locale/index.js';
import type { Field, Table } from '../../model.js';
import { cell, isWithheld, type Cell } from '../../table.js';

export interface PlaceWords {
  readonly locale: Locale;
  readonly heading: Field | undefined;
  readonly fields: readonly Field[];
  readonly titleOf: (field: Field) => string;
  readonly textOf: (value: Cell, field: Field) => string;
}

/** What a place is called; empty where nothing names it. */
export const nameOf = (table: Table, row: number, options: PlaceWords): string =>
  options.heading ? valueText(table, row, options.heading, options) : '';

/** A place in one sentence: its name, then its fields with their titles. */
export function placeText(table: Table, row: number, options: PlaceWords): string {
  const { heading, fields, titleOf } = options;
  const name = [nameOf(table, row, options)];
  const rest = fields.filter((field) => field !== heading).map((field) => [titleOf(field), valueText(table, row, field, options)] as const);
  return [...name, ...rest.filter(([, value]) => value).map((parts) => parts.join(': '))].filter(Boolean).join(', ');
}

export function valueText(table: Table, row: number, field: Field, { textOf, locale }: PlaceWords): string {
  if (isWithheld(table, field.name, row)) return locale.say('withheld');
  return textOf(cell(table.column(field.name), row), field);
}
