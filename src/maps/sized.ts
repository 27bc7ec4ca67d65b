/** Discs of different sizes: the large ones first, so that none hides a smaller one. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';

const orders = new WeakMap<Features, { readonly sizes: Float32Array; readonly order: Uint32Array }>();

/** The points from the largest to the smallest. */
function orderOf(features: Features, sizes: Float32Array): Uint32Array {
  const known = orders.get(features);
  if (known?.sizes === sizes) return known.order;
  const order = Uint32Array.from(features.row.keys()).sort((a, b) => sizes[features.row[b]!]! - sizes[features.row[a]!]!);
  orders.set(features, { sizes, order });
  return order;
}

export function paintSized(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  { mark, halo, classes }: Inks,
  sizes: Float32Array,
  classOf: Uint8Array | undefined,
): void {
  const { x, y, row } = features;
  context.save();
  Object.assign(context, { strokeStyle: halo, lineWidth: 1 });
  for (const { west, north, scale, width, height } of copiesIn(frame).map((copy) => frameOf(frame, copy))) {
    for (const point of orderOf(features, sizes)) {
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
  }
  context.restore();
}
