/** Natural breaks (Fisher 1958, Jenks 1977): the classes in which values lie nearest to their own mean. */

/** Up to this many different values the answer is exact; of more, this many are taken at even ranks. */
export const exactUpTo = 20_000;

/** Where each class after the first begins, in values that are sorted; fewer where there are fewer different ones. */
export function naturalBreaks(sorted: Float64Array, classes: number): readonly number[] {
  const { values, weights, starts } = sampled(distinct(sorted));
  const count = Math.min(classes, values.length);
  return firstsOf(splits(costOf(values, weights), values.length, count)).map((first) => starts[first]!);
}

interface Distinct {
  readonly values: Float64Array;
  /** How many times each occurs. */
  readonly weights: Float64Array;
  /** Where each begins in the sorted values. */
  readonly starts: Uint32Array;
}

function distinct(sorted: Float64Array): Distinct {
  const starts = Uint32Array.from(sorted.keys()).filter((i) => i === 0 || sorted[i] !== sorted[i - 1]);
  return {
    starts,
    values: Float64Array.from(starts, (start) => sorted[start]!),
    weights: Float64Array.from(starts, (start, i) => (starts[i + 1] ?? sorted.length) - start),
  };
}

/** Each value that is taken stands for those up to the next. */
function sampled({ values, weights, starts }: Distinct): Distinct {
  if (values.length <= exactUpTo) return { values, weights, starts };
  const taken = Uint32Array.from({ length: exactUpTo }, (_, i) => Math.floor((i * values.length) / exactUpTo));
  const total = starts.at(-1)! + weights.at(-1)!;
  return {
    values: Float64Array.from(taken, (at) => values[at]!),
    starts: Uint32Array.from(taken, (at) => starts[at]!),
    weights: Float64Array.from(taken, (at, i) => (i + 1 < taken.length ? starts[taken[i + 1]!]! : total) - starts[at]!),
  };
}

type Cost = (first: number, last: number) => number;

/** The sum of squares around the mean of the values from one to another, out of running sums. */
function costOf(values: Float64Array, weights: Float64Array): Cost {
  const middle = values[values.length >> 1]!;
  const reach = Math.max(middle - values[0]!, values.at(-1)! - middle) || 1;
  const [count, sum, squares] = [1, 2, 3].map(() => new Float64Array(values.length + 1)) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < values.length; i++) {
    const value = (values[i]! - middle) / reach;
    count[i + 1] = count[i]! + weights[i]!;
    sum[i + 1] = sum[i]! + weights[i]! * value;
    squares[i + 1] = squares[i]! + weights[i]! * value ** 2;
  }
  return (first, last) => {
    const total = sum[last + 1]! - sum[first]!;
    return Math.max(0, squares[last + 1]! - squares[first]! - total ** 2 / (count[last + 1]! - count[first]!));
  };
}

/** For each number of classes and each last value, where the last class begins. Best beginnings never go back, so halves are searched by halves. */
function splits(cost: Cost, length: number, classes: number): readonly Uint32Array[] {
  let before = Float64Array.from({ length }, (_, last) => cost(0, last));
  const rows = [new Uint32Array(length)];
  for (let k = 1; k < classes; k++) {
    const [least, starts] = [new Float64Array(length).fill(Infinity), new Uint32Array(length)];
    const search = (from: number, to: number, low: number, high: number): void => {
      if (from > to) return;
      const last = (from + to) >> 1;
      for (let first = Math.max(low, k); first <= Math.min(high, last); first++) {
        const whole = before[first - 1]! + cost(first, last);
        if (whole < least[last]!) [least[last], starts[last]] = [whole, first];
      }
      search(from, last - 1, low, starts[last]!);
      search(last + 1, to, starts[last]!, high);
    };
    search(k, length - 1, k, length - 1);
    before = least;
    rows.push(starts);
  }
  return rows;
}

function firstsOf(rows: readonly Uint32Array[]): readonly number[] {
  const firsts: number[] = [];
  let last = rows[0]!.length - 1;
  for (let k = rows.length - 1; k > 0; k--) {
    const first = rows[k]![last]!;
    firsts.unshift(first);
    last = first - 1;
  }
  return firsts;
}
