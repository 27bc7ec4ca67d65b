/** Numbers cut into classes: as many values in each, equal steps, natural breaks, or where an editor says. */
import { roundEnds } from './rounds.js';
import { naturalBreaks } from './natural-breaks.js';

export type Method = 'quantile' | 'equal' | 'jenks' | 'manual';

/** The fewest and the most classes that can be told apart by their colours. */
export const fewest = 3;
export const most = 9;

/**
 * The edges between classes, ascending: class 0 lies under the first of them, class i from edge i − 1 on. What is no finite number is in no
 * class. There are fewer edges than asked for where there are fewer different values, and none where there is at most one.
 */
export function edgesOf(values: ArrayLike<number>, method: Exclude<Method, 'manual'>, classes: number): readonly number[] {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
  if (!(high > low)) return [];
  const count = Math.max(fewest, Math.min(most, Math.round(classes)));
  if (method === 'equal') return equalEdges(low, high, count);
  const firsts = method === 'jenks' ? naturalBreaks(sorted, count) : quantileStarts(sorted, count);
  return firsts.map((first) => roundest(sorted[first - 1]!, sorted[first]!));
}

/** The class of a number. */
export function classAt(value: number, edges: readonly number[]): number {
  let at = 0;
  while (at < edges.length && value >= edges[at]!) at++;
  return at;
}

/** Edges as an editor writes them, put in order: `10, 25, 50`. What is no number is passed over. */
export function edgesIn(text: string): readonly number[] {
  const numbers = text.split(/[,;]\s*|\s+/).flatMap((part) => (part === '' || Number.isNaN(Number(part)) ? [] : [Number(part)]));
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, most - 1);
}

/** Steps of one width between round ends. */
function equalEdges(low: number, high: number, count: number): readonly number[] {
  const [from, to] = roundEnds(low, high, count);
  const edges = Array.from({ length: count - 1 }, (_, i) => Number((from + ((i + 1) * (to - from)) / count).toPrecision(12)));
  return edges.filter((edge) => edge > low && edge <= high);
}

/** Where each class after the first begins; equal values stay together. */
function quantileStarts(sorted: Float64Array, count: number): readonly number[] {
  const starts = new Set<number>();
  for (let i = 1; i < count; i++) {
    let start = Math.round((i * sorted.length) / count);
    while (start > 0 && sorted[start] === sorted[start - 1]) start--;
    if (start > 0 && start < sorted.length) starts.add(start);
  }
  return [...starts].sort((a, b) => a - b);
}

/** The number with the fewest digits that is greater than `low` and no greater than `high`: as an edge it parts the two. */
export function roundest(low: number, high: number): number {
  for (let digits = -Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))); digits <= 15; digits++) {
    const edge = Number((Math.floor(high * 10 ** digits) / 10 ** digits).toPrecision(15));
    if (edge > low && edge <= high) return edge;
  }
  return high;
}
