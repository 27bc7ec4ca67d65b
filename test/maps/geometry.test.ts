import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { findAt } from '../../src/maps/find.js';
import type { Features } from '../../src/maps/features.js';
import { Grid } from '../../src/maps/grid.js';
import { bboxesOf, boxOf, latitudeOf, longitudeOf, xOf, yOf } from '../../src/maps/mercator.js';
import { inReadingOrder } from '../../src/maps/order.js';
import { anchorOf, shapeAt, type Shape } from '../../src/maps/shapes.js';
import { wishOf } from '../../src/maps/view.js';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const places = fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 300 });
const features = (points: readonly (readonly number[])[], shapes: readonly Shape[] = []): Features => ({
  x: Float64Array.from(points, ([x]) => x!),
  y: Float64Array.from(points, ([, y]) => y!),
  row: Uint32Array.from(points, (_, row) => row),
  shapes,
  missing: 0,
  off: 0,
  offSwapped: 0,
  astray: { far: 0, swapped: 0, core: undefined },
  isAntarctic: false,
  extent: undefined,
});
const area = (row: number, ...rings: number[][]): Shape => ({
  row,
  filled: true,
  rings: rings.map((ring) => Float64Array.from(ring)),
  box: { west: 0, north: 0, east: 1, south: 1 },
});
/** A U, open to the north, and a square with a hole. */
const bay = area(0, [0, 0, 0.3, 0, 0.3, 0.8, 0.7, 0.8, 0.7, 0, 1, 0, 1, 1, 0, 1]);
const ring = area(1, [0, 0, 1, 0, 1, 1, 0, 1], [0.2, 0.2, 0.8, 0.2, 0.8, 0.8, 0.2, 0.8]);

describe('the unit square', () => {
  it('and degrees turn into each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }), (longitude, latitude) => {
        expect(longitudeOf(xOf(longitude))).to.be.closeTo(longitude, 1e-9);
        expect(latitudeOf(yOf(latitude))).to.be.closeTo(latitude, 1e-9);
      }),
    );
    expect([xOf(0), yOf(0)]).to.deep.equal([0.5, 0.5]);
  });

  it('gives two boxes in degrees where the date line lies inside, and the whole world at most', () => {
    const rounded = (...box: Parameters<typeof boxOf>) => bboxesOf(boxOf(...box)).map((bbox) => bbox.map(Math.round));
    expect(rounded([-10, -20, 30, 40])).to.deep.equal([[-10, -20, 30, 40]]);
    expect(rounded([170, -20, 190, 40])).to.deep.equal([
      [170, -20, 180, 40],
      [-180, -20, -170, 40],
    ]);
    expect(rounded([-190, -20, -170, 40])).to.deep.equal([
      [170, -20, 180, 40],
      [-180, -20, -170, 40],
    ]);
    expect(rounded([-300, -20, 300, 40])).to.deep.equal([[-180, -20, 180, 40]]);
  });
});

describe('Grid', () => {
  it('finds the same nearest point as looking at all of them', () => {
    fc.assert(
      fc.property(places, unit, unit, fc.double({ min: 0, max: 0.5, noNaN: true }), (points, x, y, radius) => {
        const { x: xs, y: ys } = features(points);
        const distances = points.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
        const least = Math.min(...distances);
        const found = new Grid({ x: xs, y: ys }).nearest(x, y, radius);
        if (least > radius ** 2) expect(found).to.equal(undefined);
        else expect(distances[found!]).to.equal(least);
      }),
    );
  });

  it('visits every point inside a box, and each once', () => {
    fc.assert(
      fc.property(places, unit, unit, unit, unit, (points, a, b, c, d) => {
        const box = { west: Math.min(a, b), east: Math.max(a, b), north: Math.min(c, d), south: Math.max(c, d) };
        const inside = points.flatMap(([x, y], i) => (x >= box.west && x <= box.east && y >= box.north && y <= box.south ? [i] : []));
        const visited: number[] = [];
        new Grid(features(points)).each(box, (point) => visited.push(point));
        expect(new Set(visited).size).to.equal(visited.length);
        expect(visited).to.include.members(inside);
      }),
      { examples: [[[[0, 0], [0, 5e-324]], 0, 0, 0, 0]] }, // prettier-ignore
    );
  });

  it('stands without a point, and with all of them at one place', () => {
    expect(new Grid(features([])).nearest(0, 0, 1)).to.equal(undefined);
    const stacked = new Grid(features(Array.from({ length: 50 }, () => [0.5, 0.5])));
    expect(stacked.nearest(0.5, 0.5, 0)).to.be.a('number');
    expect(stacked.areaOfOne).to.equal(Infinity);
  });
});

describe('areas and lines', () => {
  it('are met inside and not in their bays and holes', () => {
    expect(shapeAt([bay], 0.1, 0.5, 0)).to.equal(bay);
    expect(shapeAt([bay], 0.5, 0.5, 0)).to.equal(undefined);
    expect(shapeAt([ring], 0.5, 0.5, 0)).to.equal(undefined);
    expect(shapeAt([ring], 0.1, 0.5, 0)).to.equal(ring);
    const line: Shape = { ...bay, filled: false, rings: [Float64Array.from([0, 0, 1, 1])] };
    expect(shapeAt([line], 0.5, 0.52, 0.02)).to.equal(line);
    expect(shapeAt([line], 0.5, 0.6, 0.02)).to.equal(undefined);
  });

  it('are pointed at inside of them', () => {
    for (const shape of [bay, ring]) expect(shapeAt([shape], ...anchorOf(shape), 0)).to.equal(shape);
  });
});

describe('places in a frame', () => {
  const frame = { west: 0, north: 0, scale: 1000, width: 1000, height: 1000 };
  const points = [
    [0.9, 0.101],
    [0.1, 0.1],
    [0.5, 0.9],
    [0.5, 0.5],
  ];
  const all = features(points);
  const grid = new Grid(all);

  it('are read line by line, in the direction of the script', () => {
    expect(inReadingOrder(all, grid, frame, 'ltr').map(({ row }) => row)).to.deep.equal([1, 0, 3, 2]);
    expect(inReadingOrder(all, grid, frame, 'rtl').map(({ row }) => row)).to.deep.equal([0, 1, 3, 2]);
    expect(inReadingOrder(all, grid, { ...frame, height: 300 }, 'ltr').map(({ row }) => row)).to.deep.equal([1, 0]);
  });

  it('are found under the pointer, also in the next copy of the world', () => {
    expect(findAt(all, grid, frame, 502, 498, 5)).to.include({ row: 3, copy: 0 });
    expect(findAt(all, grid, frame, 550, 550, 5)).to.equal(undefined);
    expect(findAt(all, grid, { ...frame, west: 1 }, 502, 498, 5)).to.include({ row: 3, copy: 1, x: 1.5 });
  });
});

describe('wishOf', () => {
  it('reads what an editor writes, and wishes nothing where it cannot', () => {
    expect(wishOf('0, 90', 3)).to.deep.equal({ x: 0.75, y: 0.5, zoom: 3 });
    expect(wishOf('0 90', undefined)).to.deep.equal({ x: 0.75, y: 0.5 });
    for (const text of ['', 'Boston', '91, 0', '10']) expect(wishOf(text, NaN)).to.deep.equal({});
  });
});
