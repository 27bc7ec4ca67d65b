/** The card on every kind of portal, by its description alone; and what it tells search engines, held against their rules. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { DatasetError, portals, type Dataset, type Portal } from '../../src/data.js';
import '../../src/elements/opendata-card.js';
import type { OpendataCard } from '../../src/elements/opendata-card.js';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { structuredData } from '../../src/elements/card/structured-data.js';
import { ckan } from '../../src/portals/ckan.js';
import { dcat } from '../../src/portals/dcat.js';
import { dkan } from '../../src/portals/dkan.js';
import { opendatasoft } from '../../src/portals/opendatasoft.js';
import { socrata } from '../../src/portals/socrata.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { doorTo, recordingsOf, sourcesOf } from '../recorded/replay.js';
import { all, one, settled, textOf } from './settled.js';
import { faultsIn } from './dataset-rules.js';

type Raw = Readonly<Record<string, unknown>>;

const site = 'https://portal.example';

const card = (dataset: Dataset) =>
  settled<OpendataCard>(
    html`<opendata-card loading="eager" .srcObject=${{ dataset: { ...dataset, fields: undefined }, table: tableOf({}) }}></opendata-card>`,
  );

/** What was recorded of each kind of portal, each described through a door behind which there are no rows. */
async function described(): Promise<readonly (readonly [name: string, dataset: Dataset])[]> {
  const found: (readonly [string, Dataset])[] = [];
  const add = async (name: string, portal: Portal, identifier: string, answers: Parameters<typeof doorTo>[0]): Promise<void> => {
    const asked = portal.describe({ portal: portal.name, endpointURL: site, identifier }, doorTo(answers).get);
    const dataset = await asked.catch((error: unknown) => (error instanceof DatasetError ? error.dataset : undefined));
    expect(dataset, name).to.have.property('title');
    found.push([name, dataset!]);
  };
  for (const { kind, file, text } of await recordingsOf('socrata')) {
    if (kind !== 'metadata') continue;
    const { id } = JSON.parse(text) as { id?: string };
    if (id) await add(file, socrata, id, { [`/api/views/${id}.json`]: { text } });
  }
  for (const { kind, file, text } of await recordingsOf('ckan')) {
    if (kind !== 'package_show') continue;
    const body = JSON.parse(text) as Raw;
    const shown = (body['result'] ?? body) as Raw;
    await add(file, ckan, `dataset/${String(shown['name'])}`, { package_show: { text: JSON.stringify({ success: true, result: shown }) } });
  }
  for (const { kind, file, text } of await recordingsOf('dkan')) {
    if (kind !== 'metadata' || file.startsWith('dkan1/')) continue;
    const body = JSON.parse(text) as Raw | Raw[];
    for (const shown of Array.isArray(body) ? body : [body])
      await add(file, dkan, String(shown['identifier']), { [`items/${String(shown['identifier'])}`]: { text: JSON.stringify(shown) } });
  }
  for (const file of (await sourcesOf('opendatasoft')) ?? []) {
    if (!file.startsWith('v21-dataset')) continue;
    const text = await (await fetch(`/recorded/opendatasoft/${file}`)).text();
    const id = String((JSON.parse(text) as Raw)['dataset_id']);
    if (id !== 'undefined') await add(file, opendatasoft, id, { [`/datasets/${id}`]: { text } });
  }
  return found;
}

describe('<opendata-card> by a description alone', () => {
  const locals: Readonly<Record<string, string | undefined>> = {
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    'CKAN without SQL': `${PORTALS.ckan}/basic/dataset/faa-bird-strikes`,
    Opendatasoft: `${PORTALS.opendatasoft}/explore/dataset/faa-bird-strikes/`,
    DKAN: `${PORTALS.dkan}/dataset/fa2eb308-d67e-579e-a1bc-cdacf8bef267`,
    ArcGIS: PORTALS.arcgis && `${PORTALS.arcgis}/arcgis/rest/services/birds/FeatureServer/0`,
    'OGC API': PORTALS.ogcapi && `${PORTALS.ogcapi}/collections/birds`,
  };

  for (const [portal, src] of Object.entries(locals)) {
    it(`asks ${portal} for no page of rows, and tells search engines what they require`, async function () {
      if (!src) return this.skip();
      let element!: OpendataCard;
      const requests = await requestsDuring(new URL(src).origin, async () => {
        element = await settled<OpendataCard>(html`<opendata-card loading="eager" structured-data src=${src}></opendata-card>`);
      });
      expect(element.getAttribute('data-state')).to.equal('ready');
      const rows = requests.filter((path) =>
        /\/resource\/|datastore_search_sql\?sql|\/query\?.*outFields|[?&](\$?limit|limit)=(?!0\b|1\b|1000\b)\d/.test(path),
      );
      expect(rows).to.deep.equal([]);
      await waitUntil(() => element.querySelector('script'), 'search engines are told', { timeout: 5000 });
      expect(faultsIn(JSON.parse(element.querySelector('script')!.textContent) as Raw).required).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });
  }

  it('stands for every recorded dataset whose rows cannot be read', async function () {
    this.timeout(60_000);
    const datasets = await described();
    if (!datasets.length) return this.skip();
    expect(datasets.length).to.be.greaterThan(20);
    for (const [name, dataset] of datasets) {
      const element = await card(dataset);
      expect(element.getAttribute('data-state'), name).to.equal('ready');
      expect(textOf(element), name).to.include(dataset.title.replace(/\s+/g, ' ').trim());
      expect(textOf(element), name).not.to.match(/undefined|NaN|Invalid Date|\[object/);
      expect(all(element, 'a').length, name).to.be.greaterThan(0);
      element.remove();
      expect(faultsIn(structuredData(dataset, dataset.contactPoint ?? '') as Raw).required, name).to.deep.equal([]);
    }
  });

  it('shows what is known where a portal cannot give the rows, which a table says', async () => {
    const dataset: Dataset = {
      ref: { portal: 'unread', endpointURL: 'https://unread.example', identifier: 'x' },
      title: 'Trees that nobody can read',
      landingPage: 'https://unread.example/x',
      fields: [],
      capabilities: {},
    };
    portals.unshift({
      name: 'unread',
      capabilities: {},
      match: ({ origin }) => (origin === dataset.ref.endpointURL ? dataset.ref : undefined),
      describe: () => Promise.reject(new DatasetError('blocked', 'The file is on a server that refuses', { dataset })),
      read: () => Promise.reject(new DatasetError('blocked', 'The file is on a server that refuses')),
    });
    const element = await settled<OpendataCard>(html`<opendata-card loading="eager" src="https://unread.example/x"></opendata-card>`);
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(textOf(element)).to.include('Trees that nobody can read');
    const rows = await settled<OpendataTable>(html`<opendata-table loading="eager" src="https://unread.example/x"></opendata-table>`);
    expect(rows.getAttribute('data-error-kind')).to.equal('blocked');
  });

  it('stands for every dataset of the recorded catalogues', async function () {
    const file = '/recorded/dcat/dcat-us-1.1.many-resources.json';
    const answer = await fetch(file);
    if (!answer.ok) return this.skip();
    const text = await answer.text();
    const { datasets } = await dcat.list!(new URL(`${site}/data.json`), { limit: 100 }, doorTo({ '/data.json': { text } }).get);
    for (const dataset of datasets) {
      expect((await card(dataset)).getAttribute('data-state'), dataset.title).to.equal('ready');
      expect(faultsIn(structuredData(dataset, '') as Raw).required, dataset.title).to.deep.equal([]);
    }
  });
});

describe('a problem with the data', () => {
  const tree = (contactPoint: string, contact = '') =>
    settled<OpendataCard>(
      html`<opendata-card
        loading="eager"
        contact=${contact}
        .srcObject=${{ dataset: { title: 'Trees & shrubs', landingPage: 'https://city.example/d/trees', contactPoint }, table: tableOf({}) }}
      ></opendata-card>`,
    );
  const report = (element: Element) =>
    all<HTMLAnchorElement>(element, 'a').find(({ textContent }) => textContent.includes('Report a problem'));

  it('is reported by mail, with the dataset named', async () => {
    const { href } = report(await tree('mailto:trees@city.example'))!;
    const url = new URL(href);
    expect(url.pathname).to.equal('trees@city.example');
    expect(url.searchParams.get('subject')).to.equal('A problem with “Trees & shrubs”');
    expect(url.searchParams.get('body')).to.include('https://city.example/d/trees');
  });

  it('is reported where the page says, before the portal', async () => {
    const element = await tree('mailto:trees@city.example', 'https://city.example/report');
    expect(report(element)!.href).to.equal('https://city.example/report');
    expect(one(element, 'a[href^="mailto:"]')).to.equal(null);
  });

  it('cannot be reported where nobody says how', async () => {
    expect(report(await tree(''))).to.equal(undefined);
    expect(report(await tree('javascript:alert(1)'))).to.equal(undefined);
    expect(report(await tree('Parks department, room 4'))).to.equal(undefined);
  });
});

describe('the rules of search engines', () => {
  const rules = (dataset: Partial<Dataset>, contact = '') =>
    structuredData(
      {
        ref: { portal: 'ckan', endpointURL: site, identifier: 'x' },
        title: 'Trees',
        landingPage: `${site}/dataset/x`,
        fields: [],
        ...dataset,
      },
      contact,
    ) as Raw;

  it('are kept in full where the publisher says all', () => {
    const told = rules(
      {
        description: 'Every tree that the city has planted since 1961, with its species and its height.',
        publisher: 'Parks',
        license: { title: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
        issued: new Date('2019-06-01'),
        modified: new Date('2025-03-04'),
        temporal: '1961-01-01/2024-12-31',
        spatial: '{"type":"Polygon","coordinates":[[[-122.5,37.7],[-122.3,37.7],[-122.3,37.8],[-122.5,37.7]]]}',
        keywords: ['trees'],
        distributions: [{ title: 'CSV', downloadURL: 'https://city.example/trees.csv', mediaType: 'text/csv', byteSize: 1200 }],
        fields: [{ name: 'h', title: 'Height', type: 'number' }],
      },
      'trees@city.example',
    );
    expect(faultsIn(told)).to.deep.equal({ required: [], recommended: [] });
    expect(told).to.have.nested.property('spatialCoverage.geo.box', '37.7 -122.5 37.8 -122.3');
  });

  it('are kept where the publisher says next to nothing, and nothing is made up', () => {
    const told = rules({
      license: { title: 'See the website' },
      temporal: 'since the war',
      landingPage: 'not an address',
      modified: new Date(NaN),
    });
    expect(faultsIn(told).required).to.deep.equal([]);
    expect(told).not.to.have.any.keys('temporalCoverage', 'dateModified', 'variableMeasured', 'creator', 'includedInDataCatalog', 'sameAs');
    expect(told['license']).to.deep.equal({ '@type': 'CreativeWork', name: 'See the website' });
  });
});
