/** What a map that holds only a part of its places asks the portal when it has moved. */
import type { Place } from '../dataset/roles.js';
import type { BBox, Dataset, Predicate, Table } from '../model.js';
import { bboxesOf, contains, padded, type Box } from './mercator.js';

/** What an answer holds of its dataset. */
export interface Held {
  /** The part of the world that was asked for; all of it where there is none. */
  readonly box: Box | undefined;
  /** How many rows that part has. */
  readonly total: number;
  /** How many rows the whole dataset has. */
  readonly whole: number;
  /** Nobody knows how many more there are. */
  readonly endless: boolean;
  /** Counts the questions, of which the box is no part. */
  readonly question: number;
}

/** What a reader sees. */
export interface Look {
  readonly box: Box;
  readonly zoom: number;
}

/** How much more than is in view is asked for, so that small moves need no answer. */
const margin = 0.25;

/** Shapes are first asked for at this resolution: a step is less than a pixel of a map that shows all that is asked for. */
export const atFirst = 2000;

/** Remembers what was asked and held, and says which part of the world to ask for next. */
export class InView {
  /** The part to ask for now; all of the world where there is none. */
  box: Box | undefined;
  question = 0;
  /** As many rows as any answer has told of. */
  whole = 0;
  #held = new WeakMap<Table, Held>();
  #look: Look | undefined;

  /** The answer, of which so many rows were asked for, with the whole dataset's number of rows for its total. */
  keep(table: Table, box: Box | undefined, limit = Infinity): Table {
    const { total = table.length } = table;
    if (!box) this.whole = total;
    const whole = Math.max(this.whole, total);
    const kept = { ...table, total: whole };
    this.#held.set(kept, { box, total, whole, endless: table.total === undefined && table.length >= limit, question: this.question });
    return kept;
  }

  of(table: Table): Held {
    const { length: total, total: whole = total } = table;
    return this.#held.get(table) ?? { box: undefined, total, whole, endless: false, question: this.question };
  }

  /** Whether the dataset has, or may have, more rows than these. */
  lacks(table: Table): boolean {
    const { whole, endless } = this.of(table);
    return endless || table.length < whole;
  }

  /** Whether there are, or may be, more rows than these where they were asked for. */
  isPart(table: Table): boolean {
    const { total, endless } = this.of(table);
    return endless || table.length < total;
  }

  /** Another question is asked: of the whole world again. */
  forget(): void {
    this.question++;
    this.box = this.#look = undefined;
  }

  /** Whether a moved map lacks places that the portal may have: then `box` is what to ask for. */
  asks(table: Table, now: Look, extent: Box | undefined): boolean {
    const held = this.of(table);
    if (!this.lacks(table) || held.question !== this.question) return false;
    if (!this.#look && extent && contains(now.box, extent)) this.#look = now;
    if (this.#look && this.#has(held, this.isPart(table), this.#look, now)) return false;
    this.#look = now;
    this.box = padded(now.box, margin);
    return true;
  }

  /** Where all places of the box are here, the box; where they are too many, what was seen when they were asked for. */
  #has({ box }: Held, isPart: boolean, before: Look, now: Look): boolean {
    if (box && !isPart) return contains(box, now.box);
    return Math.abs(now.zoom - before.zoom) < 0.5 && contains(padded(before.box, margin), now.box);
  }
}

/** The rows that lie in a box; undefined where the fields do not let a portal tell. */
export function within(place: Place, box: Box, { fields }: Dataset): Predicate | undefined {
  const parts = bboxesOf(box).map((bbox) =>
    'geometry' in place ? ({ op: 'intersects', field: place.geometry, bbox } as const) : between(place, bbox),
  );
  const names: readonly string[] = Object.values(place);
  // Coordinates kept as text would be compared as text.
  if (!('geometry' in place) && fields.some(({ name, type }) => names.includes(name) && type !== 'number')) return undefined;
  return parts.length === 1 ? parts[0] : { op: 'or', args: parts };
}

function between({ latitude, longitude }: Exclude<Place, { geometry: string }>, [west, south, east, north]: BBox): Predicate {
  return {
    op: 'and',
    args: [
      { op: '>=', field: latitude, value: south },
      { op: '<=', field: latitude, value: north },
      { op: '>=', field: longitude, value: west },
      { op: '<=', field: longitude, value: east },
    ],
  };
}
