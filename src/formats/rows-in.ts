/** The rows that stand somewhere in a JSON answer, as columns. */
import type { Field, Table } from '../model.js';
import { table } from '../table.js';
import { meaningIn, type Dialect } from './dialects.js';
import { columnOfCells, membersOf, type Row } from './rows.js';

/** Where the rows stand, member by member, and what is wanted of them. */
export interface Within {
  readonly place: readonly string[];
  /** Of a row that is a list they are called by their places, `0` and so on. */
  readonly fields: readonly Field[];
  /** Whether they may be so many that they had better come as a stream, which nobody copies for others. */
  readonly stream?: boolean;
  /** Whose way of writing it is, where it is not JSON's own. */
  readonly dialect?: Dialect;
}

/** The rows of an answer. */
export function rowsIn(answer: unknown, within: Within): Table {
  const list = within.place.reduce((value, name) => (isObject(value) ? value[name] : undefined), answer);
  return tableOfRows(Array.isArray(list) ? list : [], within);
}

/** What is no object among the rows is one without members. */
export function tableOfRows(list: readonly unknown[], { fields, dialect }: Within): Table {
  const rows = list.map((row) => (isObject(row) ? row : {}));
  const meant = (cells: unknown[]): unknown[] => (dialect ? cells.map(meaningIn(dialect)) : cells);
  const columns = fields.map(({ name, type }) => columnOfCells(meant(membersOf(rows, name)), type));
  return { ...table(fields, columns), length: rows.length };
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null;
