/** Any number of discs in about the same time: points are counted by pixel, and each pixel that holds some is stamped once. */
import { stretches, type Steps } from '../transport/pace.js';
import { copiesIn, frameOf } from './dateline.js';
import type { Features } from './features.js';
import { boxIn, type Frame } from './frame.js';
import type { Grid } from './grid.js';
import { widened } from './mercator.js';

/** How many discs on one pixel are told apart. */
const deepest = 4;

/** A picture of one disc without its clear pixels: how far each lies from the corner of a sheet, and its colour. */
interface Stamp {
  readonly offsets: Int32Array;
  /** Red, green, blue and opacity in bytes, of the disc laid once over itself, twice … `deepest` times. */
  readonly colours: readonly Uint32Array[];
}

/** Draws a disc at every point that the frame shows: one of those given, in device pixels and all of one size, by the class of the point's row. */
export function* stampPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: Features,
  grid: Grid,
  discs: readonly HTMLCanvasElement[],
  { classOf, merged, clear }: { readonly classOf: Uint8Array | undefined; readonly merged: boolean; readonly clear: boolean },
): Steps<void> {
  const ratio = context.getTransform().a;
  const { width, height } = context.canvas;
  const margin = discs[0]!.width;
  const sheet = { ratio, margin, width: width + 2 * margin, height: height + 2 * margin };
  const counts = yield* count(frame, features, grid, sheet, classOf);
  const picture = new ImageData(sheet.width, sheet.height);
  const stamps = discs.map((disc) => stampOf(disc, sheet.width));
  const pixels = new Uint32Array(picture.data.buffer);
  yield* press(counts, stamps, pixels, merged ? merge : cover);
  if (clear) return context.putImageData(picture, -margin, -margin);
  const scratch = new OffscreenCanvas(sheet.width, sheet.height);
  scratch.getContext('2d')!.putImageData(picture, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(scratch, -margin, -margin);
  context.restore();
}

/** Most pixels hold nothing, and are passed over by four. */
function* press({ depths, tops }: Counts, stamps: readonly Stamp[], pixels: Uint32Array, ink: typeof cover): Steps<void> {
  const quads = new Uint32Array(depths.buffer);
  yield* stretches(quads.length, (from, to) => {
    for (let quad = from; quad < to; quad++) {
      if (quads[quad] === 0) continue;
      for (let at = 4 * quad; at < 4 * quad + 4; at++) {
        if (depths[at] === 0) continue;
        const { offsets, colours } = stamps[tops ? tops[at]! : 0]!;
        ink(offsets, colours[depths[at]! - 1]!, pixels, at);
      }
    }
  });
}

interface Sheet {
  readonly ratio: number;
  /** Pixels around what is seen, so that no stamp crosses the sheet's edge. */
  readonly margin: number;
  readonly width: number;
  readonly height: number;
}

interface Counts {
  /** How many points fall on each pixel, up to the deepest; whole fours of pixels. */
  readonly depths: Uint8Array;
  /** The class of the one on top, where there are classes. */
  readonly tops: Uint8Array | undefined;
}

function* count(
  frame: Frame,
  { row }: Features,
  grid: Grid,
  { ratio, margin, width, height }: Sheet,
  classOf: Uint8Array | undefined,
): Steps<Counts> {
  const { x, y, order } = grid.sorted;
  const depths = new Uint8Array(Math.ceil((width * height) / 4) * 4);
  const tops = classOf && new Uint8Array(width * height);
  const perUnit = frame.scale * ratio;
  const half = margin / 2;
  const middle = margin + 0.5;
  for (const { west, north, ...size } of copiesIn(frame).map((copy) => frameOf(frame, copy))) {
    for (const [start, end] of grid.runs(widened(boxIn({ west, north, ...size }), half / perUnit))) {
      yield* stretches(end - start, (from, to) => {
        for (let i = start + from; i < start + to; i++) {
          const left = Math.trunc((x[i]! - west) * perUnit + middle);
          const top = Math.trunc((y[i]! - north) * perUnit + middle);
          if (left < half || top < half || left >= width - half || top >= height - half) continue;
          const at = top * width + left;
          if (depths[at]! < deepest) depths[at]!++;
          if (classOf) tops![at] = classOf[row[order[i]!]!]!;
        }
      });
    }
  }
  return { depths, tops };
}

function stampOf(disc: HTMLCanvasElement, width: number): Stamp {
  const side = disc.width;
  const { data } = disc.getContext('2d')!.getImageData(0, 0, side, side);
  const once = new Uint32Array(data.buffer);
  const inked = once.map((_, i) => i).filter((i) => once[i]! >>> 24 > 0);
  const colours = [once.filter((colour) => colour >>> 24 > 0)];
  while (colours.length < deepest) colours.push(colours.at(-1)!.map((colour, i) => over(colour, colours[0]![i]!)));
  const corner = (side / 2) * (width + 1);
  return { offsets: Int32Array.from(inked, (i) => Math.floor(i / side) * width + (i % side) - corner), colours };
}

/** In a crowd the strongest ink of each pixel stays: discs run together, and are the darker the more points are on a pixel. */
function merge(offsets: Int32Array, colours: Uint32Array, pixels: Uint32Array, at: number): void {
  for (let i = 0; i < offsets.length; i++) {
    const to = at + offsets[i]!;
    if (colours[i]! >>> 24 > pixels[to]! >>> 24) pixels[to] = colours[i]!;
  }
}

/** Each disc lies over those before it. Neighbouring pixels mostly mix the same two inks. */
function cover(offsets: Int32Array, colours: Uint32Array, pixels: Uint32Array, at: number): void {
  let [below, above, mixed] = [0, 0, 0];
  for (let i = 0; i < offsets.length; i++) {
    const to = at + offsets[i]!;
    if (pixels[to] !== below || colours[i] !== above) {
      [below, above] = [pixels[to]!, colours[i]!];
      mixed = over(below, above);
    }
    pixels[to] = mixed;
  }
}

/** Porter and Duff's “over”. */
function over(below: number, above: number): number {
  const [alpha, under] = [above >>> 24, below >>> 24];
  if (under === 0 || alpha === 255) return above;
  const rest = (under * (255 - alpha)) / 255;
  const whole = alpha + rest;
  const mixed = (shift: number) => Math.round((((above >>> shift) & 255) * alpha + ((below >>> shift) & 255) * rest) / whole) << shift;
  return (mixed(0) | mixed(8) | mixed(16) | (Math.round(whole) << 24)) >>> 0;
}
