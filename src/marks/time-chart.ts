/** A chart over time laid out: every place on the screen as a number, and nothing drawn yet. */
import type { Locale } from '../locale/index.js';
import type { TimeUnit } from '../model.js';
import type { Edges, ValueTick } from './axes.js';
import type * as fills from './fills.js';
import type { logarithmic } from './log.js';
import { paceOf, type Pace } from './pace.js';
import { hueOf } from './palette.js';
import type * as references from './references.js';
import type { Annotation, Note, Target } from './references.js';
import { ticks } from './rounds.js';
import { isLine, type Mark, type Series } from './series.js';
import { extent, linear, valueDomain, type Scale, type Span } from './scale.js';
import type * as names from './names.js';
import type { Layer } from './stack.js';
import { axisText, signed, valueText, widthOf, type Write } from './text.js';
import { timeTicks, type TimeTick } from './ticks.js';

export interface TimeChart {
  /** Where the periods begin, in order; periods may be left out. */
  readonly times: Float64Array;
  /** How long each period lasts; undefined where each value has a time of its own. */
  readonly unit: TimeUnit | undefined;
  readonly series: readonly Series[];
  readonly mark: Mark;
  readonly stacked: boolean;
  /** Whether zero must be in the picture. */
  readonly zero: boolean;
  /** Whether the last period is not over. */
  readonly unfinished: boolean;
  /** The author's pattern for the values. */
  readonly pattern: string;
  /** Lays out a logarithmic axis, where one is wanted. */
  readonly logarithmic?: typeof logarithmic | undefined;
  /** Stacks and draws what is not a line, where that is the mark. */
  readonly fills?: typeof fills | undefined;
  /** Puts the names of several series beside their ends. */
  readonly names?: typeof names | undefined;
  /** Draws what the values are read against, where there is anything. */
  readonly references?: typeof references | undefined;
  /** Whether values are differences, and are written with their sign. */
  readonly signed?: boolean;
  /** How many points of the whole lie before the first. */
  readonly offset?: number;
  /** Between which values the first series lies with some certainty. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array } | undefined;
  /** Between which values the scale must reach; those of the series where it is not given. */
  readonly reach?: Span;
  readonly targets?: readonly Target[] | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
}

/** A datum: which period, which series. */
export interface Point {
  readonly time: number;
  readonly series: number;
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
  /** From a time to its place; bars stand in the middle of their periods. */
  readonly x: Scale;
  readonly y: Scale;
  readonly pace: Pace;
  /** How wide the period is that begins at a time. */
  readonly widthAt: (time: number) => number;
  /** Each series' two edges; for lines they are one. */
  readonly layers: readonly Layer[];
  /** Whether there are more points than the page bears as elements. */
  readonly dense: boolean;
  readonly valueTicks: readonly ValueTick[];
  readonly timeTicks: readonly TimeTick[];
  /** Where names stand beside their series; undefined where they do not fit and a legend is due. */
  readonly labels: readonly { readonly text: string; readonly y: number }[] | undefined;
  readonly targetLines: readonly { readonly y: number; readonly text: string }[];
  readonly notes: readonly Note[];
  /** What must be known of a logarithmic scale, or of the wish for one. */
  readonly scaleNote: ScaleNote | undefined;
  /** Where the scale begins, if not at zero. */
  readonly start: number | undefined;
  readonly write: Write;
}

/** Bars thinner than this become an area. */
const thinnest = 1;
/** More points than this are painted. */
export const most = 5000;

export function layOut(chart: TimeChart, box: Box, locale: Locale): Layout {
  const { times, unit, series } = chart;
  const { width, font } = box;
  const ticksAlong = (scale: Scale): readonly TimeTick[] =>
    times.length ? timeTicks(times[0]!, times.at(-1)!, { unit, scale, width, font, locale }) : [];
  const pace = paceOf(times, unit);
  const mark = chart.mark === 'bar' && (width - 60) / (periodsIn(times, pace) || 1) < thinnest ? 'area' : chart.mark;
  const values = series.map((one) => (one.aside ? new Float64Array(times.length).fill(NaN) : one.values));
  const layers =
    isLine(mark) || !chart.fills
      ? values.map((upper) => ({ lower: upper, upper }))
      : chart.fills[chart.stacked ? 'stack' : 'unstacked'](values);
  // How many rows of text the time axis takes is told before its exact width is known.
  const roughly = ticksAlong(linear([times[0]!, times.at(-1)!], [40, width]));
  const y = vertical(chart, layers, box, roughly.some(({ under }) => under) ? 2 : 1, locale);
  const beside = mark === 'bar' ? undefined : chart.names?.placed(series, layers, y, box, chart.stacked);
  const edges = { ...y.edges, right: width - (beside ? beside.width : 10) };
  const x = horizontal(times, pace, mark, edges);
  const write = chart.signed ? signed(valueText(locale, y.step, chart.pattern)) : valueText(locale, y.step, chart.pattern);
  return {
    ...chart,
    mark,
    box,
    edges,
    x: x.middle,
    y: y.scale,
    pace,
    widthAt: x.widthAt,
    layers,
    dense: times.length > most && mark !== 'bar',
    valueTicks: y.ticks,
    timeTicks: ticksAlong(x.middle),
    labels: beside?.labels,
    scaleNote: y.note,
    start: y.note !== 'logScale' && (y.scale.domain[0] > 0 || y.scale.domain[1] < 0) ? y.scale.domain[0] : undefined,
    targetLines: (chart.targets ?? []).map(({ title, value }) => ({
      y: y.scale(value),
      text: [title, write(value)].filter(Boolean).join(': '),
    })),
    notes: chart.references?.notesOf(chart.annotations ?? [], x.middle, edges, font) ?? [],
    write,
  };
}

const periodsIn = (times: Float64Array, { after }: Pace): number =>
  times.length ? (times.at(-1)! - times[0]!) / (after(times[0]!) - times[0]! || 1) + 1 : 0;

type ScaleNote = 'logScale' | 'logNotPositive' | 'logNotLines';

interface Vertical {
  readonly note: ScaleNote | undefined;
  readonly scale: Scale;
  readonly step: number;
  readonly ticks: readonly ValueTick[];
  readonly edges: Edges;
}

function vertical(
  { mark, stacked, zero, pattern, band, logarithmic, reach, targets = [], annotations = [] }: TimeChart,
  layers: readonly Layer[],
  { width, height, font }: Box,
  rows: number,
  locale: Locale,
): Vertical {
  const [top, bottom] = [font * (annotations.length ? 1.8 : 0.7), height - font * 1.3 * rows - 8];
  const count = Math.min(6, Math.max(2, Math.round((bottom - top) / 50)));
  const range =
    reach ??
    extent([
      ...layers.flatMap(({ lower, upper }) => (stacked ? [lower, upper] : [upper])),
      ...(band ? [band.low, band.high] : []),
      Float64Array.from(targets, ({ value }) => value),
    ]);
  const note = logarithmic && (!isLine(mark) ? 'logNotLines' : range[0] > 0 ? 'logScale' : 'logNotPositive');
  const { scale, marks } =
    logarithmic && note === 'logScale' && range[0] <= range[1]
      ? logarithmic(range, [bottom, top], count)
      : proportional(range, { zero: zero || !isLine(mark), count, layers }, [bottom, top]);
  const { domain } = scale;
  const step = Math.abs((marks[1] ?? NaN) - marks[0]!) || Math.abs(domain[1] - domain[0]);
  const write = axisText(locale, step, Math.max(...domain.map(Math.abs)), pattern);
  const valueTicks = marks.map((value) => ({ y: scale(value), text: write(value), isZero: value === 0 }));
  const left = Math.min(width / 2, Math.max(...valueTicks.map(({ text }) => widthOf(text, font))) + 10);
  return { note, scale, step, ticks: valueTicks, edges: { left, right: width, top, bottom } };
}

interface Proportion {
  readonly zero: boolean;
  readonly count: number;
  readonly layers: readonly Layer[];
}

function proportional(range: Span, { zero, count, layers }: Proportion, place: Span): { scale: Scale; marks: readonly number[] } {
  const domain = valueDomain(range, { zero, count });
  const all = ticks(...domain, count);
  return { scale: linear(domain, place), marks: all.every(Number.isInteger) || !isWhole(layers) ? all : all.filter(Number.isInteger) };
}

/** Whether the values are whole numbers, between which a tick would name what cannot be. */
const isWhole = (layers: readonly Layer[]): boolean => layers.every(({ upper }) => upper.every((value) => !(value % 1)));

function horizontal(
  times: Float64Array,
  { after }: Pace,
  mark: Mark,
  { left, right }: Edges,
): { middle: Scale; widthAt: (time: number) => number } {
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const bar = mark === 'bar';
  const scale = linear([first, bar ? after(last) : last], [left, right]);
  const middle = bar ? Object.assign((time: number) => (scale(time) + scale(after(time))) / 2, { domain: scale.domain }) : scale;
  return { middle, widthAt: (time) => scale(after(time)) - scale(time) };
}

/** The class of what is drawn of a series. */
export const seriesClass = (index: number, { other, faded }: Series): string => `series ${hueOf(index, other)}${faded ? ' faded' : ''}`;

/** One series at the times that are its own. */
export function ownPart({ times, pace, series, layers }: Layout, index: number): Layer & Pick<Layout, 'times' | 'pace'> {
  const { own } = series[index]!;
  const { lower, upper } = layers[index]!;
  if (!own) return { times, pace, lower, upper };
  const at = (values: Float64Array): Float64Array => Float64Array.from(own, (row) => values[row]!);
  return { times: at(times), pace: paceOf(at(times), undefined), lower: at(lower), upper: at(upper) };
}

/** The same in pixels. */
export function inPixels(layout: Layout, index: number) {
  const { times, pace, lower, upper } = ownPart(layout, index);
  return { xs: times.map(layout.x), upper: upper.map(layout.y), lower: lower.map(layout.y), pace };
}
