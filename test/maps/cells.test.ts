import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cellQuery, gathered, widthFor } from '../../src/maps/cells.js';
import { boxOf } from '../../src/maps/mercator.js';
import { check } from '../../src/query/check.js';
import { evaluate } from '../../src/query/evaluate.js';
import { tableOf } from '../../src/table.js';

const pair = { latitude: 'lat', longitude: 'lon' } as const;
const place = fc.record({
  lat: fc.option(fc.double({ min: -85, max: 85, noNaN: true })),
  lon: fc.option(fc.double({ min: -180, max: 180, noNaN: true })),
});

describe('widthFor', () => {
  it('is 1, 2 or 5 times a power of ten, and cuts a view into tens of cells', () => {
    const widths = [
      [-180, -60, 180, 70],
      [-125, 25, -65, 50],
      [-74.3, 40.5, -73.7, 40.9],
      [-74, 40.7, -73.99, 40.71],
    ] as const;
    expect(widths.map((bbox) => widthFor(boxOf(bbox)))).to.deep.equal([10, 2, 0.02, 0.0005]);
  });

  it('is never nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (size) => {
        const width = widthFor({ west: 0.3, east: 0.3 + size, north: 0.4, south: 0.4 });
        expect(width).to.be.above(0.00009).and.below(21);
      }),
    );
  });
});

describe('gathered', () => {
  const width = 0.5;

  it('holds every place once, in a cell no farther than half its width, and counts rows without a place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 60 }), async (rows) => {
        const points = rows.map(({ lat, lon }) => (lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] }));
        const pairs = tableOf({ lat: [...rows.map(({ lat }) => lat), 0], lon: [...rows.map(({ lon }) => lon), 0] });
        const shapes = tableOf({ g: [...points, { type: 'Point', coordinates: [0, 0] }] });
        for (const [table, where] of [
          [pairs, pair],
          [shapes, { geometry: 'g' }],
        ] as const) {
          const answer = evaluate(table, await check(cellQuery(where, width, undefined), table.fields));
          const { cells, places, missing } = gathered(answer, where, width);
          expect(places).to.equal(points.filter(Boolean).length + 1);
          expect(places + missing).to.equal(rows.length + 1);
          expect(cells.total).to.equal(places);
          const texts = Array.from({ length: cells.length }, (_, row) =>
            JSON.stringify(cells.fields.slice(0, -1).map(({ name }) => cells.column(name)[row])),
          );
          expect(new Set(texts).size, 'no cell twice').to.equal(cells.length);
        }
      }),
    );
  });

  it('puts a pair of numbers in the middle of its cell, and a point at the nearest crossing', () => {
    const pairs = tableOf({ lat: [10.1, 10.4], lon: [-20.1, -20.4] });
    const { cells } = gathered(evaluate(pairs, cellQuery(pair, 1, undefined)), pair, 1);
    expect([cells.length, cells.column('lat')[0], cells.column('lon')[0], cells.column('places')[0]]).to.deep.equal([1, 10.5, -20.5, 2]);
    const shapes = tableOf({ g: [{ type: 'Point', coordinates: [-20.1, 10.1] }, { type: 'Point', coordinates: [-20.2, 10.2] }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }] }); // prettier-ignore
    const found = gathered(evaluate(shapes, cellQuery({ geometry: 'g' }, 1, undefined)), { geometry: 'g' }, 1);
    expect(found.cells.column('g')).to.deep.equal([{ type: 'Point', coordinates: [-20, 10] }]);
    expect(found.missing).to.equal(1);
  });
});
