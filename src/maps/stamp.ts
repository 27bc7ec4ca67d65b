/** Any number of discs in about the same time: points are counted by pixel, and each pixel that holds some is stamped once. */
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import { boxIn, type Frame } from './frame.js';
import type { Grid } from './grid.js';
import { widened } from './mercator.js';

/** How many discs on one pixel are told apart. */
const deepest = 4;

/** A picture of one disc, pixel by pixel: colours multiplied by their opacity, in bytes. */
interface Stamp {
  readonly side: number;
  readonly pixels: Uint8ClampedArray;
}

/** One sheet for all maps: it is filled and copied at once. */
let scratch: HTMLCanvasElement | undefined;

/** Draws a disc at every point that the frame shows: one of those given, in device pixels and all of one size, by the class of the point's row. */
export function stampPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  grid: Grid,
  discs: readonly HTMLCanvasElement[],
  classOf: Uint8Array | undefined,
): void {
  const ratio = context.getTransform().a;
  const { width, height } = context.canvas;
  const margin = discs[0]!.width;
  const sheet = { ratio, margin, width: width + 2 * margin, height: height + 2 * margin };
  const { depths, tops } = count(frame, features, grid, sheet, classOf);
  const picture = new ImageData(sheet.width, sheet.height);
  const stamps = discs.map(stampsOf);
  for (let at = 0; at < depths.length; at++) if (depths[at]! > 0) press(stamps[tops[at]!]![depths[at]! - 1]!, picture, at);
  divide(picture.data);
  scratch ??= document.createElement('canvas');
  Object.assign(scratch, { width: picture.width, height: picture.height });
  scratch.getContext('2d')!.putImageData(picture, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(scratch, -margin, -margin);
  context.restore();
}

interface Sheet {
  readonly ratio: number;
  /** Pixels around what is seen, so that no stamp crosses the sheet's edge. */
  readonly margin: number;
  readonly width: number;
  readonly height: number;
}

interface Counts {
  /** How many points fall on each pixel, up to the deepest. */
  readonly depths: Uint8Array;
  /** The class of the one on top. */
  readonly tops: Uint8Array;
}

function count(
  frame: Frame,
  { x, y, row }: Features,
  grid: Grid,
  { ratio, margin, width, height }: Sheet,
  classOf: Uint8Array | undefined,
): Counts {
  const [depths, tops] = [new Uint8Array(width * height), new Uint8Array(width * height)];
  const perUnit = frame.scale * ratio;
  const half = margin / 2;
  for (const { west, north, ...size } of copiesIn(frame).map((copy) => frameOf(frame, copy))) {
    grid.each(widened(boxIn({ west, north, ...size }), half / perUnit), (point) => {
      const left = Math.round((x[point]! - west) * perUnit) + margin;
      const top = Math.round((y[point]! - north) * perUnit) + margin;
      if (left < half || top < half || left >= width - half || top >= height - half) return;
      const at = top * width + left;
      if (depths[at]! < deepest) depths[at]!++;
      if (classOf) tops[at] = classOf[row[point]!]!;
    });
  }
  return { depths, tops };
}

/** The disc once, twice … `deepest` times over itself. */
function stampsOf(disc: HTMLCanvasElement): readonly Stamp[] {
  const side = disc.width;
  const pixels = multiplied(disc.getContext('2d')!.getImageData(0, 0, side, side).data);
  const stamps: Stamp[] = [{ side, pixels }];
  while (stamps.length < deepest) {
    const deeper = stamps.at(-1)!.pixels.slice();
    for (let i = 0; i < deeper.length; i += 4) over(deeper, i, pixels, i);
    stamps.push({ side, pixels: deeper });
  }
  return stamps;
}

function press({ side, pixels }: Stamp, { data, width }: ImageData, at: number): void {
  const corner = at - (side / 2) * (width + 1);
  for (let row = 0; row < side; row++) {
    const to = (corner + row * width) * 4;
    for (let i = 0; i < side * 4; i += 4) over(data, to + i, pixels, row * side * 4 + i);
  }
}

/** Porter and Duff's “over”, for colours multiplied by their opacity. */
function over(below: Uint8ClampedArray, to: number, above: Uint8ClampedArray, from: number): void {
  const alpha = above[from + 3]!;
  if (alpha === 0) return;
  const rest = 1 - alpha / 255;
  below[to] = above[from]! + below[to]! * rest;
  below[to + 1] = above[from + 1]! + below[to + 1]! * rest;
  below[to + 2] = above[from + 2]! + below[to + 2]! * rest;
  below[to + 3] = alpha + below[to + 3]! * rest;
}

function multiplied(data: Uint8ClampedArray): Uint8ClampedArray {
  return data.map((value, i) => (i % 4 === 3 ? value : (value * data[i - (i % 4) + 3]!) / 255));
}

/** Back to plain colours, as a picture must have them. */
function divide(data: Uint8ClampedArray): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = i; channel < i + 3; channel++) data[channel] = (data[channel]! * 255) / alpha;
  }
}
