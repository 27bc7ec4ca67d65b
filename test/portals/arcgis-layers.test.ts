/** What no GeoServices server at hand shows: labels, zones, old servers, periods, items, maps, and what goes wrong. */
import { expect } from '@open-wc/testing';
import type { DatasetError } from '../../src/data.js';
import { type Dataset, type Get, type Predicate, type Query, type Table } from '../../src/data.js';
import { arcgis } from '../../src/portals/arcgis.js';
import type { JsonObject } from '../../src/portals/shared/answer.js';
import { layerOf } from '../../src/portals/arcgis/layer.js';
import { printFilter } from '../../src/portals/arcgis/sql.js';
import { readShape } from '../../src/portals/arcgis/esri-json.js';
import { parseWhere } from '../../src/query/parse.js';
import { cell } from '../../src/table.js';

type Answer = Readonly<Record<string, unknown>>;

const modern = { supportsPagination: true, supportsOrderBy: true, supportsStatistics: true, supportsSqlExpression: true };
const status = {
  type: 'codedValue',
  codedValues: [
    { code: 1, name: 'Open' },
    { code: 2, name: 'In repair' },
    { code: 9, name: 'Closed' },
  ],
};
const shown = {
  name: 'Street_Lights',
  objectIdField: 'OBJECTID',
  maxRecordCount: 3,
  useStandardizedQueries: true,
  capabilities: 'Query',
  advancedQueryCapabilities: modern,
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID', alias: 'OBJECTID' },
    {
      name: 'STATUS',
      type: 'esriFieldTypeSmallInteger',
      alias: 'Status',
      domain: status,
      description: '{"value":"How it is","fieldValueType":"typeOrCategory"}',
    },
    { name: 'SEEN', type: 'esriFieldTypeDate', alias: 'Seen' },
    { name: 'DUE', type: 'esriFieldTypeDateOnly', alias: 'Due' },
    { name: 'NOTE', type: 'esriFieldTypeString', alias: 'Note' },
    { name: 'PHOTO', type: 'esriFieldTypeBlob', alias: 'Photo' },
  ],
};
const layerWith = (more: Answer = {}) => layerOf({ ...shown, ...more } as unknown as JsonObject);
const address = 'https://gis.example/arcgis/rest/services/Lights/FeatureServer/0';
const features = (...rows: Answer[]): Answer => ({ features: rows.map((attributes) => ({ attributes })) });

/** A door to one server: what it is asked with is kept, what it answers is told by the address. */
function serverOf(answers: (url: URL) => Answer | undefined): { readonly get: Get; readonly asked: URL[] } {
  const asked: URL[] = [];
  const get: Get = async (url) => {
    asked.push(url);
    return new Response(JSON.stringify(answers(url) ?? { error: { code: 404, message: 'Not found', details: [] } }));
  };
  return { get, asked };
}

const layerServer = (layer: Answer, query: (parameters: URLSearchParams) => Answer) =>
  serverOf((url) =>
    url.pathname.endsWith('/query') ? (url.searchParams.has('returnCountOnly') ? { count: 5 } : query(url.searchParams)) : layer,
  );

async function answer(
  layer: Answer,
  query: Query,
  respond: (parameters: URLSearchParams) => Answer,
): Promise<{ table: Table; dataset: Dataset; asked: URLSearchParams[] }> {
  const { get, asked } = layerServer(layer, respond);
  const dataset = await arcgis.describe(arcgis.match(new URL(address))!, get);
  const table = await arcgis.read(dataset, query, get);
  return { table, dataset, asked: asked.filter(({ pathname }) => pathname.endsWith('/query')).map(({ searchParams }) => searchParams) };
}

const column = (table: Table, name: string): unknown[] => Array.from({ length: table.length }, (_, row) => cell(table.column(name), row));
const failure = (promise: Promise<unknown>): Promise<DatasetError> =>
  promise.then(
    () => expect.fail('No error'),
    (reason: DatasetError) => reason,
  );
const where = (text: string): string => printFilter(layerWith(), parseWhere(text)).get('where')!;

describe('labels of ArcGIS', () => {
  it('stand for codes in rows, groups and conditions', async () => {
    const { table, dataset } = await answer(shown, { limit: 2 }, () => features({ OBJECTID: 1, STATUS: 2 }, { OBJECTID: 2, STATUS: 7 }));
    expect(dataset.fields.find(({ name }) => name === 'STATUS')).to.deep.equal({
      name: 'STATUS',
      title: 'Status',
      type: 'string',
      description: 'How it is',
    });
    expect(column(table, 'STATUS')).to.deep.equal(['In repair', '7']);
    const groups = await answer(
      shown,
      {
        select: [
          { name: 's', field: 'STATUS' },
          { name: 'n', aggregate: 'count' },
        ],
      },
      () => features({ STATUS: 9, C1: 4 }, { STATUS: null, c1: 1 }),
    );
    expect([column(groups.table, 's'), column(groups.table, 'n')]).to.deep.equal([
      ['Closed', null],
      [4, 1],
    ]);
  });

  const conditions: Readonly<Record<string, string>> = {
    "STATUS = 'Open'": 'STATUS IN (1)',
    "STATUS <> 'Open'": 'STATUS IS NOT NULL',
    "STATUS IN ('Open', 'Closed')": 'STATUS IN (1, 9)',
    "STATUS LIKE '%e%'": 'STATUS IN (1, 2, 9)',
    "STATUS < 'D'": 'STATUS IN (9)',
    'STATUS IS NULL': 'STATUS IS NULL',
    "NOTE = 'it''s'": "NOTE = 'it''s'",
    "NOTE LIKE '5\\%%'": "NOTE LIKE '5\\%%' ESCAPE '\\'",
    "SEEN >= TIMESTAMP('2024-01-31T12:30:00Z')": "SEEN >= TIMESTAMP '2024-01-31 12:30:00'",
    "DUE = DATE('2024-01-31')": "DUE = DATE '2024-01-31'",
    "NOT (NOTE = 'a' AND OBJECTID > 5)": "NOTE <> 'a' OR OBJECTID <= 5",
  };
  for (const [text, sql] of Object.entries(conditions))
    it(`${text} is ${sql}`, () =>
      expect(where(text).replace('NOT (STATUS IS NULL) AND NOT (STATUS IN (1))', 'STATUS IS NOT NULL')).to.equal(sql));

  it('are left away where two codes share one, or where they depend on the row', () => {
    const twice = { ...status, codedValues: [...status.codedValues, { code: 3, name: 'Open' }] };
    const types = [{ id: 1, name: 'Pole', domains: { STATUS: { type: 'codedValue' } } }];
    expect(layerWith({ fields: [{ ...shown.fields[1]!, domain: twice }] }).labels.size).to.equal(0);
    expect(layerWith({ types }).labels.size).to.equal(0);
  });
});

describe('times of ArcGIS', () => {
  it('are brought to the zone in which they were entered', async () => {
    const zoned = { ...shown, dateFieldsTimeReference: { timeZone: 'Central Standard Time' } };
    const instants = ['2024-01-15T06:00:00Z', '2024-07-15T05:30:00Z', '1969-12-31T06:00:00Z'].map((text) => Date.parse(text));
    const { table, dataset } = await answer(zoned, { limit: 3 }, () => features(...instants.map((SEEN) => ({ SEEN }))));
    expect(column(table, 'SEEN').map((time) => new Date(time as number).toISOString().slice(0, 16))).to.deep.equal([
      '2024-01-15T00:00',
      '2024-07-15T00:30',
      '1969-12-31T00:00',
    ]);
    expect(dataset.capabilities?.units).to.equal(undefined);
  });

  it('are cut by numbers that come under the server’s own names', async () => {
    const select = [
      { name: 'month', field: 'SEEN', unit: 'month' },
      { name: 'n', aggregate: 'count' },
    ] as const;
    const { table, asked } = await answer(shown, { select, order: [{ by: 'month' }] }, () =>
      features({ c1: 4, EXPR_1: 2024, EXPR_2: 12 }, { c1: 3, EXPR_1: null, EXPR_2: null }, { c1: 2, EXPR_1: 2024, EXPR_2: 2 }),
    );
    expect(asked[1]!.get('groupByFieldsForStatistics')).to.equal('EXTRACT(YEAR FROM SEEN),EXTRACT(MONTH FROM SEEN)');
    expect(column(table, 'month')).to.deep.equal([Date.UTC(2024, 1), Date.UTC(2024, 11), null]);
    expect(column(table, 'n')).to.deep.equal([2, 4, 3]);
  });
});

describe('servers of ArcGIS', () => {
  it('give averages as sums and counts, and nothing over no rows', async () => {
    const select = [
      { name: 'mean', field: 'OBJECTID', aggregate: 'avg' },
      { name: 'n', aggregate: 'count' },
    ] as const;
    const { table } = await answer(shown, { select }, () => features({ C0S: 10, c0n: 4, 'COUNT(OBJECTID) AS c1': 4 }));
    expect([cell(table.column('mean'), 0), cell(table.column('n'), 0)]).to.deep.equal([2.5, 4]);
    const nothing = await answer(shown, { select }, () => features());
    expect([cell(nothing.table.column('mean'), 0), cell(nothing.table.column('n'), 0)]).to.deep.equal([null, 0]);
  });

  it('never give a part of the groups for all of them', async () => {
    const select = [
      { name: 's', field: 'NOTE' },
      { name: 'n', aggregate: 'count' },
    ] as const;
    const reason = await failure(answer(shown, { select }, () => ({ ...features({ NOTE: 'a', c1: 1 }), exceededTransferLimit: true })));
    expect(reason.code).to.equal('too-big');
  });

  it('that give fewer rows than asked for are asked for the rest', async () => {
    const { table, asked } = await answer(shown, { limit: 5, offset: 10 }, (parameters) => {
      const start = Number(parameters.get('resultOffset'));
      return { ...features({ OBJECTID: start }, { OBJECTID: start + 1 }), exceededTransferLimit: start < 14 };
    });
    expect(column(table, 'OBJECTID')).to.deep.equal([10, 11, 12, 13, 14, 15]);
    expect(asked.filter((parameters) => parameters.has('resultOffset')).map((parameters) => parameters.get('orderByFields'))).to.deep.equal(
      ['OBJECTID', 'OBJECTID', 'OBJECTID'],
    );
  });

  it('without pages are asked for lots of object ids', async () => {
    const ids = [12, 3, 45, 6, 78];
    const old = { ...shown, advancedQueryCapabilities: undefined, supportsStatistics: true };
    const { table, dataset, asked } = await answer(old, {}, (parameters) => {
      if (parameters.has('returnIdsOnly')) return { objectIdFieldName: 'OBJECTID', objectIds: ids };
      const [from, to] = parameters.get('where')!.match(/\d+/g)!.map(Number);
      return features(...ids.filter((id) => id >= from! && id <= to!).map((OBJECTID) => ({ OBJECTID })));
    });
    expect([...column(table, 'OBJECTID')].sort((a, b) => Number(a) - Number(b))).to.deep.equal([3, 6, 12, 45, 78]);
    expect(asked.slice(2).map((parameters) => parameters.get('where'))).to.deep.equal([
      'OBJECTID >= 3 AND OBJECTID <= 12',
      'OBJECTID >= 45 AND OBJECTID <= 78',
    ]);
    expect([dataset.capabilities?.pageSize, dataset.capabilities?.order]).to.deep.equal([undefined, undefined]);
  });

  it('say that an address is too long where theirs is', async () => {
    const { get } = serverOf(() => shown);
    const dataset = await arcgis.describe(arcgis.match(new URL(address))!, get);
    const values = Array.from({ length: 400 }, (_, at) => `value ${at}`);
    const narrow: Get = async (url) => (url.href.length > 2000 ? new Response('<html>Not found</html>', { status: 404 }) : get(url));
    const { code, message } = await failure(arcgis.read(dataset, { where: { op: 'in', field: 'NOTE', values }, limit: 1 }, narrow));
    expect([code, /makes an address of \d+ characters/.test(message)]).to.deep.equal(['bad-request', true]);
  });

  it('are not asked for a layer that nobody named', async () => {
    const layers = [
      { id: 3, name: 'Trees', type: 'Feature Layer' },
      { id: 0, name: 'All', type: 'Group Layer', subLayerIds: [3, 5] },
      { id: 5, name: 'Beds', type: 'Feature Layer' },
    ];
    const service = new URL(address.replace('/0', ''));
    const { get } = serverOf((url) => (url.pathname.endsWith('FeatureServer') ? { layers, tables: [] } : undefined));
    const { code, message } = await failure(arcgis.describe(arcgis.match(service)!, get));
    expect([code, message.endsWith('3 “Trees”, 5 “Beds”')]).to.deep.equal(['unsupported', true]);
    const table = serverOf((url) =>
      url.pathname.endsWith('FeatureServer')
        ? { layers: [], tables: [{ id: 2, name: 'Permits' }] }
        : url.pathname.endsWith('/query')
          ? { count: 1 }
          : shown,
    );
    expect((await arcgis.describe(arcgis.match(service)!, table.get)).ref.identifier).to.equal('FeatureServer/2');
  });
});

describe('items of ArcGIS', () => {
  const id = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
  const page = new URL(`https://www.arcgis.com/home/item.html?id=${id}`);
  const item = {
    id,
    orgId: 'Org1',
    title: 'Street lights',
    type: 'Feature Service',
    url: 'http://gis.example/arcgis/rest/services/Lights/FeatureServer',
    description: '<p>All <b>lights</b></p>',
    licenseInfo: '<a href="https://creativecommons.org/licenses/by/4.0/">CC&nbsp;BY</a>',
    tags: ['light'],
    categories: ['/Categories/Transportation'],
    created: 1_600_000_000_000,
    modified: 1_700_000_000_000,
    extent: [
      [-75.9, 45.1],
      [-75.2, 45.6],
    ],
  };
  const online = (more: Answer = {}, data?: Answer) =>
    serverOf((url) => {
      if (url.pathname.endsWith('/data')) return data;
      if (url.pathname.endsWith(`/items/${id}`)) return { ...item, ...more };
      if (url.pathname.endsWith('/portals/Org1')) return { name: 'City of Examples' };
      if (url.pathname.endsWith('/query')) return url.searchParams.has('returnCountOnly') ? { count: 5 } : features({ OBJECTID: 1 });
      return url.pathname.endsWith('FeatureServer')
        ? { layers: [{ id: 7, name: 'Lights' }] }
        : url.pathname.endsWith('FeatureServer/7')
          ? shown
          : undefined;
    });

  it('describe their layer in DCAT’s terms, over https', async () => {
    const { get, asked } = online();
    const { fields, capabilities, ...dataset } = await arcgis.describe(arcgis.match(page)!, get);
    expect(fields.length && capabilities?.pageSize).to.equal(3);
    expect(asked.every(({ protocol }) => protocol === 'https:')).to.equal(true);
    expect(dataset).to.deep.equal({
      ref: { portal: 'arcgis', endpointURL: 'https://gis.example/arcgis/rest/services/Lights', identifier: 'FeatureServer/7' },
      title: 'Street lights',
      description: '<p>All <b>lights</b></p>',
      publisher: 'City of Examples',
      license: { title: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
      issued: new Date(1_600_000_000_000),
      modified: new Date(1_700_000_000_000),
      spatial: '-75.9000,45.1000,-75.2000,45.6000',
      keywords: ['light'],
      theme: ['Transportation'],
      landingPage: page.href,
      distributions: [{ title: 'ArcGIS REST', downloadURL: 'https://gis.example/arcgis/rest/services/Lights/FeatureServer/7' }],
      rowCount: 5,
    });
  });

  it('may be maps, whose hidden rows stay hidden', async () => {
    const operationalLayers = [{ title: 'Lights', url: `${item.url}/7`, layerDefinition: { definitionExpression: 'STATUS = 1' } }];
    const { get, asked } = online({ type: 'Web Map', url: null }, { operationalLayers });
    expect((await arcgis.describe(arcgis.match(page)!, get)).rowCount).to.equal(1);
    expect(asked.find(({ pathname }) => pathname.endsWith('/query'))!.searchParams.get('where')).to.equal('STATUS = 1');
  });

  it('may be files, and may be no data at all', async () => {
    const csv: Get = async (url) =>
      url.pathname.endsWith('/data') ? new Response('a,b\n1,2\n') : online({ type: 'CSV', url: null, name: 'lights.csv' }).get(url);
    const dataset = await arcgis.describe(arcgis.match(page)!, csv);
    expect([dataset.rowCount, dataset.distributions![0]!.title, column(await arcgis.read(dataset, {}, csv), 'b')]).to.deep.equal([
      1,
      'lights.csv',
      [2],
    ]);
    expect((await failure(arcgis.describe(arcgis.match(page)!, online({ type: 'Dashboard', url: null }).get))).code).to.equal(
      'unsupported',
    );
  });

  it('may be private, or gone', async () => {
    const said = (error: Answer) => failure(arcgis.describe(arcgis.match(page)!, serverOf(() => ({ error })).get));
    expect(
      (await said({ code: 403, messageCode: 'GWM_0003', message: 'You do not have permissions to access this resource.' })).code,
    ).to.equal('private');
    expect((await said({ code: 499, message: 'Token Required' })).code).to.equal('private');
    expect((await said({ code: 400, messageCode: 'CONT_0001', message: 'Item does not exist or is inaccessible.' })).code).to.equal(
      'not-found',
    );
  });
});

describe('shapes of Esri', () => {
  const square = (x: number, y: number, size: number): number[][] => [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];

  it('have holes in the rings around them, and run as GeoJSON’s', () => {
    const hole = square(2, 2, 1).reverse();
    expect(readShape({ rings: [hole, square(20, 0, 5), square(0, 0, 10)] })).to.deep.equal({
      type: 'MultiPolygon',
      coordinates: [[square(20, 0, 5).reverse()], [square(0, 0, 10).reverse(), square(2, 2, 1)]],
    });
    expect(readShape({ rings: [hole] })).to.deep.equal({ type: 'Polygon', coordinates: [hole] });
  });

  it('are points, lines and several of either, or missing', () => {
    expect(readShape({ x: 1, y: 2, z: 3 })).to.deep.equal({ type: 'Point', coordinates: [1, 2] });
    expect(
      readShape({
        points: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).to.deep.equal({
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(
      readShape({
        paths: [
          [
            [1, 2, 9],
            [3, 4, 9],
          ],
        ],
      }),
    ).to.deep.equal({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
    expect([readShape({ x: 'NaN', y: 2 }), readShape({ rings: [] }), readShape({ curveRings: [] })]).to.deep.equal([null, null, null]);
  });

  it('in any other projection are no places', async () => {
    const point = (spatialReference: Answer) => ({
      spatialReference,
      features: [{ attributes: { OBJECTID: 1 }, geometry: { x: 500_000, y: 500_000 } }],
    });
    const geometric = { ...shown, geometryType: 'esriGeometryPoint' };
    const { table } = await answer(geometric, { limit: 1 }, () => point({ wkid: 2229 }));
    expect(column(table, 'geometry')).to.deep.equal([null]);
    const { table: mercator } = await answer(geometric, { limit: 1 }, () => point({ wkid: 102_100 }));
    expect(JSON.stringify(column(mercator, 'geometry')[0])).to.match(/^{"type":"Point","coordinates":\[4\.491576\d*,4\.486983\d*\]}$/);
  });
});

describe('hostile values', () => {
  it('stay inside one literal of ArcGIS', async () => {
    const list = await fetch('/hostile/injection/filter-values.json');
    const values = list.ok
      ? ((await list.json()) as { value: string }[]).map((one) => (typeof one === 'string' ? one : one.value))
      : ["' OR 1=1 --", "a'';DROP", "\\' --"];
    for (const value of values) {
      const predicates: Predicate[] = [
        { op: '=', field: 'NOTE', value },
        { op: 'in', field: 'NOTE', values: [value] },
        { op: 'like', field: 'NOTE', pattern: value },
      ];
      for (const predicate of predicates) {
        const sent = new URL(`${address}/query?${printFilter(layerWith(), predicate).toString()}`).searchParams;
        expect([...sent.keys()]).to.deep.equal(['f', 'where']);
        expect(sent.get('where')).to.match(/^NOTE (= |IN \(|LIKE )'(?:[^']|'')*'(\)| ESCAPE '\\')?$/u);
      }
      const codes = printFilter(layerWith(), { op: '=', field: 'STATUS', value }).get('where')!;
      expect(codes).to.match(/^STATUS IN \(-?[\d.]+\)$|^STATUS IS NULL AND NOT \(STATUS IS NULL\)$/);
    }
  });
});
