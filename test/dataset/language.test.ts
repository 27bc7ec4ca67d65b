import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { languageOf } from '../../src/dataset/language.js';

describe('the language that a publisher names', () => {
  const cases: readonly [said: string | undefined, tag: string | undefined][] = [
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['en-us', 'en-US'],
    ['pt_BR', 'pt-BR'],
    ['fra', 'fr'],
    ['http://publications.europa.eu/resource/authority/language/SPA', 'es'],
    ['["http://publications.europa.eu/resource/authority/language/DEU"]', 'de'],
    ['English', 'en'],
    ['Français', 'fr'],
    ['español', 'es'],
    ['en,en', 'en'],
    ['en, fr', undefined],
    ['["fr", "de"]', undefined],
    ['und', undefined],
    ['Klingon', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [said, tag] of cases) it(`is ${tag} for ${said}`, () => expect(languageOf(said)).to.equal(tag));

  it('is one that a browser can speak, or none, whatever is said', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,4}([-_,][a-zA-Z0-9]{0,9}){0,3}$/)), (said) => {
        const tag = languageOf(said);
        expect(tag === undefined || Intl.getCanonicalLocales(tag)[0] === tag).to.equal(true);
      }),
    );
  });
});
