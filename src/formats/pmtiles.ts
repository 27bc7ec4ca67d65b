/** PMTiles, version 3: an archive of map tiles in one file, of which each part is read when it is needed. */
import { PbfReader } from 'pbf';
import { DatasetError } from '../model.js';

/** Reads so many bytes of the archive. */
export type ReadPart = (offset: number, length: number, signal: AbortSignal) => Promise<ArrayBuffer>;

export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export interface Archive {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** In degrees. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** What the archive says of itself, as JSON. */
  readonly metadata: unknown;
  /** A tile's bytes, unpacked; undefined where the archive has nothing. */
  tile(at: TileAt, signal: AbortSignal): Promise<ArrayBuffer | undefined>;
}

/** The bytes that hold the header and the first directory, and the header's own. */
const FIRST = 16_384;
const HEADER = 127;
/** How the header writes what is in a tile, and how parts are packed. */
const SHAPES = 1;
const [PLAIN, GZIP] = [1, 2];
/** Directories lie no deeper in each other, and no part is longer. */
const DEEPEST = 4;
const LONGEST = 1 << 26;

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** How many tiles from `id` on are the same; 0 where it is a directory. */
  readonly run: number;
}

/** Opens an archive of shapes (MVT). Throws a DatasetError where the file is none. */
export async function openArchive(read: ReadPart, signal: AbortSignal): Promise<Archive> {
  const first = await read(0, FIRST, signal);
  const header = new DataView(first);
  const isArchive = first.byteLength >= HEADER && new TextDecoder().decode(first.slice(0, 7)) === 'PMTiles' && header.getUint8(7) === 3;
  if (!isArchive) throw new DatasetError('bad-response', 'The file is no PMTiles archive of version 3');
  if (header.getUint8(99) !== SHAPES) throw new DatasetError('unsupported', 'The tiles of the archive are not shapes (MVT)');
  const at = (byte: number) => Number(header.getBigUint64(byte, true));
  const degrees = (byte: number) => header.getInt32(byte, true) / 1e7;
  const [packed, tilesPacked] = [header.getUint8(97), header.getUint8(98)];
  const bytesOf = async (offset: number, length: number, until: AbortSignal) => {
    if (offset + length <= first.byteLength) return first.slice(offset, offset + length);
    const bytes = length <= LONGEST ? await read(offset, length, until) : undefined;
    if (bytes?.byteLength !== length) throw new DatasetError('bad-response', 'The archive is shorter than it says');
    return bytes;
  };
  const part = async (offset: number, length: number, until: AbortSignal) => unpacked(await bytesOf(offset, length, until), packed);
  const directories = new Map<number, readonly Entry[]>();
  const directoryAt = async (offset: number, length: number, until: AbortSignal) => {
    const known = directories.get(offset) ?? entriesOf(await part(offset, length, until));
    directories.set(offset, known);
    return known;
  };
  return {
    minZoom: header.getUint8(100),
    maxZoom: header.getUint8(101),
    west: degrees(102),
    south: degrees(106),
    east: degrees(110),
    north: degrees(114),
    metadata: at(32) ? JSON.parse(new TextDecoder().decode(await part(at(24), at(32), signal))) : undefined,
    async tile(wanted, until) {
      const id = idOf(wanted);
      let [offset, length] = [at(8), at(16)];
      for (let depth = 0; depth < DEEPEST; depth++) {
        const entry = entryOf(await directoryAt(offset, length, until), id);
        if (!entry) return undefined;
        if (entry.run > 0) return unpacked(await bytesOf(at(56) + entry.offset, entry.length, until), tilesPacked);
        [offset, length] = [at(40) + entry.offset, entry.length];
      }
      throw new DatasetError('bad-response', 'The directories of the archive lie too deep in each other');
    },
  };
}

/** A tile's place on the Hilbert curve, after all tiles of the zooms before. */
export function idOf({ z, x, y }: TileAt): number {
  const across = 2 ** z;
  let id = (4 ** z - 1) / 3;
  for (let side = across / 2; side >= 1; side /= 2) {
    const [right, low] = [x & side ? 1 : 0, y & side ? 1 : 0];
    id += side * side * ((3 * right) ^ low);
    if (low) continue;
    [x, y] = right ? [across - 1 - y, across - 1 - x] : [y, x];
  }
  return id;
}

function entriesOf(bytes: ArrayBuffer): readonly Entry[] {
  const pbf = new PbfReader(bytes);
  const count = pbf.readVarint();
  if (count > bytes.byteLength) throw new DatasetError('bad-response', 'A directory of the archive is shorter than it says');
  const column = (length: number) => Array.from({ length }, () => pbf.readVarint());
  const [steps, runs, lengths, offsets] = [column(count), column(count), column(count), column(count)];
  let [id, end] = [0, 0];
  return steps.map((step, i) => {
    id += step;
    const offset = offsets[i] ? offsets[i] - 1 : end;
    end = offset + lengths[i]!;
    return { id, offset, length: lengths[i]!, run: runs[i]! };
  });
}

/** The last entry that begins at the tile or before it, where it reaches so far. */
function entryOf(entries: readonly Entry[], id: number): Entry | undefined {
  const entry = entries.findLast((one) => one.id <= id);
  return entry && (entry.run === 0 || id < entry.id + entry.run) ? entry : undefined;
}

async function unpacked(bytes: ArrayBuffer, packed: number): Promise<ArrayBuffer> {
  if (packed === PLAIN) return bytes;
  if (packed !== GZIP) throw new DatasetError('unsupported', 'The archive is packed in a way that browsers do not read: gzip is read');
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
