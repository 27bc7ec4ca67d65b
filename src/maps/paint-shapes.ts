/** Puts lines and areas on the sheet, in the colours of their classes. */
import type { Steps } from '../transport/pace.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';
import type { Looks } from './looks.js';
import { tracedIn, type Traced } from './trace.js';

/** So many areas have borders no wider than one pixel of the screen, which are many times faster to draw than wider ones. */
const many = 200;

/** What is drawn between two pauses. */
const stretch = 250;

type Layer = OffscreenCanvasRenderingContext2D;

export function* paintShapes(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { shapes }: Features,
  inks: Inks,
  { classOf }: Looks,
): Steps<void> {
  const traced = yield* tracedIn(shapes, frame);
  if (!traced.length) return;
  const areas = traced.filter(({ shape }) => shape.filled);
  const lines = traced.filter(({ shape }) => !shape.filled);
  const colourOf = ({ shape }: Traced): string => (classOf ? inks.classes[classOf[shape.row]!]! : inks.mark);
  const layer = layerFor(context);
  if (areas.length) {
    yield* fill(layer, areas, colourOf);
    lay(layer, context, classOf ? 0.9 : 0.22);
    const width = borderOf(areas, frame.scale, context.getTransform().a) * (classOf ? 0.6 : 1);
    yield* stroke(layer, areas, width, () => (classOf ? inks.text : inks.mark));
    lay(layer, context, classOf ? 0.55 : 0.9);
  }
  if (lines.length) {
    yield* stroke(layer, lines, 5, () => inks.halo);
    yield* stroke(layer, lines, 2.5, colourOf);
    lay(layer, context, 0.9);
  }
}

/** A sheet of its own for what is laid over the other as a whole, and so no darker where it overlaps. */
function layerFor(context: CanvasRenderingContext2D): Layer {
  const { width, height } = context.canvas;
  const layer = new OffscreenCanvas(width, height).getContext('2d')!;
  layer.setTransform(context.getTransform());
  Object.assign(layer, { lineJoin: 'round', lineCap: 'round' });
  return layer;
}

/** The layer is clear again afterwards. */
function lay(layer: Layer, context: CanvasRenderingContext2D, alpha: number): void {
  context.save();
  context.resetTransform();
  context.globalAlpha = alpha;
  context.drawImage(layer.canvas, 0, 0);
  context.restore();
  layer.save();
  layer.resetTransform();
  layer.clearRect(0, 0, layer.canvas.width, layer.canvas.height);
  layer.restore();
}

/** Outer rings turn one way and holes the other, so that parts that overlap are covered and holes are not. */
function* fill(layer: Layer, areas: readonly Traced[], colourOf: (one: Traced) => string): Steps<void> {
  for (const [i, area] of areas.entries()) {
    layer.fillStyle = colourOf(area);
    layer.fill(area.path);
    if (i % stretch === stretch - 1) yield;
  }
}

function* stroke(layer: Layer, traced: readonly Traced[], width: number, colourOf: (one: Traced) => string): Steps<void> {
  layer.lineWidth = width;
  for (const [i, one] of traced.entries()) {
    layer.strokeStyle = colourOf(one);
    layer.stroke(one.path);
    if (i % stretch === stretch - 1) yield;
  }
}

/** Borders are the thinner the narrower the areas are, and the more. */
function borderOf(areas: readonly Traced[], scale: number, ratio: number): number {
  const wide = areas.reduce((sum, { shape: { box } }) => sum + box.east - box.west, 0) / areas.length;
  return Math.min(areas.length > many ? 1 / ratio : 1.25, Math.max(0.35, wide * scale * 0.05));
}
