import { expect } from '@open-wc/testing';
import { nice, ticks as d3ticks, tickStep } from 'd3-array';
import fc from 'fast-check';
import { roundEnds, roundStep, ticks } from '../../src/marks/rounds.js';

/** Ranges of every size that a column may have, around zero and far from it. */
const range = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 1e-6, max: 1, noNaN: true }), fc.integer({ min: -12, max: 15 }))
  .map(([from, width, power]) => [from * 10 ** power, (from + width) * 10 ** power] as const);
const parts = fc.integer({ min: 2, max: 20 });

describe('round numbers', () => {
  it('are those that d3 finds', () => {
    fc.assert(
      fc.property(range, parts, ([from, to], count) => {
        expect(ticks(from, to, count)).to.deep.equal(d3ticks(from, to, count));
        expect(roundEnds(from, to, count)).to.deep.equal(nice(from, to, count).map((end) => end + 0));
        expect(roundStep(from, to, count)).to.equal(tickStep(from, to, count));
      }),
    );
  });

  it('are the value itself where there is no range', () => {
    expect(ticks(3, 3, 5)).to.deep.equal([3]);
    expect(roundEnds(3, 3, 5)).to.deep.equal([3, 3]);
  });
});
