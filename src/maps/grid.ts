/** A grid over the points, so that drawing and picking look only at the cells they need. */
import { boxAround } from './dateline.js';
import type { Features } from './features.js';
import type { Box } from './mercator.js';

type Points = Pick<Features, 'x' | 'y'>;

export class Grid {
  /** How many points there are. */
  readonly length: number;
  /** The ground that one point has to itself, of the cells that hold any; without end where all are at one place. */
  readonly areaOfOne: number;
  /** The points sorted by cell, and their places in that order. */
  readonly order: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  #side: number;
  /** Where each cell begins among them. */
  #starts: Uint32Array;
  #west = 0;
  #north = 0;
  #perX = 0;
  #perY = 0;

  /** A counting sort: O(points), with about four points to a cell. */
  constructor(points: Points) {
    const { x, y } = points;
    const count = x.length;
    this.length = count;
    this.#side = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(count / 4))));
    this.#starts = new Uint32Array(this.#side ** 2 + 1);
    this.order = new Uint32Array(count);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    const box = boxAround({ ...points, shapes: [] });
    if (box) this.#measure(box);
    const cells = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      cells[i] = this.#row(y[i]!) * this.#side + this.#column(x[i]!);
      this.#starts[cells[i]! + 1]!++;
    }
    for (let i = 1; i < this.#starts.length; i++) this.#starts[i]! += this.#starts[i - 1]!;
    const next = this.#starts.slice();
    for (let i = 0; i < count; i++) {
      const at = next[cells[i]!]!++;
      this.order[at] = i;
      this.x[at] = x[i]!;
      this.y[at] = y[i]!;
    }
    this.areaOfOne = this.#heldArea() / count || Infinity;
  }

  /** Visits the runs of sorted points in all cells that the box meets: those inside it and some just outside. */
  eachRun({ west, north, east, south }: Box, visit: (start: number, end: number) => void): void {
    const [first, last] = [this.#column(west), this.#column(east)];
    for (let row = this.#row(north); row <= this.#row(south); row++)
      visit(this.#starts[row * this.#side + first]!, this.#starts[row * this.#side + last + 1]!);
  }

  /** Visits these points one by one. */
  each(box: Box, visit: (point: number) => void): void {
    this.eachRun(box, (start, end) => {
      for (let i = start; i < end; i++) visit(this.order[i]!);
    });
  }

  /** The point nearest to a place and no farther than the radius; undefined where there is none. */
  nearest(x: number, y: number, radius: number): number | undefined {
    let best: number | undefined;
    let least = radius ** 2;
    this.eachRun({ west: x - radius, north: y - radius, east: x + radius, south: y + radius }, (start, end) => {
      for (let i = start; i < end; i++) {
        const distance = (this.x[i]! - x) ** 2 + (this.y[i]! - y) ** 2;
        if (distance > least) continue;
        least = distance;
        best = this.order[i];
      }
    });
    return best;
  }

  #measure({ west, north, east, south }: Box): void {
    this.#west = west;
    this.#north = north;
    this.#perX = this.#cellsPer(east - west);
    this.#perY = this.#cellsPer(south - north);
  }

  /** Cells for each unit of the ground; none where its extent is too small to be cut. */
  #cellsPer(extent: number): number {
    const cells = this.#side / extent;
    return Number.isFinite(cells) ? cells : 0;
  }

  #heldArea(): number {
    const held = this.#starts.reduce((count, start, i) => count + Number(i > 0 && start > this.#starts[i - 1]!), 0);
    return held / (this.#perX * this.#perY);
  }

  #column(x: number): number {
    return this.#clamped((x - this.#west) * this.#perX);
  }

  #row(y: number): number {
    return this.#clamped((y - this.#north) * this.#perY);
  }

  #clamped(cell: number): number {
    return Math.max(0, Math.min(this.#side - 1, Math.floor(cell)));
  }
}
