/** A file at an address, read in parts where its server allows that and says how long it is, else whole and at once. */
import type { Parts } from '../../formats/parts.js';
import type { Get } from '../../model.js';
import { failed } from '../shared/failed.js';

/** Bytes of the first request: a small file comes whole with it, a big one tells its length. */
const FIRST = 1 << 16;

export interface RemoteFile extends Parts {
  /** The headers of the first answer. */
  readonly headers: Headers;
  /** The same file, its further parts fetched through another door. */
  through(get: Get): RemoteFile;
}

/** Opens a file with one request. Throws a DatasetError where the server refuses. */
export async function openRemote(url: URL, get: Get): Promise<RemoteFile> {
  const response = await get(url, { range: [0, FIRST - 1] });
  if (!response.ok) throw failed(response.status, url);
  const { status, headers } = response;
  const head = await response.arrayBuffer();
  const length = Number(/\/(\d+)\s*$/.exec(headers.get('content-range') ?? '')?.[1] ?? NaN);
  if (status !== 206 || head.byteLength < FIRST || length === head.byteLength) return inWhole(head, headers);
  return length > 0 ? inParts(url, get, { head, headers, byteLength: length }) : inWhole(await fetched(url, get), headers);
}

interface Opened {
  readonly head: ArrayBuffer;
  readonly headers: Headers;
  readonly byteLength: number;
}

function inParts(url: URL, get: Get, opened: Opened): RemoteFile {
  const { head, headers, byteLength } = opened;
  return {
    byteLength,
    headers,
    through: (other) => inParts(url, other, opened),
    slice: (start, end) => (end <= head.byteLength ? head.slice(start, end) : fetched(url, get, [start, Math.min(end, byteLength) - 1])),
  };
}

function inWhole(bytes: ArrayBuffer, headers: Headers): RemoteFile {
  const file: RemoteFile = { byteLength: bytes.byteLength, headers, through: () => file, slice: (start, end) => bytes.slice(start, end) };
  return file;
}

/** A server that once gives all where a part was asked for is taken at its word. */
async function fetched(url: URL, get: Get, range?: readonly [first: number, last: number]): Promise<ArrayBuffer> {
  if (range && range[1] < range[0]) return new ArrayBuffer(0);
  const response = await get(url, range && { range });
  if (!response.ok) throw failed(response.status, url);
  const bytes = await response.arrayBuffer();
  return range && response.status !== 206 ? bytes.slice(range[0], range[1] + 1) : bytes;
}
