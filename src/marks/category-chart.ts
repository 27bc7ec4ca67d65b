/** A chart by category laid out: which way it runs, how values become places, and a box for every value; nothing drawn yet. */
import type { Locale } from '../locale/index.js';
import type { Edges, ValueTick } from './axes.js';
import { bandsAcross, bandsDown, type Band, type Banded, type Name } from './bands.js';
import type { Margin } from './margin.js';
import { ticks } from './rounds.js';
import { extent, linear, valueDomain, type Scale, type Span } from './scale.js';
import { stack, unstacked, type Layer } from './stack.js';
import { axisText, valueText, widthOf, type Write } from './text.js';
import { absence, type Series } from './series.js';
import type { Box } from './time-chart.js';
import { widestWord } from './wrap.js';

export type CategoryMark = 'bar' | 'column' | 'donut' | 'dot';

export interface CategoryName {
  readonly title: string;
  readonly other: boolean;
  readonly faded: boolean;
  /** Whether it is a year that is not over. */
  readonly unfinished?: boolean | undefined;
}

export interface CategoryChart extends Banded {
  readonly categories: readonly CategoryName[];
  readonly series: readonly Series[];
  readonly mark: CategoryMark;
  /** Whether values are drawn as shares: of their category, or of the whole where there is one series. */
  readonly normalized: boolean;
  /** The values between which the scale must reach; those of the series where it is not given. */
  readonly range?: Span;
  /** Between which values those of the first series lie with some certainty. */
  readonly margin?: Margin | undefined;
  /** The author's pattern for the values. */
  readonly pattern: string;
}

/** A value with its place. */
export interface Spot {
  readonly category: number;
  readonly series: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The value in short beside its mark, where there is room. */
  readonly text: string;
}

export interface CategoryLayout extends CategoryChart {
  readonly box: Box;
  /** The picture's height: rows take what they need. */
  readonly height: number;
  /** Whether values run from left to right. */
  readonly sideways: boolean;
  readonly edges: Edges;
  readonly bands: readonly Band[];
  readonly names: readonly Name[];
  readonly ticks: readonly ValueTick[];
  /** Where zero lies; undefined where it is out of the picture. */
  readonly zero: number | undefined;
  readonly spots: readonly Spot[];
  /** What stands beside whole stacks. */
  readonly totals: readonly { readonly x: number; readonly y: number; readonly text: string; readonly below: boolean }[];
  /** What is drawn, series by series: the values, or their shares. */
  readonly drawn: readonly Float64Array[];
  /** From a value to its place. */
  readonly scale: Scale;
  readonly write: Write;
  /** Where the scale begins, if not at zero. */
  readonly start: number | undefined;
}

export function layOutCategories(chart: CategoryChart, box: Box, locale: Locale): CategoryLayout {
  const values = chart.series.map((one) => one.values);
  const drawn = (chart.normalized ? shares(values) : values).map((one, i) => (chart.series[i]!.aside ? one.map(() => NaN) : one));
  const layers = chart.stacked ? stack(drawn) : unstacked(drawn);
  const scaled = scaleOf(chart, layers, locale);
  const sideways = chart.mark === 'bar' || chart.mark === 'dot' || !columnsFit(chart, box);
  const laid = sideways ? downwards(chart, layers, scaled, box) : across(chart, layers, scaled, box);
  const { domain } = scaled;
  return {
    ...chart,
    mark: sideways && chart.mark === 'column' ? 'bar' : chart.mark,
    box,
    sideways,
    drawn,
    write: scaled.write,
    start: domain[0] > 0 || domain[1] < 0 ? domain[0] : undefined,
    ...laid,
    totals: [...laid.totals, ...untold(chart, laid, sideways, (one, i) => locale.say(absence(one, i)))],
  };
}

/** A bar that is not there is no zero: its place says why, or with dots where there is no room for words. */
function untold(
  { series, mark, stacked }: CategoryChart,
  { bands, zero }: Laid,
  sideways: boolean,
  text: (one: Series, row: number) => string,
): CategoryLayout['totals'] {
  if (stacked || mark === 'dot' || zero === undefined) return [];
  const isAlone = sideways && series.length === 1;
  return series.flatMap((one, index) =>
    bands.flatMap(({ start, size }, row) => {
      if (one.aside || Number.isFinite(one.values[row]) || !(isAlone || one.withheld?.has(row))) return [];
      const middle = start + (size / series.length) * (index + 0.5);
      return [{ ...(sideways ? { x: zero, y: middle } : { x: middle, y: zero }), text: isAlone ? text(one, row) : '…', below: false }];
    }),
  );
}

/** Parts of one: of each category, or of all where there is one series. */
function shares(columns: readonly Float64Array[]): Float64Array[] {
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + (value || 0), 0);
  const alone = columns.length === 1 ? sum(columns[0]!) : undefined;
  return columns.map((values) => values.map((value, i) => value / (alone ?? sum(columns.map((one) => one[i]!)))));
}

interface Scaled {
  readonly domain: Span;
  readonly marks: readonly number[];
  readonly axis: Write;
  readonly write: Write;
  /** The same in short where amounts are large. */
  readonly short: Write;
  /** Whether the values stand beside their marks, so that no axis is due. */
  readonly labelled: boolean;
}

function scaleOf(
  { mark, stacked, normalized, pattern, margin, range: wanted }: CategoryChart,
  layers: readonly Layer[],
  locale: Locale,
): Scaled {
  const ends = layers.flatMap(({ lower, upper }) => (mark === 'dot' ? [upper] : [lower, upper]));
  const range = wanted ?? extent(margin ? [...ends, margin.low, margin.high] : ends);
  const labelled = !stacked && mark !== 'dot';
  const zeroed: Span = [Math.min(0, range[0]), Math.max(0, range[1])];
  const exact = labelled && mark === 'bar' && zeroed[1] > zeroed[0] && zeroed[1] - zeroed[0] < 1e300;
  const whole = stacked && normalized;
  const domain = whole ? ([0, 1] as const) : exact ? zeroed : valueDomain(range, { zero: mark !== 'dot', count: 5 });
  const marks = ticks(...domain, 5);
  const step = Math.abs((marks[1] ?? NaN) - marks[0]!) || Math.abs(domain[1] - domain[0]);
  const shape = normalized ? '.1~%' : pattern;
  const most = Math.max(...domain.map(Math.abs));
  const write = valueText(locale, step, shape);
  const short = most >= 1e6 && !normalized ? axisText(locale, step / 100, most, pattern) : write;
  return { domain, marks, labelled, short, write, axis: axisText(locale, step, most, normalized ? '.0%' : pattern) };
}

/** Whether each name fits under its column in three lines, or may be left out. */
function columnsFit({ categories, edgeTexts, natural }: CategoryChart, { width, font }: Box): boolean {
  const room = (width - font * 4) / categories.length - 4;
  if (edgeTexts) return room > 2;
  if (natural) return room > 6;
  return categories.every(({ title }) => widestWord(title, font) <= room && widthOf(title, font) <= room * 2.4);
}

type Laid = Pick<CategoryLayout, 'height' | 'scale' | 'edges' | 'bands' | 'names' | 'ticks' | 'zero' | 'spots' | 'totals'>;

/** One row under another, values to the right of zero. */
function downwards(chart: CategoryChart, layers: readonly Layer[], { domain, marks, axis, short, labelled }: Scaled, box: Box): Laid {
  const { font, width } = box;
  const { bands, names, left, bottom } = bandsDown(chart, box);
  const texts = labelled || (chart.stacked && !chart.normalized);
  const values = texts ? (chart.range ?? ends(layers)) : [];
  const room = (of: readonly number[]): number => (of.length ? Math.max(...of.map((value) => widthOf(short(value), font))) + 8 : 0);
  const before = domain[0] < 0 ? room(values.filter((value) => value < 0)) : 0;
  const edges: Edges = { left: left + before, right: width - Math.max(room(values), 14), top: 0, bottom };
  const scale = linear(domain, [edges.left, edges.right]);
  const spots = spotsOf(chart, layers, scale, bands, labelled ? short : undefined, true);
  const valueTicks = labelled
    ? []
    : thinned(
        marks.map((value) => ({ y: scale(value), text: axis(value), isZero: value === 0 })),
        font,
        width,
      );
  return {
    height: bottom + (valueTicks.length ? font * 2 : 2),
    scale,
    edges,
    bands,
    names,
    ticks: valueTicks,
    zero: zeroIn(domain, scale),
    spots,
    totals: chart.stacked && !chart.normalized ? totalsOf(chart, layers, scale, bands, short, true) : [],
  };
}

/** One column beside another, values above zero. */
function across(chart: CategoryChart, layers: readonly Layer[], scaled: Scaled, box: Box): Laid {
  const { font, width, height } = box;
  const { domain, marks, axis, short } = scaled;
  const labels = (chart.range ?? ends(layers)).map(short);
  const step = (width - 10) / chart.categories.length;
  const room = chart.stacked || chart.series.length === 1 ? step : (step * 0.75) / chart.series.length + 2;
  const fits = !(chart.stacked && chart.normalized) && labels.every((text) => widthOf(text, font) <= room);
  const left = fits ? 2 : Math.max(...marks.map((value) => widthOf(axis(value), font))) + 10;
  const { bands, names, below } = bandsAcross(chart, { left, right: width - 2 }, font);
  const edges: Edges = {
    left,
    right: width,
    top: font * (fits ? 1.8 : 0.7),
    bottom: height - below - (fits && domain[0] < 0 ? font * 1.4 : 0),
  };
  const scale = linear(domain, [edges.bottom, edges.top]);
  return {
    height,
    scale,
    edges,
    bands,
    names: names.map((name) => ({ ...name, y: name.y + height - below })),
    ticks: fits ? [] : marks.map((value) => ({ y: scale(value), text: axis(value), isZero: value === 0 })),
    zero: zeroIn(domain, scale),
    spots: spotsOf(chart, layers, scale, bands, fits && !chart.stacked ? short : undefined, false),
    totals: chart.stacked && fits ? totalsOf(chart, layers, scale, bands, short, false) : [],
  };
}

const zeroIn = ([from, to]: Span, scale: Scale): number | undefined => (from <= 0 && to >= 0 ? scale(0) : undefined);

/** The values at which bars or stacks may end. */
const ends = (layers: readonly Layer[]): number[] => layers.flatMap(({ upper }) => [...upper].filter(Number.isFinite));

/** A box for each value: from where its bar begins to where it ends; a dot is eight pixels wide. */
function spotsOf(
  { series, mark, stacked, categories }: CategoryChart,
  layers: readonly Layer[],
  scale: Scale,
  bands: readonly Band[],
  write: Write | undefined,
  sideways: boolean,
): Spot[] {
  const beside = stacked || mark === 'dot' ? 1 : series.length;
  return categories.flatMap((_, category) =>
    layers.flatMap(({ lower, upper }, index): Spot[] => {
      const [from, to] = [lower[category]!, upper[category]!];
      if (!Number.isFinite(to) || series[index]!.aside) return [];
      const { start, size } = bands[category]!;
      const thickness = size / beside;
      const at = start + (beside > 1 ? index * thickness : 0);
      const [a, b] = mark === 'dot' ? [scale(to) - 4, scale(to) + 4] : [scale(from), scale(to)];
      const along = { x: Math.min(a, b), width: Math.abs(b - a), y: at, height: thickness };
      const box = sideways ? along : { x: along.y, width: along.height, y: along.x, height: along.width };
      return [{ category, series: index, ...box, text: write ? write(to) : '' }];
    }),
  );
}

/** A stack of which a part is withheld has no total. */
function totalsOf(
  { series }: CategoryChart,
  layers: readonly Layer[],
  scale: Scale,
  bands: readonly Band[],
  write: Write,
  sideways: boolean,
): CategoryLayout['totals'] {
  return bands.flatMap(({ start, size }, i) => {
    const tops = layers.map(({ upper }) => upper[i]!).filter(Number.isFinite);
    if (!tops.length || series.some(({ withheld }) => withheld?.has(i))) return [];
    const sum = layers.reduce((total, { lower, upper }) => total + (upper[i]! - lower[i]! || 0), 0);
    const end = scale(sum < 0 && Math.max(...tops) <= 0 ? Math.min(...tops) : Math.max(0, ...tops));
    const middle = start + size / 2;
    return [{ ...(sideways ? { x: end, y: middle } : { x: middle, y: end }), text: write(sum), below: Math.max(...tops) <= 0 && sum < 0 }];
  });
}

/** Only as many ticks as stand apart. */
function thinned(all: readonly ValueTick[], font: number, width: number): ValueTick[] {
  const widest = Math.max(...all.map(({ text }) => widthOf(text, font))) + font;
  const apart = Math.abs((all[1]?.y ?? width) - (all[0]?.y ?? 0));
  const every = Math.max(1, Math.ceil(widest / apart));
  return all.filter((_, i) => i % every === 0);
}
