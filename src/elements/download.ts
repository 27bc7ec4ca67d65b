/** What is shown, as a file: CSV that a spreadsheet opens without running any of it. */
import type { Field, Table } from '../model.js';
import { cell, isDate, type Cell } from '../table.js';

/** RFC 4180 with a byte order mark; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function csv(table: Table, titleOf: (field: Field) => string): string {
  const columns = table.fields.map((field) => ({ field, values: table.column(field.name) }));
  const lines = [table.fields.map((field) => quoted(titleOf(field)))];
  for (let row = 0; row < table.length; row++) lines.push(columns.map(({ field, values }) => quoted(plain(cell(values, row), field))));
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

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

/** Hands the reader a file. */
export function save(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
