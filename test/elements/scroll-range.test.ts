/** Rows of any number in a box of a height that browsers can make: every row can be reached, and the box tells where they are. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { boxOf, scrolledTo, topOf, type Extent } from '../../src/elements/table/scroll-range.js';

const extents: fc.Arbitrary<Extent> = fc.record({
  whole: fc.oneof(fc.integer({ min: 1, max: 9_000_000 }), fc.integer({ min: 1, max: 2_000_000_000 })),
  seen: fc.integer({ min: 100, max: 2000 }),
});
const part = fc.double({ min: 0, max: 1, noNaN: true });
const reachOf = ({ whole, seen }: Extent): number => Math.max(0, whole - seen);
const rangeOf = (extent: Extent): number => Math.max(0, boxOf(extent) - extent.seen);

describe('a box over very many rows', () => {
  it('never moves them past their ends, and reaches both', () => {
    fc.assert(
      fc.property(extents, part, part, part, (extent, to, at, from) => {
        const [reach, range] = [reachOf(extent), rangeOf(extent)];
        expect(topOf(extent, to * range, at * reach, from * range)).to.be.within(0, reach);
        expect(topOf(extent, 0, at * reach, from * range)).to.equal(0);
        expect(topOf(extent, range, at * reach, from * range)).to.equal(reach);
        expect(boxOf(extent)).to.be.at.most(8_000_000);
      }),
    );
  });

  it('moves them pixel by pixel for a wheel, wherever they stand', () => {
    const tall = fc.record({ whole: fc.integer({ min: 100_000, max: 2_000_000_000 }), seen: fc.integer({ min: 100, max: 2000 }) });
    fc.assert(
      fc.property(tall, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: -120, max: 120 }), (extent, at, turn) => {
        const top = Math.round(at * reachOf(extent));
        const before = scrolledTo(extent, top);
        expect(topOf(extent, before + turn, top, before)).to.be.closeTo(top + turn, 1);
      }),
    );
  });

  it('stands at the part of the whole that is in sight, and goes back to it', () => {
    fc.assert(
      fc.property(extents, part, (extent, at) => {
        const [reach, range] = [reachOf(extent), rangeOf(extent)];
        const scrolled = scrolledTo(extent, at * reach);
        expect(scrolled).to.be.closeTo(at * range, 1);
        const far = Math.abs(scrolled - range / 2) > 2 * extent.seen;
        if (far && scrolled < range - 1) expect(topOf(extent, scrolled, reach / 2, range / 2)).to.be.closeTo(at * reach, reach / range + 1);
      }),
    );
  });
});
