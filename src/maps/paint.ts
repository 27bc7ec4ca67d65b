/** Puts places on the sheet: discs for points, paths for lines and areas, a ring around the one that is pointed at. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features, Shape } from './features.js';
import { boxIn, type Frame, type Inks } from './frame.js';
import type { Grid } from './grid.js';
import { meets } from './mercator.js';
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
  stampPoints(context, frame, features, grid, discs, classOf);
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

export function paintShapes(context: CanvasRenderingContext2D, frame: Frame, { shapes }: Features, inks: Inks, { classOf }: Looks): void {
  if (shapes.length) for (const copy of copiesIn(frame)) paintCopy(context, frameOf(frame, copy), shapes, inks, classOf);
}

function paintCopy(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shapes: readonly Shape[],
  inks: Inks,
  classOf: Uint8Array | undefined,
): void {
  const box = boxIn(frame);
  const seen = shapes.filter((shape) => meets(shape.box, box));
  const areas = seen.filter(({ filled }) => filled);
  const lines = seen.filter(({ filled }) => !filled);
  context.save();
  Object.assign(context, { lineJoin: 'round', lineCap: 'round' });
  for (const [colour, some] of byColour(areas, inks, classOf)) fillAll(context, frame, some, colour, classOf ? 0.9 : 0.22);
  const border = Math.min(1.25, Math.max(0.35, meanWidth(areas) * frame.scale * 0.05));
  if (classOf) strokeAll(context, frame, areas, inks.text, border * 0.6, 0.55);
  else strokeAll(context, frame, areas, inks.mark, border);
  strokeAll(context, frame, lines, inks.halo, 5);
  for (const [colour, some] of byColour(lines, inks, classOf)) strokeAll(context, frame, some, colour, 2.5);
  context.restore();
}

function byColour(
  shapes: readonly Shape[],
  { mark, classes }: Inks,
  classOf: Uint8Array | undefined,
): Iterable<readonly [colour: string, shapes: readonly Shape[]]> {
  if (!classOf) return [[mark, shapes]];
  const groups = new Map<string, Shape[]>(classes.map((colour) => [colour, []]));
  for (const shape of shapes) groups.get(classes[classOf[shape.row]!]!)!.push(shape);
  return groups;
}

/** Borders of small areas are finer, so that they do not cover them. */
const meanWidth = (areas: readonly Shape[]): number => areas.reduce((sum, { box }) => sum + box.east - box.west, 0) / areas.length;

/** All in one path: outer rings turn one way and holes the other, so that overlaps are covered and holes are not. */
function fillAll(context: CanvasRenderingContext2D, frame: Frame, shapes: readonly Shape[], colour: string, alpha: number): void {
  if (!shapes.length) return;
  Object.assign(context, { fillStyle: colour, globalAlpha: alpha });
  context.beginPath();
  for (const shape of shapes) trace(context, frame, shape);
  context.fill();
}

function strokeAll(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shapes: readonly Shape[],
  colour: string,
  width: number,
  alpha = 0.9,
): void {
  if (!shapes.length) return;
  Object.assign(context, { strokeStyle: colour, lineWidth: width, globalAlpha: alpha });
  context.beginPath();
  for (const shape of shapes) trace(context, frame, shape);
  context.stroke();
}

/** The rings as a path, without vertices that fall on the same pixel as the one before. */
function trace(context: CanvasRenderingContext2D, { west, north, scale }: Frame, { rings, filled }: Shape): void {
  for (const ring of rings) {
    let [px, py] = [(ring[0]! - west) * scale, (ring[1]! - north) * scale];
    context.moveTo(px, py);
    for (let i = 2; i < ring.length; i += 2) {
      const [x, y] = [(ring[i]! - west) * scale, (ring[i + 1]! - north) * scale];
      if (Math.abs(x - px) + Math.abs(y - py) < 1 && i < ring.length - 2) continue;
      context.lineTo(x, y);
      [px, py] = [x, y];
    }
    if (filled) context.closePath();
  }
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
