/** A DCAT-US catalogue: searched, narrowed, ordered and paged here, and its datasets with their rows, live where a portal has them. */
import { expect } from '@open-wc/testing';
import { list, open, read, type CatalogueQuery, type Dataset, type DatasetError, type Get } from '../../src/data.js';
import { dcat } from '../../src/portals/dcat.js';
import { PORTALS, disturb, requestsDuring } from '../portals.js';

const city = { '@type': 'org:Organization', name: 'City of Springfield' };
const dataset = (identifier: string, more: object): object => ({ '@type': 'dcat:Dataset', identifier, publisher: city, ...more });
const file = (downloadURL: string, mediaType: string): object => ({ '@type': 'dcat:Distribution', downloadURL, mediaType });
const catalogue = {
  '@type': 'dcat:Catalog',
  conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
  dataset: [
    dataset('https://springfield.example/id/trees?v=1#2', {
      title: 'Street trees',
      description: 'Élm, oak and maple',
      modified: '2024-05-01',
      theme: ['Environment'],
      distribution: [
        file('https://springfield.example/trees.pdf', 'application/pdf'),
        file('https://springfield.example/trees', 'text/csv'),
      ],
    }),
    dataset('permits', { title: 'Permits', keyword: ['trees', 'buildings'], modified: '2024-07-01', publisher: { name: 'Planning' } }),
    dataset('budget', {
      title: 'Budget',
      modified: 'R/P1Y',
      theme: ['Finance'],
      distribution: [file('https://springfield.example/b.doc', 'application/msword')],
    }),
    dataset('strikes', {
      title: 'Strikes',
      distribution: [file(`${PORTALS.socrata}/api/views/bird-stri/rows.csv?accessType=DOWNLOAD`, 'text/csv')],
    }),
    dataset('gone', {
      title: 'Gone',
      distribution: [file('https://springfield.example/gone.csv', 'text/csv'), file('https://springfield.example/trees', 'CSV')],
    }),
  ],
};

const asked: string[] = [];
const get: Get = async (url) => {
  asked.push(url.href);
  if (url.origin === PORTALS.socrata) return fetch(url);
  if (url.pathname === '/data.json') return new Response(JSON.stringify(catalogue));
  return url.pathname === '/trees' ? new Response('species,height\nelm,12\noak,9\n') : new Response('', { status: 404 });
};
const address = 'https://springfield.example/data.json';
const describeAt = (text: string): Promise<Dataset> => dcat.describe(dcat.match(new URL(text))!, get);
const titles = async (query: CatalogueQuery): Promise<string[]> =>
  (await dcat.list!(new URL(address), query, get)).datasets.map(({ title }) => title);
const codeOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch(({ code }: DatasetError) => code);

describe('a DCAT-US catalogue', () => {
  it('is searched, narrowed, ordered and paged', async () => {
    expect(await titles({ search: 'TREES' })).to.deep.equal(['Street trees', 'Permits']);
    expect(await titles({ search: 'elm springfield' })).to.deep.equal(['Street trees']);
    expect(await titles({ organization: 'planning' })).to.deep.equal(['Permits']);
    expect(await titles({ theme: 'finance' })).to.deep.equal(['Budget']);
    expect(await titles({ order: 'title' })).to.deep.equal(['Budget', 'Gone', 'Permits', 'Street trees', 'Strikes']);
    expect((await titles({ order: 'modified' })).slice(0, 2)).to.deep.equal(['Permits', 'Street trees']);
    expect(await titles({ order: 'title', offset: 1, limit: 2 })).to.deep.equal(['Gone', 'Permits']);
    const { total } = await dcat.list!(new URL('https://springfield.example/open-data'), { limit: 1 }, get);
    expect(total).to.equal(5);
  });

  it('is brought once, however large, for all that is asked of it', async () => {
    await titles({});
    asked.length = 0;
    await titles({ search: 'permits' });
    await codeOf(describeAt(`${address}#budget`));
    expect(asked).to.deep.equal([]);
  });

  it('leads to its datasets by their identifiers, behind the address or in it', async () => {
    const identifier = encodeURIComponent('https://springfield.example/id/trees?v=1#2');
    for (const text of [`${address}#${identifier}`, `${address}?identifier=${identifier}`]) {
      const trees = await describeAt(text);
      expect([trees.title, trees.rowCount, trees.publisher, trees.theme]).to.deep.equal([
        'Street trees',
        2,
        'City of Springfield',
        ['Environment'],
      ]);
      expect((await dcat.read(trees, {}, get)).column('species')).to.deep.equal(['elm', 'oak']);
      expect((await describeAt(trees.landingPage)).title).to.equal(trees.title);
    }
  });

  it('leads to the portal that has the rows live', async () => {
    const strikes = await describeAt(`${address}#strikes`);
    expect([strikes.title, strikes.ref.portal, strikes.ref.identifier, strikes.publisher]).to.deep.equal([
      'Strikes',
      'socrata',
      'bird-stri',
      'City of Springfield',
    ]);
    const count = await read(strikes, { select: [{ name: 'n', aggregate: 'count' }] });
    expect(count.column('n')[0]).to.equal(10_000);
  });

  it('takes the next file where one is gone, and says where there is none', async () => {
    expect((await describeAt(`${address}#gone`)).rowCount).to.equal(2);
    const budget = await describeAt(`${address}#budget`);
    expect([budget.fields, await codeOf(dcat.read(budget, {}, get))]).to.deep.equal([[], 'unsupported']);
  });

  it('not-found for an identifier that it does not have, unsupported without any', async () => {
    expect(await codeOf(describeAt(`${address}#nothing`))).to.equal('not-found');
    expect(await codeOf(describeAt(address))).to.equal('unsupported');
  });

  it('is only what has a list of datasets', async () => {
    const rows: Get = async () => new Response('[{"a": 1}]');
    const ref = { portal: 'dcat', endpointURL: 'https://springfield.example/rows/data.json', identifier: 'a' };
    expect(await codeOf(dcat.describe(ref, rows))).to.equal('bad-response');
  });

  it('is listed by its address before its host is asked for another', async () => {
    const url = `${PORTALS.ckan}/catalogues/data.json`;
    await disturb(PORTALS.ckan, {
      match: url.slice(PORTALS.ckan.length),
      body: JSON.stringify({ '@type': 'dcat:Catalog', dataset: [dataset('a', { title: 'A' })] }),
    });
    const requests = await requestsDuring(PORTALS.ckan, async () => {
      expect((await list(url)).datasets.map(({ landingPage }) => landingPage)).to.deep.equal([`${url}#a`]);
    });
    expect(requests).to.deep.equal(['/catalogues/data.json']);
  });

  it('is not every data.json: others are files', async () => {
    await disturb(PORTALS.ckan, { match: '/rows/data.json', body: '[{"a": 1}, {"a": 2}]' });
    const { ref, rowCount } = await open(`${PORTALS.ckan}/rows/data.json`);
    expect([ref.portal, rowCount]).to.deep.equal(['file', 2]);
  });
});
