/** A range of dates as an author writes it. */
import { next } from '../../marks/periods.js';
import type { Span } from '../../marks/scale.js';

/** `2020-03/2021-06`: from the beginning of the first up to the end of the last; undefined for any other text. */
export function span(text: string): Span | undefined {
  const [from = NaN, to = NaN] = text.includes('/') ? [Date.parse(text.split('/')[0]!), endOf(text.split('/')[1]!.trim())] : [];
  return from < to ? [from, to] : undefined;
}

/** A span lasts until the end of the year, month or day that is named. */
export const endOf = (text: string): number => next(Date.parse(text), text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day');
