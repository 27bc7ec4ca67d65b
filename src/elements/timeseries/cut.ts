/** Cuts a range of dates out of a chart over time. */
import type { Span } from '../../marks/scale.js';
import { firstFrom } from '../../marks/search.js';
import type { TimeChart } from '../../marks/time-chart.js';

/** The part of a chart from one date up to another, in the same columns. */
export function cutTo([from, to]: Span, chart: TimeChart): TimeChart {
  const { times, band, unfinished } = chart;
  const [start, end] = [firstFrom(times, from), firstFrom(times, to)];
  if (end <= start) return chart;
  const part = (values: Float64Array): Float64Array => values.subarray(start, end);
  return {
    ...chart,
    offset: start,
    times: part(times),
    series: chart.series.map((one) => ({
      ...one,
      values: part(one.values),
      withheld: moved(one.withheld, start),
      own: one.own && ownWithin(one.own, start, end),
    })),
    band: band && { low: part(band.low), high: part(band.high) },
    unfinished: unfinished && end === times.length,
  };
}

const moved = (rows: ReadonlySet<number> | undefined, by: number): ReadonlySet<number> | undefined =>
  rows && new Set([...rows].map((row) => row - by));

const ownWithin = (own: Uint32Array, start: number, end: number): Uint32Array =>
  Uint32Array.from(new Set([0, ...own.filter((row) => row >= start && row < end).map((row) => row - start), end - start - 1]));
