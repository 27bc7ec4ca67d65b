/** Values one on top of the other: the positive ones upwards from zero, the negative ones downwards. */

export interface Layer {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A missing value adds nothing; where all are missing, so is the stack. */
export function stack(columns: readonly Float64Array[]): Layer[] {
  const length = columns[0]?.length ?? 0;
  const empty = Array.from({ length }, (_, i) => columns.every((values) => !Number.isFinite(values[i])));
  const [up, down] = [new Float64Array(length), new Float64Array(length)];
  return columns.map((values) => {
    const layer = { lower: new Float64Array(length), upper: new Float64Array(length) };
    for (let i = 0; i < length; i++) {
      const value = Number.isFinite(values[i]) ? values[i]! : 0;
      const pile = value < 0 ? down : up;
      layer.lower[i] = empty[i] ? NaN : pile[i]!;
      layer.upper[i] = empty[i] ? NaN : (pile[i]! += value);
    }
    return layer;
  });
}

/** Each from zero. */
export const unstacked = (columns: readonly Float64Array[]): Layer[] =>
  columns.map((values) => ({ lower: new Float64Array(values.length), upper: values }));
