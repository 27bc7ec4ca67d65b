/** ClickHouse's addresses, its answers and its errors, as an engine of version 26.9 and its documentation give them. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cell, DatasetError, open, type Dataset, type Get } from '../../src/data.js';
import { clickhouse } from '../../src/portals/clickhouse.js';
import { printSql, quoted, says } from '../../src/portals/clickhouse/sql.js';

const host = 'https://data.example.org:8443';
const matched = (address: string) => clickhouse.match(new URL(address));
const ref = { portal: 'clickhouse', endpointURL: `${host}/?user=explorer`, identifier: 'city.permits' };

/** Answers each question by the first of the texts that it holds; keeps what was asked. */
function server(answers: Readonly<Record<string, string>>, status = 200): { readonly get: Get; readonly asked: string[] } {
  const asked: string[] = [];
  const get: Get = async (url) => {
    const sql = url.searchParams.get('query')!;
    asked.push(sql);
    const [, body = ''] = Object.entries(answers).find(([part]) => sql.includes(part)) ?? [];
    return new Response(body, { status });
  };
  return { get, asked };
}

const answer = (meta: readonly (readonly [string, string])[], data: readonly (readonly unknown[])[]): string =>
  JSON.stringify({ meta: meta.map(([name, type]) => ({ name, type })), data, rows: data.length, statistics: { elapsed: 0.001 } });

const columns = [
  ['permit', 'LowCardinality(String)', 'Its number'],
  ['filed', "DateTime('America/New_York')", ''],
  ['issued', 'Nullable(Date32)', ''],
  ['cost', 'Nullable(Decimal(12, 2))', ''],
  ['total', 'SimpleAggregateFunction(sum, UInt64)', ''],
  ['open', 'Bool', ''],
  ['state', "Enum8('new' = 1, 'done' = 2)", ''],
  ['tags', 'Array(String)', ''],
  ['hidden', 'AggregateFunction(uniq, String)', ''],
];
const described = {
  'system.columns': answer([['name', 'String']], columns),
  'system.tables': answer([['total_rows', 'Nullable(UInt64)']], [['12345678', 'Permits since 1990']]),
};

describe('an address of ClickHouse', () => {
  it('names a table', () => {
    for (const address of [
      `${host}/?user=explorer&database=city&table=permits`,
      `${host}/?user=explorer&table=city.permits`,
      `${host}/?user=explorer&query=SELECT%20*%20FROM%20city.permits%20FORMAT%20JSON;`,
      `${host}/?user=explorer&database=city&query=select+*+from+permits`,
      `${host}/play?user=explorer#${btoa('SELECT * FROM city.permits;')}`,
    ])
      expect(matched(address), address).to.deep.equal(ref);
  });

  it('or holds a question, which is answered as it stands', () => {
    const query = "SELECT state, count() FROM city.permits WHERE state != 'new' GROUP BY state";
    expect(matched(`${host}/?user=explorer&query=${encodeURIComponent(`${query} FORMAT CSV`)}`)).to.deep.equal({ ...ref, query });
  });

  it('is no other address', () => {
    for (const address of [
      `${host}/`,
      `${host}/?table=permits`,
      `${host}/?query=permits`,
      `${host}/?query=DROP TABLE city.permits`,
      `${host}/arcgis/rest/services/x/query?query=SELECT 1`,
      `${host}/play#%%%`,
    ])
      expect(matched(address), address).to.equal(undefined);
  });

  it('never keeps a password', () => {
    expect(JSON.stringify(matched(`${host}/?user=explorer&password=secret&table=city.permits`))).not.to.include('secret');
  });
});

describe('a table of ClickHouse', () => {
  it('is described by its columns, whatever their types are wrapped in', async () => {
    const dataset = await clickhouse.describe(ref, server(described).get);
    expect(dataset.fields.map(({ name, type }) => `${name}: ${type}`)).to.deep.equal([
      'permit: string',
      'filed: datetime',
      'issued: date',
      'cost: number',
      'total: number',
      'open: boolean',
      'state: string',
      'tags: string',
    ]);
    expect([dataset.rowCount, dataset.description, dataset.fields[0]!.description]).to.deep.equal([
      12345678,
      'Permits since 1990',
      'Its number',
    ]);
    expect(atob(new URL(dataset.landingPage).hash.slice(1))).to.equal('SELECT * FROM city.permits LIMIT 100');
  });

  it('is counted where the server does not know how many rows it has', async () => {
    const { get } = server({ ...described, 'system.tables': answer([], [[null, '']]), 'count()': answer([], [['77']]) });
    expect((await clickhouse.describe(ref, get)).rowCount).to.equal(77);
  });

  it('gives numbers of 64 bits as texts or as numbers, and lists as texts', async () => {
    const dataset = await clickhouse.describe(ref, server(described).get);
    const rows = [
      ['P1', '2024-03-10 02:30:00', '1950-01-31', 12.5, '9007199254740993', true, 'new', ['a', 'b']],
      ['P2', null, null, null, 7, false, 'done', []],
    ];
    const { get } = server({ 'count()': answer([], [[2]]), SELECT: answer([], rows) });
    const table = await clickhouse.read(dataset, { limit: 10 }, get);
    const written = dataset.fields.map(({ name }) => [0, 1].map((row) => cell(table.column(name), row)));
    expect(written).to.deep.equal([
      ['P1', 'P2'],
      [Date.UTC(2024, 2, 10, 2, 30), null],
      [Date.UTC(1950, 0, 31), null],
      [12.5, null],
      [9007199254740992, 7],
      [true, false],
      ['new', 'done'],
      ['["a","b"]', '[]'],
    ]);
    expect(table.total).to.equal(2);
  });

  it('is asked for pages by the places of its rows, and without where it has none', async () => {
    const dataset = await clickhouse.describe(ref, server(described).get);
    const none = 'Code: 47. DB::Exception: Unknown expression identifier `_part` in scope SELECT. (UNKNOWN_IDENTIFIER) (version 26.9.2.1)';
    const { get, asked } = server({ 'ORDER BY _part': none, 'count()': answer([], [[0]]), SELECT: answer([], []) });
    await clickhouse.read(dataset, { limit: 10, offset: 20 }, get);
    expect(asked.filter((sql) => sql.includes('LIMIT')).map((sql) => sql.split('"permits" ')[1])).to.deep.equal([
      'ORDER BY _part, _part_offset LIMIT 10 OFFSET 20 FORMAT JSONCompact',
      'LIMIT 10 OFFSET 20 FORMAT JSONCompact',
    ]);
  });

  it('whose answer ends in an error is no answer', async () => {
    for (const [body, status, code] of [
      [
        "Code: 60. DB::Exception: Unknown table expression identifier 'city.permits'. (UNKNOWN_TABLE) (version 26.9.2.1)\n",
        404,
        'not-found',
      ],
      ['Code: 497. DB::Exception: explorer: Not enough privileges. (ACCESS_DENIED) (version 24.3.1 (official build))\n', 403, 'private'],
      ['Code: 516. DB::Exception: explorer: Authentication failed. (AUTHENTICATION_FAILED)\n', 403, 'private'],
      ['Code: 62. DB::Exception: Syntax error: failed at position 1. (SYNTAX_ERROR) (version 24.3.1)\n', 400, 'bad-request'],
      ['{"meta":[],"data":[[1],[2\nCode: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED)', 200, 'too-big'],
      ['{"meta":[],"data":[[1],[2', 200, 'bad-response'],
      ['<html>Just a moment...</html>', 200, 'bad-response'],
      ['', 503, 'busy'],
    ] as const) {
      const failure: unknown = await clickhouse.describe(ref, server({ SELECT: body }, status).get).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(DatasetError);
      expect((failure as DatasetError).code, body).to.equal(code);
    }
  });

  it('that is not there is said to be missing', async () => {
    const failure: unknown = await clickhouse.describe(ref, server({ SELECT: answer([], []) }).get).catch((error: unknown) => error);
    expect((failure as DatasetError).code).to.equal('not-found');
  });
});

describe("ClickHouse's SQL", () => {
  const dataset = { ref, fields: [{ name: 'day', title: 'day', type: 'date' }] } as unknown as Dataset;

  it('holds no text that could end its own quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '\\', '"', '`', 'a', '\u0000', '\n', ';', '-') }), (text) => {
        const inside = quoted(text).slice(1, -1);
        expect(inside.replace(/\\[^]/g, '')).not.to.match(/['\\]/);
      }),
    );
  });

  it('compares days with days only', () => {
    expect(says({ op: '>=', field: 'day', value: '2024-01-31' }, dataset)).to.equal(true);
    expect(says({ op: '>=', field: 'day', value: '2024-01-31T10:00:00' }, dataset)).to.equal(false);
  });

  it('leaves what is unknown out of a list and out of its opposite', () => {
    const where = { op: 'not', arg: { op: 'in', field: 'day', values: ['2024-01-31', '2024-02-29'] } } as const;
    expect(printSql(dataset, { where })).to.equal(
      `SELECT "day" FROM "city"."permits" WHERE NOT ("day" = '2024-01-31' OR "day" = '2024-02-29')`,
    );
  });
});

it('a question in an address is a dataset of its own', async () => {
  const { portals } = await import('../../src/data.js');
  const sql = 'SELECT state, count() AS n FROM city.permits GROUP BY state';
  const { get, asked } = server({
    'GROUP BY state': answer(
      [
        ['state', 'String'],
        ['n', 'UInt64'],
      ],
      [
        ['new', '3'],
        ['done', 4],
      ],
    ),
  });
  const here = { ...clickhouse, describe: (known: typeof ref) => clickhouse.describe(known, get) };
  portals.unshift(here);
  const dataset = await open(`${host}/?user=explorer&query=${encodeURIComponent(sql)}`).finally(() =>
    portals.splice(portals.indexOf(here), 1),
  );
  expect([dataset.rowCount, dataset.fields.map(({ type }) => type), asked]).to.deep.equal([
    2,
    ['string', 'number'],
    [`${sql} FORMAT JSONCompact`],
  ]);
});
