/** Opendatasoft, asked the questions of every portal, and what is its own: filters in addresses, its limits, its language. */
import { expect } from '@open-wc/testing';
import type { Point } from 'geojson';
import type { DatasetError } from '../../src/data.js';
import {
  list,
  open,
  parseMeasures,
  parseWhere,
  read,
  type Aggregate,
  type Dataset,
  type Get,
  type Query,
  type Selected,
} from '../../src/data.js';
import { printWhere } from '../../src/portals/opendatasoft/odsql.js';
import { opendatasoft } from '../../src/portals/opendatasoft.js';
import { evaluate } from '../../src/query/evaluate.js';
import { conforms } from '../conformance/conformance.js';
import { differences } from '../conformance/same.js';
import { truthOf } from '../conformance/truth.js';
import { disturb, PORTALS } from '../portals.js';

const site = PORTALS.opendatasoft;
const api = `${site}/api/explore/v2.1/catalog/datasets`;

conforms('Opendatasoft', {
  addresses: {
    birds: `${site}/explore/dataset/faa-bird-strikes/table/`,
    earthquakes: `${api}/usgs-earthquakes`,
    airports: `${site}/explore/assets/us-airports/`,
    zipcodes: `${api}/us-zip-codes/records?limit=20`,
    weather: `${site}/explore/embed/dataset/seattle-weather/table/`,
  },
});

const count: Query = { select: parseMeasures('count') };
const counted = async (address: string): Promise<unknown> => (await read(await open(address), count)).column('count')[0];
const code = (work: Promise<unknown>): Promise<unknown> => work.then(String, ({ code }: DatasetError) => code);

/** A dataset asked through a door that notes what it is asked. */
async function watched(id: string, query: Query): Promise<URL[]> {
  const asked: URL[] = [];
  const get: Get = (url) => (asked.push(url), fetch(url));
  const dataset = await opendatasoft.describe({ portal: 'opendatasoft', endpointURL: site, identifier: id }, get);
  asked.length = 0;
  await opendatasoft.read(dataset, query, get);
  return asked;
}
const paths = (asked: readonly URL[]): (string | undefined)[] => asked.map(({ pathname }) => pathname.split('/faa-bird-strikes')[1]);

describe('Opendatasoft', () => {
  it('counts by month in one question', async () => {
    const asked = await watched('faa-bird-strikes', { select: [{ name: 'm', field: 'flight_date', unit: 'month' }, ...count.select!] });
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).to.deep.equal([
      { select: 'count(*) as c1, count(*) as n', group_by: 'date_format(`flight_date`, "yyyy-MM") as c0', limit: '19999' },
    ]);
  });

  it('gathers places that are near each other, and counts every one of them once', async () => {
    const near = (degrees: number): Query => ({ select: [{ name: 'place', field: 'location', near: degrees }, ...count.select!] });
    const asked = await watched('usgs-earthquakes', near(2));
    expect(asked.map(({ searchParams }) => searchParams.get('group_by'))).to.deep.equal(['geo_cluster(`location`, 5) as c0']);
    const truth = (await truthOf('earthquakes')).column('location') as (Point | null)[];
    const earthquakes = await open(`${api}/usgs-earthquakes`);
    const [coarse, fine] = await Promise.all([near(20), near(0.5)].map((query) => read(earthquakes, query)));
    for (const answer of [coarse!, fine!]) {
      const places = answer.column('place') as (Point | null)[];
      const counts = [...(answer.column('count') as Float64Array)].filter((_, row) => places[row]);
      expect(counts.reduce((sum, n) => sum + n, 0)).to.equal(truth.filter(Boolean).length);
      for (const axis of [0, 1]) {
        const [middles, all] = [places, truth].map((some) => some.flatMap((place) => place?.coordinates[axis] ?? []));
        expect(Math.min(...middles!)).to.be.at.least(Math.min(...all!));
        expect(Math.max(...middles!)).to.be.at.most(Math.max(...all!));
      }
    }
    expect(coarse!.length).to.be.within(2, fine!.length / 4);
  });

  it('reads a recorded answer’s groups, which hold every row', async function () {
    const recorded = await fetch('/recorded/opendatasoft/v21-geo-cluster.velib.json');
    if (!recorded.ok) this.skip();
    const { results } = (await recorded.json()) as { results: Record<string, unknown>[] };
    const rows = results.map((row) => ({ c0: row['GEO_CLUSTER(coordonnees_geo,10)'], c1: row['count(*)'], n: row['count(*)'] }));
    const get: Get = () => Promise.resolve(new Response(JSON.stringify({ results: rows })));
    const dataset = await open(`${api}/usgs-earthquakes`);
    const answer = await opendatasoft.read(dataset, { select: [{ name: 'p', field: 'location', near: 0.05 }, ...count.select!] }, get);
    expect((answer.column('count') as Float64Array).reduce((sum, n) => sum + n, 0)).to.equal(1486);
    expect(answer.column('p')[0]).to.deep.equal({ type: 'Point', coordinates: [2.364101540979836, 48.87069219275126] });
  });

  it('aggregates flags, texts and fine bins as files do', async () => {
    const truth = await truthOf('earthquakes');
    const of = (aggregate: Aggregate, field: string): Selected => ({ name: `${aggregate} ${field}`, field, aggregate });
    const measures = [
      of('sum', 'tsunami'),
      of('min', 'place'),
      of('max', 'net'),
      of('avg', 'sig'),
      of('min', 'time'),
      of('sum', 'felt'),
      of('count', 'felt'),
    ];
    const query: Query = {
      where: parseWhere('mag > 1 OR felt IS NULL'),
      select: [{ name: 'bin', field: 'mag', bin: 0.3 }, { name: 'day', field: 'time', unit: 'day' }, ...measures],
      order: [{ by: 'bin' }, { by: 'day', descending: true }],
    };
    const answer = await read(await open(`${api}/usgs-earthquakes`), query);
    expect(differences(answer, evaluate(truth, query), { ordered: true, precision: 1 })).to.deep.equal([]);
    expect(answer.length).to.be.above(50);
  });

  it('asks for a page of rows with a whole order, and for many by one export', async () => {
    const page = await watched('faa-bird-strikes', { order: [{ by: 'cost_total', descending: true }], offset: 20, limit: 10 });
    expect(paths(page)).to.deep.equal(['', '/records']);
    expect(page[1]!.searchParams.get('order_by')).to.equal('`cost_total` desc, `row_key` asc');
    expect(paths(await watched('faa-bird-strikes', { limit: 200_000 }))).to.deep.equal(['/exports/json']);
    const deep = await watched('faa-bird-strikes', { offset: 9_990, limit: 10 });
    expect([paths(deep), deep.at(-1)!.searchParams.get('limit')]).to.deep.equal([['', '/exports/json'], '10000']);
  });

  it('orders by as many columns as an address bears where no column is a key', async () => {
    const [, page] = await watched('seattle-weather', { limit: 10 });
    expect(page!.searchParams.get('order_by')).to.match(/^`date` asc, `precipitation` asc, /);
  });

  it('encodes every sign that a server may trip over', async () => {
    const [asked] = await watched('faa-bird-strikes', { ...count, where: parseWhere("origin_state = 'Côte d''Ivoire (*)'") });
    expect(asked!.search).not.to.match(/[()*'"`+ ]/);
    expect(asked!.searchParams.get('where')).to.equal('(`origin_state` = "Côte d\'Ivoire (*)")');
  });

  const large = "wildlife_size = 'Large'";
  const filtered: Record<string, [address: string, same: string]> = {
    'a facet of a page': [`${site}/explore/dataset/faa-bird-strikes/table/?refine.wildlife_size=Large&location=2,3,4`, large],
    'two facets': [
      `${site}/explore/dataset/faa-bird-strikes/?refine.wildlife_size=Large&refine.time_of_day=Night`,
      `${large} AND time_of_day = 'Night'`,
    ],
    'one facet or the other': [
      `${site}/explore/dataset/faa-bird-strikes/?disjunctive.wildlife_size&disjunctive.wildlife_size=true&refine.wildlife_size=Large&refine.wildlife_size=Small`,
      "wildlife_size IN ('Large', 'Small')",
    ],
    'what a page leaves out': [`${site}/explore/dataset/faa-bird-strikes/?exclude.wildlife_size=Large`, `NOT ${large}`],
    'a condition of the API': [
      `${api}/faa-bird-strikes/records?where=${encodeURIComponent('cost_total > 1000 or `wildlife_size` = "Large"')}`,
      `cost_total > 1000 OR ${large}`,
    ],
    'a facet of the API': [`${api}/faa-bird-strikes/records?refine=${encodeURIComponent('wildlife_size:"Large"')}`, large],
    'version 1': [`${site}/api/records/1.0/search/?dataset=faa-bird-strikes&q=&rows=10&refine.wildlife_size=Large`, large],
  };
  for (const [kind, [address, same]] of Object.entries(filtered)) {
    it(`keeps to ${kind}`, async () => {
      const where = parseWhere(same);
      const [dataset, birds] = await Promise.all([open(address), open(`${api}/faa-bird-strikes`)]);
      const expected = (await read(birds, { where, ...count })).column('count')[0];
      expect([dataset.rowCount, await counted(address), (await read(dataset, { limit: 5 })).total]).to.deep.equal([
        expected,
        expected,
        expected,
      ]);
      const both = parseWhere("time_of_day = 'Day'");
      const narrower = await read(birds, { where: { op: 'and', args: [where, both] }, ...count });
      expect((await read(dataset, { where: both, ...count })).column('count')[0]).to.equal(narrower.column('count')[0]);
    });
  }

  it('keeps to a circle of a page', async () => {
    const address = `${site}/explore/dataset/us-airports/map/?geofilter.distance=47.6,-122.3,50000`;
    const airports = await read(await open(`${api}/us-airports`));
    const [latitudes, longitudes] = [airports.column('latitude'), airports.column('longitude')] as [Float64Array, Float64Array];
    const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
    const shrunk = (latitude: number): number => Math.cos((latitude * Math.PI) / 180) * Math.cos((47.6 * Math.PI) / 180);
    const metres = (latitude: number, longitude: number): number =>
      2 * 6371e3 * Math.asin(Math.sqrt(half(latitude - 47.6) + shrunk(latitude) * half(longitude + 122.3)));
    const near = latitudes.filter((latitude, row) => metres(latitude, longitudes[row]!) <= 50_000).length;
    expect([await counted(address), near > 5]).to.deep.equal([near, true]);
  });

  it('answers a question in an address as it stands', async () => {
    const question = new URLSearchParams({
      select: 'count(*) as strikes, avg(cost_total)',
      group_by: 'year(flight_date) as year, wildlife_size',
    });
    const dataset = await open(`${api}/faa-bird-strikes/records?${question.toString()}`);
    expect(dataset.fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal([
      ['year', 'year', 'number'],
      ['wildlife_size', 'Wildlife Size', 'string'],
      ['strikes', 'strikes', 'number'],
      ['avg(cost_total)', 'avg(cost_total)', 'number'],
    ]);
    const groups: Query = {
      select: [{ name: 'y', field: 'flight_date', unit: 'year' }, { name: 's', field: 'wildlife_size' }, ...count.select!],
    };
    const { length } = await read(await open(`${api}/faa-bird-strikes`), groups);
    expect([dataset.title, dataset.rowCount]).to.deep.equal(['FAA Bird Strikes', length]);
    const total = await read(dataset, { select: [{ name: 'n', field: 'strikes', aggregate: 'sum' }] });
    expect(total.column('n')[0]).to.equal(10_000);
  });

  it('answers aggregates without groups once, and rows all', async () => {
    expect(
      (await open(`${api}/us-airports/records?select=${encodeURIComponent('count(*) as n, max(latitude) as north')}`)).rowCount,
    ).to.equal(1);
    expect((await open(`${api}/us-airports/exports/json?select=iata,name`)).rowCount).to.equal(3376);
    expect((await open(`${api}/us-airports/records?select=iata&order_by=iata&limit=3&offset=2`)).rowCount).to.equal(3);
  });

  it('says what went wrong in the house’s words', async () => {
    const nope = parseWhere("nope = 'x'");
    const birds: Dataset = { ...(await open(`${api}/faa-bird-strikes`)), fields: [{ name: 'nope', title: 'nope', type: 'string' }] };
    expect(await code(read(birds, { where: nope, ...count }))).to.equal('columns-gone');
    expect(await code(open(`${api}/no-such-dataset`))).to.equal('not-found');
    expect(await code(open(`${api}/us-airports/records?select=count(`))).to.equal('bad-request');
    expect(await code(open(`${site}/explore/dataset/private-strikes/`))).to.equal('private');
    await disturb(site, { match: 'us-flights/records', status: 429, times: 9 });
    expect(await code(opendatasoft.read(await open(`${api}/us-flights`), count, (url) => fetch(url)))).to.equal('rate-limited');
  });

  it('refuses to bring more rows than are read at once, before they come', async () => {
    const flights = { ...(await open(`${api}/us-flights`)), rowCount: 2_000_000 };
    expect(await code(opendatasoft.read(flights, { limit: 200_000 }, (url) => fetch(url)))).to.equal('too-big');
  });

  it('lists its catalogue', async () => {
    const { datasets, total } = await list(`${site}/explore/`, { order: 'title', limit: 2, offset: 1 });
    expect([datasets.map(({ title }) => title), total]).to.deep.equal([['Seattle Weather', 'US Airports'], 6]);
    const found = await list(site, { search: 'wildlife', theme: 'Transportation', organization: 'Federal Aviation Administration' });
    expect(found.datasets.map(({ ref }) => ref.identifier)).to.deep.equal(['faa-bird-strikes']);
    expect((await read(found.datasets[0]!, count)).column('count')[0]).to.equal(10_000);
  });

  it('describes a dataset as its publisher does', async () => {
    const { ref: _, fields, description, distributions, modified, ...said } = await open(`${api}/usgs-earthquakes`);
    expect(said).to.deep.include({
      title: 'USGS Earthquakes, One Week',
      landingPage: `${site}/explore/dataset/usgs-earthquakes/`,
      publisher: 'U.S. Geological Survey',
      contactPoint: 'mailto:us-geological-survey@example.org',
      accrualPeriodicity: 'NEVER',
      spatial: 'United States of America',
      theme: ['Environment'],
      rowCount: 1707,
    });
    expect([modified!.getUTCFullYear(), description!.startsWith('<p>')]).to.deep.equal([2025, true]);
    expect(fields.find(({ name }) => name === 'location')!.type).to.equal('geometry');
    for (const { downloadURL } of distributions!.filter(({ title }) => /^(CSV|JSON)$/.test(title)))
      expect((await fetch(downloadURL)).ok, downloadURL).to.equal(true);
  });
});

describe('ODSQL', () => {
  const fields = [
    { name: 'a`b', title: '', type: 'string' },
    { name: 'n', title: '', type: 'number' },
    { name: 'd', title: '', type: 'date' },
    { name: 'f', title: '', type: 'boolean' },
    { name: 'g', title: '', type: 'geometry' },
  ] as const;
  const dataset: Dataset = { ref: { portal: 'opendatasoft', endpointURL: '', identifier: '' }, title: '', landingPage: '', fields };
  const cases: Readonly<Record<string, string>> = {
    '"a`b" = \'x"y\\\'': '(`a\\`b` = "x\\"y\\\\")',
    'n <> 5': '(not (`n` = 5) and `n` is not null)',
    'NOT (n > 5 AND f = TRUE)': '((`n` <= 5) or (not (`f` is true) and `f` is not null))',
    "d = DATE('2024-01-31')": "(`d` = date'2024-01-31')",
    "d >= TIMESTAMP('2024-01-31T12:00:00-08:00')": "(`d` >= date'2024-01-31T20:00:00.000Z')",
    'n IN (1, 2)': '(`n` in (1, 2))',
    "d IN ('2024-01-31', '2024-02-01')": "((`d` = date'2024-01-31') or (`d` = date'2024-02-01'))",
    'n NOT IN (1, 2)': '(not (`n` in (1, 2)) and `n` is not null)',
    'n IS NOT NULL': '`n` is not null',
    'S_INTERSECTS(g, BBOX(-125, 32, -114, 42))': 'in_bbox(`g`, 32, -125, 42, -114)',
    'S_INTERSECTS(g, BBOX(170, -10, -170, 10))': '(in_bbox(`g`, -10, 170, 10, 180) or in_bbox(`g`, -10, -180, 10, -170))',
  };
  for (const [where, printed] of Object.entries(cases))
    it(`prints ${where}`, () => expect(printWhere(dataset, { where: parseWhere(where) })).to.equal(printed));

  it('searches for whole words in any text, and falls back to its full text where that would be too long', () => {
    expect(printWhere(dataset, { search: 'oak & elm' })).to.equal('(`a\\`b` like "oak") and (`a\\`b` like "elm")');
    const wide = {
      ...dataset,
      fields: Array.from({ length: 90 }, (_, at) => ({ name: `field_${at}`, title: '', type: 'string' as const })),
    };
    expect(printWhere(wide, { search: 'oak elm' })).to.equal('search("oak elm")');
    expect(printWhere(dataset, { search: '& |' })).to.equal(undefined);
  });
});
