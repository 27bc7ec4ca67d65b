/** Every language says all that English says, with the same things put in, in every plural that it knows. */
import { expect } from '@open-wc/testing';
import { ar } from '../../src/locale/ar.js';
import { all as parts } from '../../src/locale/en/all.js';
import { trouble } from '../../src/locale/en/trouble.js';
import { es } from '../../src/locale/es.js';
import { loadWords, localeOf, teach, type Key } from '../../src/locale/index.js';

type Message = string | Readonly<Record<string, string>>;

teach(trouble);

const english: Readonly<Record<Key, Message>> = Object.assign({}, ...parts);
const keys = Object.keys(english) as Key[];
const forms = (message: Message): [string, string][] => (typeof message === 'string' ? [['other', message]] : Object.entries(message));
const holes = (text: string): string[] => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name!);

/** Plurals of one number only: their words may say it themselves, as “two rows” is one word in Arabic. */
function ofOneNumber(lang: string): readonly string[] {
  const rules = new Intl.PluralRules(lang);
  const chosen = Array.from({ length: 2000 }, (_, n) => rules.select(n));
  return chosen.filter((plural) => chosen.indexOf(plural) === chosen.lastIndexOf(plural));
}

it('says nothing in two parts of English', () => expect(parts.flatMap((part) => Object.keys(part))).to.have.length(keys.length));

for (const [lang, words] of Object.entries({ es, ar }) as [string, Readonly<Record<string, Message>>][]) {
  describe(`words in ${lang}`, () => {
    const plurals = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;

    it('says what English says, and nothing else', () => {
      expect(Object.keys(words).sort()).to.deep.equal([...keys].sort());
    });

    it('puts in what English does', () => {
      for (const key of keys) {
        const allowed = forms(english[key]).flatMap(([, text]) => holes(text));
        const asked = holes(Object.fromEntries(forms(english[key]))['other']!);
        for (const [plural, text] of forms(words[key]!)) {
          const needed = ofOneNumber(lang).includes(plural) ? asked.filter((name) => name !== 'n') : asked;
          expect(text.trim(), `${key}, ${plural}`).to.not.equal('');
          expect(allowed, `${key}, ${plural}`).to.include.members(holes(text));
          expect(holes(text), `${key}, ${plural}`).to.include.members(needed);
        }
      }
    });

    it('has every plural that it knows', () => {
      for (const key of keys.filter((key) => typeof english[key] === 'object'))
        expect(Object.keys(words[key]!).sort(), key).to.deep.equal([...plurals].sort());
    });
  });
}

describe('a language from right to left', () => {
  before(() => loadWords('ar'));

  it('counts as Arabic does, in Latin digits', () => {
    const { say } = localeOf('ar-EG');
    const counted = [0, 1, 2, 3, 11, 100, 1003].map((n) => say('rows', { n }));
    expect(counted).to.deep.equal(['لا صفوف', 'صف واحد', 'صفان', '3 صفوف', '11 صفًا', '100 صف', '1,003 صفوف']);
  });

  it('groups digits as the language does, with a pattern and without one', () => {
    for (const [lang, ...texts] of [
      ['en', '1,234', '12,345'],
      ['es', '1234', '12.345'],
    ] as const)
      for (const pattern of [undefined, ',.0f', ',.2~f'])
        expect([1234, 12_345].map((value) => localeOf(lang).number(value, pattern))).to.deep.equal(texts);
  });

  it('writes a minus that is no hyphen, as all languages do', () => {
    const texts = ['en', 'es', 'ar'].map((lang) => localeOf(lang).number(-1234.5, '$,.2f'));
    for (const text of texts) expect(text).to.include('−').and.not.include('-');
    expect(localeOf('en').number(-0.5)).to.equal('−0.5');
  });

  it('writes an amount of dollars without Latin letters', () => {
    expect(localeOf('ar').number(1234, '$,.0f')).to.match(/^\u200f1,234\u00a0\$$/);
  });

  it('keeps names in the order of their own letters', () => {
    const { direction, say } = localeOf('ar');
    expect(direction).to.equal('rtl');
    expect(say('unreachable', { host: 'data.gov' })).to.include('\u2068data.gov\u2069');
    expect(localeOf('en').say('unreachable', { host: 'data.gov' })).to.equal('We can’t reach data.gov right now.');
  });

  it('speaks English throughout where it has no words', () => {
    const { lang, direction, say } = localeOf('he');
    expect([lang, direction, say('loading')]).to.deep.equal(['en', 'ltr', 'Loading data…']);
  });
});
