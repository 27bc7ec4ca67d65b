/** Texts at a chart's edges: how values are written there, and about how wide a text is. */
import type { Locale } from '../locale/index.js';
import type { TimeUnit } from '../model.js';
import { extent } from './scale.js';

/** Writes a value. */
export type Write = (value: number) => string;

/** Values in full, as exact as a hundredth or so of the axis' step; by the author's pattern where there is one. */
export function valueText(locale: Locale, step: number, pattern?: string): Write {
  const digits = decimals(step, 1);
  return (value) =>
    beyondWords(value) || (value !== 0 && Math.abs(value) < 1e-6 && step < 1e-6)
      ? minus(value.toExponential(2))
      : locale.number(value, pattern || `,.${digits}~f`);
}

/** Differences with their sign. */
export const signed =
  (write: Write): Write =>
  (value) =>
    value > 0 ? `+${write(value)}` : write(value);

/** Values beside an axis: short where they are large. */
export function axisText(locale: Locale, step: number, largest: number, pattern = ''): Write {
  const unit = pattern.startsWith('$') ? '$' : '';
  const text = pattern.endsWith('%')
    ? `.${decimals(step * 100, 0)}~%`
    : largest >= 10_000
      ? `${unit}.${Math.min(15, Math.max(1, powerOf(largest) - powerOf(step) + 1))}~s`
      : `${unit},.${decimals(step, 0)}~f`;
  return (value) => (beyondWords(value) || (value !== 0 && largest < 1e-5) ? minus(value.toExponential(1)) : locale.number(value, text));
}

/** A pattern by which all values of a kind have as many decimals: as many as they have themselves, and fewer where they are large. */
export function evenText(columns: readonly Float64Array[]): string {
  const [low, high] = extent(columns);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const most = largest >= 1000 ? 0 : largest >= 10 ? 1 : 2;
  const exact = (value: number, digits: number): boolean => !(Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) > 1e-6);
  const enough = [0, 1].find((digits) => digits >= most || columns.every((values) => values.every((value) => exact(value, digits))));
  return `,.${enough ?? most}f`;
}

/** A period, or a point's own time as exactly as it has one. */
export const timeText = (locale: Locale, time: number, unit: TimeUnit | undefined): string =>
  locale.date(time, unit ?? (time % 86_400_000 ? 'minute' : 'day'));

/** A sentence that may begin with a period's word: `Week of March 4 …`. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const decimals = (step: number, more: number): number => Math.min(15, Math.max(0, more - powerOf(step)));
/** The power of ten of a number's first digit. */
const powerOf = (value: number): number => Math.floor(Math.log10(value || 1));
const beyondWords = (value: number): boolean => Math.abs(value) >= 1e15;
const minus = (text: string): string => text.replace('-', '−');

/** About how wide a text stands, in pixels; on the generous side. */
export function widthOf(text: string, font: number): number {
  let ems = 0;
  for (const letter of text) ems += letter > '\u2E80' ? 1 : 'MWmw%@'.includes(letter) ? 0.92 : letter >= 'A' && letter <= 'Z' ? 0.68 : 0.56;
  return ems * font;
}

/** A text cut to what fits. */
export function fitting(text: string, width: number, font: number): string {
  if (widthOf(text, font) <= width) return text;
  let kept = text;
  while (kept && widthOf(`${kept}…`, font) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
