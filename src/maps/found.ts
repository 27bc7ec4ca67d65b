/** A place that a reader points at, has walked to or has picked, and the ring around it. */
import { frameOf } from './dateline.js';
import type { Shape } from './shapes.js';
import type { Frame, Inks } from './frame.js';
import type { Box } from './mercator.js';
import { trace } from './trace.js';

/** Where the frame shows it, and in which copy of the world. */
export interface Found {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly shape?: Shape;
  readonly copy: number;
  /** Several places that are drawn as one; then the row is that of one of them. */
  readonly group?: { readonly count: number; readonly box: Box; readonly radius?: number };
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
  else context.arc((x - frame.west) * frame.scale, (y - frame.north) * frame.scale, radius + 2, 0, 2 * Math.PI);
  Object.assign(context, { strokeStyle: inks.halo, lineWidth: 6, lineJoin: 'round' });
  context.stroke();
  Object.assign(context, { strokeStyle: inks.text, lineWidth: 2.5, fillStyle: inks.mark });
  if (!shape) context.fill();
  context.stroke();
  context.restore();
}
