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
  #points: Points;
  #side: number;
  /** Points sorted by cell, and where each cell begins among them. */
  #order: Uint32Array;
  #starts: Uint32Array;
  #west = 0;
  #north = 0;
  #perX = 0;
  #perY = 0;

  /** A counting sort: O(points), with about four points to a cell. */
  constructor(points: Points) {
    const { x, y } = points;
    this.#points = points;
    this.length = x.length;
    this.#side = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(x.length / 4))));
    this.#order = new Uint32Array(x.length);
    this.#starts = new Uint32Array(this.#side ** 2 + 1);
    const box = boxAround({ ...points, shapes: [] });
    if (box) this.#measure(box);
    const cells = Uint32Array.from(x, (_, i) => this.#row(y[i]!) * this.#side + this.#column(x[i]!));
    for (const cell of cells) this.#starts[cell + 1]!++;
    for (let i = 1; i < this.#starts.length; i++) this.#starts[i]! += this.#starts[i - 1]!;
    const next = this.#starts.slice();
    for (let i = 0; i < cells.length; i++) this.#order[next[cells[i]!]!++] = i;
    this.areaOfOne = this.#heldArea() / x.length || Infinity;
  }

  /** Visits the points of all cells that the box meets: those inside it and some just outside. */
  each({ west, north, east, south }: Box, visit: (point: number) => void): void {
    const [first, last] = [this.#column(west), this.#column(east)];
    for (let row = this.#row(north); row <= this.#row(south); row++) {
      const end = this.#starts[row * this.#side + last + 1]!;
      for (let i = this.#starts[row * this.#side + first]!; i < end; i++) visit(this.#order[i]!);
    }
  }

  /** The point nearest to a place and no farther than the radius; undefined where there is none. */
  nearest(x: number, y: number, radius: number): number | undefined {
    let best: number | undefined;
    let least = radius ** 2;
    this.each({ west: x - radius, north: y - radius, east: x + radius, south: y + radius }, (point) => {
      const distance = (this.#points.x[point]! - x) ** 2 + (this.#points.y[point]! - y) ** 2;
      if (distance > least) return;
      least = distance;
      best = point;
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

  #column = (x: number): number => this.#clamped((x - this.#west) * this.#perX);
  #row = (y: number): number => this.#clamped((y - this.#north) * this.#perY);
  #clamped = (cell: number): number => Math.max(0, Math.min(this.#side - 1, Math.floor(cell)));
}
