import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inferType, readColumn } from '../../src/formats/infer.js';
import { parseBoolean, parseDate, parseNumber } from '../../src/formats/value.js';
import { hostile } from './hostile.js';

const iso = (text: string, years = false) => {
  const value = parseDate(text, years);
  return Number.isNaN(value) ? null : new Date(value).toISOString();
};

describe('parseNumber', () => {
  it('reads what it is given', () => {
    for (const [text, value] of [
      ['42', 42],
      [' -0.5 ', -0.5],
      ['.5', 0.5],
      ['5.', 5],
      ['1E+21', 1e21],
      ['1000010100.00000000', 1000010100],
      ['+3', 3],
    ] as const) {
      expect(parseNumber(text), text).to.equal(value);
    }
  });

  it('is not a number for anything else', () => {
    for (const text of [
      '',
      ' ',
      '0x10',
      '0o17',
      '1,234',
      '1_000',
      '$5',
      '5%',
      'Infinity',
      'NaN',
      '1e999',
      '1-2',
      '--5',
      '.',
      'e5',
      '１',
      '1 2',
    ])
      expect(parseNumber(text), text).to.be.NaN;
  });

  it('reads back every number that JavaScript prints', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => parseNumber(String(value)) === value));
  });

  it('takes no time over long digits', () => {
    const start = performance.now();
    expect(parseNumber(`${'1'.repeat(200_000)}x`)).to.be.NaN;
    expect(performance.now() - start).to.be.below(5000);
  });

  it('never reads a hostile text as a wrong number', async function () {
    const cases = (await (await hostile(this, 'numbers/numbers.json')).json()) as { input: unknown; value: unknown }[];
    for (const { input, value } of cases) {
      if (typeof input !== 'string' || Number.isNaN(parseNumber(input))) continue;
      expect(parseNumber(input), input).to.equal(value);
    }
  });
});

describe('parseDate', () => {
  it('reads the shapes of portals', () => {
    expect(iso('2024-02-29')).to.equal('2024-02-29T00:00:00.000Z');
    expect(iso('2024-02-29T23:59:59.999')).to.equal('2024-02-29T23:59:59.999Z');
    expect(iso('2024-02-29 10:00:00.123456')).to.equal('2024-02-29T10:00:00.123Z');
    expect(iso('2024-02-29T10:00:00-05:00')).to.equal('2024-02-29T15:00:00.000Z');
    expect(iso('2024-02-29 10:00:00+00')).to.equal('2024-02-29T10:00:00.000Z');
    expect(iso('2024/02/29 10:00')).to.equal('2024-02-29T10:00:00.000Z');
    expect(iso('02/29/2024 12:30:00 AM')).to.equal('2024-02-29T00:30:00.000Z');
    expect(iso('02/29/2024 12:30:00 PM')).to.equal('2024-02-29T12:30:00.000Z');
    expect(iso('2/9/2024')).to.equal('2024-02-09T00:00:00.000Z');
    expect(iso('2024-02')).to.equal('2024-02-01T00:00:00.000Z');
    expect(iso('0024-02-29')).to.equal('0024-02-29T00:00:00.000Z');
  });

  it('takes a bare year only where it is asked to', () => {
    expect(iso('2024')).to.equal(null);
    expect(iso('2024', true)).to.equal('2024-01-01T00:00:00.000Z');
  });

  it('refuses days that no calendar has', () => {
    for (const text of [
      '2023-02-29',
      '2023-02-30',
      '2024-13-01',
      '2024-00-10',
      '0000-00-00',
      '31/31/2024',
      '1/0/1900',
      '2024-01-01T24:00',
      '2024-01-01T10:60',
      '01/01/2024 13:00 PM',
      '2023-24',
    ]) {
      expect(iso(text, true), text).to.equal(null);
    }
  });

  it('reads back every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(parseDate(date.toISOString())).to.equal(date.getTime());
        expect(parseDate(date.toISOString().slice(0, -1))).to.equal(date.getTime());
      }),
    );
  });

  it('never reads a hostile text as a wrong date', async function () {
    const cases = (await (await hostile(this, 'dates/dates.json')).json()) as { input: unknown; iso: string | null; note?: string }[];
    for (const { input, iso: wanted } of cases) {
      if (typeof input !== 'string' || Number.isNaN(parseDate(input, true))) continue;
      expect(wanted, input).to.be.a('string');
      expect(iso(input, true)!, input).to.equal(new Date(/T.*\d$/.test(wanted!) ? `${wanted}Z` : wanted!).toISOString());
    }
  });
});

describe('parseBoolean', () => {
  it('knows the words of portals', () => {
    expect(['true', 'Yes', ' T ', 'y', '1'].map(parseBoolean)).to.deep.equal([true, true, true, true, true]);
    expect(['FALSE', 'no', 'f', 'N', '0'].map(parseBoolean)).to.deep.equal([false, false, false, false, false]);
    expect(['', 'maybe', '2'].map(parseBoolean)).to.deep.equal([null, null, null]);
  });
});

describe('inferType', () => {
  const types: readonly [string, readonly (string | null)[]][] = [
    ['number', ['1', null, ' 2.5 ', '', '-3e4', '0', '0.5']],
    ['string', ['00501', '10001']],
    ['string', ['12345678901234567', '2']],
    ['string', ['+18605551234']],
    ['string', ['1', 'N/A']],
    ['string', ['1,234']],
    ['boolean', ['true', 'FALSE', null]],
    ['string', ['yes', 'no']],
    ['date', ['2024-01-31', null]],
    ['date', ['2024-01-31T00:00:00.000', '2024-02-01T00:00:00.000']],
    ['datetime', ['2024-01-31T00:00:00.000', '2024-02-01T10:00:00.000']],
    ['datetime', ['2024-01-31T00:00:00Z']],
    ['date', ['01/31/2024 12:00:00 AM']],
    ['date', ['2024-01', '2024-02']],
    ['string', ['2024-01-31', '01/31/2024']],
    ['string', ['2010-11', '2012-13']],
    ['number', ['2023', '2024']],
    ['url', ['https://example.org/a', null]],
    ['string', ['https://example.org/a', 'ftp://example.org/a']],
    ['geometry', ['POINT (-72.6 41.7)', null]],
    ['string', [null, '', ' ']],
    ['string', []],
  ];
  for (const [type, values] of types) it(`finds ${type} in ${JSON.stringify(values)}`, () => expect(inferType(values)).to.equal(type));

  it('loses no value of the type it finds', () => {
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom('true', 'false', '2024-01-31', '2024-02-30', '1e5', '007'),
    );
    fc.assert(
      fc.property(fc.array(fc.option(text)), (values) => {
        const column = readColumn(inferType(values), values);
        values.forEach((value, row) => {
          if (value !== null && value.trim() !== '') expect(column[row]).to.satisfy((cell: unknown) => cell !== null && cell === cell);
        });
      }),
    );
  });
});
