/** Lines, and areas with their holes, made rings of the unit square: without what is not on Earth, and going on past the date line. */
import type { Position } from 'geojson';
import { stepTo } from './dateline.js';
import { nowhere, widen, widenBy, xOf, yOf, type Growing } from './mercator.js';
import type { Shape } from './shapes.js';

/** A line is drawn as it comes; the outline of an area runs one way and its holes the other, as files mostly but not always have them. */
export type Turn = 'line' | 'outline' | 'hole';

/** Numbers in one array: the many short rings of a file stand one after the other, since an array for each is slow to make. */
const room = 1 << 14;

export class Rings {
  #isOnEarth: (longitude: unknown, latitude: unknown) => boolean;
  #numbers = new Float64Array(0);
  #used = 0;
  #rings: Float64Array[] = [];
  #box = nowhere();

  constructor(isOnEarth: (longitude: unknown, latitude: unknown) => boolean) {
    this.#isOnEarth = isOnEarth;
  }

  add(positions: readonly Position[], turn: Turn): void {
    const all = listed(positions);
    this.#reserve(2 * all.length);
    const box = nowhere();
    const ring = this.#read(all, box);
    if (!hasExtent(ring, turn !== 'line')) return;
    if (turn !== 'line' && signedArea(ring) > 0 !== (turn === 'outline')) reverse(ring);
    this.#used += ring.length;
    this.#rings.push(ring);
    widenBy(this.#box, box);
  }

  /** What was added since the last shape; undefined where none of it can be seen. */
  shape(row: number, filled: boolean): Shape | undefined {
    const [rings, box] = [this.#rings, this.#box];
    this.#rings = [];
    this.#box = nowhere();
    return rings.length ? { row, filled, rings, box } : undefined;
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#numbers.length) return;
    this.#numbers = new Float64Array(Math.max(length, room));
    this.#used = 0;
  }

  #read(positions: readonly Position[], box: Growing): Float64Array {
    const [numbers, start] = [this.#numbers, this.#used];
    let end = start;
    for (const position of positions) {
      const { 0: longitude, 1: latitude } = listed(position);
      if (!this.#isOnEarth(longitude, latitude)) continue;
      const x = end > start ? stepTo(xOf(longitude!), numbers[end - 2]!) : xOf(longitude!);
      const y = yOf(latitude!);
      widen(box, x, y);
      numbers[end++] = x;
      numbers[end++] = y;
    }
    return numbers.subarray(start, end);
  }
}

/** What may be a list, and may be anything that a file holds. */
export const listed = <Item>(value: Item[] | readonly Item[]): Item[] => (Array.isArray(value) ? value : []);

/** A line needs two vertices and a ring three, the one that closes it not counted. */
function hasExtent(ring: Float64Array, filled: boolean): boolean {
  const isClosed = ring.length > 2 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1];
  return filled ? ring.length - (isClosed ? 2 : 0) >= 6 : ring.length >= 4;
}

function signedArea(ring: Float64Array): number {
  let area = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) area += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  return area;
}

function reverse(ring: Float64Array): void {
  ring.reverse();
  for (let i = 0; i < ring.length; i += 2) [ring[i], ring[i + 1]] = [ring[i + 1]!, ring[i]!];
}
