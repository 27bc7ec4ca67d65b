/** DKAN 2, asked the questions of every portal: of columns with enforced types, with declared ones, and without any; and what is its own. */
import { expect } from '@open-wc/testing';
import type { DatasetError } from '../../src/data.js';
import { list, open, parseMeasures, parseWhere, read, type Dataset, type Get, type Query } from '../../src/data.js';
import { dkan } from '../../src/portals/dkan.js';
import { conditionsOf, printDocument } from '../../src/portals/dkan/query.js';
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const site = PORTALS.dkan;
const birds = 'fa2eb308-d67e-579e-a1bc-cdacf8bef267';
const airports = '0e667557-adf2-52c9-aa8d-aff89b5c6c9e';
const zipcodes = '0866cc46-55cd-5a35-a6e7-4d9f8326388f';
const undeclared = 'without a data dictionary every column is a text';

conforms('DKAN', {
  addresses: {
    birds: `${site}/dataset/${birds}`,
    earthquakes: `${site}/provider-data/dataset/quak-usgs#data`,
    airports: `${site}/api/1/metastore/schemas/dataset/items/${airports}`,
    zipcodes: `${site}/provider-data/dataset/${zipcodes}/data`,
    weather: `${site}/api/1/datastore/query/484efdff-d766-5f30-a1d6-4a5c7e7ee8b6/0`,
  },
  lacks: {
    'earthquakes.location': 'its datastore has no type for places',
    'airports.latitude': undeclared,
    'airports.longitude': undeclared,
  },
  precision: 1000,
});

const count: Query = { select: parseMeasures('count') };
const code = (work: Promise<unknown>): Promise<unknown> => work.then(String, ({ code }: DatasetError) => code);

async function watched(identifier: string, query: Query): Promise<URLSearchParams[]> {
  const asked: URL[] = [];
  const get: Get = (url) => (asked.push(url), fetch(url));
  const dataset = await dkan.describe({ portal: 'dkan', endpointURL: site, identifier }, get);
  asked.length = 0;
  await dkan.read(dataset, query, get);
  return asked.map(({ searchParams }) => searchParams);
}

describe('DKAN', () => {
  it('groups and filters at the portal, in the GET form of its queries', async () => {
    const where = parseWhere("cost_total > 1000 AND NOT (origin_state = 'Texas' OR time_of_day = 'Day')");
    const asked = await watched(birds, {
      where,
      select: [
        { name: 's', field: 'wildlife_size' },
        { name: 'a', field: 'cost_total', aggregate: 'avg' },
      ],
    });
    expect(asked.map((parameters) => Object.fromEntries(parameters))).to.deep.equal([
      {
        'properties[0]': 'wildlife_size',
        'properties[1][alias]': 'c1',
        'properties[1][expression][operator]': 'sum',
        'properties[1][expression][operands][0]': 'cost_total',
        'properties[2][alias]': 'c1n',
        'properties[2][expression][operator]': 'count',
        'properties[2][expression][operands][0]': 'cost_total',
        'properties[3][alias]': 'n',
        'properties[3][expression][operator]': 'count',
        'properties[3][expression][operands][0]': 'record_number',
        'conditions[0][property]': 'cost_total',
        'conditions[0][operator]': '>',
        'conditions[0][value]': '1000',
        'conditions[1][groupOperator]': 'and',
        'conditions[1][conditions][0][groupOperator]': 'and',
        'conditions[1][conditions][0][conditions][0][property]': 'origin_state',
        'conditions[1][conditions][0][conditions][0][operator]': '<>',
        'conditions[1][conditions][0][conditions][0][value]': 'Texas',
        'conditions[1][conditions][0][conditions][1][property]': 'origin_state',
        'conditions[1][conditions][0][conditions][1][operator]': '<>',
        'conditions[1][conditions][0][conditions][1][value]': '',
        'conditions[1][conditions][1][groupOperator]': 'and',
        'conditions[1][conditions][1][conditions][0][property]': 'time_of_day',
        'conditions[1][conditions][1][conditions][0][operator]': '<>',
        'conditions[1][conditions][1][conditions][0][value]': 'Day',
        'conditions[1][conditions][1][conditions][1][property]': 'time_of_day',
        'conditions[1][conditions][1][conditions][1][operator]': '<>',
        'conditions[1][conditions][1][conditions][1][value]': '',
        'groupings[0]': 'wildlife_size',
        'sorts[0][property]': 'wildlife_size',
        'sorts[0][order]': 'asc',
        schema: 'false',
        limit: '500',
      },
    ]);
  });

  it('learns how many rows the site gives at once', async () => {
    const [usual, raised] = await Promise.all([open(`${site}/dataset/${birds}`), open(`${site}/provider-data/dataset/${birds}`)]);
    expect([usual.capabilities?.pageSize, raised.capabilities?.pageSize]).to.deep.equal([500, 1500]);
    const [page] = await watched(birds, { select: [{ name: 's', field: 'origin_state' }], offset: 500, limit: 500 });
    expect([page!.get('properties[0]'), page!.get('sorts[0][property]'), page!.get('offset')]).to.deep.equal([
      'origin_state',
      'record_number',
      '500',
    ]);
  });

  it('compares here what is declared to be a number and stored as a text', async () => {
    const { capabilities, fields } = await open(`${site}/dataset/${zipcodes}`);
    expect(capabilities).to.deep.equal({ select: true, pageSize: 500 });
    expect(fields.find(({ name }) => name === 'latitude')?.type).to.equal('number');
    expect((await open(`${site}/dataset/${airports}`)).capabilities?.where).to.include('=');
  });

  it('takes an empty text for a missing value', async () => {
    const dataset = await open(`${site}/provider-data/dataset/quak-usgs`);
    const query = (text: string): Query => ({ where: parseWhere(text), ...count });
    const number = async (text: string): Promise<unknown> => (await read(dataset, query(text))).column('count')[0];
    const [all, missing, held] = [1707, await number('alert IS NULL'), await number("alert >= 'a'")];
    expect([
      Number(missing) + Number(held),
      await number("alert = ''"),
      await number("alert <> 'green'"),
      await number("alert < 'h'"),
    ]).to.deep.equal([all, 0, Number(held) - Number(await number("alert = 'green'")), await number("alert IN ('green')")]);
    const texts = await read(dataset, {
      select: [
        { name: 'held', field: 'alert', aggregate: 'count' },
        { name: 'least', field: 'alert', aggregate: 'min' },
      ],
    });
    expect([texts.column('held')[0], texts.column('least')[0]]).to.deep.equal([held, 'green']);
  });

  it('answers a question in an address as it stands', async () => {
    const question = printDocument({
      properties: ['wildlife_size', { alias: 'cost', expression: { operator: 'sum', operands: ['cost_total'] } }],
      conditions: [{ property: 'origin_state', operator: '=', value: 'Texas' }],
      groupings: ['wildlife_size'],
    });
    const dataset = await open(`${site}/api/1/datastore/query/${birds}/0?${question.toString()}`);
    expect(dataset.fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal([
      ['wildlife_size', 'Wildlife Size', 'string'],
      ['cost', 'cost', 'number'],
    ]);
    expect([dataset.title, dataset.rowCount]).to.deep.equal(['FAA Bird Strikes', 3]);
    const many = await open(
      `${site}/dataset/${birds}/data?${printDocument({ conditions: [{ property: 'wildlife_size', value: 'Large' }] }).toString()}`,
    );
    const same = await read(await open(`${site}/dataset/${birds}`), { where: parseWhere("wildlife_size = 'Large'"), ...count });
    expect([many.rowCount, many.fields.find(({ name }) => name === 'flight_date')?.type]).to.deep.equal([same.column('count')[0], 'date']);
  });

  it('opens a file by its own identifier', async () => {
    const { title, rowCount } = await open(`${site}/api/1/datastore/query/3694764a-e97e-5c87-a1cc-83838b15cb61`);
    expect([title, rowCount]).to.deep.equal(['FAA Bird Strikes (CSV)', 10_000]);
  });

  it('reads the file itself where the datastore has none of it', async () => {
    const get: Get = async (url) =>
      /datastore\/query\/[^/]+\/0\?/.test(url.href)
        ? new Response('{"message":"No datastore storage found for 0310f6c2.","status":400}', { status: 400 })
        : fetch(url);
    const dataset = await dkan.describe({ portal: 'dkan', endpointURL: site, identifier: airports }, get);
    expect([dataset.rowCount, dataset.capabilities, (await dkan.read(dataset, {}, get)).length]).to.deep.equal([3376, {}, 3376]);
  });

  it('says what went wrong in the house’s words', async () => {
    const known = await open(`${site}/dataset/${birds}`);
    const nope: Dataset = { ...known, fields: [{ name: 'nope', title: 'nope', type: 'string' }] };
    expect(await code(read(nope, { where: parseWhere("nope = 'x'"), ...count }))).to.equal('columns-gone');
    expect(await code(open(`${site}/dataset/no-such-dataset`))).to.equal('not-found');
    expect(await code(open(`${site}/api/1/datastore/query/${birds}/7`))).to.equal('not-found');
    expect(await code(open(`${site}/api/1/datastore/query/${birds}/0?limit=9000&sorts[0][property]=flight_date`))).to.equal('bad-request');
    const busy: Get = async () => new Response('{"message":"The website encountered an unexpected error."}', { status: 503 });
    expect(await code(dkan.describe(known.ref, busy))).to.equal('busy');
  });

  it('lists its catalogue', async () => {
    const { datasets, total } = await list(`${site}/provider-data/`, { order: 'title', limit: 2, offset: 1 });
    expect([datasets.map(({ title }) => title), total]).to.deep.equal([['Seattle Weather', 'US Airports'], 6]);
    const found = await list(site, { search: 'wildlife', theme: 'Transportation', organization: 'Federal Aviation Administration' });
    expect(found.datasets.map(({ ref }) => ref.identifier)).to.deep.equal([birds]);
    expect((await list(site, { search: 'xylophone' })).datasets).to.deep.equal([]);
  });

  it('describes a dataset as its publisher does', async () => {
    const { title, landingPage, publisher, contactPoint, license, accrualPeriodicity, keywords, theme, fields } = await open(
      `${site}/dataset/${birds}`,
    );
    expect([title, landingPage, publisher, contactPoint, license?.href, accrualPeriodicity, theme]).to.deep.equal([
      'FAA Bird Strikes',
      `${site}/dataset/${birds}`,
      'Federal Aviation Administration',
      'mailto:federal-aviation-administration@example.org',
      license?.title,
      'R/P10Y',
      ['Transportation'],
    ]);
    expect(keywords).to.include('wildlife');
    expect(fields[0]).to.deep.include({ name: 'airport_name', title: 'Airport Name' });
  });

  it('keeps hostile values in one parameter', () => {
    const dataset: Dataset = {
      ref: { portal: 'dkan', endpointURL: site, identifier: 'x' },
      title: '',
      landingPage: '',
      fields: [{ name: 'a', title: 'a', type: 'string' }],
    };
    for (const value of ["' OR 1=1 --", 'x&limit=1', ']=[0]', '"\\', '%_', '\n', '🛬']) {
      const sent = new URL(`${site}/?${printDocument({ conditions: conditionsOf(dataset, { op: '=', field: 'a', value }) }).toString()}`)
        .searchParams;
      expect([...sent]).to.deep.equal([
        ['conditions[0][property]', 'a'],
        ['conditions[0][operator]', '='],
        ['conditions[0][value]', value],
      ]);
    }
  });
});
