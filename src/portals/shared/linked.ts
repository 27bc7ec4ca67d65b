/** The files that a portal links to. */
import type { Get, Table } from '../../model.js';
import { failed } from './answer.js';

/** The table in a file; the code that reads it comes only then. Throws a DatasetError. */
export async function tableAt(url: URL, get: Get): Promise<Table> {
  const response = await get(url, { stream: true });
  if (!response.ok) throw failed(response.status, url);
  const { decode } = await import('../../formats/decode.js');
  return decode(response, url);
}
