import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { feature } from 'topojson-client';
import { readNdjson } from '../../src/formats/json.js';
import { DatasetError } from '../../src/model.js';
import { failure, rows, tableIn, types } from './made.js';

const kml = (inside: string) => `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;

describe('KML', () => {
  it('reads names, times and data of a placemark, and its shape', async () => {
    const table = await tableIn(
      kml(`<Folder><Placemark id="1"><name>Library &amp; Café</name><description><![CDATA[<b>Open</b>]]></description>
        <TimeStamp><when>2024-01-31</when></TimeStamp><ExtendedData><Data name="visits"><value>12</value></Data></ExtendedData>
        <Point><coordinates> -72.6,41.7,0 </coordinates></Point></Placemark></Folder>
        <Placemark><name>Nowhere</name></Placemark>`),
      'places.kml',
    );
    expect(types(table)).to.deep.equal(['name string', 'description string', 'when date', 'visits number', 'geometry geometry']);
    expect(rows(table)).to.deep.equal([
      ['Library & Café', '<b>Open</b>', Date.UTC(2024, 0, 31), 12, { type: 'Point', coordinates: [-72.6, 41.7, 0] }],
      ['Nowhere', null, null, null, null],
    ]);
  });

  it('reads every kind of shape', async () => {
    const line = '<LineString><coordinates>0,0 1,1</coordinates></LineString>';
    const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`;
    const hole = `<innerBoundaryIs>${ring('1,1 1,2 2,2 1,1')}</innerBoundaryIs>`;
    const shapes = [
      line,
      `<Polygon><outerBoundaryIs>${ring('0,0 9,0 9,9 0,0')}</outerBoundaryIs>${hole}${hole}</Polygon>`,
      `<MultiGeometry>${line}${line}</MultiGeometry>`,
      `<MultiGeometry>${line}<Point><coordinates>3,4</coordinates></Point></MultiGeometry>`,
      '<gx:Track><when>2024</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>',
      '<Point><coordinates>north</coordinates></Point>',
    ];
    const table = await tableIn(
      kml(shapes.map((shape) => `<Placemark>${shape}</Placemark>`).join('')),
      'x',
      'application/vnd.google-earth.kml+xml',
    );
    const read = rows(table).map(([shape]) => shape as { type: string; coordinates: unknown[] } | null);
    expect(read.map((shape) => shape?.type)).to.deep.equal([
      'LineString',
      'Polygon',
      'MultiLineString',
      'GeometryCollection',
      'LineString',
      undefined,
    ]);
    expect(read[1]!.coordinates.length).to.equal(3);
    expect(read[4]!.coordinates).to.deep.equal([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('goes by the outermost element where nothing else tells, and by the encoding that it names', async () => {
    const latin = Uint8Array.from(kml('<Placemark><name>Peña</name></Placemark>').replace('?>', ' encoding="ISO-8859-1"?>'), (sign) =>
      sign.charCodeAt(0),
    );
    expect(rows(await tableIn(latin, 'download', 'text/xml'))).to.deep.equal([['Peña', null]]);
    expect((await failure(tableIn(kml('').slice(0, -3), 'x.kml'))).code).to.equal('bad-response');
  });
});

describe('GPX', () => {
  it('reads waypoints, routes and tracks', async () => {
    const point = (tag: string, lat: number, inside = '') => `<${tag} lat="${lat}" lon="-72">${inside}</${tag}>`;
    const table = await tableIn(
      `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${point('wpt', 41, '<ele>12.5</ele><name>Start</name>')}
      <rte><name>Way</name>${point('rtept', 41)}${point('rtept', 42)}</rte>
      <trk><name>Walk</name><extensions><x:length xmlns:x="y">7</x:length></extensions><trkseg>${point('trkpt', 1)}${point('trkpt', 2)}</trkseg></trk></gpx>`,
      'x.gpx',
    );
    expect(types(table)).to.deep.equal(['ele number', 'name string', 'length number', 'geometry geometry']);
    expect(rows(table).map((row) => [row[1], (row[3] as { type: string }).type])).to.deep.equal([
      ['Start', 'Point'],
      ['Way', 'LineString'],
      ['Walk', 'MultiLineString'],
    ]);
    expect((rows(table)[0]![3] as { coordinates: unknown }).coordinates).to.deep.equal([-72, 41, 12.5]);
  });
});

describe('NDJSON', () => {
  it('reads back whatever is written, with any line end and record separators', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.string({ minLength: 1 }).map((text) => `t${text}`),
      fc.constant(null),
    );
    const line = fc.record({ a: fc.integer(), b: value }, { noNullPrototype: true });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.constantFrom('', '\x1e'),
        (lines, end, mark) => {
          const table = readNdjson(lines.map((one) => mark + JSON.stringify(one)).join(end));
          expect([...table.column('a')]).to.deep.equal(lines.map(({ a }) => a));
          expect(table.length).to.equal(lines.length);
        },
      ),
    );
  });

  it('is found by its extension, its media type or its lines, and holds features too', async () => {
    const lines = '{"a":1}\n{"a":2}\n';
    for (const [path, type] of [
      ['x.ndjson', ''],
      ['x.jsonl', ''],
      ['x', 'application/x-ndjson'],
      ['x', ''],
      ['x.json', 'application/json'],
    ] as const)
      expect([...(await tableIn(lines, path, type)).column('a')], `${path} ${type}`).to.deep.equal([1, 2]);
    expect([...(await tableIn('{"a":1}', 'x.ndjson')).column('a')]).to.deep.equal([1]);
    const one = '{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}';
    expect(types(await tableIn(`${one}\n${one}\n`, 'x.geojsonl'))).to.deep.equal(['a number', 'geometry geometry']);
  });

  it('names the line that is broken', async () => {
    const error = await failure(tableIn('{"a":1}\n{"a":\n', 'x.ndjson'));
    expect([error.code, error.message]).to.deep.equal(['bad-response', 'Line 2 is not valid JSON.']);
  });

  it('never throws anything but a DatasetError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '"', 'a', ':', '1', '\n', '[', ']', ',') }), (text) => {
        try {
          readNdjson(text);
        } catch (error) {
          expect(error).to.be.instanceOf(DatasetError);
        }
      }),
    );
  });
});

describe('JSON', () => {
  it('takes lists of equal length for lines under a line of names', async () => {
    const table = await tableIn('[["NAME","P1_001N","state"],["Alabama","5024279","01"],["Alaska",null,"02"]]', 'pl', 'application/json');
    expect(types(table)).to.deep.equal(['NAME string', 'P1_001N number', 'state string']);
    expect(rows(table)).to.deep.equal([
      ['Alabama', 5024279, '01'],
      ['Alaska', null, '02'],
    ]);
    for (const text of ['[["a","b"],["c"]]', '[[1,2],[3,4]]', '[[]]'])
      expect((await failure(tableIn(text, 'x.json'))).code, text).to.equal('bad-response');
  });

  it('turns the projection of old GeoJSON into degrees, and names one that it does not know', async () => {
    const collection = (name: string) =>
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [-8089500, 5122000] } }],
      });
    const [[shape]] = rows(await tableIn(collection('urn:ogc:def:crs:EPSG::3857'), 'x.geojson')) as [[{ coordinates: number[] }]];
    expect(shape.coordinates[0]).to.be.closeTo((-8089500 / 6378137 / Math.PI) * 180, 1e-9);
    expect(shape.coordinates[1]).to.be.closeTo((Math.atan(Math.sinh(5122000 / 6378137)) * 180) / Math.PI, 1e-9);
    const error = await failure(tableIn(collection('EPSG:2263'), 'x.geojson'));
    expect([error.code, error.message]).to.deep.equal([
      'unsupported',
      'The coordinates are in “EPSG:2263”, which cannot be turned into degrees here.',
    ]);
  });
});

describe('TopoJSON', () => {
  const made = {
    type: 'Topology',
    transform: { scale: [0.5, 0.5], translate: [-72, 41] },
    objects: {
      one: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [2, 4] }] },
      all: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', id: 1, properties: { name: 'west' }, arcs: [[0, 1]] },
          { type: 'Polygon', id: 2, properties: { name: 'east' }, arcs: [[2, -1]] },
        ],
      },
    },
    arcs: [
      [
        [2, 0],
        [0, 2],
      ],
      [
        [2, 2],
        [-2, 0],
        [0, -2],
        [2, 0],
      ],
      [
        [2, 0],
        [2, 0],
        [0, 2],
        [-2, 0],
      ],
    ],
  };

  it('reads the object with the most shapes, or the one that the fragment names', async () => {
    const table = await tableIn(JSON.stringify(made), 'x.topojson');
    expect(types(table)).to.deep.equal(['id number', 'name string', 'geometry geometry']);
    expect(rows(table)[1]).to.deep.equal([
      2,
      'east',
      {
        type: 'Polygon',
        coordinates: [
          [
            [-71, 41],
            [-70, 41],
            [-70, 42],
            [-71, 42],
            [-71, 41],
          ],
        ],
      },
    ]);
    expect((await tableIn(JSON.stringify(made), 'x.json#one')).length).to.equal(1);
    expect((await failure(tableIn(JSON.stringify(made), 'x.json#none'))).message).to.contain('“one”');
  });

  it('joins the arcs as the reference does', async () => {
    const table = await tableIn(await (await fetch('/node_modules/vega-datasets/data/us-10m.json')).arrayBuffer(), 'us-10m.json#states');
    const us = (await (await fetch('/node_modules/vega-datasets/data/us-10m.json')).json()) as Parameters<typeof feature>[0];
    const reference = feature(us, us.objects['states']!) as unknown as { features: { geometry: unknown }[] };
    expect(table.length).to.equal(reference.features.length);
    expect(table.column('geometry')[5]).to.deep.equal(reference.features[5]!.geometry);
  });

  it('refuses arcs that are not there', async () => {
    const error = await failure(tableIn(JSON.stringify({ ...made, arcs: [] }), 'x.topojson'));
    expect([error.code, error.message]).to.deep.equal(['bad-response', 'The file is damaged: it could not be read.']);
  });
});
