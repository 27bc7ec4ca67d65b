/** Placed that lie far from all others: a few wrong coordinates do not make the map of a city one of the world. */
import { latitudeOf, longitudeOf, nowhere, widen, widenBy, xOf, yOf, type Box } from './mercator.js';
import type { Placed } from './shapes.js';

export interface Astray {
  /** Rows that lie far from all others, where they are few. */
  readonly far: number;
  /** How many of them would lie among the others, were their latitude and longitude swapped. */
  readonly swapped: number;
  /** The box around all that are not far; undefined where none is. */
  readonly core: Box | undefined;
}

/** Fewer places have no middle, and this share of them is no few; as many more may be swapped. */
const least = 5;
const few = 0.05;
const fewSwapped = 0.25;
/** Far is so many times the extent of the middle half, and at least about 400 km. */
const times = 20;
const distance = 0.01;
/** Where far would be farther than an eighth of the world, nothing is: such data are of the world. */
const world = 0.125;
const sample = 2000;
const none: Astray = { far: 0, swapped: 0, core: undefined };

export function astrayIn(places: Placed): Astray {
  const [x, y] = middles(places);
  if (x.length < least) return none;
  const [across, down] = [spanOf(x), spanOf(y)];
  const reach = Math.max(distance, times * Math.max(across.to - across.from, down.to - down.from));
  if (reach > world) return none;
  const isNear = (at: number, high: number) => within(across, at, reach) && within(down, high, reach);
  let [far, swapped] = [0, 0];
  const core = nowhere();
  for (let i = 0; i < x.length; i++) {
    const [at, high] = [x[i]!, y[i]!];
    if (isNear(at, high)) widen(core, at, high);
    else {
      far++;
      if (isNear(xOf(latitudeOf(high)), yOf(longitudeOf(at)))) swapped++;
    }
  }
  const isFew = far <= few * x.length || (swapped === far && far <= fewSwapped * x.length);
  if (far === 0 || !isFew) return none;
  for (const { box } of places.shapes) if (isNear(middle(box.west, box.east), middle(box.north, box.south))) widenBy(core, box);
  return { far, swapped, core };
}

const middle = (from: number, to: number): number => (from + to) / 2;

/** Where each place is: a point, or the middle of a shape. */
function middles({ x, y, shapes }: Placed): [Float64Array, Float64Array] {
  if (!shapes.length) return [x, y];
  const [across, down] = [new Float64Array(x.length + shapes.length), new Float64Array(x.length + shapes.length)];
  across.set(x);
  down.set(y);
  shapes.forEach(({ box }, i) => {
    across[x.length + i] = middle(box.west, box.east);
    down[x.length + i] = middle(box.north, box.south);
  });
  return [across, down];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const within = ({ from, to }: Span, value: number, reach: number): boolean => value >= from - reach && value <= to + reach;

/** Where the middle half lies, by a sample. */
function spanOf(values: Float64Array): Span {
  const step = Math.max(1, Math.floor(values.length / sample));
  const sorted = new Float64Array(Math.floor(values.length / step));
  for (let i = 0; i < sorted.length; i++) sorted[i] = values[i * step]!;
  sorted.sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { from: at(0.25), to: at(0.75) };
}
