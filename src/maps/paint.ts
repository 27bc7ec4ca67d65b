/** Puts places on the sheet: discs for points, paths for lines and areas, a ring around the one that is pointed at. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features, Shape } from './features.js';
import type { Frame, Inks } from './frame.js';
import type { Grid } from './grid.js';
import type { Box } from './mercator.js';
import { outlinesOf, trace, type Outlines } from './outlines.js';
import type { Looks } from './looks.js';
import { paintSized } from './sized.js';
import { stampPoints } from './stamp.js';

/** The place that a reader points at or has walked to: where the frame shows it, and in which copy of the world. */
export interface Found {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly shape?: Shape;
  readonly copy: number;
  /** Several places that are drawn as one; then the row is that of one of them. */
  readonly group?: { readonly count: number; readonly box: Box; readonly radius?: number };
}

export function paintPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  grid: Grid,
  inks: Inks,
  { classOf, radius: sizes }: Looks,
): void {
  if (sizes) return paintSized(context, frame, features, inks, sizes, classOf);
  const radius = radiusOf(grid, frame.scale);
  const room = (grid.areaOfOne * frame.scale ** 2) / (Math.PI * radius ** 2);
  const inCrowd = room < crowded || radius < 2;
  const colours = classOf ? inks.classes : [inks.mark];
  const discs = colours.map((mark) => discOf(radius, context.getTransform().a, { ...inks, mark }, inCrowd, classOf ? 0.9 : 0.65));
  stampPoints(context, frame, features, grid, discs, { classOf, merged: inCrowd });
}

/** Discs cover about a third of the ground where points are, between a dot that can be seen and one that can be touched. */
export function radiusOf(grid: Grid, scale: number): number {
  const least = Math.max(1.5, 4.75 - 0.7 * Math.log10(grid.length || 1));
  return Math.max(least, Math.min(6, Math.sqrt((grid.areaOfOne * scale ** 2) / 3 / Math.PI)));
}

/** With less ground to each than this part of a disc, outlines would be all that is seen. */
const crowded = 0.4;

/** One disc to be copied: outlined; or in a crowd without, and so light that overlaps still tell, where their colour tells nothing else. */
function discOf(radius: number, ratio: number, { mark, halo }: Inks, inCrowd: boolean, crowdAlpha: number): HTMLCanvasElement {
  const outline = inCrowd ? 0 : radius >= 4 ? 1 : 0.75;
  const disc = document.createElement('canvas');
  disc.width = disc.height = Math.ceil((radius + outline) * ratio) * 2;
  const context = disc.getContext('2d', { willReadFrequently: true })!;
  context.translate(disc.width / 2, disc.height / 2);
  context.scale(ratio, ratio);
  context.globalAlpha = inCrowd ? crowdAlpha : radius >= 4 ? 0.85 : 0.75;
  circle(context, 0, 0, radius);
  context.fillStyle = mark;
  context.fill();
  context.globalAlpha = 0.65;
  context.strokeStyle = halo;
  context.lineWidth = outline;
  if (outline) context.stroke();
  return disc;
}

export function paintShapes(context: CanvasRenderingContext2D, frame: Frame, features: Features, inks: Inks, { classOf }: Looks): void {
  if (!features.shapes.length) return;
  for (const copy of copiesIn(frame)) {
    const seen = frameOf(frame, copy);
    const outlines = outlinesOf(features, seen, copy, classOf);
    context.save();
    context.translate((outlines.west - seen.west) * frame.scale, (outlines.north - seen.north) * frame.scale);
    paintOutlines(context, outlines, inks, classOf !== undefined);
    context.restore();
  }
}

/** All areas of a class are one path: outer rings turn one way and holes the other, so that overlaps are covered and holes are not. */
function paintOutlines(context: CanvasRenderingContext2D, { areas, lines, width }: Outlines, inks: Inks, classed: boolean): void {
  const colourOf = (at: number): string => (classed ? inks.classes[at]! : inks.mark);
  Object.assign(context, { lineJoin: 'round', lineCap: 'round' });
  context.globalAlpha = classed ? 0.9 : 0.22;
  for (const { at, path } of areas) {
    context.fillStyle = colourOf(at);
    context.fill(path);
  }
  const border = Math.min(1.25, Math.max(0.35, width * 0.05));
  for (const { path } of areas)
    stroke(context, path, classed ? inks.text : inks.mark, classed ? border * 0.6 : border, classed ? 0.55 : 0.9);
  for (const { path } of lines) stroke(context, path, inks.halo, 5, 0.9);
  for (const { at, path } of lines) stroke(context, path, colourOf(at), 2.5, 0.9);
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, strokeStyle: string, lineWidth: number, globalAlpha: number): void {
  Object.assign(context, { strokeStyle, lineWidth, globalAlpha });
  context.stroke(path);
}

export function paintFound(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { x, y, shape, copy }: Found,
  radius: number,
  inks: Omit<Inks, 'classes'>,
): void {
  context.save();
  context.beginPath();
  if (shape) trace(context, frameOf(frame, copy), shape);
  else circle(context, (x - frame.west) * frame.scale, (y - frame.north) * frame.scale, radius + 2);
  Object.assign(context, { strokeStyle: inks.halo, lineWidth: 6, lineJoin: 'round' });
  context.stroke();
  Object.assign(context, { strokeStyle: inks.text, lineWidth: 2.5, fillStyle: inks.mark });
  if (!shape) context.fill();
  context.stroke();
  context.restore();
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
