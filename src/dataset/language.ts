/** The language of a dataset's texts, from the ways in which publishers name it. */
const named = 'ar ca cs da de el en es fi fr he it ja ko nl no pl pt ru sv tr uk vi zh'.split(' ');

/** A tag (BCP 47) of a tag, a code of three letters, an address that ends in one, or a name; undefined where there are several or none. */
export function languageOf(said = ''): string | undefined {
  const words = said.toLowerCase().split(/[,;[\]"\s]+/);
  const [word, another] = new Set(words.filter(Boolean).map((address) => address.split('/').at(-1)!));
  if (!word || another || /^(und|mul|mis|zxx)$/.test(word)) return undefined;
  return /^[a-z]{2,3}([-_][a-z\d]+)*$/.test(word) ? canonical(word.replaceAll('_', '-')) : named.find((tag) => namesOf(tag).includes(word));
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** What a language is called in English and in itself. */
const namesOf = (tag: string): (string | undefined)[] =>
  ['en', tag].map((lang) => new Intl.DisplayNames(lang, { type: 'language' }).of(tag)?.toLowerCase());
