import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decimate } from '../../src/marks/decimate.js';

/** Lowest and highest y of each pixel column. */
function extremes(xs: Float64Array, ys: Float64Array, of: readonly number[]): Map<number, readonly [number, number]> {
  const columns = new Map<number, readonly [number, number]>();
  for (const i of of) {
    const [low, high] = columns.get(Math.floor(xs[i]!)) ?? [Infinity, -Infinity];
    columns.set(Math.floor(xs[i]!), [Math.min(low, ys[i]!), Math.max(high, ys[i]!)]);
  }
  return columns;
}

const points = fc
  .tuple(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3000 }), fc.integer({ min: 1, max: 60 }))
  .map(([values, width]) => ({
    xs: Float64Array.from(values, (_, i) => (i / values.length) * width),
    ys: Float64Array.from(values),
  }));

describe('decimate', () => {
  it('keeps the lowest and the highest of every pixel column, and both ends', () => {
    fc.assert(
      fc.property(points, ({ xs, ys }) => {
        const kept = decimate(xs, ys, 0, xs.length);
        const all = Array.from(xs, (_, i) => i);
        expect(extremes(xs, ys, kept)).to.deep.equal(extremes(xs, ys, all));
        expect([kept[0], kept.at(-1)]).to.deep.equal([0, xs.length - 1]);
        expect([...kept]).to.deep.equal([...new Set(kept)].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps no more than four of a column', () => {
    const n = 100_000;
    const xs = Float64Array.from({ length: n }, (_, i) => (i / n) * 500);
    const ys = Float64Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898) * 100);
    expect(decimate(xs, ys, 0, n).length).to.be.at.most(4 * 500);
  });

  it('leaves few points alone', () => {
    const ys = Float64Array.of(3, 1, 2);
    expect(decimate(Float64Array.of(0, 0.2, 0.4), ys, 0, 3)).to.deep.equal([0, 1, 2]);
    expect(decimate(Float64Array.of(0, 0.2, 0.4), ys, 1, 3)).to.deep.equal([1, 2]);
  });
});
