import { expect } from '@open-wc/testing';
import type { Polygon } from 'geojson';
import { featuresOf, type Features } from '../../src/maps/features.js';
import type { Inks } from '../../src/maps/frame.js';
import { plain, type Looks } from '../../src/maps/looks.js';
import { xOf, yOf } from '../../src/maps/mercator.js';
import { paintShapes } from '../../src/maps/paint-shapes.js';
import { table } from '../../src/table.js';
import { columnOf } from '../../src/table/arrays.js';
import { atOnce } from '../../src/transport/pace.js';

/** Ten pixels to a degree, from 0° E and 10° N. */
const frame = { west: xOf(0), north: yOf(10), scale: 3600, width: 100, height: 100 };
const inks: Inks = {
  mark: 'rgb(0 0 200)',
  halo: 'rgb(255 255 255)',
  text: 'rgb(0 0 0)',
  font: '12px serif',
  classes: ['rgb(200 0 0)', 'rgb(0 200 0)'],
};

const square = (west: number, south: number, size: number): Polygon => {
  const [east, north] = [west + size, south + size];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};
const areas = (...geometries: Polygon[]): Features =>
  featuresOf(table([{ name: 'g', title: 'g', type: 'geometry' }], [columnOf('geometry', geometries)]), { geometry: 'g' });

/** Red, green, blue and opacity at pixels of what is painted. */
function painted(features: Features, looks: Looks = plain): (x: number, y: number) => number[] {
  const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 100 });
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  atOnce(paintShapes(context, frame, features, inks, looks));
  return (x, y) => [...context.getImageData(x, y, 1, 1).data];
}

describe('paintShapes', () => {
  it('covers where areas overlap, and yet no darker', () => {
    const at = painted(areas(square(1, 1, 5), square(3, 1, 5)));
    const [once, twice] = [at(20, 60), at(45, 60)];
    expect(once[3]).to.be.closeTo(0.22 * 255, 1);
    expect(twice).to.deep.equal(once);
    expect(at(95, 5)[3]).to.equal(0);
  });

  it('draws a border as dark where two areas share it as where one stands alone', () => {
    const at = painted(areas(square(1, 1, 3), square(4, 1, 3)));
    const darkest = (from: number) => [0, 1, 2].map((step) => at(from + step, 75)).sort((a, b) => b[3]! - a[3]!)[0]!;
    const [shared, alone] = [darkest(39), darkest(69)];
    expect(shared[3]).to.be.greaterThan(200);
    expect(shared[2]! - alone[2]!).to.be.within(-30, 30);
    expect(shared[3]! - alone[3]!).to.be.within(-60, 60);
  });

  it('fills areas in the colours of their classes, the last on top', () => {
    const at = painted(areas(square(1, 1, 5), square(3, 1, 5)), { ...plain, classOf: Uint8Array.of(0, 1) });
    const [left, both] = [at(20, 60), at(45, 60)];
    expect(left.slice(0, 3)).to.deep.equal([200, 0, 0]);
    expect(both.slice(0, 3)).to.deep.equal([0, 200, 0]);
    expect(both[3]).to.be.closeTo(0.9 * 255, 1);
  });

  it('leaves the context as it was', () => {
    const context = document.createElement('canvas').getContext('2d')!;
    const settings = () => [
      context.lineWidth,
      context.lineJoin,
      context.globalCompositeOperation,
      context.globalAlpha,
      context.strokeStyle,
    ];
    const before = settings();
    const steps = paintShapes(context, frame, areas(square(1, 1, 5)), inks, plain);
    do expect(settings()).to.deep.equal(before);
    while (!steps.next().done);
    expect(settings()).to.deep.equal(before);
  });
});
