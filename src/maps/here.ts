/** Where the reader is: a disc with a ring, and around it how uncertain that is. */
import { copiesIn } from './dateline.js';
import type { Frame, Inks } from './frame.js';
import { metresAcross } from './mercator.js';

export type Painter = (context: CanvasRenderingContext2D, frame: Frame, inks: Inks) => void;

export const paintHere =
  ({ x, y }: { readonly x: number; readonly y: number }, metres: number): Painter =>
  (context, frame, { text, halo }) => {
    const around = (metres / metresAcross(y)) * frame.scale;
    context.save();
    for (const copy of copiesIn(frame)) {
      const [left, top] = [(x + copy - frame.west) * frame.scale, (y - frame.north) * frame.scale];
      disc(context, left, top, around);
      Object.assign(context, { fillStyle: text, globalAlpha: 0.12 });
      context.fill();
      context.globalAlpha = 1;
      disc(context, left, top, 8);
      context.fillStyle = halo;
      context.fill();
      disc(context, left, top, 5.5);
      context.fillStyle = text;
      context.fill();
    }
    context.restore();
  };

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
