/** Catalogues of every kind of portal: searched, narrowed, ordered and paged alike. */
import { expect } from '@open-wc/testing';
import { list, open } from '../../src/data.js';
import { PORTALS } from '../portals.js';

/** What each kind of portal calls the same organisation and theme: its title, or the short name in its addresses. */
const catalogues = {
  socrata: { organization: 'Federal Aviation Administration', theme: 'Environment' },
  ckan: { organization: 'federal-aviation-administration', theme: 'environment' },
  dkan: { organization: 'Federal Aviation Administration', theme: 'Environment' },
  opendatasoft: { organization: 'Federal Aviation Administration', theme: 'Environment' },
} as const;

for (const [name, { organization, theme }] of Object.entries(catalogues) as [keyof typeof catalogues, (typeof catalogues)['ckan']][]) {
  const origin = PORTALS[name];
  describe(`the catalogue of ${name}`, () => {
    const titles = async (query: Parameters<typeof list>[1]): Promise<string[]> =>
      (await list(origin, query)).datasets.map(({ title }) => title);

    it('lists what it has, and says how much that is', async () => {
      const { datasets, total } = await list(`${origin}/`);
      expect([total, datasets.length >= 6]).to.deep.equal([datasets.length, true]);
      for (const { title, landingPage, description, publisher } of datasets)
        expect([title, landingPage, description, publisher].every(Boolean)).to.equal(true);
    });

    it('finds words', async () => {
      expect(await titles({ search: 'earthquakes' })).to.deep.equal(['USGS Earthquakes, One Week']);
      expect(await titles({ search: 'xylophone' })).to.deep.equal([]);
    });

    it('keeps to an organisation and to a theme', async () => {
      expect((await titles({ organization, order: 'title' })).slice(0, 1)).to.deep.equal(['FAA Bird Strikes']);
      expect((await titles({ theme, order: 'title' })).join('; ')).to.equal('Seattle Weather; USGS Earthquakes, One Week');
      expect(await titles({ organization: 'Nobody "at" all' })).to.deep.equal([]);
    });

    it('orders and pages', async () => {
      const all = await titles({ order: 'title', limit: 100 });
      expect(all).to.deep.equal([...all].sort());
      expect(await titles({ order: 'title', offset: 2, limit: 2 })).to.deep.equal(all.slice(2, 4));
    });

    it('leads to its datasets', async () => {
      const [found] = (await list(origin, { search: 'earthquakes' })).datasets;
      expect((await open(found!.landingPage)).title).to.equal(found!.title);
    });
  });
}

describe('list', () => {
  it('says where no catalogue is spoken', async () => {
    const error = await list(location.origin).catch(({ code }: { code: string }) => code);
    expect(error).to.equal('unsupported');
  });
});
