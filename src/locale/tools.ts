/** The words of what a reader opens on demand, in the language of the page. */
import type { Key, Locale, Plural } from './index.js';
import { toolsEn } from './tools-en.js';

export type ToolKey = keyof typeof toolsEn;
/** One language's words for all tools. */
export type ToolWords = Readonly<Record<ToolKey, string | Plural>>;

/** A locale that also knows the words of the tools. */
export interface ToolLocale extends Omit<Locale, 'say'> {
  say(key: Key | ToolKey, values?: Readonly<Record<string, string | number>>): string;
}

const languages: Readonly<Record<string, () => Promise<ToolWords>>> = {
  ar: () => import('./tools-ar.js').then(({ toolsAr }) => toolsAr),
  es: () => import('./tools-es.js').then(({ toolsEs }) => toolsEs),
};

export async function withTools(locale: Locale): Promise<ToolLocale> {
  const words: ToolWords = (await languages[locale.lang.split('-')[0]!]?.()) ?? toolsEn;
  const isTool = (key: Key | ToolKey): key is ToolKey => key in toolsEn;
  return { ...locale, say: (key, values) => (isTool(key) ? locale.phrase(words[key], values) : locale.say(key, values)) };
}
