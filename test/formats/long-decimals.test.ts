import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { layoutOf } from '../../src/formats/scan/cells.js';
import { NumberCells } from '../../src/formats/scan/number-cells.js';

/** What the scan takes a decimal for; undefined where it leaves it to more care. */
function scanned(text: string): number | undefined {
  const cells = new NumberCells(layoutOf(','.charCodeAt(0)));
  const end = cells.scan(new TextEncoder().encode(`${text},`), 0, 0, false);
  expect(end === -1 || end === text.length, text).to.equal(true);
  return end < 0 ? undefined : cells.values.upTo(1)[0];
}

/** The decimal that lies exactly between a number and the next, to so many digits after its point. */
function halfway(number: number, decimals: number): string {
  const bits = new BigUint64Array(Float64Array.of(number).buffer)[0]!;
  const odd = 2n * ((bits & ((1n << 52n) - 1n)) | (1n << 52n)) + 1n;
  const places = 1076n - (bits >> 52n);
  const [whole, rest] = [odd >> places, odd & ((1n << places) - 1n)];
  return `${whole}.${((rest * 10n ** BigInt(decimals)) >> places).toString().padStart(decimals, '0')}`;
}

const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength, maxLength }).map((list) => list.join(''));
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.oneof(fc.constant('0'), fc.constantFrom(...'123456789')), digits(0, 14), digits(1, 32))
  .map(([sign, first, integers, decimals]) => `${sign}${first}${first === '0' ? '' : integers}.${decimals}`);
const between = fc
  .tuple(fc.double({ min: 2 ** -20, max: 2 ** 48, noNaN: true }), fc.integer({ min: 1, max: 30 }))
  .map(([number, decimals]) => halfway(number, decimals));

describe('a decimal of many digits', () => {
  it('is the double that the language reads, or is left to it', () => {
    const holds = (text: string): void => {
      const number = scanned(text);
      if (number !== undefined) expect(number, text).to.equal(Number(text));
    };
    fc.assert(fc.property(decimal, holds), { numRuns: 20_000 });
    fc.assert(fc.property(between, holds), { numRuns: 20_000 });
  });

  it('is rarely left', () => {
    for (const text of ['37.767315651150426', '-122.4981605337467', '0.1234567890123456', '123456789012345.6'])
      expect(scanned(text), text).to.equal(Number(text));
  });

  it('is left where it lies halfway between two doubles', () => {
    expect(scanned('4503599627370497.5')).to.equal(undefined);
    expect(scanned('16777216.00000000186264514923095703125')).to.equal(undefined);
  });
});
