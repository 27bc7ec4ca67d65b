/** Lines and areas as paths by colour, kept while a map only moves: made again when it zooms or has moved far. */
import type { Features, Shape } from './features.js';
import { boxIn, type Frame } from './frame.js';
import { contains, meets, padded, type Box } from './mercator.js';

/** The paths of one class each, in pixels from a corner. */
export interface Outlines {
  readonly west: number;
  readonly north: number;
  readonly areas: readonly Outline[];
  readonly lines: readonly Outline[];
  /** How wide the areas are on average, in pixels. */
  readonly width: number;
}

interface Outline {
  readonly at: number;
  readonly path: Path2D;
}

interface Kept extends Outlines {
  readonly box: Box;
  readonly scale: number;
  readonly classOf: Uint8Array | undefined;
}

/** How much more than is seen is kept, in widths and heights of the frame. */
const margin = 0.5;

/** By the features and the copy of the world that they are drawn in. */
const kept = new WeakMap<readonly Shape[], Map<number, Kept>>();

/** What the frame shows of the shapes, by class; of class 0 where there are none. */
export function outlinesOf({ shapes }: Features, frame: Frame, copy: number, classOf: Uint8Array | undefined): Outlines {
  const copies = kept.get(shapes) ?? new Map<number, Kept>();
  kept.set(shapes, copies);
  const known = copies.get(copy);
  const box = boxIn(frame);
  if (known?.scale === frame.scale && known.classOf === classOf && contains(known.box, bounded(box))) return known;
  const made = outlinesIn(shapes, frame, bounded(padded(box, margin)), classOf);
  copies.set(copy, made);
  return made;
}

/** There is nothing to draw beyond the poles. */
const bounded = ({ west, north, east, south }: Box): Box => ({ west, north: Math.max(0, north), east, south: Math.min(1, south) });

function outlinesIn(shapes: readonly Shape[], frame: Frame, box: Box, classOf: Uint8Array | undefined): Kept {
  const [areas, lines] = [new Map<number, Path2D>(), new Map<number, Path2D>()];
  let [wide, count] = [0, 0];
  for (const shape of shapes) {
    if (!meets(shape.box, box)) continue;
    const paths = shape.filled ? areas : lines;
    const at = classOf?.[shape.row] ?? 0;
    const path = paths.get(at) ?? new Path2D();
    paths.set(at, path);
    trace(path, frame, shape);
    if (!shape.filled) continue;
    wide += shape.box.east - shape.box.west;
    count++;
  }
  const list = (paths: Map<number, Path2D>): readonly Outline[] => Array.from(paths, ([at, path]) => ({ at, path }));
  const { west, north, scale } = frame;
  return { west, north, scale, box, classOf, areas: list(areas), lines: list(lines), width: (wide * scale) / (count || 1) };
}

/** The rings as a path, without vertices that fall on the same pixel as the one before. */
export function trace(path: CanvasPath, { west, north, scale }: Frame, { rings, filled }: Shape): void {
  for (const ring of rings) {
    let [px, py] = [(ring[0]! - west) * scale, (ring[1]! - north) * scale];
    path.moveTo(px, py);
    for (let i = 2; i < ring.length; i += 2) {
      const [x, y] = [(ring[i]! - west) * scale, (ring[i + 1]! - north) * scale];
      if (Math.abs(x - px) + Math.abs(y - py) < 1 && i < ring.length - 2) continue;
      path.lineTo(x, y);
      [px, py] = [x, y];
    }
    if (filled) path.closePath();
  }
}
