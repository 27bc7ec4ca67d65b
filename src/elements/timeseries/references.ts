/** Targets and annotations as an author writes them. */
import { next } from '../../marks/periods.js';
import type { Annotation, Target } from '../../marks/references.js';
import type { Span } from '../../marks/scale.js';

/** `12000`, or several with their names: `Goal: 12000; Limit: 15000`. What holds no number is passed over. */
export const targets = (text: string): readonly Target[] => entriesOf(text).flatMap((entry) => targetIn(entry));

function targetIn(entry: string): Target[] {
  const [, title = '', number = ''] = /^(?:(.*):)?\s*([-−]?[\d,]*\.?\d+)$/.exec(entry) ?? [];
  const value = Number(number.replaceAll(',', '').replace('−', '-'));
  return number ? [{ title: title.trim(), value }] : [];
}

/** `2020-03-17: Schools close; 2020-03/2021-06: Emergency`, by day, month or year. What begins with no date is passed over. */
export const annotations = (text: string): readonly Annotation[] => entriesOf(text).flatMap((entry) => annotationIn(entry));

const written = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\s*\/\s*(\d{4}(?:-\d\d(?:-\d\d)?)?))?\s*:\s*(.+)$/;

function annotationIn(entry: string): Annotation[] {
  const [, start = '', end, title = ''] = written.exec(entry) ?? [];
  const from = Date.parse(start);
  if (Number.isNaN(from)) return [];
  const to = end === undefined ? undefined : endOf(end);
  return [{ title, from, ...(to === undefined || Number.isNaN(to) ? {} : { to }) }];
}

/** `2020-03/2021-06`: from the beginning of the first up to the end of the last; undefined for any other text. */
export function span(text: string): Span | undefined {
  const [from = NaN, to = NaN] = text.includes('/') ? [Date.parse(text.split('/')[0]!), endOf(text.split('/')[1]!.trim())] : [];
  return from < to ? [from, to] : undefined;
}

/** A span lasts until the end of the year, month or day that is named. */
const endOf = (text: string): number => next(Date.parse(text), text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day');

const entriesOf = (text: string): string[] => text.split(';').flatMap((entry) => entry.trim() || []);
