/** Writes a small PMTiles file of shapes: what a city would make of its own map. */
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

export interface Drawn {
  readonly type: 'point' | 'line' | 'area';
  /** In 4096ths of the tile. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly said?: Readonly<Record<string, string | number>>;
}

export interface TileIn {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly layers: Readonly<Record<string, readonly Drawn[]>>;
}

const types = { point: 1, line: 2, area: 3 };

/** With so many tiles as one leaf holds, all stand in the first directory; else in leaves. */
export async function pmtiles(tiles: readonly TileIn[], metadata: object, perLeaf = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const ordered = tiles.toSorted((a, b) => idOf(a) - idOf(b));
  const bodies = await Promise.all(ordered.map(({ layers }) => zipped(tileOf(layers))));
  const entries = laidOut(ordered.map(idOf), bodies, 1);
  const leaves = entries.length > perLeaf ? await Promise.all(inLeaves(entries, perLeaf).map((some) => zipped(directoryOf(some)))) : [];
  const firsts = inLeaves(entries, perLeaf).map(([first]) => first!.id);
  const directory = await zipped(directoryOf(leaves.length ? laidOut(firsts, leaves, 0) : entries));
  const about = await zipped(new TextEncoder().encode(JSON.stringify(metadata)));
  const zooms = ordered.map(({ z }) => z);
  const header = headerOf([directory.length, about.length, sum(leaves), sum(bodies)], Math.min(...zooms), Math.max(...zooms));
  return new Uint8Array(await new Blob([header, directory, about, ...leaves, ...bodies]).arrayBuffer());
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  readonly run: number;
}

const idOf = ({ z, x, y }: TileIn): number => zxyToTileId(z, x, y);

function laidOut(ids: readonly number[], parts: readonly Uint8Array[], run: number): Entry[] {
  let offset = 0;
  return parts.map(({ length }, i) => ({ id: ids[i]!, offset: (offset += length) - length, length, run }));
}

const inLeaves = (entries: readonly Entry[], perLeaf: number): (readonly Entry[])[] =>
  entries.flatMap((_, i) => (i % perLeaf === 0 ? [entries.slice(i, i + perLeaf)] : []));

/** The lengths of the directory, the metadata, the leaves and the tiles, which follow each other. */
function headerOf(lengths: readonly number[], minZoom: number, maxZoom: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(127));
  new Uint8Array(view.buffer).set([...new TextEncoder().encode('PMTiles'), 3]);
  let offset = 127;
  lengths.forEach((length, i) => {
    view.setBigUint64(8 + 16 * i, BigInt(offset), true);
    view.setBigUint64(16 + 16 * i, BigInt(length), true);
    offset += length;
  });
  new Uint8Array(view.buffer).set([1, 2, 2, 1, minZoom, maxZoom], 96);
  [-180, -85, 180, 85].forEach((degrees, i) => view.setInt32(102 + 4 * i, degrees * 1e7, true));
  return new Uint8Array(view.buffer);
}

function directoryOf(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach(({ id }, i) => pbf.writeVarint(id - (entries[i - 1]?.id ?? 0)));
  entries.forEach(({ run }) => pbf.writeVarint(run));
  entries.forEach(({ length }) => pbf.writeVarint(length));
  entries.forEach(({ offset }, i) => pbf.writeVarint(i === 0 ? offset + 1 : 0));
  return new Uint8Array(pbf.finish());
}

function tileOf(layers: TileIn['layers']): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  for (const [name, features] of Object.entries(layers)) pbf.writeMessage(3, writeLayer, { name, features });
  return new Uint8Array(pbf.finish());
}

function writeLayer({ name, features }: { name: string; features: readonly Drawn[] }, pbf: PbfWriter): void {
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  const said = features.flatMap((feature) => Object.entries(feature.said ?? {}));
  let tag = 0;
  for (const { type, points, said: own = {} } of features) {
    const tags = Object.keys(own).flatMap(() => [tag, tag++]);
    pbf.writeMessage(2, writeFeature, { type, points, tags });
  }
  for (const [key] of said) pbf.writeStringField(3, key);
  for (const [, value] of said)
    pbf.writeMessage(4, (one, to) => (typeof one === 'number' ? to.writeDoubleField(3, one) : to.writeStringField(1, one)), value);
  pbf.writeVarintField(5, 4096);
}

function writeFeature({ type, points, tags }: Pick<Drawn, 'type' | 'points'> & { tags: number[] }, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, types[type]);
  let [x, y] = [0, 0];
  const steps = points.flatMap((point) => {
    const step = [point[0] - x, point[1] - y].map((by) => (by << 1) ^ (by >> 31));
    [x, y] = point;
    return step;
  });
  const rest = points.length > 1 ? [((points.length - 1) << 3) | 2, ...steps.slice(2)] : [];
  pbf.writePackedVarint(4, [9, ...steps.slice(0, 2), ...rest, ...(type === 'area' ? [15] : [])]);
}

async function zipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

const sum = (parts: readonly Uint8Array[]): number => parts.reduce((all, { length }) => all + length, 0);
