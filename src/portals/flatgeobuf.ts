/** FlatGeobuf files at an address: the features in a box, or the first of all, are found by the file's index and fetched alone. */
import { openFlatGeobuf, readFeatures, type FlatGeobuf } from '../formats/flatgeobuf.js';
import { formatOf } from '../formats/index.js';
import type { Capabilities, Dataset, DatasetRef, Get, Portal, Query, Table } from '../model.js';
import { table } from '../table.js';
import { answerField } from '../table/answer-field.js';
import { aboutFile, fileRef } from './files/about-file.js';
import { some } from './shared/answer.js';
import { openRemote, type RemoteFile } from './files/ranges.js';

export const flatgeobuf: Portal = {
  name: 'flatgeobuf',
  // An answer holds as many rows as are asked for.
  capabilities: { select: true, where: ['intersects'], pageSize: Number.MAX_SAFE_INTEGER },
  match: (url) => (formatOf(url) === 'flatgeobuf' ? fileRef('flatgeobuf', url) : undefined),
  describe,
  read,
};

interface Opened {
  readonly remote: RemoteFile;
  readonly file: FlatGeobuf;
}

const files = new WeakMap<Dataset, Opened>();

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const opened = await open(ref, get);
  const { remote, file } = opened;
  const about = aboutFile(ref, remote.headers);
  const dataset: Dataset = {
    ...about,
    title: file.title ?? about.title,
    ...some('description', file.description),
    fields: file.fields,
    ...some('rowCount', file.rowCount),
    capabilities: capabilitiesOf(file),
  };
  files.set(dataset, opened);
  return dataset;
}

async function open({ endpointURL }: DatasetRef, get: Get): Promise<Opened> {
  const remote = await openRemote(new URL(endpointURL), get);
  return { remote, file: await openFlatGeobuf(remote) };
}

/** The index holds the boxes of the shapes as they are stored: it answers in degrees only where they are. */
function capabilitiesOf({ tree, projection }: FlatGeobuf): Capabilities {
  const { where = [], ...others } = flatgeobuf.capabilities;
  return tree && !projection ? { ...others, where } : others;
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const { remote, file } = files.get(dataset) ?? (await open(dataset.ref, get));
  const { where, offset, limit, select = file.fields.map(({ name }) => ({ name, field: name })) } = query;
  const answer = await readFeatures(remote.through(get), file, {
    names: [...new Set(select.map(({ name, field = name }) => field))],
    ...(where?.op === 'intersects' ? { bbox: where.bbox } : {}),
    ...some('offset', offset),
    ...some('limit', limit),
  });
  return table(
    select.map((column) => answerField(column, file.fields)),
    select.map(({ name, field = name }) => answer.column(field)),
    answer.total,
  );
}
