/** Attribute texts as values: what a web editor writes by hand, read generously. */
import { entriesOf, listIn } from '../../query/list.js';

/** Presence is true; the text `false` is false. */
export const flag = (text: string): boolean => text.trim().toLowerCase() !== 'false';

/** A whole number, or what the property falls back to. */
export const integer =
  (fallback: number, least = 1, most = Infinity) =>
  (text: string): number => {
    const value = Number.parseInt(text, 10);
    return Number.isNaN(value) ? fallback : Math.min(most, Math.max(least, value));
  };

/** One of these words, or the first of them. */
export const oneOf =
  <Word extends string>(...words: readonly [Word, ...Word[]]) =>
  (text: string): Word =>
    words.find((word) => word === text.trim().toLowerCase()) ?? words[0];

/** Words with blanks or commas between them. */
export const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

/** Names by commas, or a JSON array where a name holds a comma. */
export const list = (text: string): readonly string[] => listIn(text) ?? entriesOf(text);

/** `total: $,.0f; opened: month`, or a JSON object. */
export const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(text.trim().startsWith('{') ? jsonPairs(text) : writtenPairs(text));

function writtenPairs(text: string): (readonly [string, string])[] {
  return text.split(';').flatMap((part) => {
    const [name, ...rest] = part.split(':');
    return name?.trim() && rest.length ? [[name.trim(), rest.join(':').trim()] as const] : [];
  });
}

function jsonPairs(text: string): (readonly [string, string])[] {
  try {
    return Object.entries(JSON.parse(text) as object).map(([name, value]) => [name, String(value)] as const);
  } catch {
    return [];
  }
}
