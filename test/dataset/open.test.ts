/** Opening: query addresses answered as they stand, datasets that come whole, and what else an address can stand for. */
import { expect } from '@open-wc/testing';
import { open, read, type Dataset } from '../../src/data.js';
import { PORTALS, disturb } from '../portals.js';

const { socrata, ckan } = PORTALS;
const kinds = ({ fields }: Dataset): string => fields.map(({ name, type }) => `${name} ${type}`).join(', ');

/** Where CKAN keeps a dataset's rows. */
const resourceOf = async (name: string): Promise<string> =>
  (await open(`${ckan}/dataset/${name}`)).ref.identifier.slice('resource/'.length);

describe('query addresses', () => {
  it('Socrata: groups as they stand, typed by the dataset’s own columns', async () => {
    const dataset = await open(
      `${socrata}/resource/bird-stri.json?$select=date_trunc_y(flight_date) AS year, count(*)&$group=year&$order=year`,
    );
    expect(kinds(dataset)).to.equal('year date, count number');
    expect([dataset.title, dataset.rowCount, dataset.landingPage]).to.deep.equal(['FAA Bird Strikes', 13, `${socrata}/d/bird-stri`]);
    const table = await read(dataset, { where: { op: '>', field: 'count', value: 1000 }, order: [{ by: 'count', descending: true }] });
    expect(Array.from(table.column('year') as Float64Array, (time) => new Date(time).getUTCFullYear())[0]).to.be.within(1990, 2002);
    expect(table.length).to.be.within(1, 13);
  });

  it('Socrata: a statement of its explorer', async () => {
    const statement = encodeURIComponent("SELECT `origin_state`, count(*) AS `n`\nWHERE `time_of_day` = 'Night'\nGROUP BY `origin_state`");
    const dataset = await open(`${socrata}/Transportation/FAA-Bird-Strikes/bird-stri/explore/query/${statement}/page/filter`);
    expect(kinds(dataset)).to.equal('origin_state string, n number');
  });

  it('Socrata: all rows of a condition, not the first thousand, and every column, even one without values', async () => {
    const dataset = await open(`${socrata}/resource/bird-stri.json?$where=speed_ias_in_knots is null`);
    expect(dataset.rowCount).to.equal(2836);
    const count = await read(dataset, {
      select: [
        { name: 'n', field: 'Speed IAS in knots', aggregate: 'count' },
        { name: 'rows', aggregate: 'count' },
      ],
    });
    expect([count.column('n')[0], count.column('rows')[0]]).to.deep.equal([0, 2836]);
  });

  it('Socrata: no rows still have columns', async () => {
    const dataset = await open(`${socrata}/resource/bird-stri.json?origin_state=Atlantis`);
    expect([dataset.rowCount, dataset.fields.length]).to.deep.equal([0, 14]);
  });

  it('Socrata: as many rows as the address says', async () => {
    expect((await open(`${socrata}/resource/bird-stri.json?$limit=7`)).rowCount).to.equal(7);
    expect((await open(`${socrata}/resource/bird-stri.csv?$query=SELECT origin_state LIMIT 8`)).rowCount).to.equal(8);
  });

  it('CKAN: SQL as it stands, typed by PostgreSQL', async () => {
    const resource = await resourceOf('faa-bird-strikes');
    const sql = `SELECT date_trunc('year', "Flight Date") AS year, count(*) AS n FROM "${resource}" GROUP BY 1 ORDER BY 1`;
    const dataset = await open(`${ckan}/api/3/action/datastore_search_sql?sql=${encodeURIComponent(sql)}`);
    expect([kinds(dataset), dataset.title, dataset.rowCount]).to.deep.equal(['year datetime, n number', 'FAA Bird Strikes', 13]);
  });
});

describe('datasets that come whole', () => {
  it('are read again for a copy of their description', async () => {
    const resource = await resourceOf('seattle-weather');
    const addresses = [
      '/node_modules/vega-datasets/data/seattle-weather.csv',
      `${socrata}/resource/seat-wthr.json?$limit=5`,
      `${ckan}/api/3/action/datastore_search_sql?sql=${encodeURIComponent(`SELECT * FROM "${resource}" LIMIT 5`)}`,
    ];
    for (const address of addresses) {
      const dataset = await open(address);
      const copy = JSON.parse(JSON.stringify({ ...dataset, title: 'A copy' })) as Dataset;
      expect((await read(copy)).length, address).to.equal(dataset.rowCount);
    }
  });

  it('are CKAN’s resources outside of its DataStore', async () => {
    const { result } = (await (await fetch(`${ckan}/api/3/action/package_show?id=usgs-earthquakes`)).json()) as {
      result: { resources: { id: string; format: string }[] };
    };
    const { id } = result.resources.find(({ format }) => format === 'GeoJSON')!;
    const dataset = await open(`${ckan}/dataset/usgs-earthquakes/resource/${id}`);
    expect([dataset.ref.identifier, dataset.rowCount, dataset.fields.find(({ name }) => name === 'geometry')?.type]).to.deep.equal([
      `resource/${id}`,
      1707,
      'geometry',
    ]);
  });

  it('are files known by their media type alone', async () => {
    const dataset = await open(`${socrata}/api/v1/rows`).catch(({ code }: { code: string }) => code);
    expect(dataset).to.equal('not-found');
    const file = await open(new URL('/node_modules/vega-datasets/data/airports.csv?as=file#top', location.href));
    expect([file.title, file.rowCount, file.ref.portal, file.distributions?.[0]?.title]).to.deep.equal([
      'airports',
      3376,
      'file',
      'airports.csv',
    ]);
  });
});

describe('older CKAN', () => {
  it('that does not know where to put missing values is asked in SQL instead', async () => {
    const dataset = await open(`${ckan}/dataset/usgs-earthquakes`);
    const refusal = { success: false, error: { __type: 'Validation Error', sort: ['field "felt desc nulls last" not in table'] } };
    await disturb(ckan, { match: 'offset=3&limit=7', status: 409, body: JSON.stringify(refusal), times: 1 });
    const table = await read(dataset, {
      select: [{ name: 'felt', field: 'felt' }],
      order: [{ by: 'felt', descending: true }],
      offset: 3,
      limit: 7,
    });
    expect([table.length, table.total]).to.deep.equal([7, 1707]);
    expect(Array.from(table.column('felt') as Float64Array).every((felt) => felt > 0)).to.equal(true);
  });

  it('that answers 200 to a failure is not taken at its word', async () => {
    await disturb(ckan, { match: 'weather-200', status: 200, body: JSON.stringify({ success: false }), times: 1 });
    const error = await open(`${ckan}/dataset/weather-200`).catch((reason: { code: string }) => reason);
    expect((error as { code: string }).code).to.equal('bad-response');
  });
});

describe('sharing', () => {
  it('describes once for fifty', async () => {
    const address = `${socrata}/d/airp-orts#shared`;
    const datasets = await Promise.all(Array.from({ length: 50 }, () => open(address)));
    expect(new Set(datasets).size).to.equal(1);
    expect(await open(address)).to.equal(datasets[0]);
    expect(await open(address, { fresh: true })).not.to.equal(datasets[0]);
  });
});
