import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import type { Table } from '../../src/model.js';
import { table as tableOfColumns, tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { drawn, seenPixels } from './map-pixels.js';
import { all, one, settled } from './settled.js';

const { socrata, ckan } = PORTALS;

/** Four towns, from the northwest to the southeast. */
const towns = tableOf({
  name: ['Northwest', 'Northeast', 'Southwest', 'Southeast'],
  people: [10, 20, 30, 40],
  latitude: [10, 10, -10, -10],
  longitude: [-20, 20, -20, 20],
});

function made(table: Table = towns, attributes: Record<string, string> = {}, dataset = {}): OpendataMap {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Towns', ...dataset } };
  return element;
}

const map = (table?: Table, attributes?: Record<string, string>): Promise<OpendataMap> =>
  settled<OpendataMap>(html`${made(table, attributes)}`);
const ground = (element: Element): HTMLElement => one(element, '.ground');
const film = (element: Element): HTMLCanvasElement => one<HTMLCanvasElement>(element, '.film');
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const card = (element: Element): HTMLElement | undefined => all(element, '.card')[0];
const notices = (element: Element): string =>
  all(element, '.notice')
    .map(({ textContent }) => textContent.trim())
    .join(' ');

async function press(element: OpendataMap, ...keys: string[]): Promise<void> {
  ground(element).focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}

/** The ruled frame's top edge tells where the map looks, to the pixel. */
const whereabouts = (element: Element): string => {
  const { width } = film(element);
  return [...film(element).getContext('2d')!.getImageData(0, 2, width, 1).data].filter((_, i) => i % 4 === 3).join();
};

/** How many pixels of the sheet have about this colour. */
function pixelsLike(element: Element, [red, green, blue]: readonly [number, number, number]): number {
  const data = seenPixels(element);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const near = Math.abs(data[i]! - red) + Math.abs(data[i + 1]! - green) + Math.abs(data[i + 2]! - blue) < 24;
    if (near && data[i + 3]! > 128) count++;
  }
  return count;
}

describe('<opendata-map>', () => {
  afterEach(async () => {
    await resetMouse();
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const [portal, src] of [
    ['Socrata', `${socrata}/d/airp-orts`],
    ['CKAN', `${ckan}/dataset/us-airports`],
  ] as const)
    it(`draws every place on ${portal} with nothing but an address`, async () => {
      const element = await settled<OpendataMap>(html`<opendata-map loading="eager" src=${src}></opendata-map>`);
      expect(element.getAttribute('data-state')).to.equal('ready');
      expect(element.table!.length).to.equal(3376);
      await drawn(element);
      expect(pixelsLike(element, [11, 92, 173])).to.be.above(300);
      expect(ground(element).getAttribute('aria-label')).to.equal('Map of US Airports');
      await expect(element).to.be.accessible();
    });

  it('counts in words the rows that have no place', async () => {
    const element = await map(tableOf({ name: ['a', 'b', 'c'], latitude: [1, null, 0], longitude: [2, 5, 0] }));
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(notices(element)).to.equal('2 rows have no place on the map.');
  });

  it('says when there is no column of places, and when there is no row', async () => {
    const element = await map(tableOf({ name: ['a'] }));
    expect(notices(element)).to.equal('This dataset has no column of places to draw on a map.');
    const empty = await map(towns, {});
    empty.where = 'people > 100';
    await oneEvent(empty, 'load');
    expect(empty.getAttribute('data-state')).to.equal('empty');
  });

  it('takes its places from the fields that an editor names', async () => {
    const renamed = tableOf({ name: ['a'], north: [10], east: [20] });
    const element = await map(renamed, { latitude: 'north', longitude: 'east' });
    expect(notices(element)).to.equal('');
    await press(element, 'PageDown');
    expect(said(element)).to.equal('a. 1 of 1 in view.');
    const gone = await map(renamed, { latitude: 'nord', longitude: 'east' });
    expect(gone.getAttribute('data-error-kind')).to.equal('columns-gone');
  });

  describe('without a mouse', () => {
    it('is one tab stop, then its buttons', async () => {
      const element = await map();
      const stops = all(element, '[tabindex="0"], button, a[href]').map(
        (stop) => stop.getAttribute('aria-label') ?? stop.textContent.trim(),
      );
      expect(stops).to.deep.equal(['Map', 'Table', 'Map of Towns', 'Zoom in', 'Zoom out', 'Show all places', 'CSV', 'SVG', 'PNG']);
    });

    it('walks the places in reading order and says each with its values', async () => {
      const element = await map();
      const heard: string[] = [];
      for (let i = 0; i < 5; i++) {
        await press(element, 'PageDown');
        heard.push(said(element));
      }
      expect(heard).to.deep.equal([
        'Northwest, people: 10. 1 of 4 in view.',
        'Northeast, people: 20. 2 of 4 in view.',
        'Southwest, people: 30. 3 of 4 in view.',
        'Southeast, people: 40. 4 of 4 in view.',
        'Northwest, people: 10. 1 of 4 in view.',
      ]);
      await press(element, 'p');
      expect(said(element)).to.include('Southeast');
    });

    it('opens a place by Enter, and closes it by Escape with the focus back on the map', async () => {
      const element = await map();
      await press(element, 'n', 'Enter');
      expect(element.shadowRoot!.activeElement).to.equal(card(element));
      expect(card(element)!.getAttribute('role')).to.equal('dialog');
      expect(card(element)!.querySelector('.name')!.textContent).to.equal('Northwest');
      expect([...card(element)!.querySelectorAll('dt, dd')].map(({ textContent }) => textContent)).to.deep.equal(['people', '10']);
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'Tab' });
      expect(element.shadowRoot!.activeElement!.getAttribute('aria-label')).to.equal('Close');
      await sendKeys({ press: 'Escape' });
      expect(card(element)).to.equal(undefined);
      expect(element.shadowRoot!.activeElement).to.equal(ground(element));
    });

    it('moves by arrows, zooms by plus and minus, and tells how many places are left in view', async () => {
      const element = await map();
      const before = whereabouts(element);
      await press(element, '+', '+', '+');
      await waitUntil(() => said(element) === '0 of 4 places in view', said(element));
      await press(element, 'Home');
      await waitUntil(() => said(element) === '4 of 4 places in view', said(element));
      await waitUntil(() => whereabouts(element) === before, 'Home is where it began');
      await press(element, 'ArrowRight');
      await waitUntil(() => whereabouts(element) !== before, 'an arrow moves');
    });

    it('leaves keys with Ctrl to the browser', async () => {
      const element = await map();
      const event = new KeyboardEvent('keydown', { key: '+', ctrlKey: true, cancelable: true, bubbles: true });
      ground(element).dispatchEvent(event);
      expect(event.defaultPrevented).to.be.false;
    });
  });

  it('opens a place that is clicked and tells other elements which', async () => {
    const element = await map(tableOf({ name: ['Here'], latitude: [10], longitude: [20] }));
    const { left, top, width, height } = ground(element).getBoundingClientRect();
    const told = oneEvent(element, 'opendata-select');
    await sendMouse({ type: 'click', position: [left + width / 2, top + height / 2].map(Math.round) as [number, number] });
    const { detail } = (await told) as CustomEvent;
    expect(detail.values).to.deep.equal({ name: 'Here', latitude: 10, longitude: 20 });
    expect(detail.where).to.deep.equal({
      op: 'and',
      args: [
        { op: '=', field: 'name', value: 'Here' },
        { op: '=', field: 'latitude', value: 10 },
        { op: '=', field: 'longitude', value: 20 },
      ],
    });
    expect(card(element)!.textContent).to.include('Here');
    await sendMouse({ type: 'click', position: [left + 60, top + height - 60].map(Math.round) as [number, number] });
    expect(card(element)).to.equal(undefined);
  });

  it('shows what data hold as text, and links only what may be linked', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const fields = [
      { name: 'name', title: evil, type: 'string' },
      { name: 'page', title: 'Page', type: 'url' },
      { name: 'bad', title: evil, type: 'url' },
      { name: 'g', title: 'g', type: 'geometry' },
    ] as const;
    const table = tableOfColumns(fields, [
      [evil],
      ['https://example.org/'],
      ['javascript:alert(1)'],
      [{ type: 'Point', coordinates: [1, 2] }],
    ]);
    const element = await map(table);
    await press(element, 'n', 'Enter');
    expect(card(element)!.querySelector('img')).to.equal(null);
    expect(card(element)!.querySelector('.name')!.textContent).to.equal(evil);
    expect([...card(element)!.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://example.org/']);
  });

  it('draws lines and areas, and finds them', async () => {
    const square = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
    ];
    const g = [
      { type: 'Polygon', coordinates: square },
      {
        type: 'LineString',
        coordinates: [
          [12, 0],
          [20, 10],
        ],
      },
    ] as const;
    const element = await map(tableOf({ name: ['Park', 'Road'], g }));
    await drawn(element);
    expect(pixelsLike(element, [11, 92, 173])).to.be.above(300);
    await press(element, 'n');
    expect(said(element)).to.equal('Park. 1 of 2 in view.');
  });

  it('looks where an editor wishes, and anew when the question changes', async () => {
    const element = await map(towns, { center: '10, 20', zoom: '6' });
    await press(element, 'n');
    expect(said(element)).to.equal('Northeast, people: 20. 1 of 1 in view.');
    const view = whereabouts(element);
    element.removeAttribute('center');
    element.removeAttribute('zoom');
    await oneEvent(element, 'load');
    expect(whereabouts(element)).to.not.equal(view);
    await press(element, 'n');
    expect(said(element)).to.match(/of 4 in view\.$/);
  });

  it('shows its rows where the map cannot be made', async () => {
    // Leaflet throws for a container that holds a map already.
    Object.defineProperty(HTMLElement.prototype, '_leaflet_id', { value: 1, configurable: true });
    const element = await map().finally(() => Reflect.deleteProperty(HTMLElement.prototype, '_leaflet_id'));
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(notices(element)).to.equal('The map can’t be drawn here. These are its rows.');
    expect(all(element, 'tbody tr')).to.have.length(4);
  });

  it('names who made its basemap, and asks nobody without one', async () => {
    const element = await map(towns, { basemap: '/no-tiles/{z}/{x}/{y}.png', attribution: 'City <b>of</b> Tiles' });
    expect(one(element, '.attribution').textContent.trim()).to.equal('City <b>of</b> Tiles');
    expect(
      all<HTMLImageElement>(element, '.leaflet-tile').map(({ src, alt }) => [new URL(src).pathname.split('/')[1], alt])[0],
    ).to.deep.equal(['no-tiles', '']);
    element.basemap = 'none';
    await oneEvent(element, 'load');
    expect(all(element, 'img')).to.have.length(0);
    expect(all(element, '.attribution')).to.have.length(0);
  });
});
