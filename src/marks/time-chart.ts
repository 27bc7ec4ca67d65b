/** A chart over time laid out: every place on the screen as a number, and nothing drawn yet. */
import { ticks } from 'd3-array';
import type { Locale } from '../locale/index.js';
import type { TimeUnit } from '../model.js';
import type { Edges, ValueTick } from './axes.js';
import { apart } from './labels.js';
import { breaks, next } from './periods.js';
import { notesOf, type Annotation, type Note, type Target } from './references.js';
import { extent, linear, valueDomain, type Scale } from './scale.js';
import { stack, unstacked, type Layer } from './stack.js';
import { axisText, fitting, valueText, widthOf, type Write } from './text.js';
import { timeTicks, type TimeTick } from './ticks.js';

export type Mark = 'line' | 'area' | 'bar' | 'step';

/** Whether a mark is a line, which need not begin at zero. */
export const isLine = (mark: string): boolean => mark === 'line' || mark === 'step';

export interface Series {
  /** What a reader sees. */
  readonly title: string;
  /** One value for each time; missing is NaN. */
  readonly values: Float64Array;
  /** Whether it is what is left beside the others. */
  readonly other: boolean;
  /** Where a value is missing because it is too small to be told. */
  readonly withheld?: ReadonlySet<number> | undefined;
}

/** The word for a value that is not there. */
export const absence = ({ withheld }: Series, row: number): 'withheld' | 'missing' => (withheld?.has(row) ? 'withheld' : 'missing');

export interface TimeChart {
  /** Where the periods begin, in order; periods may be left out. */
  readonly times: Float64Array;
  readonly unit: TimeUnit;
  readonly series: readonly Series[];
  readonly mark: Mark;
  readonly stacked: boolean;
  /** Whether zero must be in the picture. */
  readonly zero: boolean;
  /** Whether the last period is not over. */
  readonly unfinished: boolean;
  /** The author's pattern for the values. */
  readonly pattern: string;
  /** Between which values the first series lies with some certainty. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array } | undefined;
  readonly targets?: readonly Target[];
  readonly annotations?: readonly Annotation[];
}

/** The room for a drawing, and the height of its letters; in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly font: number;
}

export interface Layout extends TimeChart {
  readonly box: Box;
  readonly edges: Edges;
  readonly xs: Float64Array;
  /** One where periods are left out before this one. */
  readonly breaks: Uint8Array;
  /** How wide each period is. */
  readonly widths: Float64Array;
  /** Each series' two edges in pixels; for lines they are one. */
  readonly layers: readonly Layer[];
  readonly valueTicks: readonly ValueTick[];
  readonly timeTicks: readonly TimeTick[];
  /** Where names stand beside their series; undefined where they do not fit and a legend is due. */
  readonly labels: readonly { readonly text: string; readonly y: number }[] | undefined;
  /** The band in pixels. */
  readonly margin: Layer | undefined;
  readonly targetLines: readonly { readonly y: number; readonly text: string }[];
  readonly notes: readonly Note[];
  /** Where the scale begins, if not at zero. */
  readonly start: number | undefined;
  readonly write: Write;
}

/** Bars thinner than this become an area. */
const thinnest = 1;

export function layOut(chart: TimeChart, box: Box, locale: Locale): Layout {
  const { times, unit, series } = chart;
  const mark = chart.mark === 'bar' && (box.width - 60) / (periodsIn(times, unit) || 1) < thinnest ? 'area' : chart.mark;
  const values = series.map((one) => one.values);
  const layers = chart.stacked ? stack(values) : unstacked(values);
  const y = vertical(chart, layers, box, rowsBelow(times, unit, box, locale), locale);
  const names = mark === 'bar' ? undefined : directLabels(series, layers, y, box, chart.stacked);
  const edges = { ...y.edges, right: box.width - (names ? names.width : 10) };
  const x = horizontal(times, unit, mark, edges);
  const place = ({ lower, upper }: Layer): Layer => ({ lower: (isLine(mark) ? upper : lower).map(y.scale), upper: upper.map(y.scale) });
  const write = valueText(locale, y.step, chart.pattern);
  return {
    ...chart,
    mark,
    box,
    edges,
    xs: x.middles,
    widths: x.widths,
    breaks: breaks(times, unit),
    layers: layers.map(place),
    valueTicks: y.ticks,
    timeTicks: times.length ? timeTicks(times[0]!, times.at(-1)!, { unit, scale: x.middle, width: box.width, font: box.font, locale }) : [],
    labels: names?.labels,
    start: y.scale.domain[0] > 0 || y.scale.domain[1] < 0 ? y.scale.domain[0] : undefined,
    margin: chart.band && { lower: chart.band.low.map(y.scale), upper: chart.band.high.map(y.scale) },
    targetLines: (chart.targets ?? []).map(({ title, value }) => ({
      y: y.scale(value),
      text: [title, write(value)].filter(Boolean).join(': '),
    })),
    notes: notesOf(chart.annotations ?? [], x.middle, edges, box.font),
    write,
  };
}

const periodsIn = (times: Float64Array, unit: TimeUnit): number =>
  times.length ? (times.at(-1)! - times[0]!) / (next(times[0]!, unit) - times[0]!) + 1 : 0;

interface Vertical {
  readonly scale: Scale;
  readonly step: number;
  readonly ticks: readonly ValueTick[];
  readonly edges: Edges;
}

/** How many rows of text the time axis takes, told before its exact width is known. */
const rowsBelow = (times: Float64Array, unit: TimeUnit, { width, font }: Box, locale: Locale): number =>
  times.length &&
  timeTicks(times[0]!, times.at(-1)!, { unit, scale: linear([times[0]!, times.at(-1)!], [40, width]), width, font, locale }).some(
    ({ under }) => under,
  )
    ? 2
    : 1;

function vertical(
  { mark, zero, pattern, band, targets = [], annotations = [] }: TimeChart,
  layers: readonly Layer[],
  { width, height, font }: Box,
  rows: number,
  locale: Locale,
): Vertical {
  const [top, bottom] = [font * (annotations.length ? 1.8 : 0.7), height - font * 1.3 * rows - 8];
  const count = Math.min(6, Math.max(2, Math.round((bottom - top) / 50)));
  const range = extent([
    ...layers.flatMap(({ lower, upper }) => (isLine(mark) ? [upper] : [lower, upper])),
    ...(band ? [band.low, band.high] : []),
    targets.map(({ value }) => value),
  ]);
  const domain = valueDomain(range, { zero: zero || !isLine(mark), count });
  const scale = linear(domain, [bottom, top]);
  const marks = ticks(...domain, count).filter((value) => Number.isInteger(value) || !isWhole(layers));
  const step = Math.abs((marks[1] ?? NaN) - marks[0]!) || Math.abs(domain[1] - domain[0]);
  const write = axisText(locale, step, Math.max(...domain.map(Math.abs)), pattern);
  const valueTicks = marks.map((value) => ({ y: scale(value), text: write(value), isZero: value === 0 }));
  const left = Math.min(width / 2, Math.max(...valueTicks.map(({ text }) => widthOf(text, font))) + 10);
  return { scale, step, ticks: valueTicks, edges: { left, right: width, top, bottom } };
}

/** Whether the values are whole numbers, between which a tick would name what cannot be. */
const isWhole = (layers: readonly Layer[]): boolean => layers.every(({ upper }) => upper.every((value) => !(value % 1)));

function horizontal(
  times: Float64Array,
  unit: TimeUnit,
  mark: Mark,
  { left, right }: Edges,
): { middle: Scale; middles: Float64Array; widths: Float64Array } {
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const bar = mark === 'bar';
  const scale = linear([first, bar ? next(last, unit) : last], [left, right]);
  const widths = times.map((time) => scale(next(time, unit)) - scale(time));
  const middle = bar ? Object.assign((time: number) => (scale(time) + scale(next(time, unit))) / 2, { domain: scale.domain }) : scale;
  return { middle, middles: times.map(middle), widths };
}

/** Narrower pictures have no room for names at their side. */
const roomForNames = 560;
const widestName = 0.24;

function directLabels(
  series: readonly Series[],
  layers: readonly Layer[],
  { scale, edges }: Vertical,
  { width, font }: Box,
  stacked: boolean,
) {
  if (series.length < 2 || width < roomForNames) return undefined;
  const ends = layers.map(({ lower, upper }) => endOf(upper, stacked ? lower : upper));
  const places = ends.every(Number.isFinite) && apart(ends.map(scale), font * 1.3, [edges.top, edges.bottom]);
  if (!places) return undefined;
  const most = width * widestName - font * 2;
  const texts = series.map(({ title }) => fitting(title, most, font));
  if (texts.some((text, i) => text !== series[i]!.title)) return undefined;
  return {
    width: Math.max(...texts.map((text) => widthOf(text, font))) + font * 2,
    labels: texts.map((text, i) => ({ text, y: places[i]! })),
  };
}

/** The middle between the two edges at the last point that has them. */
function endOf(upper: Float64Array, lower: Float64Array): number {
  const last = upper.findLastIndex(Number.isFinite);
  return (upper[last]! + lower[last]!) / 2;
}
