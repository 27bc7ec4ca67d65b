/** The rows within a portal's JSON answer as a table, few or many. */
import { rowsIn, type Within } from '../../formats/rows-in.js';
import type { Get, Table } from '../../model.js';
import { saying } from '../../table.js';
import { take } from '../../table/cut.js';
import { MANY, askRows, type Explain, type Json } from './answer.js';

/** The rows at an address, at most so many, and the answer around them; throws what `explain`, else the status, makes of anything else. */
export async function askTable(
  get: Get,
  url: URL,
  explain: Explain | undefined,
  within: Within,
  limit?: number,
): Promise<{ readonly answer: Json; readonly rows: Table }> {
  const { answer, rows } = await askRows(get, url, explain, { ...within, stream: limit! > MANY });
  return { answer: answer!, rows: rows ?? rowsIn(answer, within) };
}

/** So many of the rows from one on; the table itself where it has no others. */
export function part(rows: Table, offset: number, limit: number, total?: number): Table {
  const length = Math.max(0, Math.min(limit, rows.length - offset));
  const places = (): number[] => Array.from({ length }, (_, index) => offset + index);
  return length === rows.length ? saying(rows, total) : take(rows, places(), total);
}
