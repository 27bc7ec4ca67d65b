/** The files that a portal links to. */
import { DatasetError, type Dataset, type Get, type Table } from '../../model.js';
import { failed } from './failed.js';
import { whole } from './whole.js';

type Described = Omit<Dataset, 'fields' | 'capabilities'>;

/** The dataset with the rows in its file. Throws a DatasetError, which knows what is described where the file cannot be read. */
export async function linked(described: Described, url: URL, get: Get): Promise<Dataset> {
  try {
    return whole(described, await tableAt(url, get));
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    const { code, message, status, cause } = error;
    throw new DatasetError(code, message, {
      url: error.url ?? url,
      dataset: unread(described),
      cause,
      ...(status === undefined ? {} : { status }),
    });
  }
}

/** A dataset of which nothing but its description can be had. */
export const unread = (described: Described): Dataset => ({ ...described, fields: [], capabilities: {} });

/** The table in a file; the code that reads it comes only then. Throws a DatasetError. */
async function tableAt(url: URL, get: Get): Promise<Table> {
  const response = await get(url, { stream: true });
  if (!response.ok) throw failed(response.status, url);
  const { decode } = await import('../../formats/decode.js');
  return decode(response, url);
}
