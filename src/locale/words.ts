/** What a language has words for: whatever English says. */
import type { all } from './en/all.js';

export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
type KeyOf<Part> = Part extends Part ? keyof Part : never;
export type Key = KeyOf<(typeof all)[number]>;
/** One language's words. A language that lacks a word says it in English. */
export type Words = Readonly<Partial<Record<Key, string | Plural>>>;
