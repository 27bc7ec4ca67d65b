/** What is said of a point of a chart over time, and of the stretch between two of them. */
import { range as words } from '../../locale/en/range.js';
import { teach, type Locale } from '../../locale/index.js';
import { withMargin } from '../../marks/margin.js';
import type { Span } from '../../marks/scale.js';
import { absence } from '../../marks/series.js';
import { timeText } from '../../marks/text.js';
import type { Layout, Point } from '../../marks/time-chart.js';
import type { TooltipText } from '../../marks/tooltip.js';
import type { TimeUnit } from '../../model.js';

teach(words);

/** `412`, and where it is known no closer `412 (380 to 440)`. */
function valueText({ series, write, band }: Layout, at: Point, locale: Locale): string {
  const value = series[at.series]!.values[at.time]!;
  if (!Number.isFinite(value)) return locale.say(absence(series[at.series]!, at.time));
  return withMargin(value, at.time, at.series === 0 ? band : undefined, write, locale);
}

/** `March 2024. Number of rows: 412.` */
export function pointText(layout: Layout, at: Point, locale: Locale): string {
  const { times, unit, series } = layout;
  const note = unfinishedText(layout, at, locale);
  return `${timeText(locale, times[at.time]!, unit)}. ${series[at.series]!.title}: ${valueText(layout, at, locale)}.${note && ` ${note}`}`;
}

/** All series at one time. */
export const tooltipText = (layout: Layout, at: Point, locale: Locale): TooltipText => ({
  heading: timeText(locale, layout.times[at.time]!, layout.unit),
  values: layout.series.map((_, series) => valueText(layout, { ...at, series }, locale)),
  note: unfinishedText(layout, at, locale),
  direction: locale.direction,
});

/** What must be known of a period that is not over; empty for the others. */
const unfinishedText = ({ times, unit, unfinished }: Layout, at: Point, { say }: Locale): string =>
  unfinished && unit && at.time === times.length - 1 ? say('unfinished', { unit: say(unit) }) : '';

/** `Selected: March 2020 to June 2020. …` */
export const selectedText = ({ times, unit }: Layout, [first, last]: readonly [number, number], locale: Locale): string =>
  locale.say('rangeSelected', { span: spanText(locale, [times[first]!, times[last]!], unit) });

/** A range that a reader took, for the page and for whoever does not see it. */
export interface Chosen {
  readonly days: { readonly from: string; readonly to: string };
  readonly said: string;
}

export function chosen(range: Span | undefined, unit: TimeUnit | undefined, locale: Locale): Chosen {
  if (!range) return { days: { from: '', to: '' }, said: locale.say('showAll') };
  const [from, to] = [range[0], range[1] - 1];
  return { days: { from: day(from), to: day(to) }, said: locale.say('rangeShown', { span: spanText(locale, [from, to], unit ?? 'day') }) };
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `March 2020 to June 2020`: from a time to another. */
const spanText = (locale: Locale, [from, to]: readonly [number, number], unit: TimeUnit | undefined): string =>
  from === to ? timeText(locale, from, unit) : locale.say('fromTo', { from: timeText(locale, from, unit), to: timeText(locale, to, unit) });
