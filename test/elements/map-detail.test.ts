/** Areas of a portal that simplifies shapes: as true as they are drawn, truer for who comes nearer. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { one, settled } from './settled.js';

const lands = (name: string) => `https://gis.example/arcgis/rest/services/${name}/FeatureServer/0`;
const layer = {
  name: 'Lands',
  objectIdField: 'OBJECTID',
  geometryType: 'esriGeometryPolygon',
  maxRecordCount: 100,
  capabilities: 'Query',
  advancedQueryCapabilities: { supportsPagination: true, supportsOrderBy: true, supportsReturningQueryExtent: true },
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID', alias: 'OBJECTID' },
    { name: 'NAME', type: 'esriFieldTypeString', alias: 'Name' },
  ],
};
const ring = (west: number) => [
  [west, 40],
  [west, 50],
  [west + 10, 50],
  [west + 10, 40],
  [west, 40],
];
const features = ['A', 'B'].map((NAME, at) => ({
  attributes: { OBJECTID: at + 1, NAME },
  geometry: { rings: [ring(at * 15)] },
}));
const spatialReference = { wkid: 4326 };

function answerTo({ pathname, searchParams }: URL): object {
  if (!pathname.endsWith('/query')) return layer;
  if (searchParams.has('returnCountOnly')) return { count: 2 };
  if (searchParams.has('returnExtentOnly')) return { extent: { xmin: 0, ymin: 40, xmax: 25, ymax: 50, spatialReference } };
  return { features, spatialReference };
}

describe('shapes on <opendata-map>', () => {
  const fetched = window.fetch;
  let offsets: (string | null)[] = [];

  beforeEach(() => {
    offsets = [];
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      if (url.host !== 'gis.example') return fetched(input, init);
      if (url.searchParams.get('returnGeometry') === 'true') offsets.push(url.searchParams.get('maxAllowableOffset'));
      return Promise.resolve(new Response(JSON.stringify(answerTo(url)), { headers: { 'content-type': 'application/json' } }));
    };
  });
  afterEach(() => {
    window.fetch = fetched;
  });

  async function nearer(element: OpendataMap): Promise<void> {
    one(element, '.ground').focus();
    for (let press = 0; press < 3; press++) await sendKeys({ press: '+' });
    await waitUntil(() => offsets.length > 1, 'truer shapes are asked for', { timeout: 9000 });
    await element.updateComplete;
  }

  it('are asked for as true as they are drawn, and truer for who comes nearer', async () => {
    const element = await settled<OpendataMap>(html`<opendata-map loading="eager" src=${lands('Lands')}></opendata-map>`);
    expect(offsets).to.deep.equal(['0.013']);
    await nearer(element);
    expect(offsets).to.deep.equal(['0.013', '0.0031']);
    expect(element.table!.length).to.equal(2);
    expect(await element.toCSV()).to.match(/^\uFEFF.*\(simplified for the map\)/);
  });

  it('are so too for boundaries', async () => {
    const element = document.createElement('opendata-map');
    for (const [name, value] of Object.entries({ loading: 'eager', boundaries: lands('Realms'), key: 'NAME', y: 'count' }))
      element.setAttribute(name, value);
    element.srcObject = { table: tableOf({ NAME: ['A', 'B', 'B'] }), dataset: { title: 'Visits' } };
    await settled<OpendataMap>(html`${element}`);
    expect(offsets).to.deep.equal(['0.013']);
    await nearer(element);
    expect(offsets).to.deep.equal(['0.013', '0.0031']);
  });
});
