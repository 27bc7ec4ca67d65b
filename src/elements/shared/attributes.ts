/** Attribute texts as values: what a web editor writes by hand, read generously. */
import type { ComplexAttributeConverter } from 'lit';
import { parseList } from '../../query/list.js';

/** Presence is true; the text `false` is false. */
export const flag: ComplexAttributeConverter<boolean> = {
  fromAttribute: (text) => text !== null && text.trim().toLowerCase() !== 'false',
  toAttribute: (value) => (value ? '' : null),
};

/** The same, where an absent attribute leaves the choice to the data. */
export const choice: ComplexAttributeConverter<boolean | undefined> = {
  fromAttribute: (text) => (text === null ? undefined : text.trim().toLowerCase() !== 'false'),
  toAttribute: (value) => (value === undefined ? null : String(value)),
};

/** A whole number, or what the property falls back to. */
export const integer = (fallback: number, least = 1, most = Infinity): ComplexAttributeConverter<number> => ({
  fromAttribute(text) {
    const value = Number.parseInt(text ?? '', 10);
    return Number.isNaN(value) ? fallback : Math.min(most, Math.max(least, value));
  },
  toAttribute: String,
});

/** One of these words, or the first of them. */
export const oneOf = <Word extends string>(...words: readonly [Word, ...Word[]]): ComplexAttributeConverter<Word> => ({
  fromAttribute: (text) => words.find((word) => word === text?.trim().toLowerCase()) ?? words[0],
  toAttribute: String,
});

/** Words with blanks or commas between them. */
export const words: ComplexAttributeConverter<readonly string[]> = {
  fromAttribute: (text) => (text ?? '').split(/[\s,]+/).filter(Boolean),
  toAttribute: (value) => value.join(' '),
};

/** Names by commas, or a JSON array where a name holds a comma. */
export const list: ComplexAttributeConverter<readonly string[]> = {
  fromAttribute: (text) => (text ? listOf(text) : []),
  toAttribute: (value) => (value.some((name) => name.includes(',')) ? JSON.stringify(value) : value.join(', ')),
};

function listOf(text: string): readonly string[] {
  try {
    return parseList(text);
  } catch {
    return text.split(',').map((name) => name.trim());
  }
}

/** `total: $,.0f; opened: month`, or a JSON object. */
export const pairs: ComplexAttributeConverter<ReadonlyMap<string, string>> = {
  fromAttribute: (text) => new Map(text?.trim().startsWith('{') ? jsonPairs(text) : writtenPairs(text ?? '')),
  toAttribute: (value) => JSON.stringify(Object.fromEntries(value)),
};

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
