import { expect } from '@open-wc/testing';
import { decode } from '../../src/formats/decode.js';
import { formatOf } from '../../src/formats/index.js';
import { DatasetError } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { hostile } from './hostile.js';

const at = (path: string) => new URL(path, 'https://data.example.org/');
const answer = (body: BodyInit, type?: string, path = 'x') => {
  const response = new Response(body, type === undefined ? {} : { headers: { 'content-type': type } });
  if (type === undefined) response.headers.delete('content-type');
  return decode(response, at(path));
};
async function failure(promise: Promise<unknown>): Promise<DatasetError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DatasetError);
  return error as DatasetError;
}

describe('decode', () => {
  it('goes by the media type, then the extension, then the first characters', async () => {
    const json = '[{"a":1}]';
    for (const [body, type, path] of [
      [json, 'application/json;charset=utf-8', 'x'],
      [json, 'text/plain', 'x'],
      [json, undefined, 'x'],
      [json, 'application/octet-stream', 'x.json'],
      [` \n${json}`, undefined, 'x'],
      ['a\n1', 'text/csv', 'x'],
      ['a\n1', 'text/plain', 'x.csv'],
      ['a\tb\n1\t2', 'text/tab-separated-values', 'x'],
      ['a\n1', undefined, 'x'],
      ['{"type":"Feature","properties":{"a":1},"geometry":null}', 'application/geo+json', 'x'],
      ['a\n1', 'text/html', 'x.csv'],
    ] as const) {
      expect((await answer(body, type, path)).column('a')[0], `${type} ${path}`).to.equal(1);
    }
  });

  it('calls a web page a web page, whatever it claims to be', async () => {
    for (const type of ['text/html', 'application/json', 'text/csv', undefined]) {
      const error = await failure(answer('\n<!doctype html><title>Maintenance</title>', type));
      expect([error.code, error.message]).to.deep.equal(['bad-response', 'The address answered with a web page instead of data.']);
      expect(error.url).to.equal('https://data.example.org/x');
    }
  });

  it('names the formats that it cannot read', async () => {
    expect((await failure(answer('%PDF-1.7', 'application/pdf'))).message).to.contain('PDF');
    expect((await failure(answer('<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"/>', 'text/xml'))).message).to.contain('XML file (RDF)');
    expect((await failure(answer('whatever', 'application/octet-stream', 'roads.gpkg'))).message).to.contain('GeoPackage');
    expect((await failure(answer('SQLite format 3\0', 'application/octet-stream'))).message).to.contain('GeoPackage');
    expect((await failure(answer(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'application/vnd.ms-excel'))).message).to.contain('XLS');
    expect((await failure(answer('x', '', 'roads.gpkg'))).code).to.equal('unsupported');
  });

  it('says so when a file is not what it is said to be, or damaged', async () => {
    expect((await failure(answer('PK\x03\x04abc'))).message).to.equal('The file is damaged: it could not be read.');
    expect((await failure(answer('plain words', 'application/zip'))).message).to.contain('not zip');
    for (const head of ['PAR1', 'fgb\x03fgb', 'ARROW1', '\x1f\x8b'])
      expect((await failure(answer(Uint8Array.from(`${head}garbage`, (sign) => sign.charCodeAt(0))))).code, head).to.equal('bad-response');
  });

  it('says so when the body breaks off', async () => {
    const stream = new ReadableStream({ start: (controller) => controller.error(new TypeError('network')) });
    expect((await failure(answer(stream as unknown as BodyInit, 'text/csv'))).code).to.equal('bad-response');
  });

  const encodings: readonly [file: string, charset: string, field: string, first: string][] = [
    ['utf8.csv', '', 'name', 'José Peña'],
    ['utf8-bom.csv', '', 'name', 'José Peña'],
    ['utf16le-bom.csv', '', 'name', 'José Peña'],
    ['utf16be-bom.csv', '', 'name', 'José Peña'],
    ['latin1.csv', '; charset=iso-8859-1', 'name', 'José Peña'],
    ['latin1.csv', '', 'name', 'José Peña'],
    ['latin1.csv', '; charset=nonsense', 'name', 'José Peña'],
    ['windows-1252.csv', '', 'quote', '“hi” – €5'],
    ['mojibake.csv', '', 'name', 'JosÃ© PeÃ±a'],
    ['truncated-multibyte.csv', '', 'name', 'Año\uFFFD'],
  ];
  for (const [file, charset, field, first] of encodings) {
    it(`reads the letters of ${file}${charset}`, async function () {
      const bytes = await (await hostile(this, `encodings/${file}`)).arrayBuffer();
      expect(cell((await answer(bytes, `text/csv${charset}`)).column(field), 0)).to.equal(first);
    });
  }

  for (const [file, rows, columns] of [
    ['cr-only.csv', 2, 2],
    ['mixed-eol.csv', 3, 2],
    ['semicolon.csv', 1, 2],
    ['tab.csv', 1, 2],
    ['sep-line.csv', 1, 2],
    ['title-rows.csv', 3, 2],
    ['bom-json.json', 1, 1],
    ['nul.csv', 1, 2],
    ['invalid-utf8.csv', 1, 1],
  ] as const) {
    it(`finds ${rows} rows and ${columns} columns in ${file}`, async function () {
      const table = await answer(await (await hostile(this, `encodings/${file}`)).arrayBuffer(), undefined, file);
      expect([table.length, table.fields.length]).to.deep.equal([rows, columns]);
    });
  }

  const messy: Record<string, (fields: number, rows: number) => boolean> = {
    'frictionless/defective-rows.csv': (fields, rows) => fields === 4 && rows === 2,
    'frictionless/duplicate-headers.csv': (fields, rows) => fields === 5 && rows === 2,
    'frictionless/blank-headers.csv': (fields, rows) => fields === 3 && rows === 2,
    'frictionless/wide.csv': (fields) => fields > 1000,
    'frictionless/issue-1066-largecellsize.csv': (fields, rows) => fields > 0 && rows > 0,
    'frictionless/empty.csv': (fields, rows) => fields === 0 && rows === 0,
    'messytables/utf-16le_encoded.csv': (fields, rows) => fields > 1 && rows > 10,
    'messytables/211-head.csv': (fields, rows) => fields > 10 && rows > 10,
    'messytables/characters.csv': (fields, rows) => fields > 1 && rows > 10,
    'messytables/mixedGLB.csv': (fields, rows) => fields > 10 && rows > 10,
    'messytables/sparse_with_column_errors.csv': (fields, rows) => fields === 4 && rows === 2237,
    'messytables/simple.psv': (fields) => fields > 1,
    'messytables/simple.ssv': (fields) => fields > 1,
    'messytables/example.tsv': (fields) => fields > 1,
    'messytables/begrotingsanalyse-2011.csv': (fields) => fields > 1,
  };
  for (const [file, holds] of Object.entries(messy)) {
    it(`reads ${file}`, async function () {
      const table = await answer(await (await hostile(this, `csv/${file}`)).arrayBuffer(), 'text/csv');
      expect(
        holds(table.fields.length, table.length),
        `${table.fields.length} columns, ${table.length} rows: ${table.fields
          .map(({ name }) => name)
          .join('|')
          .slice(0, 300)}`,
      ).to.equal(true);
      expect(new Set(table.fields.map(({ name }) => name)).size).to.equal(table.fields.length);
    });
  }
});

describe('formatOf', () => {
  it('knows media types and extensions', () => {
    expect(formatOf(at('a.csv'))).to.equal('csv');
    expect(formatOf(at('a.TSV?x=1'))).to.equal('csv');
    expect(formatOf(at('a.geojson'))).to.equal('geojson');
    expect(formatOf(at('a'), 'application/vnd.geo+json; charset=utf-8')).to.equal('geojson');
    expect(formatOf(at('a.csv'), 'application/json')).to.equal('json');
    expect(formatOf(at('a'))).to.equal(undefined);
    expect(formatOf(at('export?format=parquet'))).to.equal('parquet');
    for (const [path, format] of [
      ['a.xlsx', 'zip'],
      ['a.kmz', 'zip'],
      ['a.shp.zip', 'zip'],
      ['a.csv.gz', 'gzip'],
      ['a.geoparquet', 'parquet'],
      ['a.fgb', 'flatgeobuf'],
      ['a.feather', 'arrow'],
      ['a.topojson', 'json'],
      ['a.geojsonl', 'ndjson'],
      ['a.kml', 'kml'],
      ['a.gpx', 'gpx'],
    ])
      expect(formatOf(at(path!)), path).to.equal(format);
    expect(formatOf(at('a.pdf'), 'application/pdf')).to.equal(undefined);
  });
});
