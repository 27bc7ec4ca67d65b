/** What a chart over time is read against, as an author writes it and as it is drawn. */
import type { Annotation, Target } from '../../marks/references.js';
import { endOf } from './span.js';

export * from '../../marks/references.js';

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

const entriesOf = (text: string): string[] => text.split(';').flatMap((entry) => entry.trim() || []);
