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

const rhythms: readonly Rhythm[] = [
  ...[1, 2, 3, 6, 12].map((steps) => ({ unit: 'hour', steps }) as const),
  ...[1, 2].map((steps) => ({ unit: 'day', steps }) as const),
  ...[1, 2].map((steps) => ({ unit: 'week', steps }) as const),
  { unit: 'month', steps: 1 },
  ...[1, 2].map((steps) => ({ unit: 'quarter', steps }) as const),
  ...[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 200_000].map((steps) => ({ unit: 'year', steps }) as const),
];

export interface TimeTickOptions {
  readonly unit: TimeUnit;
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
  const bearable = rhythms.filter(({ unit }) => units.indexOf(unit) >= units.indexOf(options.unit));
  for (const rhythm of bearable) {
    if (stepsBetween(first, last, rhythm.unit) / rhythm.steps > options.width / (closest * options.font)) continue;
    const ticks = labelled(
      datesIn(first, last, rhythm),
      rhythm.unit === options.unit || rhythm.unit !== 'quarter' ? rhythm.unit : 'month',
      options,
    );
    if (ticks.length > 1 && apart(ticks, options.font)) return ticks;
  }
  return labelled([first], options.unit, options);
}

function datesIn(first: number, last: number, { unit, steps }: Rhythm): number[] {
  const dates: number[] = [];
  for (let time = roundStart(first, unit, steps); time <= last; time = next(time, unit, steps)) if (time >= first) dates.push(time);
  return dates;
}

function roundStart(time: number, unit: TimeUnit, steps: number): number {
  const start = startOf(time, unit);
  if (steps === 1) return start;
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

function labelled(times: readonly number[], unit: TimeUnit, { scale, width, font, locale }: TimeTickOptions): TimeTick[] {
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

function textOf(time: number, unit: TimeUnit, { lang, say }: Locale): string {
  if (unit === 'quarter') return say('quarterOf', { q: String(Math.floor(new Date(time).getUTCMonth() / 3) + 1), year: '' }).trim();
  return dateFormatOf(lang, shapes[unit]).format(time);
}

const largerOf = (time: number, unit: TimeUnit, { lang }: Locale): string =>
  unit === 'year' ? '' : dateFormatOf(lang, unit === 'hour' ? shapes.day : shapes.year).format(time);

const shapes: Record<Exclude<TimeUnit, 'quarter'>, Intl.DateTimeFormatOptions> = {
  hour: { hour: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  week: { month: 'short', day: 'numeric' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};
