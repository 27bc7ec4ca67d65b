/** Puts groups of places on the sheet: squares in the colour of their number, or discs with the number in them. */
import type { Locale } from '../locale/index.js';
import type { Frame, Inks } from './frame.js';
import { classOfCount } from './groups.js';
import type { Found } from './found.js';

export function paintGroups(context: CanvasRenderingContext2D, frame: Frame, groups: readonly Found[], inks: Inks, locale: Locale): void {
  context.save();
  for (const found of groups) {
    if (found.shape) paintSquare(context, frame, found, inks);
    else paintCluster(context, frame, found, inks, locale);
  }
  context.restore();
}

/** Edges on whole pixels leave no seams. */
function paintSquare(context: CanvasRenderingContext2D, { west, north, scale }: Frame, { group }: Found, { classes }: Inks): void {
  const { box, count } = group!;
  const [left, top, right, bottom] = [
    Math.round((box.west - west) * scale),
    Math.round((box.north - north) * scale),
    Math.round((box.east - west) * scale),
    Math.round((box.south - north) * scale),
  ];
  context.globalAlpha = 0.88;
  context.fillStyle = classes[classOfCount(count)]!;
  context.fillRect(left, top, right - left - 1, bottom - top - 1);
}

function paintCluster(
  context: CanvasRenderingContext2D,
  { west, north, scale }: Frame,
  { x, y, group }: Found,
  { mark, halo, font }: Inks,
  locale: Locale,
): void {
  const [left, top] = [(x - west) * scale, (y - north) * scale];
  Object.assign(context, { globalAlpha: 0.92, fillStyle: mark, strokeStyle: halo, lineWidth: group ? 2 : 1 });
  context.beginPath();
  context.arc(left, top, group?.radius ?? 5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  if (!group) return;
  Object.assign(context, { globalAlpha: 1, fillStyle: halo, font: `600 ${font}`, textAlign: 'center', textBaseline: 'middle' });
  context.fillText(locale.number(group.count, group.count < 1000 ? undefined : '.3~s'), left, top + 0.5);
}
