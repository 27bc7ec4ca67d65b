import { expect } from '@open-wc/testing';
import { fieldsOf } from '../../src/formats/fields.js';
import { tableFromRows } from '../../src/formats/rows.js';
import { DatasetError, type FieldType } from '../../src/model.js';
import { jsonOf, tableOfJson } from '../../src/formats/json.js';
import { cell } from '../../src/table.js';
import { hostile } from './hostile.js';

const field = (name: string, type: FieldType) => ({ name, title: name, type });
const values = (type: FieldType, ...given: unknown[]) => {
  const column = tableFromRows(
    given.map((x) => (x === undefined ? {} : { x })),
    [field('x', type)],
  ).column('x');
  return given.map((_, row) => cell(column, row));
};
const point = { type: 'Point', coordinates: [-72.6, 41.7] };

describe('tableFromRows', () => {
  it('reads each value by the type of its field', () => {
    expect(values('number', '42', 7, '1E+21', '', 'n/a', null, undefined, true, NaN)).to.deep.equal([
      42,
      7,
      1e21,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(values('date', '2024-01-31', '2024', 0, 'soon', null)).to.deep.equal([Date.UTC(2024, 0, 31), Date.UTC(2024, 0), 0, null, null]);
    expect(values('boolean', true, 'false', 1, 'Yes', 'perhaps', null)).to.deep.equal([true, false, true, true, null, null]);
    expect(values('string', 'a', '', 5, false, null, undefined, { a: 1 }, [1, 2])).to.deep.equal([
      'a',
      '',
      '5',
      'false',
      null,
      null,
      '{"a":1}',
      '[1,2]',
    ]);
    expect(values('url', { url: 'https://example.org', description: 'x' }, 'https://b.org', null)).to.deep.equal([
      'https://example.org',
      'https://b.org',
      null,
    ]);
  });

  it('reads geometry as an object, as JSON, as WKT and as Socrata writes places', () => {
    expect(
      values('geometry', point, JSON.stringify(point), 'POINT (-72.6 41.7)', 'SRID=4326;POINT(-72.6 41.7)', {
        latitude: '41.7',
        longitude: '-72.6',
        human_address: '{}',
      }),
    ).to.deep.equal(Array(5).fill(point));
    expect(
      values('geometry', { human_address: '{}' }, 'POINT EMPTY', 'somewhere', { type: 'Point', coordinates: ['NaN', 41] }, {}, null),
    ).to.deep.equal(Array(6).fill(null));
    expect(values('geometry', 'POLYGON ((0 0, 1 0, 1 1, 0 0), (0.1 0.1, 0.2 0.1, 0.2 0.2, 0.1 0.1))')).to.deep.equal([
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
          [
            [0.1, 0.1],
            [0.2, 0.1],
            [0.2, 0.2],
            [0.1, 0.1],
          ],
        ],
      },
    ]);
    expect(
      values(
        'geometry',
        'LINESTRING (0 0, 1 1)',
        'MULTIPOINT (0 0, 1 1)',
        'MULTIPOINT ((0 0), (1 1))',
        'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))',
      ),
    ).to.deep.equal([
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    ]);
  });

  it("takes only a row's own members", () => {
    const table = tableFromRows([{ a: 1 }], [field('constructor', 'string'), field('toString', 'string')]);
    expect([table.column('constructor')[0], table.column('toString')[0]]).to.deep.equal([null, null]);
  });
});

describe('fieldsOf', () => {
  it('finds the members of all rows and their types', () => {
    const rows = [
      { id: 1, zip: '00501', when: '2024-01-31', ok: true, place: point, link: { url: 'https://a.org' }, mixed: 1 },
      { id: 2, zip: '10001', late: '5', mixed: 'x', other: { a: 1 } },
    ];
    const types = fieldsOf(rows).map(({ name, type }) => [name, type]);
    expect(types).to.deep.equal([
      ['id', 'number'],
      ['zip', 'string'],
      ['when', 'date'],
      ['ok', 'boolean'],
      ['place', 'geometry'],
      ['link', 'url'],
      ['mixed', 'string'],
      ['late', 'number'],
      ['other', 'string'],
    ]);
  });
});

describe('tableOfJson', () => {
  it('finds the rows in an array or in an object around one', () => {
    for (const text of [
      '[{"a":1}]',
      '{"data":[{"a":1}]}',
      '{"results":[{"a":1}],"total":9}',
      '{"meta":{},"records":[{"a":1}]}',
      '{"rows":[{"a":1}]}',
    ]) {
      expect(tableOfJson(jsonOf(text)).column('a')[0], text).to.equal(1);
    }
    expect(tableOfJson(jsonOf('[]')).length).to.equal(0);
  });

  it('refuses everything else', () => {
    for (const text of [
      '',
      'null',
      '5',
      '"x"',
      '{}',
      '{"error":true}',
      '[1,2]',
      '[[1]]',
      '[{"a":1},',
      'callback([{"a":1}])',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ]) {
      expect(() => tableOfJson(jsonOf(text)), text.slice(0, 20))
        .to.throw(DatasetError)
        .with.property('code', 'bad-response');
    }
  });

  it('leaves Object.prototype alone', async function () {
    const texts = (await (await hostile(this, 'injection/proto-pollution.json')).json()) as string[];
    const keys = Object.getOwnPropertyNames(Object.prototype).length;
    for (const text of texts) {
      try {
        tableOfJson(jsonOf(text));
      } catch (error) {
        expect(error).to.be.instanceOf(DatasetError);
      }
    }
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
    expect(Object.getOwnPropertyNames(Object.prototype).length).to.equal(keys);
  });
});
