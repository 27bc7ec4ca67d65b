/** Tables compared by value: what differs, in sentences. */
import type { Field, Table } from '../../src/model.js';
import { cell, isDate, type Cell } from '../../src/table.js';

/** Portals may call a text an address and a day a time; nothing else may differ. */
export const kindOf = ({ type }: Pick<Field, 'type'>): string => (isDate(type) ? 'date' : type === 'url' ? 'string' : type);

export interface Leeway {
  readonly ordered: boolean;
  /** How many milliseconds apart two equal times may be. */
  readonly precision: number;
}

/** Up to five sentences; numbers may differ by one part in a thousand million. */
export function differences(answer: Table, expected: Table, { ordered, precision }: Leeway): string[] {
  const header = [
    names(answer) === names(expected) ? '' : `columns ${names(answer)} instead of ${names(expected)}`,
    lengths(answer, expected),
  ].filter(Boolean);
  if (header.length) return header;
  const kinds = expected.fields.map(kindOf);
  const rows = [answer, expected].map((table) => (ordered ? rowsOf(table) : rowsOf(table).sort(compareRows)));
  const same = (row: Cell[], other: Cell[]): boolean =>
    row.every((value, at) => equal(value, other[at]!, kinds[at] === 'date' ? precision : 0));
  const wrong = rows[0]!.map((row, at) => [at, row, rows[1]![at]!] as const).filter(([, row, other]) => !same(row, other));
  return wrong.slice(0, 5).map(([at, row, other]) => `row ${at}: ${JSON.stringify(row)} instead of ${JSON.stringify(other)}`);
}

const names = ({ fields }: Table): string => fields.map((field) => `${field.name} ${kindOf(field)}`).join(', ');

function lengths(answer: Table, expected: Table): string {
  if (answer.length !== expected.length) return `${answer.length} rows instead of ${expected.length}`;
  const wrong = answer.total !== undefined && answer.total !== expected.total;
  return wrong ? `a total of ${answer.total} instead of ${expected.total}` : '';
}

function rowsOf(table: Table): Cell[][] {
  const columns = table.fields.map(({ name }) => table.column(name));
  return Array.from({ length: table.length }, (_, row) => columns.map((column) => cell(column, row)));
}

function equal(a: Cell, b: Cell, precision: number): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return written(a) === written(b);
  return precision ? Math.abs(a - b) < precision : a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** A height is no part of a place. */
const written = (value: Cell): string =>
  JSON.stringify(value, (key, member: unknown) => (key === 'coordinates' && Array.isArray(member) ? member.slice(0, 2) : member));

/** By texts and dates first, which are exact. */
function compareRows(a: Cell[], b: Cell[]): number {
  const [left, right] = [a, b].map((row) =>
    JSON.stringify(row.map((value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value))),
  );
  return left! < right! ? -1 : 1;
}
