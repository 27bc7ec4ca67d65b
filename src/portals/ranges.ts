/** A file at an address, read in parts where its server allows that and says how long it is, else whole and at once. */
import type { Parts } from '../formats/parts.js';
import type { Get } from '../model.js';
import { failed } from './answer.js';

/** Bytes of the first request: a small file comes whole with it, a big one tells its length. */
const FIRST = 1 << 16;

/** Opens a file with one request. Throws a DatasetError where the server refuses. */
export async function remote(url: URL, get: Get): Promise<Parts> {
  const response = await get(url, { range: [0, FIRST - 1] });
  if (!response.ok) throw failed(response.status, url);
  const head = await response.arrayBuffer();
  if (response.status !== 206 || head.byteLength < FIRST) return head;
  const length = Number(/\/(\d+)\s*$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
  return length > 0 ? new Remote(url, get, length, head) : whole(url, get);
}

/** What a server does not show to other sites (`Content-Range`) or does not do (206) cannot be relied on. */
async function whole(url: URL, get: Get): Promise<Parts> {
  const response = await get(url);
  if (!response.ok) throw failed(response.status, url);
  return response.arrayBuffer();
}

class Remote implements Parts {
  readonly byteLength: number;
  readonly #url: URL;
  readonly #get: Get;
  readonly #head: ArrayBuffer;
  #all: ArrayBuffer | undefined;

  constructor(url: URL, get: Get, length: number, head: ArrayBuffer) {
    this.#url = url;
    this.#get = get;
    this.byteLength = length;
    this.#head = head;
  }

  async slice(start: number, end: number): Promise<ArrayBuffer> {
    const last = Math.min(end, this.byteLength);
    if (this.#all) return this.#all.slice(start, last);
    if (last <= this.#head.byteLength || last <= start) return this.#head.slice(start, last);
    const response = await this.#get(this.#url, { range: [start, last - 1] });
    if (!response.ok) throw failed(response.status, this.#url);
    const bytes = await response.arrayBuffer();
    if (response.status === 206) return bytes;
    this.#all = bytes;
    return bytes.slice(start, last);
  }
}
