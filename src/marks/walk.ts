/** Finding one's way in a chart over time: by keys left and right in time and up and down through the series, by a pointer to what lies nearest. */
import { nearestLayer, nearestOf } from './nearest.js';
import { beside } from './series.js';
import type { Layout, Point } from './time-chart.js';

/** Where a key leads from a point; undefined for a key that leads nowhere. The ends hold. */
export function walked(key: string, from: Point, { times: { length }, series, layers }: Layout): Point | undefined {
  const last = length - 1;
  const page = Math.max(1, Math.round(length / 10));
  const times: Record<string, number> = {
    ArrowLeft: from.time - 1,
    ArrowRight: from.time + 1,
    Home: 0,
    End: last,
    PageUp: from.time - page,
    PageDown: from.time + page,
  };
  const time = times[key];
  const { own } = series[from.series]!;
  if (time !== undefined) return { ...from, time: ownRow(own, Math.min(last, Math.max(0, time)), time < from.time) };
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  return step ? { ...from, series: beside(from.series, step * upwards(layers, from), series) } : undefined;
}

/** The next row of a series that shares no times with the others. */
const ownRow = (own: Uint32Array | undefined, time: number, back: boolean): number =>
  (back ? own?.findLast((row) => row <= time) : own?.find((row) => row >= time)) ?? time;

/** Stacks grow upwards, lists downwards. */
const upwards = (layers: Layout['layers'], { time }: Point): number =>
  layers.length > 1 && layers[0]!.upper[time] === layers[1]!.lower[time] && layers[0]!.upper[time] !== layers[0]!.lower[time] ? -1 : 1;

/** What lies nearest to a place in the drawing. */
export function pointAt({ times, x: scale, y: value, layers }: Layout, x: number, y: number): Point {
  const time = nearestOf(times.length, (i) => scale(times[i]!), x);
  return { time, series: nearestLayer(layers, time, value, y) };
}

export const placeOf = ({ times, x, y, layers }: Layout, { time, series }: Point): readonly [x: number, y: number] => [
  x(times[time]!),
  y(layers[series]!.upper[time]!) || 0,
];

/** Where walking begins: at the last point of the first series that is shown. */
export function firstPoint({ times, series, layers }: Layout): Point {
  const index = Math.max(
    0,
    series.findIndex(({ aside }) => !aside),
  );
  const last = series[index]?.own ? layers[index]!.upper.findLastIndex(Number.isFinite) : -1;
  return { time: last < 0 ? times.length - 1 : last, series: index };
}
