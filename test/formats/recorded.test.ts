import { expect } from '@open-wc/testing';
import { decode } from '../../src/formats/decode.js';
import { DatasetError, type Table } from '../../src/model.js';
import { cell } from '../../src/table.js';

/** What each file is: as many rows as its source has, or the code with which it is refused. */
const expected: Readonly<Record<string, number | string>> = {
  'points-epsg2926.shp.zip': 39,
  'points-semicolon-bom.csv': 39,
  'points-wgs84.shp.zip': 39,
  'points.csv': 39,
  'points.fgb': 39,
  'points.file.arrow': 39,
  'points.geojson': 39,
  'points.geojsonl': 39,
  'points.geoparquet': 39,
  'points.gpkg': 'unsupported',
  'points.gpx': 39,
  'points.kml': 39,
  'points.kmz': 39,
  'points.ods': 'unsupported',
  'points.snappy.parquet': 39,
  'points.stream.arrow': 39,
  'points.tsv/quakes.csv': 39,
  'points.uncompressed.parquet': 39,
  'points.xlsx': 39,
  'polygons.fgb': 3,
  'topology.topojson': 177,
};

async function read(path: string): Promise<Table | string> {
  try {
    return await decode(await fetch(`/recorded/formats/${path}`), new URL(path, 'https://data.example.org/'));
  } catch (error) {
    expect(error, path).to.be.instanceOf(DatasetError);
    return (error as DatasetError).code;
  }
}

/** A quake, whatever the format calls or omits. */
const quakes = (table: Table, name: string) =>
  new Set(Array.from({ length: table.length }, (_, row) => JSON.stringify(rounded(cell(table.column(name), row)))));

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'number' ? Math.round(part * 1e4) / 1e4 : part));

describe('recorded files', () => {
  before(async function () {
    if ((await fetch('/recorded/formats/points.csv')).ok) return;
    this.skip();
  });

  it('are read right or refused with the right code, every one', async () => {
    const listed = (await (await fetch('/recorded/')).json()) as string[];
    const files = listed.filter((path) => path.startsWith('formats/') && !path.endsWith('.md')).map((path) => path.slice(8));
    expect(files.sort()).to.deep.equal(Object.keys(expected).sort());
    let right = 0;
    for (const file of files) {
      const answer = await read(file);
      expect(typeof answer === 'string' ? answer : answer.length, file).to.equal(expected[file]);
      right++;
    }
    console.log(`${right} of ${files.length} recorded files read right or refused with the right code`);
  });

  it('say the same of the same quakes', async () => {
    const truth = (await read('points.geojson')) as Table;
    for (const [file, rows] of Object.entries(expected)) {
      if (rows !== 39) continue;
      const table = (await read(file)) as Table;
      for (const { name, type } of truth.fields) {
        const same = table.fields.find((field) => field.name === name);
        // The dBase format has days only, and a projection has its rounding: see below.
        if (!same || (file.endsWith('.shp.zip') && name === 'time') || (file.includes('2926') && name === 'geometry')) continue;
        expect([name, same.type], file).to.deep.equal([name, type]);
        expect(quakes(table, name), `${file} ${name}`).to.deep.equal(quakes(truth, name));
      }
    }
  });

  it('bring feet of a state plane to degrees', async () => {
    const places = async (file: string) =>
      [...((await read(file)) as Table).column('geometry')].map((shape) => (shape as { coordinates: number[] }).coordinates);
    const [feet, truth] = [await places('points-epsg2926.shp.zip'), await places('points.geojson')];
    feet.forEach((place, row) => place.forEach((degrees, axis) => expect(degrees).to.be.closeTo(truth[row]![axis]!, 1e-3)));
  });
});
