/** A filter is said in the words of its readers, with their titles, dates and plurals. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { filterWords } from '../../src/elements/shared/filter-words.js';
import { cellText } from '../../src/locale/cell.js';
import { loadWords, localeOf } from '../../src/locale/index.js';
import type { Field } from '../../src/model.js';
import { printWhere } from '../../src/query/print.js';
import { wheres } from '../query/arbitraries.js';

const fields: readonly Field[] = [
  { name: 'status', title: 'Status', type: 'string' },
  { name: 'opened', title: 'Opened', type: 'datetime' },
  { name: 'cost', title: 'Cost', type: 'number' },
  { name: 'paid', title: 'Paid', type: 'boolean' },
];

function words(where: string, lang = 'en'): string {
  const locale = localeOf(lang);
  return filterWords(where, { locale, fields, titleOf: ({ title }) => title, textOf: (value, field) => cellText(locale, value, field) });
}

describe('a filter in plain words', () => {
  before(() => loadWords('es'));

  const said: Readonly<Record<string, string>> = {
    "status = 'Open'": 'Status is Open',
    "NOT status = 'Open'": 'Status is not Open',
    "status IN ('Open', 'Late', 'New')": 'Status is Open, Late, or New',
    'status IS NOT NULL': 'Status has a value',
    'status IS NULL': 'Status has no value',
    "status LIKE 'Op%'": 'Status starts with “Op”',
    "status LIKE '%pe%'": 'Status contains “pe”',
    "status LIKE 'O_e%'": 'Status reads like “O_e%”',
    "opened >= DATE('2024-01-01') AND cost < 1000": 'Opened is Jan 1, 2024 or later and Cost is under 1,000',
    "status = 'Open' AND (cost > 5 OR paid = TRUE)": 'Status is Open and (Cost is over 5 or Paid is Yes)',
    'NOT (cost > 5 OR cost IS NULL)': 'not (Cost is over 5 or Cost has no value)',
    'Cost BETWEEN 1 AND 5': 'Cost is at least 1 and Cost is at most 5',
    "elsewhere = 'x'": 'elsewhere is x',
  };
  for (const [where, sentence] of Object.entries(said)) it(`says ${where}`, () => expect(words(where)).to.equal(sentence));

  it('has words for whatever can be asked', () =>
    fc.assert(
      fc.property(wheres, (where) => {
        fc.pre(!JSON.stringify(where).includes('"args":[]'));
        expect(words(printWhere(where)))
          .to.match(/\S/)
          .and.not.match(/undefined|NaN|Invalid|where[A-Z]/);
      }),
    ));

  it('speaks the language of the page', () =>
    expect(words("opened >= DATE('2024-01-01') AND status IS NOT NULL", 'es')).to.equal(
      'Opened es 1 ene 2024 o posterior y Status tiene un valor',
    ));
});
