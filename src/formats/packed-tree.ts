/** FlatGeobuf's index: a packed Hilbert R-tree, read level by level and only where a box asks for it. */
import type { BBox } from '../model.js';
import type { Parts } from './parts.js';

/** A box of four doubles, then where its child or its feature stands. */
const NODE = 40;
/** Nodes that nobody asked for are read along where it saves a request. */
const GAP = 100;

export interface PackedTree {
  /** Where its bytes begin in the file. */
  readonly start: number;
  readonly features: number;
  /** Children of a node. */
  readonly fanout: number;
}

/** Where a feature's bytes begin and end, counted from the end of the index; the file's last has no end. */
export interface Leaf {
  readonly start: number;
  readonly end: number;
}

/** Bytes of the whole index; the features follow. */
export const sizeOf = (tree: PackedTree): number => (tree.features && tree.fanout ? levelsOf(tree).at(0)!.end * NODE : 0);

/** The features whose boxes overlap a box, edges included, in the file's order. */
export async function search(parts: Parts, tree: PackedTree, bbox: BBox): Promise<Leaf[]> {
  const levels = levelsOf(tree).reverse();
  let wanted: Span[] = [{ start: 0, end: 1 }];
  for (const { end } of levels.slice(1)) {
    const nodes = await Promise.all(joined(wanted).map((span) => read(parts, tree, span)));
    const children = nodes.flat().filter(overlaps(bbox));
    wanted = children.map(({ offset }) => ({ start: offset, end: Math.min(offset + tree.fanout, end) }));
  }
  const found = await Promise.all(joined(wanted).map((span) => leavesIn(parts, tree, span)));
  return found.flat().filter(overlaps(bbox)).map(leafOf);
}

/** The features from one up to, but without, another, whatever their boxes. */
export async function leaves(parts: Parts, tree: PackedTree, from: number, to: number): Promise<Leaf[]> {
  const { start, end } = levelsOf(tree)[0]!;
  const span = { start: Math.min(start + from, end), end: Math.min(start + to, end) };
  return (await leavesIn(parts, tree, span)).map(leafOf);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly box: BBox;
  /** Which node is its first child or, for a leaf, where its feature begins. */
  readonly offset: number;
}

interface LeafNode extends Node {
  readonly next: number;
}

const leafOf = ({ offset, next }: LeafNode): Leaf => ({ start: offset, end: next });

/** The spans of all levels, leaves first; in the file the root comes first. */
function levelsOf({ features, fanout }: PackedTree): Span[] {
  const counts = [features];
  do counts.push(Math.ceil(counts.at(-1)! / fanout));
  while (counts.at(-1)! > 1);
  let end = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => {
    const span = { start: end - count, end };
    end = span.start;
    return span;
  });
}

async function read(parts: Parts, { start }: PackedTree, span: Span): Promise<Node[]> {
  const view = new DataView(await parts.slice(start + span.start * NODE, start + span.end * NODE));
  return Array.from({ length: Math.floor(view.byteLength / NODE) }, (_, nth) => {
    const [west, south, east, north] = [0, 8, 16, 24].map((byte) => view.getFloat64(nth * NODE + byte, true)) as [
      number,
      number,
      number,
      number,
    ];
    return { box: [west, south, east, north], offset: Number(view.getBigUint64(nth * NODE + 32, true)) };
  });
}

/** A feature ends where the next one begins, so one leaf more is read. */
async function leavesIn(parts: Parts, tree: PackedTree, { start, end }: Span): Promise<LeafNode[]> {
  const last = levelsOf(tree)[0]!.end;
  const nodes = await read(parts, tree, { start, end: Math.min(end + 1, last) });
  return nodes.slice(0, end - start).map((node, index) => ({ ...node, next: nodes[index + 1]?.offset ?? Infinity }));
}

/** Spans that touch or nearly do, as one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && span.start - last.end <= GAP) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else whole.push(span);
  }
  return whole;
}

const overlaps =
  ([west, south, east, north]: BBox) =>
  ({ box: [left, bottom, right, top] }: Node): boolean =>
    left <= east && right >= west && bottom <= north && top >= south;
