import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { projectionOf, readGeoJson } from '../../src/formats/geojson.js';
import { readGeometry } from '../../src/formats/geometry.js';
import { isLonLat } from '../../src/formats/projection.js';
import { jsonOf, tableOfJson } from '../../src/formats/json.js';
import { DatasetError, type Table } from '../../src/model.js';
import { hostile } from './hostile.js';

const point = { type: 'Point', coordinates: [-72.6, 41.7] };
const attempt = (text: string): Table | DatasetError => {
  try {
    return tableOfJson(jsonOf(text));
  } catch (error) {
    if (error instanceof DatasetError) return error;
    throw error;
  }
};

describe('readGeoJson', () => {
  it('has a column for each property, one for the shapes and, where there are ids, one for them', () => {
    const feature = (id: number, properties: unknown, geometry: unknown) => ({ type: 'Feature', id, properties, geometry });
    const table = readGeoJson({
      type: 'FeatureCollection',
      features: [feature(7, { n: 1, geometry: 'x' }, point), feature(8, null, null)],
    });
    expect(table.fields.map(({ name, type }) => [name, type])).to.deep.equal([
      ['id', 'number'],
      ['n', 'number'],
      ['geometry', 'string'],
      ['geometry_2', 'geometry'],
    ]);
    expect(table.column('geometry_2')).to.deep.equal([point, null]);
    expect([...table.column('id')]).to.deep.equal([7, 8]);
  });

  it('takes a feature, a list of features and a bare shape', () => {
    const feature = { type: 'Feature', properties: {}, geometry: point };
    for (const value of [feature, [feature], point]) expect(readGeoJson(value).column('geometry')).to.deep.equal([point]);
  });

  it('tells the projection that old GeoJSON names', () => {
    const collection = (crs: unknown) => ({ type: 'FeatureCollection', features: [], crs });
    expect(projectionOf(collection({ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }))).to.equal(
      'urn:ogc:def:crs:EPSG::3857',
    );
    for (const crs of [undefined, null, {}, { properties: null }, { properties: { name: 5 } }])
      expect(projectionOf(collection(crs))).to.equal(undefined);
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])
      expect(isLonLat(name), name).to.equal(true);
    for (const name of ['EPSG:3857', 'urn:ogc:def:crs:EPSG::2263', 'EPSG:43260']) expect(isLonLat(name), name).to.equal(false);
  });

  const semantic: Record<string, (table: Table | DatasetError) => boolean> = {
    'nan-strings': (table) => !(table instanceof DatasetError) && shapes(table).join() === 'Point,,,',
    'null-geometry': (table) => !(table instanceof DatasetError) && shapes(table).filter(Boolean).length === 1 && table.length === 3,
    'empty-fc': (table) => !(table instanceof DatasetError) && table.length === 0,
    'missing-features': (table) => table instanceof DatasetError,
    'features-null': (table) => table instanceof DatasetError,
    'bare-geometry': (table) => !(table instanceof DatasetError) && table.length === 1,
    'bare-feature': (table) => !(table instanceof DatasetError) && table.length === 1,
    'array-of-features': (table) => !(table instanceof DatasetError) && table.length === 1,
    'esri-json': (table) => table instanceof DatasetError,
    // Read through decode() it comes in degrees: see text-formats.test.ts.
    'crs-member-old': (table) => !(table instanceof DatasetError) && table.length === 1,
    'empty-polygon': (table) => !(table instanceof DatasetError) && shapes(table)[0] === undefined,
    'deep-nesting': (table) => !(table instanceof DatasetError) && shapes(table)[0] === undefined,
    'properties-null': (table) => !(table instanceof DatasetError) && table.length === 1,
  };
  const shapes = (table: Table) => [...table.column('geometry')].map((shape) => (shape as { type: string } | null)?.type);
  for (const [name, holds] of Object.entries(semantic)) {
    it(`does with ${name} what is expected of it`, async function () {
      expect(attempt(await (await hostile(this, `geojson/semantic/${name}.geojson`)).text())).to.satisfy(holds);
    });
  }

  it('answers anything with a table or a DatasetError', async function () {
    const bad = [
      'bad-featurelist',
      'bad-object-type',
      'badcoord',
      'badfeatureid',
      'bbox-4or6elements',
      'featurecollection-obj',
      'featurecollection',
      'geometry_changed_semantics',
      'geometrycollection_nested',
      'geometrycollection_single',
      'multipoint-multidimension',
      'nofeaturetype',
      'notype',
      'short-linearring',
      'unknowntype',
    ];
    for (const name of bad) attempt(await (await hostile(this, `geojson/geojsonhint-bad/${name}.geojson`)).text());
    const type = fc.constantFrom('Feature', 'FeatureCollection', 'Point', 'Polygon', 'GeometryCollection', 'MultiPoint', 'X');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, 1, 'x', NaN),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.record(
          {
            type,
            coordinates: tie('value'),
            features: tie('value'),
            geometry: tie('value'),
            geometries: tie('value'),
            properties: tie('value'),
          },
          { requiredKeys: ['type'] },
        ),
      ),
    }));
    fc.assert(fc.property(value, (json) => void attempt(JSON.stringify(json))));
  });

  it('does not follow collections without end', () => {
    let nested: unknown = point;
    for (let depth = 0; depth < 50_000; depth++) nested = { type: 'GeometryCollection', geometries: [nested] };
    expect(readGeometry(nested)).to.equal(null);
  });
});
