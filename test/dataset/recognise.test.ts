/** Hosts whose addresses tell nothing: asked in order until one answer is telling, once, and again when they have become another kind. */
import { expect } from '@open-wc/testing';
import { DatasetError, open, portals, type Dataset, type ErrorCode, type Portal } from '../../src/data.js';
import { PORTALS, disturb, requestsDuring } from '../portals.js';

const { socrata, ckan, dkan, opendatasoft } = PORTALS;
const codeOf = (promise: Promise<unknown>): Promise<ErrorCode | string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof DatasetError ? error.code : String(error)),
  );
const titleOf = async (address: string): Promise<string> => (await open(address)).title;

describe('a host that its addresses do not tell', () => {
  it('may close to other sites what it does not know, and still be another kind of portal', async () => {
    await disturb(dkan, { match: '/api/views/quak-usgs.json', closed: 1, status: 404, times: 1 });
    const paths = await requestsDuring(dkan, async () =>
      expect((await open(`${dkan}/provider-data/dataset/quak-usgs#4x4`)).ref.portal).to.equal('dkan'),
    );
    expect([...new Set(paths.filter((path) => !path.includes('/api/1/')))]).to.deep.equal([
      '/api/views/quak-usgs.json',
      '/provider-data/api/3/action/package_show?id=quak-usgs',
    ]);
  });

  it('is asked in order until one answer is telling, and then no more', async () => {
    const first = await requestsDuring(ckan, async () =>
      expect(await titleOf(`${ckan}/showcase/faa-bird-strikes`)).to.equal('FAA Bird Strikes'),
    );
    const probes = first.findIndex((path) => path.includes('status_show'));
    expect(probes).to.equal(
      portals.findIndex(({ name }) => name === 'ckan'),
      'one question for each kind before it',
    );
    expect(new Set(first.slice(0, probes + 1)).size).to.equal(probes + 1);
    const second = await requestsDuring(ckan, async () => expect(await titleOf(`${ckan}/showcase/us-airports`)).to.equal('US Airports'));
    expect(second.filter((path) => !/package_show|datastore_search|help_show/.test(path))).to.deep.equal([]);
    console.log(`A CKAN page of a type of its own: ${probes + 1} questions to its host for the first address, none for the second.`);
  });

  it('may have its portal in a folder', async () => {
    const { ref } = await open(`${ckan}/basic/showcase/seattle-weather`);
    expect([ref.portal, ref.endpointURL]).to.deep.equal(['ckan', `${ckan}/basic`]);
  });

  it('is known by the dataset that it gave: what looks like Socrata’s is asked of DKAN first', async () => {
    const asked = async (address: string): Promise<string[]> => {
      const paths = await requestsDuring(dkan, async () => expect((await open(address)).ref.portal).to.equal('dkan'));
      return paths.filter((path) => !path.includes('/api/1/'));
    };
    expect(await asked(`${dkan}/provider-data/dataset/quak-usgs#again`)).to.deep.equal([]);
  });

  for (const [name, address] of Object.entries({
    socrata: `${socrata}/browse?category=Health`,
    ckan: `${ckan}/organization/federal-aviation-administration`,
    dkan: `${dkan}/search`,
    opendatasoft: `${opendatasoft}/explore/`,
  })) {
    it(`says that a page of ${name} names no dataset`, async () => {
      const error = await open(address).catch((reason: DatasetError) => reason);
      expect([(error as DatasetError).code, (error as DatasetError).message]).to.deep.equal([
        'unsupported',
        `This address is of a ${name} portal, but names no dataset: open one there and take its address`,
      ]);
    });
  }

  it('gives the answer of its own kind where nobody has the dataset', async () => {
    expect(await codeOf(open(`${dkan}/dataset/zzzz-9999`))).to.equal('not-found');
    expect(((await open(`${ckan}/showcase/nothing`).catch((reason: DatasetError) => reason)) as DatasetError).code).to.equal('not-found');
  });
});

/** A kind of portal of which only some hosts are, until they are not. */
function kind(name: string, hosts: Set<string>) {
  const asked: string[] = [];
  const dataset = (url: URL): Dataset => ({
    ref: { portal: name, endpointURL: url.origin, identifier: url.pathname },
    title: name,
    landingPage: url.href,
    fields: [],
  });
  const portal: Portal = {
    name,
    capabilities: {},
    match: () => undefined,
    async recognise(url) {
      asked.push(url.href);
      await Promise.resolve();
      return hosts.has(url.host) ? { portal: name, endpointURL: url.origin, identifier: url.pathname } : undefined;
    },
    async describe({ endpointURL, identifier }) {
      const url = new URL(identifier, endpointURL);
      if (!hosts.has(url.host)) throw new DatasetError('not-found', 'It has moved');
      return dataset(url);
    },
    read: () => Promise.reject(new Error('not asked')),
  };
  return { portal, asked, hosts };
}

describe('what a host is', () => {
  const before = kind('before', new Set(['moves.example', 'stays.example']));
  const after = kind('after', new Set());
  beforeEach(() => void portals.unshift(before.portal, after.portal));
  afterEach(() => void portals.splice(0, 2));

  it('is asked once for fifty addresses at the same time', async () => {
    const titles = await Promise.all(Array.from({ length: 50 }, (_, at) => titleOf(`https://stays.example/trees/${at}`)));
    expect([...new Set(titles)]).to.deep.equal(['before']);
    expect(after.asked).to.deep.equal([]);
    expect(new Set(before.asked).size).to.be.at.most(50);
  });

  it('is found out again when it has become another kind', async () => {
    const address = 'https://moves.example/city/trees';
    expect(await titleOf(address)).to.equal('before');
    before.hosts.delete('moves.example');
    after.hosts.add('moves.example');
    expect((await open(address, { fresh: true })).title).to.equal('after');
    const asked = before.asked.length;
    expect(await titleOf('https://moves.example/city/parks')).to.equal('after');
    expect(before.asked.length).to.equal(asked);
  });

  it('is no question where it cannot be reached', async () => {
    expect(await codeOf(open('http://127.0.0.1:49151/city/trees'))).to.equal('unreachable');
  });
});
