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

/** On a clear sheet: areas through which the ground is seen, their borders, and lines. */
export function* paintShapes(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { shapes }: Features,
  inks: Inks,
  { classOf }: Looks,
): Steps<void> {
  const traced = yield* tracedIn(shapes, frame);
  const areas = traced.filter(({ shape }) => shape.filled);
  const lines = traced.filter(({ shape }) => !shape.filled);
  const colours = classOf ? inks.classes : [inks.mark];
  const of = (all: readonly string[]) => (one: Traced) => all[classOf ? classOf[one.shape.row]! : 0]!;
  if (areas.length) {
    yield* fill(context, areas, of(colours));
    fade(context, classOf ? 0.9 : 0.22);
    const width = borderOf(areas, frame.scale, context.getTransform().a) * (classOf ? 0.6 : 1);
    const borders = classOf ? colours.map((colour) => mixed(inks.text, 55, colour)) : [mixed(inks.mark, 92, inks.halo)];
    yield* stroke(context, areas, width, of(borders));
  }
  if (lines.length) {
    yield* stroke(context, lines, 5, () => inks.halo);
    yield* stroke(context, lines, 2.5, of(colours));
  }
}

/** A translucent border would be darker where two areas share it, so each is solid, in the colour that it would have over its area. */
const mixed = (ink: string, percent: number, ground: string): string => `color-mix(in srgb, ${ink} ${percent}%, ${ground})`;

/** All that is drawn as a whole, and so no darker where it overlaps. */
function fade(context: CanvasRenderingContext2D, alpha: number): void {
  const { width, height } = context.canvas;
  context.save();
  context.resetTransform();
  context.globalCompositeOperation = 'destination-in';
  context.fillStyle = `rgb(0 0 0 / ${alpha})`;
  context.fillRect(0, 0, width, height);
  context.restore();
}

/** Outer rings turn one way and holes the other, so that parts that overlap are covered and holes are not. */
function fill(context: CanvasRenderingContext2D, areas: readonly Traced[], colourOf: (one: Traced) => string): Steps<void> {
  return inStretches(context, areas, {}, (area) => {
    context.fillStyle = colourOf(area);
    context.fill(area.path);
  });
}

function stroke(
  context: CanvasRenderingContext2D,
  traced: readonly Traced[],
  lineWidth: number,
  colourOf: (one: Traced) => string,
): Steps<void> {
  return inStretches(context, traced, { lineWidth, lineJoin: 'round', lineCap: 'round' }, (one) => {
    context.strokeStyle = colourOf(one);
    context.stroke(one.path);
  });
}

/** Who draws in between, or instead, finds the context as it was. */
function* inStretches(
  context: CanvasRenderingContext2D,
  traced: readonly Traced[],
  settings: Partial<CanvasRenderingContext2D>,
  draw: (one: Traced) => void,
): Steps<void> {
  for (let from = 0; from < traced.length; from += stretch) {
    context.save();
    Object.assign(context, settings);
    traced.slice(from, from + stretch).forEach(draw);
    context.restore();
    yield;
  }
}

/** Borders are the thinner the narrower the areas are, and the more. */
function borderOf(areas: readonly Traced[], scale: number, ratio: number): number {
  const wide = areas.reduce((sum, { shape: { box } }) => sum + box.east - box.west, 0) / areas.length;
  return Math.min(areas.length > many ? 1 / ratio : 1.25, Math.max(0.35, wide * scale * 0.05));
}
