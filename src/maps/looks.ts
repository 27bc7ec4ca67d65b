/** How places look by what their rows say: which class each row is in, in which colour, and how large its disc is. */
import type { Swatch } from '../marks/schemes.js';
import type { Features } from './features.js';
import type { Sizes } from './sized.js';

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
  /** How large each row's disc is, where they are of different sizes. */
  readonly sizes?: Sizes | undefined;
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
