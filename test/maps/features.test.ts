import { expect } from '@open-wc/testing';
import type { Geometry, Position } from 'geojson';
import { featuresOf, type Features } from '../../src/maps/features.js';
import { latitudeOf, longitudeOf } from '../../src/maps/mercator.js';
import { jsonOf, tableOfJson } from '../../src/formats/json.js';
import { DatasetError } from '../../src/model.js';
import { table, tableOf } from '../../src/table.js';
import { columnOf } from '../../src/table/arrays.js';
import { hostile } from '../formats/hostile.js';

const shapes = (...geometries: (Geometry | string | null)[]): Features =>
  featuresOf(table([{ name: 'g', title: 'g', type: 'geometry' }], [columnOf('geometry', geometries)]), { geometry: 'g' });
const pairs = (latitude: readonly unknown[], longitude: readonly unknown[]): Features =>
  featuresOf(tableOf({ latitude, longitude }), { latitude: 'latitude', longitude: 'longitude' });
const degrees = ({ x, y }: Features): number[][] =>
  [...x].map((at, i) => [longitudeOf(at), latitudeOf(y[i]!)].map((value) => Math.round(value * 1e6) / 1e6));
const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

describe('featuresOf', () => {
  it('places pairs of numbers, and of numbers written as text', () => {
    expect(degrees(pairs([40.7, -33.9], [-74, 151.2]))).to.deep.equal([
      [-74, 40.7],
      [151.2, -33.9],
    ]);
    expect(degrees(pairs(['40.7', ' '], ['-74', '12']))).to.deep.equal([[-74, 40.7]]);
  });

  it('counts as no place what is missing, off the Earth, or exactly at 0, 0', () => {
    const features = pairs([null, 91, 45, 0, 0, NaN], [10, 10, -181, 0, 5, 3]);
    expect(degrees(features)).to.deep.equal([[5, 0]]);
    expect([...features.row]).to.deep.equal([4]);
    expect(features.missing).to.equal(5);
  });

  it('takes every kind of geometry, each part to its row', () => {
    const features = shapes(
      { type: 'Point', coordinates: [1, 2, 300] },
      {
        type: 'MultiPoint',
        coordinates: [
          [3, 4],
          [5, 6],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [0, 1],
          [2, 3],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 1],
            [2, 3],
          ],
          [
            [4, 5],
            [6, 7],
          ],
        ],
      },
      { type: 'Polygon', coordinates: [square(10, 10, 10), square(12, 12, 2)] },
      { type: 'MultiPolygon', coordinates: [[square(30, 10, 1)], [square(40, 10, 1)]] },
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [7, 8] },
          {
            type: 'LineString',
            coordinates: [
              [9, 9],
              [8, 8],
            ],
          },
        ],
      },
      'POINT (-74 40.7)',
      null,
    );
    expect([...features.row]).to.deep.equal([0, 1, 1, 6, 7]);
    expect(features.shapes.map(({ row, filled, rings }) => [row, filled, rings.length])).to.deep.equal([
      [2, false, 1],
      [3, false, 2],
      [4, true, 2],
      [5, true, 2],
      [6, false, 1],
    ]);
    expect(features.missing).to.equal(1);
  });

  it('survives geometries that are none, made by hand', () => {
    const broken = [
      { type: 'Point' },
      { type: 'Polygon', coordinates: [[]] },
      { type: 'LineString', coordinates: [['a', 'b'], null] },
      { type: 'Circle' },
      {},
    ];
    expect(shapes(...(broken as Geometry[])).missing).to.equal(5);
  });

  it('keeps places on both sides of the date line together', () => {
    const { extent } = pairs([-17, -18, 52], [178, -179, -175]);
    expect(extent!.east - extent!.west).to.be.closeTo(7 / 360, 1e-9);
    expect(longitudeOf(extent!.west)).to.be.closeTo(178, 1e-9);
  });

  it('leads a line over the date line, and not around the world', () => {
    const [line] = shapes({
      type: 'LineString',
      coordinates: [
        [179, 0],
        [-179, 1],
        [-178, 2],
      ],
    }).shapes;
    expect(line!.box.east - line!.box.west).to.be.closeTo(3 / 360, 1e-9);
  });

  it('leaves an area that runs along the pole as wide as the world', () => {
    const ring = [
      [-180, -85],
      [-180, -70],
      [0, -65],
      [180, -70],
      [180, -85],
      [-180, -85],
    ];
    const [area] = shapes({ type: 'Polygon', coordinates: [ring] }).shapes;
    expect(area!.box.east - area!.box.west).to.be.closeTo(1, 1e-9);
  });

  it('makes finite numbers of the poles', () => {
    const [north, south] = pairs([90, -90], [0, 0]).y;
    expect(north).to.be.closeTo(0, 1e-9);
    expect(south).to.be.closeTo(1, 1e-9);
  });

  it('takes whatever GeoJSON files hold without failing', async function () {
    await hostile(this, 'geojson/semantic/EXPECT.json');
    const files = (await (await fetch('/hostile/')).json()) as string[];
    const names = files.filter((name) => name.startsWith('geojson/') && name.endsWith('.geojson'));
    expect(names).to.have.length.above(50);
    for (const name of names) {
      const features = placesIn(await (await fetch(`/hostile/${name}`)).text());
      const numbers = features
        ? [...features.x, ...features.y, ...features.shapes.flatMap(({ rings }) => rings.flatMap((ring) => [...ring]))]
        : [];
      expect(numbers.every(Number.isFinite), name).to.be.true;
    }
  });
});

/** The places of a GeoJSON text; none where it is refused with a reason. */
function placesIn(text: string): Features | undefined {
  try {
    const read = tableOfJson(jsonOf(text));
    const geometry = read.fields.find(({ type }) => type === 'geometry');
    return geometry && featuresOf(read, { geometry: geometry.name });
  } catch (error) {
    if (error instanceof DatasetError) return undefined;
    throw error;
  }
}
