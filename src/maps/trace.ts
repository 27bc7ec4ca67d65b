/** Lines and areas as paths in pixels, without what would not be seen of them. */
import type { Steps } from '../transport/pace.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Shape } from './features.js';
import { boxIn, type Frame } from './frame.js';
import { meets } from './mercator.js';

export interface Traced {
  readonly shape: Shape;
  readonly path: Path2D;
}

/** So many paths are made between two pauses. */
const stretch = 250;

/** What a frame shows of some shapes, in their order. Each has a path of its own: one of many thousand vertices is many times slower to make and to fill. */
export function* tracedIn(shapes: readonly Shape[], frame: Frame): Steps<readonly Traced[]> {
  const traced: Traced[] = [];
  for (const seen of copiesIn(frame).map((copy) => frameOf(frame, copy))) {
    const box = boxIn(seen);
    for (const shape of shapes) {
      if (!meets(shape.box, box)) continue;
      const path = new Path2D();
      trace(path, seen, shape);
      if (traced.push({ shape, path }) % stretch === 0) yield;
    }
  }
  return traced;
}

export function trace(path: CanvasPath, frame: Frame, { rings, filled }: Shape): void {
  for (const ring of rings) {
    traceRing(path, frame, ring);
    if (filled) path.closePath();
  }
}

/** Farther from the frame than this, in pixels, no line shows its width. */
const far = 8;

/** Leaves out the vertices that fall on the pixel of the one before, and those between others that all lie off the same side of the frame. */
function traceRing(path: CanvasPath, { west, north, scale, width, height }: Frame, ring: Float64Array): void {
  const last = ring.length - 2;
  let [px, py] = [(ring[0]! - west) * scale, (ring[1]! - north) * scale];
  /** The sides off which all lies since the vertex drawn last; and the one skipped last, which is drawn where the line comes back. */
  let off = sides(px, py, width, height);
  let [skippedX, skippedY, skippedOff] = [0, 0, 0];
  path.moveTo(px, py);
  for (let i = 2; i <= last; i += 2) {
    const [x, y] = [(ring[i]! - west) * scale, (ring[i + 1]! - north) * scale];
    const beyond = sides(x, y, width, height);
    if (off & beyond) {
      [skippedX, skippedY, skippedOff] = [x, y, beyond];
      off &= beyond;
      continue;
    }
    if (skippedOff) {
      path.lineTo(skippedX, skippedY);
      [px, py] = [skippedX, skippedY];
      off = skippedOff & beyond;
      skippedOff = 0;
      if (off) {
        [skippedX, skippedY, skippedOff] = [x, y, beyond];
        continue;
      }
    }
    if (Math.abs(x - px) + Math.abs(y - py) < 1 && i < last) continue;
    path.lineTo(x, y);
    [px, py, off] = [x, y, beyond];
  }
  if (skippedOff) path.lineTo(skippedX, skippedY);
}

/** Off which sides of the frame a place lies, a bit for each. */
const sides = (x: number, y: number, width: number, height: number): number =>
  (x < -far ? 1 : x > width + far ? 2 : 0) | (y < -far ? 4 : y > height + far ? 8 : 0);
