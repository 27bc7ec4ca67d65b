/** A chart over time in sentences, for everyone: what, from when to when, the way between the ends, the extremes, what is missing, as of when. */
import { measures } from '../locale/en/measures.js';
import { series } from '../locale/en/series.js';
import { teach, type Locale } from '../locale/index.js';
import { gaps } from './pace.js';
import { survey } from './survey.js';
import type { TimeChart } from './time-chart.js';
import { sentence, timeText, type Write } from './text.js';

teach(measures, series);

export interface SummaryOptions {
  readonly locale: Locale;
  /** What is measured: `Rows by month`. */
  readonly what: string;
  readonly write: Write;
  /** How many series there are in all. */
  readonly total: number;
  /** Where the scale begins, if not at zero. */
  readonly start?: number | undefined;
  /** The period that is not over and left out of the picture. */
  readonly leftOut?: number | undefined;
  /** What must be known of the scale. */
  readonly note?: string;
  /** How many rows have no date. */
  readonly undated?: number;
  /** When the data last changed. */
  readonly asOf?: Date | undefined;
}

export function summary(chart: TimeChart, options: SummaryOptions): string {
  const { locale, total, start, undated = 0, leftOut, note, write, asOf } = options;
  const { times, unit, series, unfinished } = chart;
  const n = gaps(
    times,
    unit,
    series
      .filter(({ aside }) => !aside)
      .map(({ values, withheld }) => (withheld?.size ? values.map((value, i) => (withheld.has(i) ? 0 : value)) : values)),
  );
  const shown = series.filter(({ other, aside }) => !other && !aside).length;
  const notOver = (time: number): string => sentence(locale.say('unfinishedAt', { date: timeText(locale, time, unit) }));
  return [
    ...about(chart, options),
    n > 0 && (unit ? locale.say('gaps', { n, unit: locale.say(unit) }) : locale.say('gapsBetween', { n })),
    series.some(({ withheld, aside }) => withheld?.size && !aside) && locale.say('notTold'),
    undated > 0 && locale.say('undated', { n: undated }),
    unfinished && times.length > 1 && notOver(times.at(-1)!),
    leftOut !== undefined && notOver(leftOut),
    ...(chart.references?.readAgainst(chart, locale, write) ?? []),
    note,
    start !== undefined && locale.say('notFromZero', { start: write(start) }),
    total > shown && shown === series.length && locale.say('oneOf', { n: shown, total }),
    series.some(({ aside }) => aside) && locale.say('someOf', { n: series.filter(({ aside }) => !aside).length, total: series.length }),
    asOf && locale.say('asOf', { date: locale.date(asOf.getTime()) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Where a value stands: in which series, at which point. */
interface Place {
  readonly series: number;
  readonly at: number;
}

function about(chart: TimeChart, { locale, what, write }: SummaryOptions): (string | false)[] {
  const { times, series, unit } = chart;
  const places = settled(chart);
  if (!places) return [];
  const { first, last, min, max, rising, total } = places;
  const named = series.length > 1;
  const number = (place: Place): number => series[place.series]!.values[place.at]!;
  const date = ({ at }: Place): string => timeText(locale, times[at]!, unit);
  const value = (place: Place): string => (named ? `${write(number(place))} (${series[place.series]!.title})` : write(number(place)));
  if (first.at === last.at && total === 1) return [locale.say('summaryOne', { what, at: date(first), value: value(first) })];
  return [
    locale.say('summaryRange', { what, first: date(first), last: date(last) }),
    named
      ? locale.say('summaryRising', { n: rising, total })
      : locale.say(wayOf(number(last) - number(first)), { first: value(first), last: value(last) }),
    number(max) > number(min) && locale.say('summaryExtremes', { max: value(max), maxAt: date(max), min: value(min), minAt: date(min) }),
  ];
}

const wayOf = (change: number): 'summaryUp' | 'summaryDown' | 'summaryEnds' =>
  change > 0 ? 'summaryUp' : change < 0 ? 'summaryDown' : 'summaryEnds';

interface Settled extends Record<'first' | 'last' | 'min' | 'max', Place> {
  /** How many series end higher than they began, of how many. */
  readonly rising: number;
  readonly total: number;
}

/**
 * The ends and the extremes of all named series; values of an unfinished period count only where there are no others, as they will still
 * change. Undefined where there is no value at all.
 */
function settled({ times, series, unfinished }: TimeChart): Settled | undefined {
  const over = unfinished && times.length > 1;
  const surveys = series.flatMap(({ values, other, aside }, index) => {
    const found = survey(over ? values.subarray(0, -1) : values);
    return other || aside || found.count === 0 ? [] : { ...found, index };
  });
  if (surveys.length === 0) return undefined;
  const value = ({ series: index, at }: Place): number => series[index]!.values[at]!;
  const best = (of: 'first' | 'last' | 'least' | 'greatest', order: (a: Place, b: Place) => number): Place =>
    surveys.map((found): Place => ({ series: found.index, at: found[of] })).reduce((a, b) => (order(b, a) < 0 ? b : a));
  const earlier = (a: Place, b: Place): number => a.at - b.at;
  return {
    first: best('first', earlier),
    last: best('last', (a, b) => b.at - a.at),
    min: best('least', (a, b) => value(a) - value(b) || earlier(a, b)),
    max: best('greatest', (a, b) => value(b) - value(a) || earlier(a, b)),
    rising: surveys.filter(({ index, first, last }) => series[index]!.values[last]! > series[index]!.values[first]!).length,
    total: surveys.length,
  };
}
