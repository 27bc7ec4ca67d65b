/** A chart over time in sentences, for everyone: what, from when to when, the ends, the extremes, what is missing. */
import { measures } from '../locale/en/measures.js';
import { series } from '../locale/en/series.js';
import { teach, type Locale } from '../locale/index.js';
import { gaps } from './periods.js';
import type { TimeChart } from './time-chart.js';
import type { Write } from './text.js';

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
}

interface Datum {
  readonly value: number;
  readonly time: number;
  readonly name: string;
}

export function summary(chart: TimeChart, options: SummaryOptions): string {
  const { locale, total, start, write } = options;
  const { times, unit, series, unfinished } = chart;
  const n = gaps(
    times,
    unit,
    series.map(({ values, withheld }) => (withheld?.size ? values.map((value, i) => (withheld.has(i) ? 0 : value)) : values)),
  );
  const shown = series.filter(({ other }) => !other).length;
  return [
    ...about(chart, options),
    n > 0 && locale.say('gaps', { n, unit: locale.say(unit) }),
    unfinished && times.length > 1 && locale.say('unfinishedAt', { date: locale.date(times.at(-1)!, unit) }),
    ...(chart.targets ?? []).map(({ title, value }) =>
      locale.say('targetOf', { title: title || locale.say('target'), value: write(value) }),
    ),
    start !== undefined && locale.say('notFromZero', { start: write(start) }),
    total > shown && shown === series.length && locale.say('oneOf', { n: shown, total }),
  ]
    .filter(Boolean)
    .join(' ');
}

function about(chart: TimeChart, { locale, what, write }: SummaryOptions): (string | false)[] {
  const data = settled(chart);
  const [first, last] = [data[0], data.at(-1)];
  if (!first || !last) return [];
  const date = ({ time }: Datum): string => locale.date(time, chart.unit);
  const value = ({ value, name }: Datum): string => (name ? `${write(value)} (${name})` : write(value));
  if (first === last) return [locale.say('summaryOne', { what, at: date(first), value: value(first) })];
  const max = data.reduce((a, b) => (b.value > a.value ? b : a));
  const min = data.reduce((a, b) => (b.value < a.value ? b : a));
  return [
    locale.say('summaryRange', { what, first: date(first), last: date(last) }),
    !first.name && locale.say('summaryEnds', { first: value(first), last: value(last) }),
    max.value > min.value && locale.say('summaryExtremes', { max: value(max), maxAt: date(max), min: value(min), minAt: date(min) }),
  ];
}

/** Every value of a named series in order of time; those of an unfinished period only where there are no others, as they will still change. */
function settled({ times, series, unfinished }: TimeChart): Datum[] {
  const end = times.length - (unfinished && times.length > 1 ? 1 : 0);
  const data: Datum[] = [];
  for (let i = 0; i < end; i++) {
    for (const { values, title, other } of series)
      if (!other && Number.isFinite(values[i])) data.push({ value: values[i]!, time: times[i]!, name: series.length > 1 ? title : '' });
  }
  return data;
}
