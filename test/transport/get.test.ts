/** The one door to the network, tried on real portals that are slow, busy, closed or gone. */
import { expect } from '@open-wc/testing';
import { DatasetError } from '../../src/model.js';
import { forget, get, patience } from '../../src/transport/get.js';
import { PORTALS, asked, disturb } from '../portals.js';

const { socrata } = PORTALS;
const rows = (mark: string): URL =>
  new URL(`${socrata}/resource/bird-stri.json?$select=airport_name&$limit=1&$where=airport_name<>'${mark}'`);
const usual = { ...patience };

async function failure(promise: Promise<unknown>): Promise<DatasetError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DatasetError);
  return error as DatasetError;
}

describe('get', () => {
  beforeEach(() => void Object.assign(patience, { tries: [20, 40] }));
  afterEach(() => void Object.assign(patience, usual));

  it('asks once for fifty', async () => {
    const url = rows('fifty');
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(url)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).to.equal(1);
    expect(JSON.parse(texts[0]!)).to.have.length(1);
    expect(await asked(url)).to.deep.equal({ requests: 1, options: 0 });
  });

  it('remembers, until it is told to forget or asked for a fresh answer', async () => {
    const url = rows('remember');
    await get(url);
    await get(url);
    expect((await asked(url)).requests).to.equal(1);
    await get(url, { fresh: true });
    expect((await asked(url)).requests).to.equal(2);
    forget();
    await get(url, { fresh: true });
    expect((await asked(url)).requests).to.equal(3);
  });

  it('aborts the request when the last asker leaves', async () => {
    const url = new URL(`${socrata}/resource/bird-stri.json?$limit=1&delay=1500&$offset=77`);
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [one, other].map(({ signal }) => get(url, { signal }).catch((error: Error) => error.name));
    one.abort();
    expect(await waiting[0]).to.equal('AbortError');
    other.abort();
    expect(await waiting[1]).to.equal('AbortError');
    const answer = await get(new URL(url.href.replace('delay=1500', 'delay=0')));
    expect(answer.status).to.equal(200);
  });

  it('has four requests at a host at once', async () => {
    const start = performance.now();
    const slow = Array.from({ length: 12 }, (_, n) =>
      get(new URL(`${socrata}/resource/seat-wthr.json?$limit=1&delay=250&$offset=${900 + n}`)),
    );
    await Promise.all(slow);
    expect(performance.now() - start, 'three rounds of four').to.be.above(740);
  });

  it('needs no preflight, even for a range', async () => {
    const url = rows('range');
    await get(url, { range: [0, 99] });
    expect((await asked(url)).options).to.equal(0);
  });

  for (const status of [202, 429, 502, 503, 504]) {
    it(`asks again after ${status}`, async () => {
      const url = rows(`again ${status}`);
      await disturb(socrata, { match: `again ${status}`, status, times: 2, ...(status === 202 ? { body: '{}' } : {}) });
      expect((await get(url)).status).to.equal(200);
      expect((await asked(url)).requests).to.equal(3);
    });
  }

  it('gives the answer as it is after three tries', async () => {
    const url = rows('always busy');
    await disturb(socrata, { match: 'always busy', status: 503 });
    expect((await get(url)).status).to.equal(503);
    expect((await asked(url)).requests).to.equal(3);
  });

  for (const status of [400, 403, 404, 500]) {
    it(`asks once after ${status}, and again when it is asked again`, async () => {
      const url = rows(`once ${status}`);
      await disturb(socrata, { match: `once ${status}`, status, times: 1 });
      expect((await get(url)).status).to.equal(status);
      expect((await get(url)).status).to.equal(200);
      expect((await asked(url)).requests).to.equal(2);
    });
  }

  it('loses patience with a host that does not answer', async () => {
    patience.headers = 150;
    const error = await failure(get(new URL(`${socrata}/resource/hang-0000.json?$limit=1`)));
    expect([error.code, error.message]).to.deep.equal(['timeout', `No whole answer from ${new URL(socrata).host} within 0.15 seconds`]);
  });

  it('says that an answer broke off', async () => {
    const error = await failure(get(new URL(`${socrata}/resource/trun-cate.json?$limit=2000`)));
    expect([error.code, error.status]).to.deep.equal(['bad-response', 200]);
  });

  it('tells a host that refuses other sites from one that is not there', async () => {
    const closed = await failure(get(new URL(`${socrata}/resource/cors-0000.json?$limit=1`)));
    expect(closed.code).to.equal('blocked');
    const dead = await failure(get(new URL('http://127.0.0.1:49151/data.csv')));
    expect([dead.code, dead.url]).to.deep.equal(['unreachable', 'http://127.0.0.1:49151/data.csv']);
  });

  it('carries headers and status as they came', async () => {
    const answer = await get(rows('headers'));
    expect([answer.headers.get('content-type'), answer.headers.get('last-modified')]).to.deep.equal([
      'application/json;charset=utf-8',
      'Thu, 21 Aug 2025 23:04:37 GMT',
    ]);
  });
});
