import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { resolutionFor } from '../../src/maps/detail.js';
import { atFirst } from '../../src/maps/in-view.js';
import type { Shape } from '../../src/maps/shapes.js';

const shapeIn = (west: number, east: number): Shape => ({ row: 0, filled: true, rings: [], box: { west, east, north: 0.4, south: 0.4 } });
const world = [shapeIn(0, 0.5), shapeIn(0.5, 1)];

describe('the resolution of shapes', () => {
  it('stays as long as it is enough', () => {
    expect(resolutionFor(world, undefined, 2, atFirst)).to.equal(atFirst);
    expect(resolutionFor(world, undefined, 4, atFirst)).to.equal(4 * atFirst);
    expect(resolutionFor(world, undefined, 0, 4 * atFirst)).to.equal(4 * atFirst);
  });

  it('belongs to the box that was asked for, not to the shapes that reach out of it', () => {
    expect(resolutionFor(world, { west: 0.4, east: 0.5, north: 0.4, south: 0.45 }, 4, atFirst)).to.equal(atFirst);
  });

  it('takes shapes over the date line to reach around the world', () => {
    expect(resolutionFor([shapeIn(0.9, 1.1)], undefined, 4, atFirst)).to.equal(4 * atFirst);
  });

  it('is of no account for points', () => {
    expect(resolutionFor([], undefined, 18, atFirst)).to.equal(atFirst);
  });

  it('keeps shapes true to a pixel, at every zoom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 18, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (zoom, span) => {
        const pixels = span * 256 * 2 ** zoom;
        expect(pixels / resolutionFor([shapeIn(0, span)], undefined, zoom, atFirst)).to.be.at.most(1 + 1e-9);
      }),
    );
  });
});
