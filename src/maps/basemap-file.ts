/** A vector basemap in one file (PMTiles): whom it names, and its tiles, each a range of bytes that is asked for when it is seen. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { openArchive, type Archive, type ReadPart, type TileAt } from '../formats/pmtiles.js';
import { DatasetError } from '../model.js';
import { get } from '../transport/get.js';
import type { Attribution } from './ground.js';

export interface BasemapFile extends Omit<Archive, 'tile' | 'metadata'> {
  readonly attribution: Attribution;
  /** Undefined where the file has nothing. */
  tile(at: TileAt, signal: AbortSignal): Promise<VectorTile | undefined>;
}

/** Reads what a file says of itself. Throws where it is missing, is no PMTiles file of shapes, or is not sent in parts. */
export async function openBasemap(address: string, signal: AbortSignal): Promise<BasemapFile> {
  const archive = await openArchive(partsOf(new URL(address, document.baseURI)), signal);
  const { attribution } = (archive.metadata ?? {}) as { readonly attribution?: unknown };
  return {
    ...archive,
    attribution: attributionOf(attribution),
    async tile(at, until) {
      const bytes = await archive.tile(at, until);
      return bytes && new VectorTile(new PbfReader(bytes));
    },
  };
}

/** Asks for parts alone: a server that answers with the whole file, however long that may be, is not listened to. */
const partsOf =
  (url: URL): ReadPart =>
  async (offset, length, signal) => {
    const response = await get(url, { range: [offset, offset + length - 1], signal, stream: offset === 0 });
    if (response.status === 206) return response.arrayBuffer();
    await response.body?.cancel();
    const { status } = response;
    const why = status === 200 ? 'does not send the basemap in parts' : `answered ${status} when asked for the basemap`;
    throw new DatasetError('bad-response', `${url.host} ${why}`, { url, status });
  };

/** The words and the first address of a line that is mostly HTML. */
export function attributionOf(html: unknown): Attribution {
  if (typeof html !== 'string') return { text: '' };
  const href = /href\s*=\s*["']?(https?:[^\s"'<>]+)/i.exec(html)?.[1];
  const text = html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&copy;|&#169;|&#xa9;/gi, '©')
    .replace(/&nbsp;|\s+/g, ' ')
    .replaceAll('&amp;', '&')
    .trim();
  return { text, ...(href ? { href } : {}) };
}
