import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { logarithmic } from '../../src/marks/log.js';

describe('a logarithmic axis', () => {
  const positive = fc.double({ min: 1e-9, max: 1e12, noNaN: true });

  it('holds all values between ticks, each a one, a two or a five of its power of ten', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { scale, marks } = logarithmic([low, high], [300, 10], 5);
        expect(scale.domain[0]).to.be.at.most(low);
        expect(scale.domain[1]).to.be.at.least(high);
        expect([scale(scale.domain[0]), scale(scale.domain[1])].map(Math.round)).to.deep.equal([300, 10]);
        expect(marks.length).to.be.within(2, 12);
        for (const mark of marks) expect(mark.toExponential()).to.match(/^[125]e/);
      }),
    );
  });

  it('lets equal steps multiply', () => {
    const { scale, marks } = logarithmic([3, 40_000], [300, 0], 5);
    expect(marks).to.deep.equal([1, 10, 100, 1000, 10_000, 100_000]);
    expect(scale(10) - scale(100)).to.be.closeTo(scale(1000) - scale(10_000), 1e-9);
    expect(logarithmic([3, 40], [300, 0], 5).marks).to.deep.equal([2, 5, 10, 20, 50]);
  });
});
