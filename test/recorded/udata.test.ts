/** Every recorded answer of a uData site and of its tabular API becomes the right table, the right description or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type ErrorCode, type Get } from '../../src/data.js';
import { udata } from '../../src/portals/udata.js';
import { sourcesOf } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

const site = 'https://www.data.gouv.fr';
const R = 'aaaaaaaa-1111-bbbb-2222-cccccccccccc';
const recorded = async (file: string): Promise<Response> => fetch(`/recorded/udata/${file}.json`);
const here = (await recorded('tabular-profile')).ok;
const raw = async (file: string): Promise<Raw> => (await recorded(file)).json() as Promise<Raw>;

/** A door behind which these files lie, with the status that each had; all else is not found. */
function doorTo(files: Readonly<Record<string, readonly [file: string, status?: number]>>): Get {
  return async ({ pathname }) => {
    const [file, status = 200] = Object.entries(files).find(([path]) => pathname.endsWith(path))?.[1] ?? [];
    return new Response(file ? await (await recorded(file)).text() : '{"message": "Not found"}', { status: file ? status : 404 });
  };
}

const table = (query?: string) => ({
  portal: 'udata',
  endpointURL: 'https://tabular-api.example',
  identifier: `table/${R}`,
  ...(query ? { query } : {}),
});
const profile = { 'profile/': ['tabular-profile'], 'aggregation-exceptions/': ['tabular-aggregation-exceptions'] } as const;
const described = (files: Parameters<typeof doorTo>[0] = {}): Promise<Dataset> => udata.describe(table(), doorTo({ ...profile, ...files }));

async function failure(promise: Promise<unknown>): Promise<[ErrorCode, string] | undefined> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return error instanceof DatasetError ? [error.code, error.message] : undefined;
}

const readers: Readonly<Record<string, () => Promise<void>>> = {
  async 'tabular-profile'() {
    const { fields, rowCount, capabilities } = await described();
    expect(fields.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([
      'id string',
      'score number',
      'decompte number',
      'is_true boolean',
      'birth date',
      'liste string',
    ]);
    expect([rowCount, capabilities!.order, capabilities!.aggregates]).to.deep.equal([1000, true, undefined]);
  },
  async 'tabular-aggregation-exceptions'() {
    const { exceptions } = (await raw('tabular-aggregation-exceptions')) as { exceptions: string[] };
    const ref = { ...table(), identifier: `table/${exceptions[0]!}` };
    expect((await udata.describe(ref, doorTo(profile))).capabilities!.aggregates).to.deep.equal(['count', 'avg', 'min', 'max']);
  },
  async 'tabular-meta'() {
    const { links } = (await raw('tabular-meta')) as { links: { href: string }[] };
    for (const { href } of links) expect(udata.match(new URL(href, 'https://tabular-api.example'))).to.deep.equal(table());
  },
  async 'tabular-data-filtered'() {
    const rows = await udata.read(await described(), { limit: 20 }, doorTo({ 'data/': ['tabular-data-filtered'] }));
    const { data, meta } = (await raw('tabular-data-filtered')) as { data: Raw[]; meta: { total: number } };
    expect(rows.total).to.equal(meta.total);
    expectTable(rows, data, /^__id$/);
  },
  async 'tabular-data-aggregated'() {
    const get = doorTo({ ...profile, 'data/': ['tabular-data-aggregated'] });
    const dataset = await udata.describe(table('decompte__groupby&birth__less=1996&score__avg'), get);
    expectTable(await udata.read(dataset, {}, get), (await raw('tabular-data-aggregated'))['data'] as Raw[], /^$/);
  },
  async 'tabular-error-400-pagesize'() {
    const get = doorTo({ ...profile, 'data/': ['tabular-error-400-pagesize', 400] });
    expect(await failure(udata.describe(table('page_size=51'), get))).to.deep.equal([
      'bad-request',
      'Page size exceeds allowed maximum: 50',
    ]);
  },
  async 'tabular-error-400-query'() {
    const get = doorTo({ ...profile, 'data/json/': ['tabular-error-400-query', 400] });
    expect(await failure(udata.describe(table('limit=1'), get))).to.deep.equal([
      'bad-request',
      "Malformed query: argument 'limit=1' could not be parsed",
    ]);
  },
  async 'tabular-error-403-too-long'() {
    const get = doorTo({ 'data/json/': ['tabular-error-403-too-long', 403] });
    expect((await failure(udata.read(await described(), {}, get)))![0]).to.equal('too-big');
  },
  async 'v1-resource-with-tabular'() {
    const resource = await raw('v1-resource-with-tabular');
    const shown = { id: '5f1', slug: 'irve', title: 'IRVE', resources: [{ id: 'other', type: 'documentation' }, resource] };
    const door = doorTo(profile);
    const get: Get = async (url) => (url.pathname === '/api/1/datasets/irve/' ? new Response(JSON.stringify(shown)) : door(url));
    const dataset = await udata.describe(udata.match(new URL(`${site}/fr/datasets/irve/`))!, get);
    expect([dataset.ref.identifier, dataset.rowCount]).to.deep.equal([`dataset/5f1/${String(resource['id'])}`, 1000]);
    expect(dataset.distributions).to.deep.equal([{ title: resource['title'], downloadURL: resource['url'], mediaType: 'text/csv' }]);
    const address = new URL(String(resource['latest']));
    expect(udata.match(address)).to.deep.equal({ portal: 'udata', endpointURL: site, identifier: `resource/${String(resource['id'])}` });
  },
  async 'v2-datasets-search'() {
    const { data, total } = (await raw('v2-datasets-search')) as { data: Raw[]; total: number };
    const catalogue = await udata.list!(new URL(site), { search: 'sirene', limit: 20 }, doorTo({ 'search/': ['v2-datasets-search'] }));
    expect([catalogue.total, catalogue.datasets.length]).to.deep.equal([total, data.length]);
    catalogue.datasets.forEach((dataset, at) => {
      const shown = data[at]!;
      const { start, end } = shown['temporal_coverage'] as Record<string, string>;
      expect([dataset.title, dataset.publisher, dataset.landingPage]).to.deep.equal([
        shown['title'],
        (shown['organization'] as Raw)['name'],
        shown['page'],
      ]);
      expect([dataset.license!.title, dataset.accrualPeriodicity, dataset.spatial]).to.deep.equal([
        'lov2',
        shown['frequency'],
        'country:fr',
      ]);
      expect([dataset.temporal, dataset.keywords]).to.deep.equal([`${start!}/${end!}`, shown['tags']]);
      expect([dataset.issued, dataset.modified]).to.deep.equal([
        new Date(String(shown['created_at'])),
        new Date(String(shown['last_update'])),
      ]);
      expect(udata.match(new URL(dataset.landingPage))).to.deep.equal({
        portal: 'udata',
        endpointURL: site,
        identifier: `dataset/${String(shown['slug'])}`,
      });
    });
  },
};

describe('recorded answers of udata', () => {
  let ran = 0;

  it('are all of them', async function () {
    const sources = await sourcesOf('udata');
    if (!sources) return this.skip();
    expect(
      Object.keys(readers)
        .map((file) => `${file}.json`)
        .sort(),
    ).to.deep.equal(sources.sort());
  });

  for (const [file, reader] of Object.entries(readers)) {
    if (!here) it.skip(`${file}: RECORDED_ANSWERS names the folder where it lies`);
    else
      it(file, async () => {
        await reader();
        ran++;
      });
  }
  after(() => here && console.log(`${ran} of ${Object.keys(readers).length} recorded answers of udata decode.`));
});
