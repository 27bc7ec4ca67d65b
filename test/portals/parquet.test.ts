/** Parquet files: only what a question needs is fetched, and the answers are those of every portal. */
import { expect } from '@open-wc/testing';
import { parquetWriteBuffer, type BasicType, type ColumnSource } from 'hyparquet-writer';
import { gzipSync } from 'fflate';
import { open, parseMeasures, parseWhere, read, type Field, type Query, type Table } from '../../src/data.js';
import { cell, isDate } from '../../src/table.js';
import { conforms } from '../conformance/conformance.js';
import { files, truthOf } from '../conformance/truth.js';
import { failure, rows, types } from '../formats/made.js';
import { put, ranged } from './ranged.js';

const basic = ({ type }: Field): BasicType =>
  type === 'number' ? 'DOUBLE' : isDate(type) ? 'TIMESTAMP' : type === 'boolean' ? 'BOOLEAN' : type === 'geometry' ? 'GEOMETRY' : 'STRING';

function columnsOf(table: Table): ColumnSource[] {
  return table.fields.map((field) => {
    const column = table.column(field.name);
    const values = Array.from({ length: table.length }, (_, row) => cell(column, row));
    const data = isDate(field.type) ? values.map((value) => (value === null ? null : new Date(value as number))) : values;
    return { name: field.name, data, type: basic(field), nullable: true };
  });
}

const names = Object.keys(files) as (keyof typeof files)[];
const addresses = Object.fromEntries(names.map((name) => [name, `/ranged/conforming-${name}.parquet`])) as typeof files;

before(async function () {
  this.timeout(60_000);
  for (const name of names) {
    const body = parquetWriteBuffer({ columnData: columnsOf(await truthOf(name)), rowGroupSize: 1000 });
    await fetch(addresses[name], { method: 'PUT', body });
  }
});

conforms('Parquet', { addresses });

const flights = 13_493_022;
const first = (limit: number, ...fields: string[]): Query => ({ limit, select: fields.map((name) => ({ name, field: name })) });

describe('a Parquet file of 13.5 MB', function () {
  this.timeout(30_000);

  it('tells its fields and rows from its last kilobytes', async () => {
    const { address, sent } = ranged('flights-3m.parquet');
    const dataset = await open(address);
    expect(dataset.fields.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([
      'date datetime',
      'delay number',
      'distance number',
      'origin string',
      'destination string',
    ]);
    expect([dataset.rowCount, dataset.title]).to.deep.equal([3_000_000, 'flights 3m']);
    const { requests, bytes } = await sent();
    console.log(`described by ${requests} requests, ${bytes} of ${flights} bytes`);
    expect(bytes).to.be.below(140_000);
  });

  it('gives a page for the columns and the row group that it stands in', async () => {
    const { address, sent } = ranged('flights-3m.parquet');
    const dataset = await open(address);
    const before = (await sent()).bytes;
    const table = await read(dataset, { ...first(25, 'date', 'origin'), offset: 1_000_000 });
    expect([table.length, table.total]).to.deep.equal([25, 3_000_000]);
    expect(cell(table.column('origin'), 0)).to.match(/^[A-Z]{3}$/);
    const bytes = (await sent()).bytes - before;
    console.log(`25 rows of 2 columns took ${bytes} bytes, ${((bytes / flights) * 100).toFixed(1)} % of the file`);
    expect(bytes).to.be.within(1, 800_000);
  });

  it('counts a month with the one column that it needs, in the row groups that can hold it', async () => {
    const { address, sent } = ranged('flights-3m.parquet');
    const dataset = await open(address);
    const before = (await sent()).bytes;
    const where = parseWhere("date >= DATE('2001-01-01') AND date < DATE('2001-01-08')");
    const table = await read(dataset, { where, select: [{ name: 'day', field: 'date', unit: 'day' }, ...parseMeasures('count')] });
    const bytes = (await sent()).bytes - before;
    console.log(`a week by day took ${bytes} bytes`);
    expect(table.length).to.equal(7);
    expect(rows(table).reduce((sum, [, count]) => sum + (count as number), 0)).to.be.above(80_000);
    expect(bytes).to.be.below(300_000);
  });

  it('counts all rows by origin: one column of five', async () => {
    const { address, sent } = ranged('flights-3m.parquet');
    const dataset = await open(address);
    const table = await read(dataset, { select: [{ name: 'origin', field: 'origin' }, ...parseMeasures('count')] });
    expect(rows(table).reduce((sum, [, count]) => sum + (count as number), 0)).to.equal(3_000_000);
    expect((await sent()).bytes).to.be.below(flights / 3);
  });

  it('comes whole from a server that knows no ranges or keeps the length secret', async () => {
    for (const [as, most] of [
      ['whole', 1],
      ['secret', 2],
    ] as const) {
      const { address, sent } = ranged('flights-3m.parquet', as);
      const dataset = await open(address);
      expect(cell((await read(dataset, first(1, 'distance'))).column('distance'), 0)).to.equal(2176);
      const { requests, bytes } = await sent();
      expect([requests, bytes >= flights], as).to.deep.equal([most, true]);
    }
  });
});

describe('Parquet', () => {
  const made = async (columnData: ColumnSource[], options: object = {}) =>
    open(`/ranged/${await put('made.parquet', parquetWriteBuffer({ columnData, ...options }))}`);

  it('reads 64-bit integers, dates, JSON, lists and what is missing', async () => {
    const dataset = await made(
      [
        { name: 'safe', data: [1n, 2n ** 40n], type: 'INT64' },
        { name: 'id', data: [9007199254740993n, 1n], type: 'INT64' },
        { name: 'moment', data: [new Date(1706659200123), null], type: 'TIMESTAMP', nullable: true },
        { name: 'json', data: [{ a: 1 }, null], type: 'JSON', nullable: true },
        { name: 'open', data: [true, null], type: 'BOOLEAN', nullable: true },
        { name: '__proto__', data: ['x', null], type: 'STRING', nullable: true },
      ],
      { codec: 'UNCOMPRESSED' },
    );
    const table = await read(dataset);
    expect(types(table)).to.deep.equal(['safe number', 'id string', 'moment datetime', 'json string', 'open boolean', '__proto__ string']);
    expect(rows(table)).to.deep.equal([
      [1, '9007199254740993', 1706659200123, '{"a":1}', true, 'x'],
      [2 ** 40, '1', null, null, null, null],
    ]);
  });

  it('reads days, decimals and lists by their schema', async () => {
    const dataset = await made(
      [
        { name: 'day', data: [new Date('2024-01-31'), new Date('1969-12-31')] },
        { name: 'price', data: [12.5, 0.25] },
      ],
      {
        codec: 'UNCOMPRESSED',
        schema: [
          { name: 'root', num_children: 2 },
          { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
          { name: 'price', type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 9, repetition_type: 'REQUIRED' },
        ],
      },
    );
    expect(types(await read(dataset))).to.deep.equal(['day date', 'price number']);
    expect(rows(await read(dataset))).to.deep.equal([
      [Date.UTC(2024, 0, 31), 12.5],
      [Date.UTC(1969, 11, 31), 0.25],
    ]);
  });

  it('reads GZIP, and names a compression that it does not know', async () => {
    const columnData: ColumnSource[] = [{ name: 'a', data: Array.from({ length: 100 }, (_, row) => row % 7), type: 'INT32' }];
    const compressed = (codec: 'GZIP' | 'BROTLI') =>
      made(columnData, { codec, compressors: { [codec]: (bytes: Uint8Array) => gzipSync(bytes) } });
    const table = await read(await compressed('GZIP'));
    expect([...table.column('a')].slice(0, 8)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 0]);
    const error = await failure(read(await compressed('BROTLI')));
    expect([error.code, error.message.includes('BROTLI')]).to.deep.equal(['unsupported', true]);
  });

  it('brings the shapes of GeoParquet to degrees', async () => {
    const geometry = [{ type: 'Point', coordinates: [-8089500, 5122000] }];
    const crs = (crs: unknown) => [
      {
        key: 'geo',
        value: JSON.stringify({
          version: '1.1.0',
          primary_column: 'shape',
          columns: { shape: { encoding: 'WKB', geometry_types: [], crs } },
        }),
      },
    ];
    const columnData: ColumnSource[] = [{ name: 'shape', data: geometry, type: 'GEOMETRY' }];
    const longitude = async (projection: unknown) =>
      (rows(await read(await made(columnData, { kvMetadata: crs(projection) })))[0]![0] as { coordinates: number[] }).coordinates[0];
    expect(await longitude(undefined)).to.equal(-8089500);
    expect(await longitude({ type: 'GeographicCRS', id: { authority: 'OGC', code: 'CRS84' } })).to.equal(-8089500);
    expect(await longitude(mercator)).to.be.closeTo((-8089500 / 6378137 / Math.PI) * 180, 1e-9);
  });

  it('calls what is no Parquet file by its name', async () => {
    const name = await put('broken.parquet', new TextEncoder().encode(`PAR1${'x'.repeat(100)}PAR1`));
    expect((await failure(open(`/ranged/${name}`))).code).to.equal('bad-response');
  });
});

/** EPSG:3857 as GeoParquet writes it (PROJJSON). */
const mercator = {
  type: 'ProjectedCRS',
  name: 'WGS 84 / Pseudo-Mercator',
  base_crs: {
    name: 'WGS 84',
    datum: {
      type: 'GeodeticReferenceFrame',
      name: 'World Geodetic System 1984',
      ellipsoid: { name: 'WGS 84', semi_major_axis: 6378137, inverse_flattening: 298.257223563 },
    },
  },
  conversion: {
    name: 'Popular Visualisation Pseudo-Mercator',
    method: { name: 'Popular Visualisation Pseudo Mercator', id: { authority: 'EPSG', code: 1024 } },
    parameters: [
      { name: 'Latitude of natural origin', value: 0, unit: 'degree' },
      { name: 'Longitude of natural origin', value: 0, unit: 'degree' },
      { name: 'False easting', value: 0, unit: 'metre' },
      { name: 'False northing', value: 0, unit: 'metre' },
    ],
  },
  coordinate_system: {
    subtype: 'Cartesian',
    axis: [
      { name: 'Easting', abbreviation: 'X', direction: 'east', unit: 'metre' },
      { name: 'Northing', abbreviation: 'Y', direction: 'north', unit: 'metre' },
    ],
  },
  id: { authority: 'EPSG', code: 3857 },
};
