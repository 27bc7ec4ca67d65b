/** A language: its words with numbers put in, and numbers, dates and cells as its readers write them. */
import type { TimeUnit } from '../model.js';
import { dateFormat, weekOf, type Precision } from './date.js';
import { frame } from './en/frame.js';
import { numberFormat } from './number.js';
import type { Key, Plural, Words } from './words.js';

export type { Key, Plural, Words };

export interface Locale {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** A sentence; numbers among the values are written as the language writes them, and `n` chooses the plural. */
  say(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** The same for a sentence that is not among the library's words. */
  phrase(message: string | Plural, values?: Readonly<Record<string, string | number>>): string;
  /** A number by a pattern such as `$,.0f`, `.1%`, `.2s` (d3's short forms); without one, at most three decimals. */
  number(value: number, pattern?: string): string;
  /** A date (epoch milliseconds, never shifted) at the precision of a unit. */
  date(value: number, unit?: TimeUnit | Precision): string;
}

const languages: Record<string, () => Promise<{ words: Required<Words> }>> = {
  ar: () => import('./ar.js').then(({ ar }) => ({ words: ar })),
  es: () => import('./es.js').then(({ es }) => ({ words: es })),
};
const loaded = new Map<string, Words>();
const english: Record<string, string | Plural> = { ...frame };

/** The locale of a language tag (`es-MX`). Its words are English until `loadWords` has brought them. */
export function localeOf(tag: string): Locale {
  const lang = supported(tag);
  const direction = /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr';
  const plural = new Intl.PluralRules(lang);
  const number = (value: number, pattern?: string) => numberFormat(lang, pattern).format(value);
  const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      if (typeof value === 'number') return number(value);
      return value && direction === 'rtl' ? isolated(value) : value;
    });
  function say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return phrase(loaded.get(base(lang))?.[key] ?? english[key] ?? key, values);
  }

  function phrase(message: string | Plural, values: Readonly<Record<string, string | number>> = {}): string {
    if (typeof message === 'string') return fill(message, values);
    return fill(message[plural.select(Number(values['n'] ?? 0))] ?? message.other, values);
  }

  function date(value: number, unit: TimeUnit | Precision = 'day'): string {
    if (!Number.isFinite(value) || Math.abs(value) > 8.64e15) return '';
    if (unit === 'week') return say('weekOf', { date: date(weekOf(value)) });
    if (unit !== 'quarter') return dateFormat(lang, unit).format(value);
    const at = new Date(value);
    return say('quarterOf', { q: String(Math.floor(at.getUTCMonth() / 3) + 1), year: dateFormat(lang, 'year').format(value) });
  }

  return { lang, direction, say, phrase, number, date };
}

/** Adds the English of a part of the library. Each part brings its own, so that no page loads the words of what it does not show. */
export function teach(...parts: readonly Words[]): void {
  Object.assign(english, ...parts);
}

/** Brings a language's words; resolves at once where there is nothing to bring. */
export async function loadWords(tag: string): Promise<void> {
  const name = base(supported(tag));
  const load = languages[name];
  if (load && !loaded.has(name)) loaded.set(name, (await load()).words);
}

/** Puts a city's own words, or a language of its own, before the library's. */
export function setWords(tag: string, words: Words): void {
  loaded.set(base(tag), { ...loaded.get(base(tag)), ...words });
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? 'en';

/**
 * The tag, where there are words and formats for it; else English throughout, so that no sentence is read in another language's voice.
 * The browser is asked only about languages that there are words for: its first answer takes it long.
 */
function supported(tag: string): string {
  const name = base(tag);
  if (!Object.hasOwn(languages, name) && !loaded.has(name)) return 'en';
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A text that keeps its own direction among words of another: names of columns and hosts are mostly Latin, and end in dots and quotes. */
const isolated = (text: string): string => `\u2068${text}\u2069`;
