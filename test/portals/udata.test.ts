/** uData and its tabular API, asked the questions of every portal; what its parameters cannot hold never reaches it. */
import { expect } from '@open-wc/testing';
import { open, parseWhere, portals, read, type CatalogueQuery, type Dataset, type Portal } from '../../src/data.js';
import { udata } from '../../src/portals/udata.js';
import { conforms } from '../conformance/conformance.js';
import type { Name } from '../conformance/questions.js';
import { truthOf } from '../conformance/truth.js';
import { tabularApi, type Resource } from './tabular-api.js';

const names: readonly Name[] = ['birds', 'earthquakes', 'airports', 'zipcodes', 'weather'];
const idOf = (at: number): string => `0ed8e0b7-d077-5d04-ae69-d7e196bbd80${at}`;
const resources = await Promise.all(
  names.map(async (slug, at): Promise<Resource> => ({ id: idOf(at), slug, table: await truthOf(slug), admitted: at % 2 === 1 })),
);
const { get, asked } = tabularApi(resources);
const inMemory: Portal = {
  ...udata,
  describe: (ref) => udata.describe(ref, get),
  read: (dataset, query) => udata.read(dataset, query, get),
};
portals.unshift(inMemory);
after(() => portals.splice(portals.indexOf(inMemory), 1));

const at = (name: string): string => `https://www.data.gouv.fr/datasets/${name}/`;

conforms('uData', { addresses: Object.fromEntries(names.map((name) => [name, at(name)])) as Record<Name, string> });

const parametersOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  asked.length = 0;
  await work();
  return asked.map((address) => decodeURIComponent(new URL(address).search.slice(1)));
};
const all = (dataset: Dataset, where: string): Promise<string[]> =>
  parametersOf(() => read(dataset, { where: parseWhere(where), limit: 10 }, { fresh: true }));

describe('the tabular API', () => {
  it('is asked in its own words', async () => {
    const quakes = await open(at('earthquakes'));
    for (const [where, printed] of [
      ["net = 'us' AND mag >= 5", 'net__exact=us&mag__greater=5'],
      ["NOT net = 'us'", 'net__differs=us&net__isnotnull'],
      ["net IN ('us', 'ak') AND alert IS NULL", 'net__in=us,ak&alert__isnull'],
      ["net NOT IN ('us', 'ak') AND alert IS NOT NULL", 'net__notin=us,ak&alert__isnotnull'],
      [
        "net = 'us' OR NOT (mag < 5 OR tsunami = TRUE)",
        'or=(net__exact."us",and(mag__greater."5",and(tsunami__differs."true",tsunami__isnotnull)))',
      ],
      ["time < TIMESTAMP('2018-02-05T12:00:00-08:00')", 'time__strictly_less=2018-02-05T20:00:00.000Z'],
    ] as const)
      expect(await all(quakes, where)).to.deep.equal([`${printed}&page=1&page_size=10`]);
  });

  it('is never handed what its parameters cannot hold', async () => {
    const dataset = await open(at('airports'));
    for (const value of ['a&page_size=1', 'x=y', '1,2', '"', 'a)', '100%', 'null', 'a+b', 'a#b', '', ' x', '*', 'a\\b', 'a\u0000b'])
      expect(
        await parametersOf(() => read(dataset, { where: { op: '=', field: 'name', value }, limit: 3 }, { fresh: true })),
        value,
      ).to.deep.equal(['']);
    const birds = await open(at('birds'));
    expect(await all(birds, '"Origin State" = \'Texas\'')).to.deep.equal(['']);
  });

  it('gives few rows by its pages, and many in one answer', async () => {
    const dataset = await open(at('zipcodes'));
    const windows = async (offset: number, limit: number): Promise<string[]> => {
      const requests = await parametersOf(async () => {
        const { length, total } = await read(dataset, { offset, limit }, { fresh: true });
        expect([length, total]).to.deep.equal([limit, dataset.rowCount]);
      });
      return requests;
    };
    expect(await windows(75, 25)).to.deep.equal(['page=4&page_size=25']);
    expect(await windows(10, 60)).to.deep.equal(['page=1&page_size=50', 'page=2&page_size=50']);
    expect(await windows(10, 300)).to.deep.equal(['']);
    expect(asked).to.deep.equal([`https://tabular-api.data.gouv.fr/api/resources/${idOf(3)}/data/json/`]);
  });

  it('counts only where it is admitted', async () => {
    const count = {
      select: [
        { name: 'state', field: 'state' },
        { name: 'n', aggregate: 'count' as const },
      ],
    };
    const [admitted, not] = [await open(at('zipcodes')), await open(at('airports'))];
    expect((await parametersOf(() => read(admitted, count, { fresh: true })))[0]).to.equal(
      'state__groupby&__id__count&state__sort=asc&page=1&page_size=50',
    );
    expect(await parametersOf(() => read(not, count, { fresh: true }))).to.deep.equal(['columns=state']);
  });

  it('is answered as it stands where an address asks it a question', async () => {
    const api = { portal: 'udata', endpointURL: 'https://tabular-api.example', identifier: `table/${idOf(3)}` };
    const counted = await udata.describe({ ...api, query: 'state__groupby&zip_code__count&state__exact=TX' }, get);
    expect([counted.fields.map(({ name, type }) => `${name} ${type}`), counted.rowCount]).to.deep.equal([
      ['state string', 'zip_code__count number'],
      1,
    ]);
    const rows = await udata.describe({ ...api, query: 'state__exact=TX&columns=city,zip_code' }, get);
    expect([rows.fields.map(({ name, type }) => `${name} ${type}`), rows.rowCount! > 50]).to.deep.equal([
      ['city string', 'zip_code string'],
      true,
    ]);
  });
});

describe('the catalogue of uData', () => {
  const slug = 'insee-institut-national';
  const catalogue = async (
    query: CatalogueQuery,
  ): Promise<{ readonly asked: string[]; readonly titles: string[]; readonly total: number | undefined }> => {
    const asked: string[] = [];
    const { datasets, total } = await udata.list!(
      new URL('https://data.public.lu/fr/'),
      query,
      async ({ pathname, search, searchParams }) => {
        asked.push(pathname + search);
        if (pathname === `/api/1/organizations/${slug}/`) return new Response('{"id": "534fff81a3a7292c64a77e5c"}');
        const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('page_size'))];
        const titles = Array.from({ length: 250 }, (_, at) => ({ id: `${at}`, slug: `d${at}`, title: `${at}` }));
        return new Response(JSON.stringify({ data: titles.slice((page - 1) * size, page * size), total: 250 }));
      },
    );
    return { asked, titles: datasets.map(({ title }) => title), total };
  };

  it('is searched, narrowed and ordered by its API', async () => {
    const asked = async (query: CatalogueQuery): Promise<string[]> => (await catalogue(query)).asked;
    expect(await asked({ search: 'arbres & haies', theme: 'bois' })).to.deep.equal([
      '/api/2/datasets/search/?q=arbres+%26+haies&tag=bois&page=1&page_size=20',
    ]);
    expect(await asked({ search: 'bois', order: 'modified' })).to.deep.equal([
      '/api/2/datasets/search/?q=bois&sort=-last_update&page=1&page_size=20',
    ]);
    expect(await asked({ order: 'title', limit: 5, offset: 10 })).to.deep.equal(['/api/2/datasets/?sort=title&page=3&page_size=5']);
    expect(await asked({ organization: 'INSEE : Institut National' })).to.deep.equal([
      `/api/1/organizations/${slug}/`,
      '/api/2/datasets/?organization=534fff81a3a7292c64a77e5c&page=1&page_size=20',
    ]);
  });

  it('is paged by rows, though it numbers its pages', async () => {
    const { asked, titles, total } = await catalogue({ offset: 95, limit: 110 });
    expect([asked.length, titles.length, titles[0], titles.at(-1), total]).to.deep.equal([3, 110, '95', '204', 250]);
  });
});
