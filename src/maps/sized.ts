/** Discs of different sizes: how large they are, drawn so that none hides a smaller one, and found under the pointer. */
import { stretches, type Steps } from '../transport/pace.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';
import type { Grid } from './grid.js';

export interface Sizes {
  /** The radius of each row's disc, in pixels. */
  readonly radius: Float32Array;
  readonly paint: typeof paintSized;
  readonly at: typeof smallestAt;
}

export const sizesOf = (amounts: Float64Array): Sizes => ({ radius: radiiOf(amounts), paint: paintSized, at: smallestAt });

/** Radii in pixels: of nothing or what is missing, and of the most where places are few. */
const smallest = 2;
const largest = 22;

/** Discs whose area tells the amount, the smaller the more there are; amounts below zero count as nothing. */
function radiiOf(amounts: Float64Array): Float32Array {
  let most = 0;
  for (const amount of amounts) if (amount > most && amount < Infinity) most = amount;
  const widest = widestAmong(amounts.length);
  return Float32Array.from(amounts, (amount) =>
    amount > 0 ? Math.max(smallest, widest * Math.sqrt(Math.min(1, amount / most))) : smallest,
  );
}

export const widestAmong = (count: number): number => Math.max(6, Math.min(largest, 25 - 5 * Math.log10(count || 1)));

const orders = new WeakMap<Features, { readonly sizes: Float32Array; readonly order: Uint32Array }>();

/** The points from the largest to the smallest. */
function orderOf(features: Features, sizes: Float32Array): Uint32Array {
  const known = orders.get(features);
  if (known?.sizes === sizes) return known.order;
  const order = Uint32Array.from(features.row.keys()).sort((a, b) => sizes[features.row[b]!]! - sizes[features.row[a]!]!);
  orders.set(features, { sizes, order });
  return order;
}

function* paintSized(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  { mark, halo, classes }: Inks,
  sizes: Float32Array,
  classOf: Uint8Array | undefined,
): Steps<void> {
  const { x, y, row } = features;
  context.save();
  Object.assign(context, { strokeStyle: halo, lineWidth: 1 });
  const order = orderOf(features, sizes);
  for (const { west, north, scale, width, height } of copiesIn(frame).map((copy) => frameOf(frame, copy))) {
    yield* stretches(order.length, (from, to) => {
      for (const point of order.subarray(from, to)) {
        const radius = sizes[row[point]!]!;
        const [left, top] = [(x[point]! - west) * scale, (y[point]! - north) * scale];
        if (left < -radius || top < -radius || left > width + radius || top > height + radius) continue;
        context.fillStyle = classOf ? classes[classOf[row[point]!]!]! : mark;
        context.globalAlpha = 0.75;
        context.beginPath();
        context.arc(left, top, radius, 0, 2 * Math.PI);
        context.fill();
        context.globalAlpha = 0.9;
        context.stroke();
      }
    });
  }
  context.restore();
}

/** The smallest of the discs at a place: it is drawn above the others. */
function smallestAt(
  { x, y, row }: Features,
  grid: Grid,
  atX: number,
  atY: number,
  reachOf: (disc: number) => number,
  radius: Float32Array,
): number | undefined {
  const far = reachOf(largest);
  let best: number | undefined;
  grid.each({ west: atX - far, north: atY - far, east: atX + far, south: atY + far }, (point) => {
    const disc = radius[row[point]!]!;
    if (Math.hypot(x[point]! - atX, y[point]! - atY) > reachOf(disc)) return;
    if (best === undefined || disc < radius[row[best]!]!) best = point;
  });
  return best;
}
