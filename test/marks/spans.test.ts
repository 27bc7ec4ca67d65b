import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { paceOf } from '../../src/marks/pace.js';
import { indexAt, spansOf } from '../../src/marks/spans.js';
import { survey } from '../../src/marks/survey.js';

const whole = (): boolean => false;
const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constantFrom(NaN, Infinity, -Infinity),
);
const points = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 50 }), value), { minLength: 2, maxLength: 2000 })
  .filter((steps) => steps.slice(1).some(([step]) => step > 0))
  .map((steps) => {
    let time = Date.UTC(2000, 0);
    return { times: Float64Array.from(steps, ([step]) => (time += step)), values: Float64Array.from(steps, ([, one]) => one) };
  });

describe('spans', () => {
  it('lose no extreme of any column, and none is in a column that is not its own', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 80 }), ({ times, values }, columns) => {
        const { first, low, high, last } = spansOf({ times, values, broken: whole }, columns);
        const [start, width] = [times[0]!, (times.at(-1)! - times[0]!) / columns];
        for (let c = 0; c < columns; c++) {
          const right = c === columns - 1 ? Infinity : start + (c + 1) * width;
          const own = [...values].filter((one, i) => Number.isFinite(one) && times[i]! >= start + c * width && times[i]! < right);
          if (own.length === 0) expect([first[c], low[c], high[c], last[c]]).to.deep.equal([NaN, NaN, NaN, NaN]);
          else expect([first[c], low[c], high[c], last[c]]).to.deep.equal([own[0], Math.min(...own), Math.max(...own), own.at(-1)]);
        }
      }),
    );
  });

  it('are joined where neighbours are, and nowhere over what is missing', () => {
    const times = Float64Array.from({ length: 12 }, (_, i) => i);
    const values = Float64Array.of(1, 2, 3, 4, NaN, 5, 6, 7, NaN, NaN, 8, 9);
    const { joined, low } = spansOf({ times, values, broken: (i) => i === 6 }, 6);
    expect([...low]).to.deep.equal([1, 3, 5, 6, NaN, 8]);
    expect([...joined]).to.deep.equal([0, 1, 0, 0, 0, 0]);
  });

  it('find the edge of a column among dates at any pace', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -10, max: 100_000 }), fc.nat(), ({ times }, offset, from) => {
        const time = times[0]! + offset;
        const start = from % times.length;
        const expected = times.findIndex((one, i) => i >= start && one >= time);
        expect(indexAt(times, time, start)).to.equal(expected < 0 ? times.length : expected);
      }),
    );
  });
});

/** With `spans` come blocks, by which long columns are walked. */
describe('a survey', () => {
  it('of a long column, or of a part of one, is that of each of its values', () => {
    const long = Float64Array.from({ length: 5000 }, (_, i) => (i % 701 < 90 ? NaN : Math.round(50 * Math.sin(i * 12.9898))));
    long.fill(Infinity, 1300, 1310).fill(-Infinity, 2900, 3200);
    fc.assert(
      fc.property(fc.nat(4999), fc.nat(4999), (a, b) => {
        const part = long.subarray(Math.min(a, b), Math.max(a, b));
        const finite = [...part].filter(Number.isFinite);
        const { count, first, last, least, greatest } = survey(part);
        expect(count).to.equal(finite.length);
        if (count === 0) return;
        expect([first, last]).to.deep.equal([part.findIndex(Number.isFinite), part.findLastIndex(Number.isFinite)]);
        expect([least, greatest]).to.deep.equal([part.indexOf(Math.min(...finite)), part.indexOf(Math.max(...finite))]);
      }),
    );
  });

  it('tells the count, the ends and the extremes of what is not missing', () => {
    fc.assert(
      fc.property(points, ({ values }) => {
        const { count, first, last, least, greatest } = survey(values);
        const finite = [...values].filter(Number.isFinite);
        expect(count).to.equal(finite.length);
        if (count === 0) {
          expect([first, last, least, greatest]).to.deep.equal([-1, -1, -1, -1]);
          return;
        }
        expect([values[first], values[last]]).to.deep.equal([finite[0], finite.at(-1)]);
        expect([values[least], values[greatest]]).to.deep.equal([Math.min(...finite), Math.max(...finite)]);
      }),
    );
  });
});

describe('the pace of points', () => {
  const minutes = (...of: number[]): Float64Array => Float64Array.from(of, (minute) => minute * 60_000);

  it('breaks where a regular series leaves something out', () => {
    const { broken, after } = paceOf(minutes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 21), undefined);
    expect([11, 12, 13].map(broken)).to.deep.equal([false, true, false]);
    expect(after(0)).to.equal(60_000);
  });

  it('never breaks where points stand as they happen', () => {
    const { broken } = paceOf(minutes(0, 7, 8, 50, 51, 300, 301, 302, 900), undefined);
    expect([1, 2, 3, 4, 5, 6, 7, 8].some(broken)).to.equal(false);
  });

  it('bears one point and none', () => {
    expect(paceOf(minutes(5), undefined).broken(0)).to.equal(false);
    expect(paceOf(minutes(), undefined).after(7)).to.equal(7);
  });
});
