/** What one walk through a column tells: how many values there are, and where the first, the last, the least and the greatest stand. */

export interface Survey {
  /** How many values there are; missing and infinite ones are none. */
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

const known = new WeakMap<Float64Array, Survey>();

/** Indices of −1 where there is no value. Columns do not change, so each is walked only once. */
export function survey(values: Float64Array): Survey {
  let found = known.get(values);
  if (!found) known.set(values, (found = walked(values)));
  return found;
}

function walked(values: Float64Array): Survey {
  const { length } = values;
  let [count, last, least, greatest] = [0, -1, -1, -1];
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue;
    count++;
    last = i;
    if (value < low) {
      low = value;
      least = i;
    }
    if (value > high) {
      high = value;
      greatest = i;
    }
  }
  return { count, first: count ? values.findIndex(Number.isFinite) : -1, last, least, greatest };
}
