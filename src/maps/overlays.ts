/** Further layers on a map's sheet, told apart by their strokes and signs and not by colour: lines, outlines of areas, and small signs for points. */
import { atOnce } from '../transport/pace.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';
import type { Painter } from './here.js';
import { tracedIn } from './trace.js';

/** How a layer is drawn: the dashes of its lines, in pixels, and the corners of its points' sign around its middle. */
export interface Stroke {
  readonly dashes: readonly number[];
  readonly sign: readonly (readonly [x: number, y: number])[];
}

const square = [-1, 1].flatMap((y) => [[-y, y] as const, [y, y] as const]);

const strokes: readonly Stroke[] = [
  { dashes: [], sign: square.map(([x, y]) => [x * 3, y * 3]) },
  {
    dashes: [7, 4],
    sign: [
      [0, -4],
      [4, 0],
      [0, 4],
      [-4, 0],
    ],
  },
  {
    dashes: [1.5, 3.5],
    sign: [
      [0, -4],
      [4, 3],
      [-4, 3],
    ],
  },
  {
    dashes: [9, 3, 1.5, 3],
    sign: [
      [0, 4],
      [4, -3],
      [-4, -3],
    ],
  },
];

/** The stroke of the first layer, of the second, and so on, over again. */
export const strokeAt = (at: number): Stroke => strokes[at % strokes.length]!;

export interface Overlay {
  readonly features: Features;
  readonly stroke: Stroke;
}

export const paintOverlays =
  (overlays: readonly Overlay[]): Painter =>
  (context, frame, inks) => {
    for (const overlay of overlays) paintOverlay(context, frame, overlay, inks);
  };

function paintOverlay(context: CanvasRenderingContext2D, frame: Frame, { features, stroke }: Overlay, inks: Inks): void {
  const traced = atOnce(tracedIn(features.shapes, frame));
  context.save();
  context.lineJoin = 'round';
  for (const { path } of traced) ink(context, path, inks.halo, 3.5, []);
  for (const { path } of traced) ink(context, path, inks.text, 1.5, stroke.dashes);
  context.restore();
  for (const copy of copiesIn(frame)) paintSigns(context, frameOf(frame, copy), features, stroke, inks);
}

function paintSigns(
  context: CanvasRenderingContext2D,
  { west, north, scale, width, height }: Frame,
  { x, y }: Features,
  { sign }: Stroke,
  inks: Inks,
): void {
  const path = new Path2D();
  for (let point = 0; point < x.length; point++) {
    const [left, top] = [(x[point]! - west) * scale, (y[point]! - north) * scale];
    if (left < -5 || top < -5 || left > width + 5 || top > height + 5) continue;
    sign.forEach(([right, down], i) => (i ? path.lineTo(left + right, top + down) : path.moveTo(left + right, top + down)));
    path.closePath();
  }
  context.save();
  context.fillStyle = inks.halo;
  context.fill(path);
  ink(context, path, inks.text, 1.25, []);
  context.restore();
}

function ink(context: CanvasRenderingContext2D, path: Path2D, strokeStyle: string, lineWidth: number, dashes: readonly number[]): void {
  context.setLineDash([...dashes]);
  Object.assign(context, { strokeStyle, lineWidth });
  context.stroke(path);
}
