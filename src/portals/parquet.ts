/** Parquet and GeoParquet files at an address: only the columns and the row groups that a question needs are fetched. */
import { formatOf } from '../formats/index.js';
import { openParquet, readColumns, weightOf, type ParquetFile, type Wanted } from '../formats/parquet.js';
import { MOST_BYTES } from '../formats/parts.js';
import { DatasetError, type Dataset, type DatasetRef, type Get, type Portal, type Query, type Table } from '../model.js';
import { answerField, table } from '../table.js';
import { about } from './file.js';
import { passing, pruningOf } from './row-groups.js';
import { remote } from './ranges.js';

export const parquet: Portal = {
  name: 'parquet',
  // An answer holds as many rows as are asked for.
  capabilities: { select: true, where: ['and', '=', '<', '<=', '>', '>=', 'in'], pageSize: Number.MAX_SAFE_INTEGER },
  match: (url) => (formatOf(url) === 'parquet' ? { portal: 'parquet', endpointURL: url.href, identifier: url.href } : undefined),
  describe,
  read,
};

const files = new WeakMap<Dataset, ParquetFile>();

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const file = await opened(ref, get);
  const dataset: Dataset = { ...about(ref), fields: file.fields, rowCount: file.rowCount };
  files.set(dataset, file);
  return dataset;
}

async function opened({ endpointURL }: DatasetRef, get: Get): Promise<ParquetFile> {
  const url = new URL(endpointURL);
  const parts = await remote(url, get);
  try {
    return await openParquet(parts);
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    throw new DatasetError('bad-response', 'This is not a Parquet file, or it is damaged.', { url, cause });
  }
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const { select = dataset.fields.map(({ name }) => ({ name, field: name })), where, offset = 0, limit = Infinity } = query;
  const file = files.get(dataset) ?? (await opened(dataset.ref, get));
  const parts = await remote(new URL(dataset.ref.endpointURL), get);
  const columns = select.map(({ name, field = name }) => field);
  const window = where ? {} : { start: offset, end: offset + limit };
  const pruning = where && pruningOf(where, file.fields);
  const names = [...new Set([...columns, ...(where ? fieldsIn(where) : [])])];
  const wanted: Wanted = { names, ...window, ...(pruning ? { pruning } : {}) };
}
