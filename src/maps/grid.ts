/** A grid over the points, so that drawing and picking look only at the cells they need; who looks at all points needs no cells yet. */
import { boxAround } from './dateline.js';
import type { Features } from './features.js';
import { contains, type Box } from './mercator.js';

type Points = Pick<Features, 'x' | 'y'>;

/** Points that stand together in the grid's order: from one up to, and not with, another. */
export type Run = readonly [start: number, end: number];

export class Grid {
  /** How many points there are. */
  readonly length: number;
  #box: Box | undefined;
  #cells: Cells | undefined;
  #points: Points;
  #asTheyCame: Uint32Array | undefined;

  constructor(points: Points) {
    this.#points = points;
    this.length = points.x.length;
    this.#box = boxAround({ ...points, shapes: [] });
  }

  /** The points in the order of the grid. */
  get x(): Float64Array {
    return (this.#cells ?? this.#points).x;
  }

  get y(): Float64Array {
    return (this.#cells ?? this.#points).y;
  }

  /** The number of each of them among the points that were given. */
  get order(): Uint32Array {
    return this.#cells?.order ?? (this.#asTheyCame ??= new Uint32Array(this.length).map((_, i) => i));
  }

  /** The ground that one point has to itself, of the cells that hold any; without end where all are at one place. */
  get areaOfOne(): number {
    return this.sorted.areaOfOne;
  }

  /** The points by cell: they are sorted when this is first asked for, which changes their order. */
  get sorted(): Cells {
    return (this.#cells ??= new Cells(this.#points, this.#box));
  }

  /** All points inside the box, and some around it. */
  runs(box: Box): readonly Run[] {
    if (!this.length) return [];
    return contains(box, this.#box!) ? [[0, this.length]] : this.sorted.runs(box);
  }

  /** How many points are inside the box. */
  count(box: Box): number {
    if (!this.length || contains(box, this.#box!)) return this.length;
    return this.sorted.count(box);
  }

  /** Visits these points one by one, each by its number among those that were given. */
  each(box: Box, visit: (point: number) => void): void {
    const runs = this.runs(box);
    const { order } = this;
    for (const [start, end] of runs) for (let i = start; i < end; i++) visit(order[i]!);
  }

  /** The point nearest to a place and no farther than the radius; undefined where there is none. */
  nearest(x: number, y: number, radius: number): number | undefined {
    let best: number | undefined;
    let least = radius ** 2;
    const runs = this.runs({ west: x - radius, north: y - radius, east: x + radius, south: y + radius });
    const { x: xs, y: ys, order } = this;
    for (const [start, end] of runs) {
      for (let i = start; i < end; i++) {
        const distance = (xs[i]! - x) ** 2 + (ys[i]! - y) ** 2;
        if (distance > least) continue;
        least = distance;
        best = order[i];
      }
    }
    return best;
  }
}

/** The points sorted by the cells of a grid that they are in. */
class Cells {
  readonly order: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaOfOne: number;
  #side: number;
  /** Where each cell begins among them. */
  #starts: Uint32Array;
  #west: number;
  #north: number;
  #perX: number;
  #perY: number;

  /** A counting sort: O(points), with about four points to a cell. */
  constructor({ x, y }: Points, box: Box = { west: 0, north: 0, east: 0, south: 0 }) {
    const count = x.length;
    this.#side = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(count / 4))));
    this.#starts = new Uint32Array(this.#side ** 2 + 1);
    this.order = new Uint32Array(count);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    [this.#west, this.#north] = [box.west, box.north];
    this.#perX = this.#cellsPer(box.east - box.west);
    this.#perY = this.#cellsPer(box.south - box.north);
    const cells = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      cells[i] = this.#row(y[i]!) * this.#side + this.#column(x[i]!);
      this.#starts[cells[i]! + 1]!++;
    }
    this.areaOfOne = this.#heldArea() / count || Infinity;
    for (let i = 1; i < this.#starts.length; i++) this.#starts[i]! += this.#starts[i - 1]!;
    const next = this.#starts.slice();
    for (let i = 0; i < count; i++) {
      const at = next[cells[i]!]!++;
      this.order[at] = i;
      this.x[at] = x[i]!;
      this.y[at] = y[i]!;
    }
  }

  /** The points in all cells that the box meets. */
  runs({ west, north, east, south }: Box): readonly Run[] {
    const [first, last] = [this.#column(west), this.#column(east)];
    const [top, bottom] = [this.#row(north), this.#row(south)];
    return Array.from({ length: bottom - top + 1 }, (_, i) => [this.#start(top + i, first), this.#start(top + i, last + 1)]);
  }

  /** Those in the cells along the box's edges are looked at one by one. */
  count(box: Box): number {
    const [first, last] = [this.#column(box.west), this.#column(box.east)];
    const [top, bottom] = [this.#row(box.north), this.#row(box.south)];
    let count = 0;
    const look = (start: number, end: number): void => {
      for (let i = start; i < end; i++) if (holds(box, this.x[i]!, this.y[i]!)) count++;
    };
    for (let row = top; row <= bottom; row++) {
      const isInner = row > top && row < bottom && last > first;
      const [from, to] = [this.#start(row, first), this.#start(row, last + 1)];
      if (!isInner) {
        look(from, to);
        continue;
      }
      const [inner, outer] = [this.#start(row, first + 1), this.#start(row, last)];
      look(from, inner);
      look(outer, to);
      count += outer - inner;
    }
    return count;
  }

  #start(row: number, column: number): number {
    return this.#starts[row * this.#side + column]!;
  }

  /** Cells for each unit of the ground; none where its extent is too small to be cut. */
  #cellsPer(extent: number): number {
    const cells = this.#side / extent;
    return Number.isFinite(cells) ? cells : 0;
  }

  /** Asked while each start is still the number of points in the cell before. */
  #heldArea(): number {
    let held = 0;
    for (const count of this.#starts) if (count > 0) held++;
    return held / (this.#perX * this.#perY);
  }

  #column(x: number): number {
    return this.#clamped((x - this.#west) * this.#perX);
  }

  #row(y: number): number {
    return this.#clamped((y - this.#north) * this.#perY);
  }

  #clamped(cell: number): number {
    return cell <= 0 ? 0 : cell >= this.#side ? this.#side - 1 : Math.floor(cell);
  }
}

export const holds = ({ west, north, east, south }: Box, x: number, y: number): boolean =>
  x >= west && x <= east && y >= north && y <= south;
