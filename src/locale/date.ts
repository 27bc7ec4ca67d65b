/** Date texts by Intl, in UTC throughout: a date without a zone is never shifted by the reader's own. */
import type { TimeUnit } from '../model.js';

/** Precisions of writing that no period has. */
export type Precision = 'minute' | 'cell';

const options: Record<Exclude<TimeUnit, 'quarter' | 'week'> | Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  hour: { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric' },
  /** A date within a table. */
  cell: { year: 'numeric', month: 'short', day: 'numeric' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

export function dateFormat(lang: string, unit: keyof typeof options): Intl.DateTimeFormat {
  return remember(`${lang} ${unit}`, lang, options[unit]);
}

/** Any other shape of date, for axes and narrow places. */
export function dateFormatOf(lang: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remember(`${lang} ${JSON.stringify(shape)}`, lang, shape);
}

function remember(key: string, lang: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { ...shape, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

/** The Monday on which the week of a date began. */
export const weekOf = (value: number): number => {
  const day = Math.floor(value / 86_400_000);
  return (day - ((((day + 3) % 7) + 7) % 7)) * 86_400_000;
};
