/** What a walk through a column tells: how many values there are, and where the ends and the extremes stand. */

/** The least and the greatest of a stretch; indices of −1 where it has no value. */
export interface Extremes {
  /** How many values there are; missing and infinite ones are none. */
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
}

export interface Survey extends Extremes {
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<Float64Array, Survey>();
let walk = walked;

/** Lets columns be walked by what knows a shorter way. */
export function walkBy(shorter: typeof walked): void {
  walk = shorter;
}

/** Columns do not change, so each is surveyed only once. */
export function survey(values: Float64Array): Survey {
  let found = known.get(values);
  if (!found) {
    const last = values.findLastIndex(Number.isFinite);
    found = { ...walk(values, 0, values.length), first: last < 0 ? last : values.findIndex(Number.isFinite), last };
    known.set(values, found);
  }
  return found;
}

/** The extremes from one place up to another. */
export function walked(values: Float64Array, from: number, to: number): Extremes {
  let [count, least, greatest] = [0, -1, -1];
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue;
    count++;
    if (value < low) {
      low = value;
      least = i;
    }
    if (value > high) {
      high = value;
      greatest = i;
    }
  }
  return { count, least, greatest };
}
