/** Lines and areas as paths in pixels, without what would not be seen of them. */
import type { Steps } from '../transport/pace.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Shape } from './shapes.js';
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
  /** The vertex drawn last, and the sides off which all has been since. */
  let x = (ring[0]! - west) * scale;
  let y = (ring[1]! - north) * scale;
  let off = sides(x, y, width, height);
  /** Where the vertex stands that was skipped last for being off: it is drawn where the line comes back. */
  let skipped = 0;
  path.moveTo(x, y);
  for (let i = 2; i <= last; i += 2) {
    const nextX = (ring[i]! - west) * scale;
    const nextY = (ring[i + 1]! - north) * scale;
    const beyond = sides(nextX, nextY, width, height);
    if (skipped && !(off & beyond)) {
      x = (ring[skipped]! - west) * scale;
      y = (ring[skipped + 1]! - north) * scale;
      path.lineTo(x, y);
      off = sides(x, y, width, height);
      skipped = 0;
    }
    if (off & beyond) {
      off &= beyond;
      skipped = i;
    } else if (i === last || Math.abs(nextX - x) + Math.abs(nextY - y) >= 1) {
      x = nextX;
      y = nextY;
      path.lineTo(x, y);
      off = beyond;
    }
  }
  if (skipped) path.lineTo((ring[skipped]! - west) * scale, (ring[skipped + 1]! - north) * scale);
}

/** Off which sides of the frame a place lies, a bit for each. */
const sides = (x: number, y: number, width: number, height: number): number =>
  (x < -far ? 1 : x > width + far ? 2 : 0) | (y < -far ? 4 : y > height + far ? 8 : 0);
