/** Plain files at an address, of every format that is read here. They come whole; every question is answered in the browser. */
import { decode } from '../formats/decode.js';
import { formatOf, formatOfBytes, isUnreadableAddress, unreadable } from '../formats/index.js';
import type { Begun, Dataset, DatasetRef, Get, Portal } from '../model.js';
import { aboutFile, fileRef } from './files/about-file.js';
import { failed } from './shared/failed.js';
import { rowsOf, whole } from './shared/whole.js';

export const file: Portal = {
  name: 'file',
  capabilities: {},
  match: (url) => (formatOf(url) || isUnreadableAddress(url) ? fileRef('file', url) : undefined),
  recognise,
  describe,
  read: async (dataset, _, get) => rowsOf(dataset) ?? rowsOf(await describe(dataset.ref, get))!,
};

/** By the media type or, where that says nothing, by bytes that can be nothing else. */
async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const response = await get(url);
  const named = formatOf(url, response.headers.get('content-type') ?? undefined);
  return (named ?? formatOfBytes(new Uint8Array(await response.arrayBuffer()))) ? fileRef('file', url) : undefined;
}

/** A file that cannot be read is named without being fetched: it may be hundreds of megabytes. */
async function describe(ref: DatasetRef, get: Get, tell?: (begun: Begun) => void): Promise<Dataset> {
  const url = new URL(ref.endpointURL);
  if (!formatOf(url) && isUnreadableAddress(url)) throw unreadable(url);
  const response = await get(url, { stream: true });
  if (!response.ok) throw failed(response.status, url);
  const about = aboutFile(ref, response.headers);
  return whole(about, await decode(response, url, tell && ((table) => tell({ dataset: { ...about, fields: table.fields }, table }))));
}
