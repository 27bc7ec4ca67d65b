/** FlatGeobuf files: only the features in a box, or on a page, are fetched, and the package that defines the format finds the same. */
import { expect } from '@open-wc/testing';
import { deserialize, serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import fc from 'fast-check';
import type { Feature, Geometry } from 'geojson';
import { open, parseMeasures, read, type BBox, type Table } from '../../src/data.js';
import { readCsv } from '../../src/formats/csv.js';
import { boundsOf } from '../../src/query/bounds.js';
import { cell } from '../../src/table.js';
import { failure, rows, tableIn, types } from '../formats/made.js';
import { put, ranged } from './ranged.js';

const feature = (properties: object, geometry: Geometry): Feature => ({ type: 'Feature', properties: { ...properties }, geometry });
const bytesOf = (features: readonly Feature[], crs?: number) => serialize({ type: 'FeatureCollection', features: [...features] }, crs);
/** The package writes no index: here it is, put between its header and its features, in the order in which these come. */
function indexed(features: readonly Feature[], fanout = 16): Uint8Array {
  const sorted = [...features].sort((a, b) => cellOf(a) - cellOf(b));
  const plain = bytesOf(sorted);
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const start = 12 + view.getUint32(8, true);
  const table = 12 + view.getUint32(12, true);
  const members = table - view.getInt32(table, true);
  view.setUint16(table + view.getUint16(members + 4 + 9 * 2, true), fanout, true);
  let at = start;
  let level = sorted.map(({ geometry }): Node => {
    const node: Node = [...boundsOf(geometry), at - start];
    at += 4 + view.getUint32(at, true);
    return node;
  });
  const levels = [level];
  do levels.push((level = parentsOf(level, fanout)));
  while (level.length > 1);
  const counts = levels.map((nodes) => nodes.length);
  const below = (depth: number) => counts.slice(depth).reduce((sum, count) => sum + count, 0);
  const nodes = levels.map((one, depth) => (depth ? one.map((node): Node => [...box(node), below(depth) + node[4]]) : one));
  const index = new DataView(new ArrayBuffer(below(0) * 40));
  nodes
    .reverse()
    .flat()
    .forEach((node, nth) => {
      box(node).forEach((edge, side) => index.setFloat64(nth * 40 + side * 8, edge, true));
      index.setBigUint64(nth * 40 + 32, BigInt(node[4]), true);
    });
  return new Uint8Array([...plain.subarray(0, start), ...new Uint8Array(index.buffer), ...plain.subarray(start)]);
}

/** A box, and where its feature begins or which of the level below is its first child. */
type Node = readonly [...BBox, number];

const box = ([west, south, east, north]: Node): BBox => [west, south, east, north];
const cellOf = ({ geometry }: Feature): number => {
  const [west, south] = boundsOf(geometry);
  return Math.floor(west / 2) * 1000 + Math.floor(south / 2);
};

function parentsOf(level: readonly Node[], fanout: number): Node[] {
  return Array.from({ length: Math.ceil(level.length / fanout) }, (_, nth) => {
    const children = level.slice(nth * fanout, (nth + 1) * fanout);
    const side = (at: number, pick: (...values: number[]) => number) => pick(...children.map((child) => child[at]!));
    return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max), nth * fanout];
  });
}

/** Evenly spread, which fast-check's doubles are not: most of those are next to nothing. */
const degree = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100);

const inBox = (bbox: BBox) => ({ op: 'intersects', field: 'geometry', bbox }) as const;
const ids = (table: Table) => [...table.column('id')].sort((a, b) => Number(a) - Number(b));

/** Every ZIP code of the United States with a place. */
async function zipcodes(): Promise<Feature[]> {
  const table = readCsv(new Uint8Array(await (await fetch('/node_modules/vega-datasets/data/zipcodes.csv')).arrayBuffer()));
  const [zip, city, x, y] = ['zip_code', 'city', 'longitude', 'latitude'].map((name) => table.column(name));
  return Array.from({ length: table.length }, (_, row) =>
    feature({ id: row, zip: cell(zip!, row), city: cell(city!, row) }, { type: 'Point', coordinates: [Number(x![row]), Number(y![row])] }),
  );
}

describe('a FlatGeobuf file of 42,000 places', function () {
  this.timeout(60_000);
  let features: Feature[];
  let bytes: Uint8Array;
  let name: string;
  const hartford: BBox = [-72.8, 41.7, -72.6, 41.85];

  // The reference tells what it does.
  const { debug } = console;
  before(() => void (console.debug = () => undefined));
  after(() => void (console.debug = debug));

  before(async () => {
    features = await zipcodes();
    bytes = indexed(features);
    name = await put('zipcodes.fgb', bytes);
  });

  it('describes itself from its first kilobytes', async () => {
    const { address, sent } = ranged(name);
    const { fields, rowCount, capabilities } = await open(address);
    expect(fields.map((field) => `${field.name} ${field.type}`)).to.deep.equal([
      'id number',
      'zip string',
      'city string',
      'geometry geometry',
    ]);
    expect([rowCount, capabilities?.where]).to.deep.equal([features.length, ['intersects']]);
    expect(await sent()).to.deep.equal({ requests: 1, bytes: 1 << 16 });
  });

  it('finds what is in a box, as the reference does, in a small part of its bytes', async () => {
    const { address, sent } = ranged(name);
    const dataset = await open(address);
    const table = await read(dataset, { where: inBox(hartford) });
    const [minX, minY, maxX, maxY] = hartford;
    const reference: unknown[] = [];
    for await (const one of deserialize(bytes, { rect: { minX, minY, maxX, maxY } })) reference.push(one.properties!['id']);
    expect(ids(table)).to.deep.equal(reference.sort((a, b) => Number(a) - Number(b)));
    expect([table.total, table.length > 10]).to.deep.equal([table.length, true]);
    const { requests, bytes: came } = await sent();
    console.log(`${table.length} places in a box: ${requests} requests, ${came} of ${bytes.length} bytes`);
    expect(came).to.be.below(bytes.length / 20);
  });

  it('finds in any box what a look at every place finds', async () => {
    const dataset = await open(`/ranged/${name}`);
    const places = features.map(
      ({ geometry, properties }) => [...boundsOf(geometry).slice(0, 2), Number(properties!['id'])] as [number, number, number],
    );

    await fc.assert(
      fc.asyncProperty(degree(-125, -66), degree(24, 49), degree(0, 12), degree(0, 6), async (west, south, width, height) => {
        const bbox: BBox = [west, south, west + width, south + height];
        const table = await read(dataset, { where: inBox(bbox), select: [{ name: 'id', field: 'id' }] });
        const expected = places.filter(([x, y]) => x >= bbox[0] && x <= bbox[2] && y >= bbox[1] && y <= bbox[3]).map(([, , id]) => id);
        expect(ids(table)).to.deep.equal(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('gives pages without reading the rest, and counts in a box by city', async () => {
    const { address, sent } = ranged(name);
    const dataset = await open(address);
    const everything = await tableIn(bytes, 'x.fgb');
    const page = await read(dataset, { offset: 30_000, limit: 20, select: [{ name: 'zip', field: 'zip' }] });
    expect(page.column('zip')).to.deep.equal(everything.column('zip').slice(30_000, 30_020));
    expect(page.total).to.equal(features.length);
    const some = await read(dataset, { where: inBox(hartford), limit: 5, offset: 2 });
    expect([some.length, (some.total ?? 0) > 10]).to.deep.equal([5, true]);
    const counted = await read(dataset, { where: inBox(hartford), select: [{ name: 'city', field: 'city' }, ...parseMeasures('count')] });
    expect(rows(counted).reduce((sum, [, count]) => sum + (count as number), 0)).to.equal(some.total);
    expect((await sent()).bytes).to.be.below(bytes.length / 10);
  });

  it('comes whole from a server that knows no ranges', async () => {
    const { address, sent } = ranged(name, 'whole');
    const table = await read(await open(address), { where: inBox(hartford) });
    expect(table.length).to.be.above(10);
    expect(await sent()).to.deep.equal({ requests: 1, bytes: bytes.length });
  });
});

describe('FlatGeobuf', () => {
  it('reads every kind of shape and value as they were written', async () => {
    const line = [
      [0, 0],
      [1, 1],
    ];
    const ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ];
    const hole = [
      [1, 1],
      [2, 2],
      [2, 1],
      [1, 1],
    ];
    const shapes: Geometry[] = [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'MultiPoint', coordinates: line },
      { type: 'LineString', coordinates: line },
      { type: 'MultiLineString', coordinates: [line, line] },
      { type: 'Polygon', coordinates: [ring, hole] },
      { type: 'MultiPolygon', coordinates: [[ring, hole], [ring]] },
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [5, 6] },
          { type: 'LineString', coordinates: line },
        ],
      },
    ];
    const written = shapes.map((shape, n) => feature({ n, half: n / 2, text: `é${n}`, open: n % 2 === 0 }, shape));
    const table = await tableIn(bytesOf(written), 'x.fgb');
    expect(types(table)).to.deep.equal(['n number', 'half number', 'text string', 'open boolean', 'geometry geometry']);
    const read = rows(table).sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(read).to.deep.equal(shapes.map((shape, n) => [n, n / 2, `é${n}`, n % 2 === 0, shape]));
    for (const shape of shapes)
      expect((await tableIn(bytesOf([feature({}, shape)]), 'x.fgb')).column('geometry'), shape.type).to.deep.equal([shape]);
  });

  it('finds in any box what a look at every shape finds', async function () {
    this.timeout(30_000);
    const box = fc.tuple(degree(-50, 50), degree(-50, 50), degree(0, 30), degree(0, 30));
    await fc.assert(
      fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 80 }), box, async (boxes, [west, south, width, height]) => {
        const shapes = boxes.map(([x, y, w, h]): Geometry => ({
          type: 'LineString',
          coordinates: [
            [x, y],
            [x + w, y + h],
          ],
        }));
        const bbox: BBox = [west, south, west + width, south + height];
        const dataset = await open(`/ranged/${await put('random.fgb', indexed(shapes.map((shape, id) => feature({ id }, shape))))}`);
        const table = await read(dataset, { where: inBox(bbox), select: [{ name: 'id', field: 'id' }] });
        const expected = shapes.flatMap((shape, id) => {
          const [left, bottom, right, top] = boundsOf(shape);
          return left <= bbox[2] && right >= bbox[0] && bottom <= bbox[3] && top >= bbox[1] ? id : [];
        });
        expect(ids(table)).to.deep.equal(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('finds in a file of GDAL, with its index, what a look at every shape finds', async function () {
    for (const name of ['points.fgb', 'polygons.fgb']) {
      const response = await fetch(`/recorded/formats/${name}`);
      if (!response.ok) return this.skip();
      const bytes = await response.arrayBuffer();
      const dataset = await open(`/ranged/${await put(name, bytes)}`);
      const all = await tableIn(bytes, name);
      for (const bbox of [
        [-180, -90, 180, 90],
        [100, 0, 150, 45],
        [8, 44, 9, 45],
        [-1, -1, 0, 0],
      ] as const) {
        const table = await read(dataset, { where: inBox(bbox), select: [{ name: 'id', field: 'OBJECTID' }] });
        const expected = [...all.column('geometry')].flatMap((shape, row) => {
          const [left, bottom, right, top] = boundsOf(shape as Geometry);
          return left <= bbox[2] && right >= bbox[0] && bottom <= bbox[3] && top >= bbox[1] ? cell(all.column('OBJECTID'), row) : [];
        });
        expect([...table.column('id')], `${name} ${bbox.join()}`).to.deep.equal(expected);
      }
    }
  });

  it('brings other projections to degrees, and then looks for boxes in the browser', async () => {
    const places = [
      feature({ id: 1 }, { type: 'Point', coordinates: [-8089500, 5122000] }),
      feature({ id: 2 }, { type: 'Point', coordinates: [0, 0] }),
    ];
    const dataset = await open(`/ranged/${await put('mercator.fgb', bytesOf(places, 3857))}`);
    expect(dataset.capabilities?.where).to.equal(undefined);
    expect(ids(await read(dataset, { where: inBox([-73, 41, -72, 42]) }))).to.deep.equal([1]);
  });

  it('calls what is damaged damaged', async () => {
    const bytes = bytesOf([feature({ id: 1 }, { type: 'Point', coordinates: [1, 2] })]);
    expect((await failure(tableIn(bytes.subarray(0, 40), 'x.fgb'))).code).to.equal('bad-response');
    expect((await failure(tableIn(bytes.subarray(0, bytes.length - 30), 'x.fgb'))).code).to.equal('bad-response');
  });
});
