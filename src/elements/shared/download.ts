/** What is shown, as a file: CSV that a spreadsheet opens without running any of it. */
import type { Field, Table } from '../../model.js';
import { cell, isDate, isWithheld, type Cell } from '../../table.js';

/** What a reader can take what is shown as. */
export type Format = 'csv' | 'svg' | 'png';

/** RFC 4180 with a byte order mark; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function csv(table: Table, titleOf: (field: Field) => string, withheld: string): string {
  return csvHeader(table, titleOf) + csvRows(table, 0, table.length, withheld);
}

export const csvHeader = ({ fields }: Table, titleOf: (field: Field) => string): string =>
  `\uFEFF${csvLine(fields.map((field) => titleOf(field).replace(isolates, '')))}`;

/** The lines of the rows from `first` up to `end`; `withheld` stands where a number is too small to be told. */
export function csvRows(table: Table, first: number, end: number, withheld = ''): string {
  const columns = table.fields.map((field) => ({ field, values: table.column(field.name) }));
  let lines = '';
  const shown = ({ field, values }: (typeof columns)[number], row: number): string | number =>
    isWithheld(table, field.name, row) ? withheld : plain(cell(values, row), field);
  for (let row = first; row < end; row++) lines += csvLine(columns.map((column) => shown(column, row)));
  return lines;
}

/** One line of a file. */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(quoted).join(',')}\r\n`;

/** They order letters on the page; in a file they would be part of a column's name. */
const isolates = /[\u2066-\u2069]/g;

function plain(value: Cell, field: Field): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return isDate(field.type) ? isoDate(value) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isoDate(value: number): string {
  const text = new Date(value).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

const formula = /^[\s\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const amount = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function quoted(value: string | number): string {
  const text = String(value);
  const tame = typeof value === 'string' && formula.test(text) && !amount.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** A title as the name of a file. */
export const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();

/** Hands the reader a file. */
export function save(name: string, parts: readonly BlobPart[], type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...parts], { type }));
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
