/** Paths through runs of neighbouring points; where a value is missing the run ends and nothing bridges it. */
import { decimate } from './decimate.js';

export type Run = readonly [start: number, end: number];

/** The stretches without a missing value and without a break before any but their first point. */
export function runs(ys: Float64Array, broken: (index: number) => boolean, end = ys.length): Run[] {
  const found: Run[] = [];
  let start = -1;
  for (let i = 0; i <= end; i++) {
    const present = i < end && Number.isFinite(ys[i]);
    if (start >= 0 && (!present || broken(i))) {
      found.push([start, i]);
      start = -1;
    }
    if (present && start < 0) start = i;
  }
  return found;
}

const place = (x: number, y: number): string => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;
const joined = (places: readonly string[]): string => `M${places.join('L')}`;

export function linePath(xs: Float64Array, ys: Float64Array, through: readonly Run[]): string {
  return through.map(([start, end]) => joined(decimate(xs, ys, start, end).map((i) => place(xs[i]!, ys[i]!)))).join('');
}

/** Each value as wide as it lasts: the line changes half way to the next. */
export function stepPath(xs: Float64Array, ys: Float64Array, through: readonly Run[]): string {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return through
    .map(([start, end]) => {
      const kept = decimate(xs, ys, start, end);
      const steps = kept.slice(1).map((i, k) => `H${round((xs[kept[k]!]! + xs[i]!) / 2)}V${round(ys[i]!)}`);
      return `M${place(xs[start]!, ys[start]!)}${steps.join('')}H${round(xs[end - 1]!)}`;
    })
    .join('');
}

export function areaPath(xs: Float64Array, upper: Float64Array, lower: Float64Array, through: readonly Run[]): string {
  return through
    .map(([start, end]) => {
      const kept = decimate(xs, upper, start, end);
      const there = kept.map((i) => place(xs[i]!, upper[i]!));
      const back = kept.map((i) => place(xs[i]!, lower[i]!)).reverse();
      return `${joined([...there, ...back])}Z`;
    })
    .join('');
}

/** Points without neighbours, which no line shows. */
export const lonely = (through: readonly Run[]): number[] => through.flatMap(([start, end]) => (end - start === 1 ? [start] : []));
