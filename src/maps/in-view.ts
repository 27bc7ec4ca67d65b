/** What a map that holds only a part of its places asks the portal when it has moved. */
import type { Place } from '../dataset/roles.js';
import type { BBox, Dataset, Predicate } from '../model.js';
import { bboxesOf, contains, padded, type Box } from './mercator.js';

/** An answer's share of the dataset. */
export interface Held {
  /** The part of the world that was asked for; all of it where there is none. */
  readonly box: Box | undefined;
  readonly rows: number;
  /** How many rows that part of the world has. */
  readonly total: number;
  /** How many the whole dataset has. */
  readonly whole: number;
}

/** What a reader saw when an answer was asked for. */
export interface Look {
  readonly box: Box;
  readonly zoom: number;
}

/** How much more than is in view is asked for, so that small moves need no answer. */
const margin = 0.25;

/** Whether the portal has places for this view that the answer lacks, and a question that it was not asked. */
export function asksAgain({ box, rows, total, whole }: Held, before: Look, now: Look): boolean {
  if (rows >= whole) return false;
  if (box && rows >= total) return !contains(box, now.box);
  return Math.abs(now.zoom - before.zoom) >= 0.5 || !contains(padded(before.box, margin), now.box);
}

export const boxToAsk = (look: Look): Box => padded(look.box, margin);

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
