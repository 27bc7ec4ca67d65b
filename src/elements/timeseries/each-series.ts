/** Values over time as they are, in several series that need not share their times. */
import type { Cell } from '../../table.js';

export interface OwnSeries {
  readonly value: Cell;
  /** One for each time of all series; NaN at those of others. */
  readonly values: Float64Array;
  /** Where it has a row, and both ends. */
  readonly own: Uint32Array;
}

export interface InSeries {
  /** Those of all series in order; one that a series has twice stands twice. */
  readonly times: Float64Array;
  /** Those with the most rows. */
  readonly series: readonly OwnSeries[];
  /** How many there are in all. */
  readonly total: number;
}

/** Rows in order of time, by the values of their series. */
export function inSeries(times: Float64Array, values: Float64Array, kindAt: (row: number) => Cell, top: number): InSeries {
  const kinds = Array.from(times, (_, row) => kindAt(row));
  const rows = new Map<Cell, number[]>();
  kinds.forEach((kind, row) => {
    const its = rows.get(kind);
    if (its) its.push(row);
    else rows.set(kind, [row]);
  });
  const largest = [...rows].sort(([, a], [, b]) => b.length - a.length).slice(0, top);
  const { places, count } = placesOf(times, kinds, new Set(largest.map(([kind]) => kind)));
  const shared = new Float64Array(count);
  for (const [, its] of largest) for (const row of its) shared[places[row]!] = times[row]!;
  const series = largest.map(([value, its]): OwnSeries => {
    const own = new Float64Array(count).fill(NaN);
    for (const row of its) own[places[row]!] = values[row]!;
    return { value, values: own, own: Uint32Array.from(new Set([0, ...its.map((row) => places[row]!), count - 1])) };
  });
  return { times: shared, series, total: rows.size };
}

/** Rows of one time share a place, unless they are of one series. */
function placesOf(times: Float64Array, kinds: readonly Cell[], shown: ReadonlySet<Cell>): { places: Uint32Array; count: number } {
  const places = new Uint32Array(times.length);
  let [count, start, time] = [0, 0, NaN];
  const taken = new Map<Cell, number>();
  for (let row = 0; row < times.length; row++) {
    const kind = kinds[row]!;
    if (!shown.has(kind)) continue;
    if (times[row] !== time) {
      [time, start] = [times[row]!, count];
      taken.clear();
    }
    places[row] = start + (taken.get(kind) ?? 0);
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    count = Math.max(count, places[row]! + 1);
  }
  return { places, count };
}
