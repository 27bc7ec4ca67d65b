/** The rows that stand somewhere in a large JSON answer, as columns. */
import type { Field, Table } from '../model.js';
import { tableOfRows, type Row } from './row-columns.js';

/** Where the rows stand, member by member, and what is wanted of them. */
export interface Within {
  readonly place: readonly string[];
  readonly fields: readonly Field[];
}

export interface Answered<Answer = unknown> {
  /** Without its rows where they are a table; undefined where it was no JSON. */
  readonly answer: Answer | undefined;
  readonly rows?: Table | undefined;
}

/** Takes the rows out of an answer; what is no object among them is a row without members. */
export async function rowsWithin(bytes: Uint8Array, { place, fields }: Within): Promise<Required<Answered>> {
  const outer = { answer: valueOf(bytes) };
  const [last, ...path] = ['answer', ...place].reverse() as [string, ...string[]];
  const holder = path.reduceRight<unknown>((value, name) => (isObject(value) ? value[name] : undefined), outer);
  const list = isObject(holder) ? holder[last] : undefined;
  const rows = Array.isArray(list) ? list.map((row: unknown) => (isObject(row) ? row : {})) : [];
  if (Array.isArray(list)) Object.assign(holder as Row, { [last]: [] });
  return { answer: outer.answer, rows: { ...(await tableOfRows(rows, fields)), length: rows.length } };
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
