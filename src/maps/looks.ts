/** How places look by what their rows say: which class each row is in, in which colour, and how large its disc is. */
import type { Swatch } from '../marks/schemes.js';
import type { Features } from './features.js';

export type PlaceMark = 'point' | 'cluster' | 'density' | 'area';

export interface Looks {
  /** The class of each row of the table. */
  readonly classOf?: Uint8Array | undefined;
  /** The colour of each class; the map's own ink where there is none. */
  readonly swatches: readonly Swatch[];
  /** Classes that are left out. */
  readonly hidden: ReadonlySet<number>;
  /** How places are drawn; each by itself where nothing is said, unless there are too many to be told apart. */
  readonly mark?: PlaceMark | '' | undefined;
  /** The radius of each row's disc, in pixels. */
  readonly radius?: Float32Array | undefined;
}

/** All places alike. */
export const plain: Looks = { swatches: [], hidden: new Set() };

/** The places of the classes that are shown, on the ground of all. */
export function shownOf(features: Features, { classOf, hidden }: Looks): Features {
  if (!classOf || hidden.size === 0) return features;
  const shows = (row: number): boolean => !hidden.has(classOf[row]!);
  const points = features.row.map((_, point) => point).filter((point) => shows(features.row[point]!));
  return {
    ...features,
    x: Float64Array.from(points, (point) => features.x[point]!),
    y: Float64Array.from(points, (point) => features.y[point]!),
    row: Uint32Array.from(points, (point) => features.row[point]!),
    shapes: features.shapes.filter(({ row }) => shows(row)),
  };
}

/** Radii in pixels: of nothing or what is missing, and of the most where places are few. */
export const smallest = 2;
export const largest = 22;

/** Discs whose area tells the amount, the smaller the more there are; amounts below zero count as nothing. */
export function radiiOf(amounts: Float64Array): Float32Array {
  let most = 0;
  for (const amount of amounts) if (amount > most && amount < Infinity) most = amount;
  const widest = widestAmong(amounts.length);
  return Float32Array.from(amounts, (amount) =>
    amount > 0 ? Math.max(smallest, widest * Math.sqrt(Math.min(1, amount / most))) : smallest,
  );
}

export const widestAmong = (count: number): number => Math.max(6, Math.min(largest, 25 - 5 * Math.log10(count || 1)));
