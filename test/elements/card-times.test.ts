import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { repeatIn } from '../../src/elements/card/frequency.js';
import { periodsIn } from '../../src/elements/card/periods.js';
import { loadWords, localeOf } from '../../src/locale/index.js';

await Promise.all(['es', 'ar'].map(loadWords));
const english = localeOf('en');

describe('times in codes', () => {
  const periods: readonly (readonly [code: string, words: string | undefined])[] = [
    ['1961/2024', '1961 – 2024'],
    ['2020-01/2020-12', 'January 2020 – December 2020'],
    ['2022-01-01/2022-12-31', 'January 1, 2022 – December 31, 2022'],
    ['2014-01-01T05:00:00+00:00/2014-01-01T05:00:00+00:00', 'January 1, 2014'],
    ['2005-01-01', 'January 1, 2005'],
    ['2015-03/..', 'since March 2015'],
    ['2015/', 'since 2015'],
    ['../2019', 'until 2019'],
    ['1990/1995; 2001/2004', '1990 – 1995; 2001 – 2004'],
    ['2016/P1Y', undefined],
    ['2020-13-01/2021', undefined],
    ['../..', undefined],
    ['1990s', undefined],
    ['School year 2019/2020', undefined],
  ];
  for (const [code, words] of periods)
    it(`${code} → ${words ?? 'as it stands'}`, () => {
      expect(periodsIn(code, english)).to.equal(words);
    });

  const repeats: readonly (readonly [code: string, words: string | undefined, days?: number])[] = [
    ['R/P10Y', 'every 10 years', 3660],
    ['R/P2M', 'every 2 months', 62],
    ['P4M', 'every 4 months', 124],
    ['R/P3.5D', 'every 3 days', 3],
    ['R/P0.33W', 'every 2 days', 2],
    ['R/P0Y', undefined],
    ['R/PT1H', undefined],
    ['every 2 years', undefined],
  ];
  for (const [code, words, days] of repeats)
    it(`${code} → ${words ?? 'as it stands'}`, () => {
      expect(repeatIn(code, english)).to.deep.equal(words && { text: words, days });
    });

  it('are said in other languages', () => {
    expect(repeatIn('R/P10Y', localeOf('es'))!.text).to.equal('cada 10 años');
    expect(periodsIn('2015-03/..', localeOf('es'))).to.equal('desde marzo de 2015');
    expect(repeatIn('R/P10Y', localeOf('ar'))!.text).to.match(/^كل .*10 سنوات/);
  });

  it('never become words about no time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.\/RPTYMWD:;+ -]{0,24}$/), (code) => {
        const said = `${periodsIn(code, english)} ${repeatIn(code, english)?.text}`;
        expect(said).not.to.match(/NaN|Invalid|null|(since|until) *$/);
      }),
    );
  });
});
