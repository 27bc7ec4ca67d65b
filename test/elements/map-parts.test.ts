/** Maps of more places than they may show: gathered into cells where the portal can, else a part that is called one, and more of them nearer by. */
import { aTimeout, expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { Point } from 'geojson';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { portals } from '../../src/data.js';
import { socrata as portal } from '../../src/portals/socrata.js';
import type { Portal, Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const { socrata, ckan, opendatasoft } = PORTALS;
const button = (element: Element, label: string): HTMLElement => one(element, `button[aria-label="${label}"]`);
const notices = (element: Element): string =>
  all(element, '.notice')
    .map(({ textContent }) => textContent.trim())
    .join(' ');

/** The ruled frame's top edge tells where the map looks, to the pixel. */
const whereabouts = (element: Element): string => {
  const film = one<HTMLCanvasElement>(element, '.film');
  return [...film.getContext('2d')!.getImageData(0, 2, film.width, 1).data].filter((_, i) => i % 4 === 3).join();
};

const placesIn = (element: OpendataMap): number => (element.table!.column('places') as Float64Array).reduce((sum, n) => sum + n, 0);

/** Socrata's portal as if it told no number of rows: neither with the dataset, nor with an answer. */
const untold: Portal = {
  ...portal,
  name: 'untold',
  match: ({ origin, searchParams }) => {
    const identifier = searchParams.get('untold');
    return identifier ? { portal: 'untold', endpointURL: origin, identifier } : undefined;
  },
  async describe(ref, get) {
    const { rowCount, ...dataset } = await portal.describe(ref, get);
    expect(rowCount).to.be.above(0);
    return { ...dataset, ref };
  },
  async read(dataset, query, get) {
    const { total, ...table } = await portal.read(dataset, query, get);
    return query.limit === undefined ? { ...table, total: total ?? table.length } : table;
  },
};

describe('a map of more places than it may show', () => {
  before(() => portals.unshift(untold));
  after(() => portals.splice(portals.indexOf(untold), 1));

  for (const [name, src, origin] of [
    ['Socrata', `${socrata}/d/zipc-odes`, socrata],
    ['CKAN', `${ckan}/dataset/us-zip-codes`, ckan],
  ] as const)
    it(`asks ${name} again for what is in view, and then rests`, async () => {
      const element = await settled<OpendataMap>(html`<opendata-map loading="eager" limit="2000" src=${src}></opendata-map>`);
      expect(element.getAttribute('data-state')).to.equal('ready-partial');
      expect(notices(element)).to.match(/^42,0\d\d places in \d{2,3}|^42,049 places in [\d,]+ groups: the larger a disc/);
      expect(element.table!.length).to.be.within(50, 1500);
      expect(placesIn(element), 'every place is in one of the cells').to.equal(element.table!.total);

      button(element, 'Zoom in').click();
      await oneEvent(element, 'load');
      const view = whereabouts(element);
      expect(notices(element)).to.match(/places in this view in [\d,]+ groups/);
      expect(await requestsDuring(origin, () => aTimeout(800)), 'no ask follows an answer').to.deep.equal([]);
      expect(whereabouts(element), 'an answer does not move the map').to.equal(view);
      expect(element.table!.total).to.equal(42049);

      for (let i = 0; i < 5 && !notices(element).startsWith('All '); i++) {
        button(element, 'Zoom in').click();
        await oneEvent(element, 'load');
      }
      expect(notices(element)).to.match(/^All [\d,]+ places in this view are shown, of 42,049 in all\.$/);
      const latitudes = latitudesOf(element.table!);
      expect(latitudes.length).to.be.within(1, 2000);
      expect(Math.max(...latitudes) - Math.min(...latitudes)).to.be.below(30);
    });

  it('gathers them also where the portal does not tell how many there are', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" limit="2000" where=${"state <> ''"} src=${`${socrata}/?untold=zipc-odes`}></opendata-map>`,
    );
    expect(notices(element)).to.match(/^42,049 places in [\d,]+ groups/);
    expect(placesIn(element)).to.equal(42_049);
    const asked = await requestsDuring(socrata, async () => {
      button(element, 'Zoom in').click();
      await oneEvent(element, 'load');
    });
    expect(notices(element)).to.match(/places in this view in [\d,]+ groups/);
    expect(asked, 'what is known to be many is asked for in cells at once').to.have.length(1);
  });

  it('gathers them by nearness where the portal has no grid', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map
        loading="eager"
        limit="500"
        geometry="location"
        src=${`${opendatasoft}/explore/dataset/usgs-earthquakes/`}
      ></opendata-map>`,
    );
    expect(notices(element)).to.match(/^[\d,]+ places in [\d,]+ groups/);
    expect(placesIn(element)).to.equal(element.table!.total);
    expect(element.table!.total).to.be.above(1000);
    button(element, 'Zoom in').click();
    await oneEvent(element, 'load');
    expect(notices(element)).to.match(/places in this view in [\d,]+ groups|places in this view are shown/);
  });

  it('says that there may be more, where nobody counts them', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" limit="2000" color="state" src=${`${socrata}/?untold=zipc-odes`}></opendata-map>`,
    );
    expect(element.getAttribute('data-state')).to.equal('ready-partial');
    expect(notices(element)).to.match(/^The first 2,000 places are shown, and there may be more\./);
    const whole = await settled<OpendataMap>(
      html`<opendata-map loading="eager" limit="5000" src=${`${socrata}/?untold=airp-orts`}></opendata-map>`,
    );
    expect([whole.getAttribute('data-state'), whole.table!.length]).to.deep.equal(['ready', 3376]);
  });

  it('keeps the last answer when a reader moves on before the next has come', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" limit="500" .srcObject=${{ table: grid(60), dataset: { title: 'Grid' } }}></opendata-map>`,
    );
    expect(element.getAttribute('data-state')).to.equal('ready-partial');
    for (let i = 0; i < 5; i++) {
      button(element, 'Zoom in').click();
      await aTimeout(60);
      expect(all(element, '.sheet')).to.have.length(1);
    }
    await waitUntil(() => notices(element).startsWith('All '), 'the places of the last view came', { timeout: 4000 });
    expect(element.getAttribute('data-state')).to.equal('ready-partial');
    expect(element.table!.total).to.equal(3600);
    expect(textOf(element)).to.match(/\d of 3,600 rows/);
  });
});

function latitudesOf(table: Table): number[] {
  const points = table.fields.find(({ type }) => type === 'geometry');
  if (!points) return [...(table.column('latitude') as Float64Array)];
  return (table.column(points.name) as Point[]).map(({ coordinates: [, latitude] }) => latitude!);
}

/** Places on a square, `side` by `side`. */
function grid(side: number): Table {
  const at = (i: number) => i / side;
  const cells = Array.from({ length: side ** 2 }, (_, i) => i);
  return tableOf({
    name: cells.map((i) => `Place ${i}`),
    latitude: Float64Array.from(cells, (i) => 40 + at(Math.floor(i / side))),
    longitude: Float64Array.from(cells, (i) => -74 + at(i % side)),
  });
}
