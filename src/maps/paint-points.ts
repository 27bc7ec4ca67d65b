/** Puts points on the sheet as discs, outlined where they stand apart. */
import type { Steps } from '../transport/pace.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';
import type { Grid } from './grid.js';
import type { Looks } from './looks.js';
import { stampPoints } from './stamp.js';

export function* paintPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  grid: Grid,
  inks: Inks,
  { classOf, sizes }: Looks,
  clear: boolean,
): Steps<void> {
  if (sizes) return yield* sizes.paint(context, frame, features, inks, sizes.radius, classOf);
  const radius = radiusOf(grid, frame.scale);
  const room = (grid.areaOfOne * frame.scale ** 2) / (Math.PI * radius ** 2);
  const inCrowd = room < crowded || radius < 2;
  const colours = classOf ? inks.classes : [inks.mark];
  const discs = colours.map((mark) => discOf(radius, context.getTransform().a, { ...inks, mark }, inCrowd, classOf ? 0.9 : 0.65));
  yield* stampPoints(context, frame, features, grid, discs, { classOf, merged: inCrowd, clear });
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
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = mark;
  context.fill();
  context.globalAlpha = 0.65;
  context.strokeStyle = halo;
  context.lineWidth = outline;
  if (outline) context.stroke();
  return disc;
}
