/** Bad input and broken portals: each ends in a DatasetError with its code and a sentence for the page's editor. */
import { expect } from '@open-wc/testing';
import { DatasetError, open, parseWhere, read, type ErrorCode, type Options, type Query } from '../../src/data.js';
import { patience } from '../../src/transport/get.js';
import { PORTALS, disturb } from '../portals.js';

const { socrata, ckan } = PORTALS;
const usual = { ...patience };

async function failure(promise: Promise<unknown>): Promise<DatasetError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DatasetError);
  return error as DatasetError;
}

/** What stands in the way from an address to its first rows. */
const onTheWay = (address: string, query: Query = { limit: 1 }, options: Options = {}): Promise<DatasetError> =>
  failure(open(address, options).then((dataset) => read(dataset, query, options)));

const broken: Readonly<Record<string, readonly [code: ErrorCode, socrata: string, ckan: string]>> = {
  'does not exist': ['not-found', 'gone-0404', 'gone-strikes'],
  'is private': ['private', 'priv-0403', 'private-strikes'],
  'answers with a web page': ['bad-response', 'html-0200', 'html-strikes'],
  'lets no other site read it': ['blocked', 'cors-0000', 'closed-strikes'],
  'stops in the middle of its answer': ['bad-response', 'trun-cate', 'truncated-strikes'],
  'is asked too often': ['rate-limited', 'busy-0429', 'busy-strikes'],
  'is out of service': ['busy', 'fail-0503', 'failing-strikes'],
  'never answers': ['timeout', 'hang-0000', 'hanging-strikes'],
};

describe('broken portals', () => {
  beforeEach(() => void Object.assign(patience, { tries: [10, 20] }));
  afterEach(() => void Object.assign(patience, usual));

  for (const [what, [code, id, name]] of Object.entries(broken)) {
    for (const address of [`${socrata}/d/${id}`, `${socrata}/resource/${id}.json`, `${ckan}/dataset/${name}`]) {
      it(`${code} where a dataset ${what}: ${new URL(address).pathname}`, async () => {
        if (code === 'timeout') patience.headers = 400;
        const error = await onTheWay(address);
        expect(error.code).to.equal(code);
        expect(error.message).to.match(/^.{5,}$/);
        expect(error.url).to.match(/^http/);
      });
    }
  }

  it('server where a portal fails inwardly', async () => {
    await disturb(socrata, { match: 'inward', status: 500 });
    expect((await onTheWay(`${socrata}/d/bird-stri`, { where: parseWhere("airport_name = 'inward'") })).code).to.equal('server');
  });

  it('unreachable where there is no host', async () => {
    for (const address of [
      'http://127.0.0.1:49151/d/abcd-1234',
      'http://127.0.0.1:49151/dataset/trees',
      'http://127.0.0.1:49151/trees.csv',
    ]) {
      const error = await onTheWay(address);
      expect([error.code, error.message]).to.deep.equal(['unreachable', '127.0.0.1:49151 can’t be reached']);
    }
  });

  it('no rows, and no error, where a dataset is empty', async () => {
    for (const address of [`${socrata}/d/none-0000`, `${ckan}/dataset/empty-strikes`]) {
      const table = await read(await open(address), { limit: 10 });
      expect([table.length, table.total, table.fields.length > 10]).to.deep.equal([0, 0, true]);
    }
  });
});

describe('bad input', () => {
  const addresses = [
    '',
    'http://',
    'ftp://example.org/a.csv',
    'javascript:alert(1)',
    'data:text/csv,a',
    'https://me:secret@example.org/d/abcd-1234',
  ];
  for (const address of [
    ...addresses,
    `${socrata}/browse?category=Health`,
    `${socrata}/stories/s/abcd-1234`,
    `${ckan}/organization/parks`,
    `${ckan}/dataset`,
  ]) {
    it(`unsupported: “${address}”`, async () => {
      const error = await failure(open(address));
      expect(error.code).to.equal('unsupported');
      expect(error.message).not.to.contain('secret');
    });
  }

  it('not-found for an address with nothing behind it', async () => {
    expect((await failure(open(`${socrata}/d/zzzz-9999`))).code).to.equal('not-found');
    expect((await failure(open(`${ckan}/dataset/no-such-dataset`))).code).to.equal('not-found');
    expect((await failure(open('/no/such/file.csv'))).code).to.equal('not-found');
    expect((await failure(open(`${ckan}/dataset/%E0%A4%A`))).code).to.equal('not-found');
  });

  it('columns-gone for a name that no field has, with the names that come close', async () => {
    for (const address of [`${socrata}/d/bird-stri`, `${ckan}/dataset/faa-bird-strikes`]) {
      const { code, message } = await onTheWay(address, { select: [{ name: 'x', field: 'Flight Dat' }] });
      expect([code, /“flight.date”/i.test(message)], message).to.deep.equal(['columns-gone', true]);
      expect((await onTheWay(address, { order: [{ by: 'Wildlife Sise' }] })).message).to.match(/“wildlife.size”/i);
      expect((await onTheWay(address, { where: parseWhere("origin = 'Texas'") })).code).to.equal('columns-gone');
    }
  });

  it('columns-gone where the portal knows better', async () => {
    const dataset = await open(`${socrata}/d/seat-wthr`);
    const fields = [...dataset.fields, { name: 'snow_depth', title: 'Snow depth', type: 'number' as const }];
    const error = await failure(read({ ...dataset, fields }, { select: [{ name: 'snow_depth', field: 'snow_depth' }] }));
    expect([error.code, error.message]).to.deep.equal(['columns-gone', 'The portal has no column “snow_depth”']);
    const weather = await open(`${ckan}/dataset/seattle-weather`);
    expect(
      (await failure(read({ ...weather, fields }, { select: [{ name: 'snow_depth', field: 'snow_depth' }], limit: 1 }))).code,
    ).to.equal('columns-gone');
    expect((await failure(read({ ...weather, fields }, { select: [{ name: 'n', field: 'snow_depth', aggregate: 'max' }] }))).code).to.equal(
      'columns-gone',
    );
  });

  it('bad-request for a malformed where, with its place', () => {
    for (const [text, at] of [
      ['cost > ', 8],
      ['name LIKE 5', 11],
      ["a = 'b", 5],
      ['(a = 1', 7],
      ['a ! 1', 3],
    ] as const) {
      const error = (() => {
        try {
          return parseWhere(text);
        } catch (error) {
          return error as DatasetError;
        }
      })() as DatasetError;
      expect([error.code, /At character (\d+)/.exec(error.message)?.[1]], text).to.deep.equal(['bad-request', String(at)]);
    }
  });

  it('bad-request for a value that a field cannot have', async () => {
    expect((await onTheWay(`${socrata}/d/bird-stri`, { where: parseWhere("flight_date > 'yesterday'") })).code).to.equal('bad-request');
    expect((await onTheWay(`${ckan}/dataset/faa-bird-strikes`, { where: parseWhere('"Cost Other" = \'much\'') })).code).to.equal(
      'bad-request',
    );
  });

  it('private for a wrong token, which no message repeats', async () => {
    const error = await onTheWay(`${socrata}/d/bird-stri`, { limit: 1 }, { token: 'wrong-token' });
    expect([error.code, error.message]).to.deep.equal(['private', 'The portal does not accept this app token']);
    expect(`${error.url} ${error.message}`).not.to.contain('wrong-token');
    expect((await read(await open(`${socrata}/d/bird-stri`), { limit: 1 }, { token: 'demo-token' })).length).to.equal(1);
  });

  it('too-big for an address whose question has more rows than come in one answer', async () => {
    expect((await onTheWay(`${socrata}/resource/flig-200k.json?$where=delay>-1000`)).code).to.equal('too-big');
    const [resource] = (await open(`${ckan}/dataset/us-flights`)).ref.identifier.split('/').slice(1);
    expect((await onTheWay(`${ckan}/api/3/action/datastore_search_sql?sql=SELECT delay FROM "${resource}"`)).code).to.equal('too-big');
  });
});
