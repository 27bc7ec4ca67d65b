/** A map and the page around it: scrolling stays the page's, tabs and frames and moves do no harm, maps do not disturb each other, and nothing stays behind. */
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { drawn, seenPixels } from './map-pixels.js';
import { all, atRest, one, settled } from './settled.js';

/** Four towns, from the northwest to the southeast. */
const towns = tableOf({ name: ['NW', 'NE', 'SW', 'SE'], latitude: [10, 10, -10, -10], longitude: [-20, 20, -20, 20] });

function made(table: Table = towns, attributes: Record<string, string> = {}): OpendataMap {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Towns' } };
  return element;
}

const map = (attributes?: Record<string, string>): Promise<OpendataMap> => settled<OpendataMap>(html`${made(towns, attributes)}`);
const ground = (element: Element): HTMLElement => one(element, '.ground');
const sheet = (element: Element): HTMLCanvasElement => one<HTMLCanvasElement>(element, '.sheet');
const film = (element: Element): HTMLCanvasElement => one<HTMLCanvasElement>(element, '.film');
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();

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

/** How many pixels of the map have about this colour. */
function pixelsLike(element: Element, [red, green, blue]: readonly [number, number, number]): number {
  const data = seenPixels(element);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const near = Math.abs(data[i]! - red) + Math.abs(data[i + 1]! - green) + Math.abs(data[i + 2]! - blue) < 24;
    if (near && data[i + 3]! > 128) count++;
  }
  return count;
}

/** A page of its own that holds a map. */
async function framed(body: string): Promise<Document> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe
      title="A city's page"
      style="inline-size: 600px; block-size: 400px"
      srcdoc=${`<!doctype html><script type="module" src="/src/elements/opendata-map.ts"></script>${body}`}
    ></iframe>`,
  );
  await waitUntil(() => frame.contentDocument?.querySelector('opendata-map')?.shadowRoot, 'the page is there', { timeout: 9000 });
  return frame.contentDocument!;
}

/** In what variety a map is used before it goes. */
const uses: readonly Readonly<Record<string, string>>[] = [
  {},
  { list: '', controls: 'find locate fullscreen', color: 'name' },
  { basemap: '/no-tiles/{z}/{x}/{y}.png', mark: 'cluster' },
  { basemap: '/ranged/none.pmtiles', overlay: '/no/such.geojson' },
];

describe('<opendata-map> and the page around it', () => {
  afterEach(() => emulateMedia({ colorScheme: 'light' }));

  const wheel = (element: Element, init: WheelEventInit = {}): WheelEvent => {
    const event = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, composed: true, ...init });
    ground(element).dispatchEvent(event);
    return event;
  };

  it('leaves the wheel to the page and says how to zoom; with Ctrl it zooms', async () => {
    const element = await map();
    const before = whereabouts(element);
    expect(wheel(element).defaultPrevented).to.be.false;
    await element.updateComplete;
    expect(one(element, '.refused').className).to.include('seen');
    expect(one(element, '.refused').textContent).to.match(/Hold (Ctrl|⌘) to zoom/);
    await aTimeout(200);
    expect(whereabouts(element)).to.equal(before);
    expect(wheel(element, { ctrlKey: true }).defaultPrevented).to.be.true;
    await waitUntil(() => whereabouts(element) !== before, 'it zooms');
  });

  it('lets one finger scroll the page', async () => {
    const element = await map();
    expect(getComputedStyle(ground(element)).touchAction).to.equal('pan-x pan-y');
    const finger = new Touch({ identifier: 1, target: ground(element), clientX: 50, clientY: 50 });
    const before = whereabouts(element);
    for (const type of ['touchstart', 'touchmove']) {
      const event = new TouchEvent(type, { touches: [finger], bubbles: true, cancelable: true, composed: true });
      ground(element).dispatchEvent(event);
      expect(event.defaultPrevented, type).to.be.false;
    }
    await element.updateComplete;
    expect(one(element, '.refused').textContent).to.equal('Use two fingers to move the map');
    expect(whereabouts(element)).to.equal(before);
  });

  it('draws when a hidden tab that holds it is opened', async () => {
    const tab = await fixture<HTMLElement>(html`<div hidden>${made()}</div>`);
    const element = tab.querySelector('opendata-map')!;
    await atRest(element);
    tab.hidden = false;
    await waitUntil(() => pixelsLike(element, [11, 92, 173]) > 100, 'its places are drawn');
  });

  it('fills the room it is given', async () => {
    const element = await map();
    element.style.inlineSize = '300px';
    await waitUntil(() => film(element).clientWidth === ground(element).clientWidth, 'the film follows');
    expect(sheet(element).clientWidth).to.be.within(ground(element).clientWidth, ground(element).clientWidth * 1.5);
    expect(ground(element).clientWidth).to.be.below(301);
  });

  it('keeps its view when it is moved within the page, and when a reader has looked at the table', async () => {
    const element = await map();
    await press(element, '+');
    await waitUntil(() => said(element).includes('in view'));
    await aTimeout(300);
    const view = whereabouts(element);
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(element);
    await element.updateComplete;
    expect(whereabouts(element)).to.equal(view);
    element.view = 'table';
    await element.updateComplete;
    expect(all(element, 'tbody tr')).to.have.length(4);
    expect(all(element, '.ground')).to.have.length(0);
    element.view = 'map';
    await element.updateComplete;
    expect(whereabouts(element)).to.equal(view);
  });

  it('leaves nothing behind when it goes', async () => {
    const held = new Map<string, number>();
    const restore = [window, document, document.body].map((target) => counted(target, held));
    const element = made();
    for (let i = 0; i < 30; i++) {
      document.body.append(element);
      if (i % 3 === 0) await element.updateComplete;
      if (i % 10 === 0) await atRest(element);
      element.remove();
      await aTimeout(0);
    }
    await aTimeout(300);
    restore.forEach((undo) => undo());
    expect([...held].filter(([, count]) => count > 0)).to.deep.equal([]);
    expect(ground(element).childElementCount).to.equal(0);
  });

  it('follows the colours of the page', async () => {
    const element = await map();
    element.style.setProperty('--opendata-accent', 'rgb(200, 0, 100)');
    await waitUntil(() => pixelsLike(element, [200, 0, 100]) > 100, 'the accent');
    element.style.removeProperty('--opendata-accent');
    element.style.colorScheme = 'light dark';
    await emulateMedia({ colorScheme: 'dark' });
    await waitUntil(() => pixelsLike(element, [140, 194, 255]) > 100, 'the dark scheme');
  });

  it('is moved by two fingers', async () => {
    const element = await map();
    const before = whereabouts(element);
    const hand = (x: number) =>
      [0, 80].map((apart, identifier) => new Touch({ identifier, target: ground(element), clientX: x + apart, clientY: 120 }));
    const send = (type: string, touches: Touch[]) =>
      ground(element).dispatchEvent(
        new TouchEvent(type, { touches, changedTouches: touches, bubbles: true, cancelable: true, composed: true }),
      );
    send('touchstart', hand(100));
    for (const x of [120, 150, 180]) {
      send('touchmove', hand(x));
      await aTimeout(30);
    }
    send('touchend', []);
    await waitUntil(() => whereabouts(element) !== before, 'the map has moved');
    expect(one(element, '.refused').className).not.to.include('seen');
  });

  it('stands beside others, each for itself', async () => {
    const [first, second] = [await map({ heading: 'First' }), await map({ heading: 'Second' })];
    const before = whereabouts(second);
    await press(first, 'n', 'Enter');
    await waitUntil(() => all(first, '.card').length === 1, 'the card');
    await press(first, 'Escape', '+');
    await waitUntil(() => whereabouts(first) !== before, 'the first has come nearer');
    expect([whereabouts(second), all(second, '.card').length, said(second)]).to.deep.equal([before, 0, '']);
    expect([first, second].map((element) => ground(element).getAttribute('aria-label'))).to.deep.equal(['Map of First', 'Map of Second']);
  });

  it('draws within a frame', async () => {
    const page = await framed(`<opendata-map loading="eager" src="${PORTALS.socrata}/d/airp-orts"></opendata-map>`);
    const element = page.querySelector('opendata-map')!;
    await atRest(element);
    expect(element.getAttribute('data-state')).to.equal('ready');
    await drawn(element);
    expect(pixelsLike(element, [11, 92, 173])).to.be.above(100);
  });

  it('asks for data and for Leaflet only when a reader comes near', async () => {
    const page = await framed(`<div style="block-size: 9000px"></div><opendata-map src="${PORTALS.socrata}/d/airp-orts"></opendata-map>`);
    const loaded = () => page.defaultView!.performance.getEntriesByType('resource').map(({ name }) => name);
    await aTimeout(800);
    expect(loaded().filter((name) => /leaflet-parts|airp-orts/.test(name))).to.deep.equal([]);
    const element = page.querySelector('opendata-map')!;
    element.scrollIntoView();
    await atRest(element);
    expect(loaded().filter((name) => /leaflet-parts/.test(name))).to.have.length(1);
    await drawn(element);
    expect(pixelsLike(element, [11, 92, 173])).to.be.above(100);
  });

  for (const attributes of uses)
    it(`is let go of when it is removed: ${Object.keys(attributes).join(', ') || 'alone'}`, async function () {
      if (!gc) this.skip();
      this.timeout(30_000);
      const gone = [await usedAndRemoved(attributes), await usedAndRemoved(attributes)];
      // A browser may hold on to the last one for its own reasons, but a leak is in each.
      await waitUntil(() => gc({ type: 'major', execution: 'async' }).then(() => gone.some((ref) => !ref.deref())), 'it is collected', {
        timeout: 8000,
        interval: 100,
      });
    });
});

const { gc } = globalThis as { gc?: (how: object) => Promise<void> };

/** A map that was looked at, walked through, opened, zoomed and taken off the page. */
async function usedAndRemoved(attributes: Record<string, string>): Promise<WeakRef<OpendataMap>> {
  const element = made(towns, attributes);
  document.body.append(element);
  await atRest(element);
  for (const key of ['n', 'Enter', 'Escape', '+']) {
    ground(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await aTimeout(60);
  }
  dispatchEvent(new Event('beforeprint'));
  await aTimeout(400);
  element.remove();
  return new WeakRef(element);
}

/** Counts the listeners that a target holds, by type; gives the way to stop. */
function counted(target: EventTarget, held: Map<string, number>): () => void {
  const { addEventListener, removeEventListener } = target;
  const change = (type: string, by: number) => held.set(type, (held.get(type) ?? 0) + by);
  target.addEventListener = (...parameters: Parameters<EventTarget['addEventListener']>) => {
    change(parameters[0], 1);
    addEventListener.apply(target, parameters);
  };
  target.removeEventListener = (...parameters: Parameters<EventTarget['removeEventListener']>) => {
    change(parameters[0], -1);
    removeEventListener.apply(target, parameters);
  };
  return () => Object.assign(target, { addEventListener, removeEventListener });
}
