/** Parquet and GeoParquet files at an address: only the columns and the row groups that a question needs are fetched. */
import { formatOf } from '../formats/index.js';
import { openParquet, readColumns, type ParquetFile } from '../formats/parquet.js';
import { MOST_BYTES } from '../formats/parts.js';
import { DatasetError, type Dataset, type DatasetRef, type Get, type Portal, type Predicate, type Query, type Table } from '../model.js';
import { table } from '../table.js';
import { answerField } from '../table/answer-field.js';
import { take } from '../table/cut.js';
import { aboutFile, fileRef } from './files/about-file.js';
import { openRemote, type RemoteFile } from './files/ranges.js';
import { passing, pruningOf } from './files/row-groups.js';

export const parquet: Portal = {
  name: 'parquet',
  // An answer holds as many rows as are asked for.
  capabilities: { select: true, where: ['and', '=', '<', '<=', '>', '>=', 'in'], pageSize: Number.MAX_SAFE_INTEGER },
  match: (url) => (formatOf(url) === 'parquet' ? fileRef('parquet', url) : undefined),
  describe,
  read,
};

interface Opened {
  readonly remote: RemoteFile;
  readonly file: ParquetFile;
}

const files = new WeakMap<Dataset, Opened>();

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const opened = await open(ref, get);
  const { remote, file } = opened;
  const dataset: Dataset = { ...aboutFile(ref, remote.headers), fields: file.fields, rowCount: file.rowCount };
  files.set(dataset, opened);
  return dataset;
}

async function open({ endpointURL }: DatasetRef, get: Get): Promise<Opened> {
  const url = new URL(endpointURL);
  const remote = await openRemote(url, get);
  try {
    return { remote, file: await openParquet(remote) };
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    throw new DatasetError('bad-response', 'This is not a Parquet file, or it is damaged.', { url, cause });
  }
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const { remote, file } = files.get(dataset) ?? (await open(dataset.ref, get));
  const { where, offset = 0, limit = Infinity, select = file.fields.map(({ name }) => ({ name, field: name })) } = query;
  const names = new Set([...select.map(({ name, field = name }) => field), ...fieldsIn(where)]);
  const pruning = where && pruningOf(where, file.fields);
  const part = where ? (pruning ? { pruning } : {}) : { start: offset, end: offset + limit };
  const rows = await readColumns(remote.through(get), file, { names: [...names], most: MOST_BYTES, ...part });
  const kept = where ? passing(rows, where) : undefined;
  const answer = kept ? take(rows, kept.subarray(offset, offset + limit)) : rows;
  return table(
    select.map((column) => answerField(column, file.fields)),
    select.map(({ name, field = name }) => answer.column(field)),
    kept?.length ?? file.rowCount,
  );
}

/** The fields that a predicate of comparisons names. */
function fieldsIn(where: Predicate | undefined): string[] {
  if (!where) return [];
  return 'args' in where ? where.args.flatMap(fieldsIn) : 'field' in where ? [where.field] : [];
}
