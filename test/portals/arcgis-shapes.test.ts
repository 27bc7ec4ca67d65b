/** Shapes of ArcGIS as true as they are drawn: what a server is asked for, what it saves, and what it must not lose. */
import { expect } from '@open-wc/testing';
import type { Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type Get, type Query, type Table } from '../../src/data.js';
import { arcgis } from '../../src/portals/arcgis.js';

const address = 'https://gis.example/arcgis/rest/services/States/FeatureServer/0';
const layer = {
  name: 'States',
  objectIdField: 'OBJECTID',
  geometryType: 'esriGeometryPolygon',
  maxRecordCount: 100,
  capabilities: 'Query',
  advancedQueryCapabilities: { supportsPagination: true, supportsOrderBy: true, supportsReturningQueryExtent: true },
  fields: [{ name: 'OBJECTID', type: 'esriFieldTypeOID', alias: 'OBJECTID' }],
};
const extent = { xmin: -180, ymin: 10, xmax: -60, ymax: 70, spatialReference: { wkid: 4326 } };
const shape: Query = { select: [{ name: 'shape', field: 'geometry' }], limit: 100 };

/** Every vertex but those that are nearer to the last one kept than the offset, to so many decimals, as a server that generalizes. */
function thinned(ring: readonly Position[], offset: number, decimals: number | undefined): Position[] {
  const kept: Position[] = [];
  for (const [x, y] of ring as [number, number][]) {
    const [lastX, lastY] = kept.at(-1) ?? [Infinity, Infinity];
    if (Math.hypot(x - lastX!, y - lastY!) >= offset) kept.push([x, y]);
  }
  if (offset && kept.length) kept.push(kept[0]!);
  return decimals === undefined ? kept : kept.map((position) => position.map((value) => Number(value.toFixed(decimals))));
}

interface Served {
  readonly table: Table;
  readonly asked: readonly URLSearchParams[];
  /** Of the answers that hold rows. */
  readonly bytes: number;
}

async function served(rings: readonly (readonly Position[])[], query: Query, about: object = layer): Promise<Served> {
  const asked: URLSearchParams[] = [];
  let bytes = 0;
  const rows = (parameters: URLSearchParams): string => {
    const [offset, decimals] = ['maxAllowableOffset', 'geometryPrecision'].map((name) => parameters.get(name));
    const cut = rings.map((ring) => thinned(ring, Number(offset), decimals ? Number(decimals) : undefined));
    const features = cut.map((ring, at) => ({ attributes: { OBJECTID: at + 1 }, geometry: { rings: ring.length > 3 ? [ring] : [] } }));
    const text = JSON.stringify({ features, spatialReference: { wkid: 4326 } });
    bytes += text.length;
    return text;
  };
  const get: Get = async ({ pathname, searchParams }) => {
    if (!pathname.endsWith('/query')) return new Response(JSON.stringify(about));
    if (searchParams.has('returnCountOnly')) return new Response(JSON.stringify({ count: rings.length }));
    asked.push(searchParams);
    return new Response(searchParams.has('returnExtentOnly') ? JSON.stringify({ extent }) : rows(searchParams));
  };
  const dataset = await arcgis.describe(arcgis.match(new URL(address))!, get);
  return { table: await arcgis.read(dataset, query, get), asked, bytes };
}

const square = (size: number): Position[] => [
  [-100, 40],
  [-100, 40 + size],
  [-100 + size, 40 + size],
  [-100 + size, 40],
  [-100, 40],
];

describe('shapes of ArcGIS', () => {
  it('come whole where no resolution is asked for', async () => {
    const { asked } = await served([square(5)], shape);
    expect(asked.map((parameters) => parameters.has('maxAllowableOffset'))).to.deep.equal([false]);
  });

  it('are asked for as true as one part of all that the condition keeps', async () => {
    const { asked } = await served([square(5)], { ...shape, where: { op: '>', field: 'OBJECTID', value: 7 }, resolution: 2000 });
    expect(asked.map((parameters) => parameters.get('where'))).to.deep.equal(['OBJECTID > 7', 'OBJECTID > 7']);
    expect([asked[0]!.get('returnExtentOnly'), asked[0]!.get('outSR')]).to.deep.equal(['true', '4326']);
    expect([asked[1]!.get('maxAllowableOffset'), asked[1]!.get('geometryPrecision')]).to.deep.equal(['0.06', '3']);
  });

  it('are asked for as true as one part of a box, without another question', async () => {
    const where = { op: 'intersects', field: 'geometry', bbox: [-101, 39, -99, 41] } as const;
    const { asked } = await served([square(5)], { ...shape, where, resolution: 2000 });
    expect(asked.map((parameters) => parameters.get('maxAllowableOffset'))).to.deep.equal(['0.001']);
  });

  it('come whole from a server that does not tell how far they reach, and are asked nothing where nobody looks at them', async () => {
    const old = { ...layer, advancedQueryCapabilities: { supportsPagination: true } };
    const { asked } = await served([square(5)], { select: [{ name: 'id', field: 'OBJECTID' }], limit: 5, resolution: 2000 });
    expect(asked.map((parameters) => parameters.get('returnGeometry'))).to.deep.equal(['false']);
    const get: Get = async () => new Response(JSON.stringify({ ...old, count: 1 }));
    const dataset = await arcgis.describe(arcgis.match(new URL(address))!, get);
    expect(dataset.capabilities?.resolution).to.equal(undefined);
  });

  it('that are lost by it are asked for truer, then whole', async () => {
    const { table, asked } = await served([square(5), square(0.01)], { ...shape, resolution: 2000 });
    expect(asked.map((parameters) => parameters.get('maxAllowableOffset'))).to.deep.equal([null, '0.06', '0.0075']);
    expect((table.column('shape') as (Geometry | null)[]).map((one) => one?.type)).to.deep.equal(['Polygon', 'Polygon']);
    const tiny = await served([square(5), square(0.001)], { ...shape, resolution: 2000 });
    expect(tiny.asked.map((parameters) => parameters.get('maxAllowableOffset'))).to.deep.equal([null, '0.06', '0.0075', null]);
    expect(tiny.table.column('shape')[1]).not.to.equal(null);
  });

  it('take a fraction of the bytes', async () => {
    const us = (await (await fetch('/node_modules/vega-datasets/data/us-10m.json')).json()) as Topology<{ states: GeometryCollection }>;
    const rings = feature(us, us.objects.states).features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : [],
    );
    const [whole, drawn] = [await served(rings, shape), await served(rings, { ...shape, resolution: 400 })];
    expect(drawn.table.length).to.equal(whole.table.length);
    expect(drawn.bytes / whole.bytes).to.be.below(0.4);
  });
});
