/** Ticks: round values and dates whose labels neither touch one another nor leave the picture. */
import { dateFormatOf } from '../locale/date.js';
import type { Locale } from '../locale/index.js';
import type { TimeUnit } from '../model.js';
import { startOf } from '../query/units.js';
import { next, stepsBetween, units } from './periods.js';
import type { Scale } from './scale.js';
import { widthOf } from './text.js';

export interface TimeTick {
  readonly time: number;
  /** Where the tick stands, and where its label does: at the edges a label moves inwards. */
  readonly x: number;
  readonly labelX: number;
  readonly text: string;
  /** The larger period, where it begins to differ: the year under a month. */
  readonly under: string;
}

interface Rhythm {
  readonly unit: TimeUnit;
  readonly steps: number;
}

/** Parts of an hour, for points that have minutes. */
const minutes: readonly Rhythm[] = [1, 5, 15, 30].map((steps) => ({ unit: 'hour', steps: steps / 60 }));
const rhythms: readonly Rhythm[] = [
  ...[1, 2, 3, 6, 12].map((steps) => ({ unit: 'hour', steps }) as const),
  ...[1, 2].map((steps) => ({ unit: 'day', steps }) as const),
  ...[1, 2].map((steps) => ({ unit: 'week', steps }) as const),
  { unit: 'month', steps: 1 },
  ...[1, 2].map((steps) => ({ unit: 'quarter', steps }) as const),
  ...[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 200_000].map((steps) => ({ unit: 'year', steps }) as const),
];

export interface TimeTickOptions {
  /** The data's own period; undefined for points with times of their own. */
  readonly unit: TimeUnit | undefined;
  /** The period's place, within the picture's width. */
  readonly scale: Scale;
  readonly width: number;
  readonly font: number;
  readonly locale: Locale;
}

/** Letters' heights that a tick may claim at least; closer ones crowd the axis. */
const closest = 3.7;

/** The closest rhythm, no finer than the data's own, whose labels stand apart. */
export function timeTicks(first: number, last: number, options: TimeTickOptions): readonly TimeTick[] {
  const finest = options.unit;
  const bearable = finest ? rhythms.filter(({ unit }) => units.indexOf(unit) >= units.indexOf(finest)) : [...minutes, ...rhythms];
  for (const rhythm of bearable) {
    if (stepsBetween(first, last, rhythm.unit) / rhythm.steps > options.width / (closest * options.font)) continue;
    const named = rhythm.unit === finest || rhythm.unit !== 'quarter' ? rhythm.unit : 'month';
    const ticks = labelled(datesIn(first, last, rhythm), rhythm.steps < 1 ? 'minute' : named, options);
    if (ticks.length > 1 && apart(ticks, options.font)) return ticks;
  }
  return labelled([first], finest ?? 'minute', options);
}

function datesIn(first: number, last: number, { unit, steps }: Rhythm): number[] {
  const dates: number[] = [];
  for (let time = roundStart(first, unit, steps); time <= last; time = next(time, unit, steps)) if (time >= first) dates.push(time);
  return dates;
}

function roundStart(time: number, unit: TimeUnit, steps: number): number {
  const start = startOf(time, unit);
  if (steps <= 1) return start;
  const origin =
    unit === 'year'
      ? startOf(Date.UTC(2000, 0), unit)
      : unit === 'hour'
        ? startOf(time, 'day')
        : unit === 'quarter'
          ? startOf(time, 'year')
          : 0;
  const since = stepsBetween(origin, start, unit);
  return next(start, unit, -(((since % steps) + steps) % steps));
}

function labelled(times: readonly number[], unit: Named, { scale, width, font, locale }: TimeTickOptions): TimeTick[] {
  let above = '';
  return times.map((time) => {
    const text = textOf(time, unit, locale);
    const larger = largerOf(time, unit, locale);
    const under = larger === above ? '' : larger;
    above = larger;
    const half = Math.max(widthOf(text, font), widthOf(under, font)) / 2;
    const x = scale(time);
    return { time, x, labelX: Math.min(width - half, Math.max(half, x)), text, under };
  });
}

/** Space between two labels, in letters' heights. */
const space = 0.8;

function apart(ticks: readonly TimeTick[], font: number): boolean {
  return ticks.every((tick, i) => {
    const before = ticks[i - 1];
    return !before || (clear(before, tick, 'text', font) && clear(before, tick, 'under', font));
  });
}

const clear = (a: TimeTick, b: TimeTick, row: 'text' | 'under', font: number): boolean =>
  b.labelX - a.labelX >= (widthOf(a[row], font) + widthOf(b[row], font)) / 2 + space * font;

function textOf(time: number, unit: Named, { lang, say }: Locale): string {
  if (unit === 'quarter') return say('quarterOf', { q: String(Math.floor(new Date(time).getUTCMonth() / 3) + 1), year: '' }).trim();
  return dateFormatOf(lang, shapes[unit]).format(time);
}

const largerOf = (time: number, unit: Named, { lang }: Locale): string =>
  unit === 'year' ? '' : dateFormatOf(lang, unit === 'hour' || unit === 'minute' ? shapes.day : shapes.year).format(time);

/** What a tick's text names. */
type Named = TimeUnit | 'minute';

const shapes: Record<Exclude<Named, 'quarter'>, Intl.DateTimeFormatOptions> = {
  minute: { hour: 'numeric', minute: '2-digit' },
  hour: { hour: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  week: { month: 'short', day: 'numeric' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};
