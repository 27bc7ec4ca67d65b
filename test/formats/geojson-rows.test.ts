import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readGeoJson } from '../../src/formats/geojson.js';
import { GeoJsonRows } from '../../src/formats/geojson-rows.js';
import { unpacked } from '../../src/formats/packed.js';
import type { Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { atOnce } from '../../src/transport/pace.js';

const whole = ({ fields, length, column }: Table) => [
  length,
  fields.map((field) => [field, Array.from({ length }, (_, row) => cell(column(field.name), row))]),
];

/** Read in parts of so many bytes; undefined where it does not fit. */
function scanned(text: string, size = 1 << 20): Table | undefined {
  const bytes = new TextEncoder().encode(text);
  const reader = new GeoJsonRows();
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  const read = atOnce(reader.end());
  return 'fields' in read ? unpacked(read) : undefined;
}

const point = { type: 'Point', coordinates: [1, 2] };
const feature = (more: object = {}) => ({ type: 'Feature', properties: { name: 'a' }, geometry: point, ...more });
const collection = (features: readonly unknown[], more: object = {}) => JSON.stringify({ type: 'FeatureCollection', ...more, features });

const geometry = fc.constantFrom<unknown>(
  point,
  { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, // prettier-ignore
  { coordinates: [], type: 'Polygon' },
  { type: 'GeometryCollection', geometries: [point] },
  null,
  'none',
);
/** Most columns are of one kind. */
const member = fc.oneof(
  { weight: 3, arbitrary: fc.record({ name: fc.constantFrom('a', 'é"}', '2024-01-31', null), height: fc.constantFrom(1, 2.5, null) }) },
  fc.dictionary(fc.constantFrom('name', 'height', 'geometry', 'id'), fc.constantFrom('', 'b', 3, true, null, [1], { a: 1 })),
  fc.constantFrom(null, {}, [1], 'x'),
);
const written = fc.record(
  { type: fc.constant('Feature'), id: fc.constantFrom<unknown>(7, 'a7', null), bbox: fc.constant([1, 2]), properties: member, geometry },
  { requiredKeys: ['type'] },
);

describe('GeoJSON that comes in parts', () => {
  it('is the table that it is as a whole, wherever it is cut', () => {
    let fitted = 0;
    const runs = 500;
    const around = fc.constantFrom({}, { name: 'été', bbox: [1, 2, 3, 4] }, { crs: { type: 'name', properties: { name: 'EPSG:4326' } } });
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 5 }), around, fc.integer({ min: 1, max: 200 }), (features, more, size) => {
        const text = collection(features, more);
        const read = scanned(text, size);
        if (!read) return;
        fitted++;
        expect(whole(read), text).to.deep.equal(whole(readGeoJson(JSON.parse(text))));
      }),
      { numRuns: runs },
    );
    expect(fitted).to.be.above(runs / 4);
  });

  it('may be spread over lines, and say what it is behind its features', () => {
    const spread = `\ufeff\n${JSON.stringify({ features: [feature(), feature({ id: null, properties: null })], type: 'FeatureCollection' }, null, 2)}\n`;
    expect(scanned(spread, 3)!.length).to.equal(2);
  });

  it('keeps what marks a feature before all else', () => {
    const read = scanned(collection([feature({ id: 7 }), feature(), feature({ id: 9 })]))!;
    expect(read.fields.map(({ name, type }) => `${name}: ${type}`)).to.deep.equal(['id: number', 'name: string', 'geometry: geometry']);
    expect(Array.from({ length: 3 }, (_, row) => cell(read.column('id'), row))).to.deep.equal([7, null, 9]);
  });

  it('is read whole where it is anything else', () => {
    const one = collection([feature()]);
    for (const text of [
      '',
      '{}',
      collection([]),
      JSON.stringify(feature()),
      JSON.stringify([feature()]),
      collection([feature(), point]),
      collection([feature(), { ...feature(), type: 'Feat' }]),
      collection([feature()], { crs: { type: 'name', properties: { name: 'EPSG:3857' } } }),
      collection([feature()]).replace('FeatureCollection', 'Features'),
      collection([feature({ id: 1, properties: { id: 2 } })]),
      collection([feature(), feature({ id: 1 })]),
      one.slice(0, -1),
      one.slice(0, -2),
      `${one}x`,
      one.replace('}]', '},]'),
      one.replace('"geometry"', '"type":"Feature","geometry"'),
      one.replace('"properties":', '"properties"'),
      one.replace('[1,2]', '[01,2]'),
      one.replace('}}]', '}} {}]'),
    ])
      expect(scanned(text, 1000) === undefined, text.slice(0, 200)).to.equal(true);
  });
});
