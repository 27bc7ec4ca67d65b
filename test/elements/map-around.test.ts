/** What stands around a map: the list of places in view, the box that finds one, full screen and where the reader is. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled } from './settled.js';

const towns = {
  name: ['Northwest', 'Northeast', 'Southwest', 'Southeast'],
  people: [10, 20, 30, 40],
  latitude: [10, 10, -10, -10],
  longitude: [-20, 20, -20, 20],
};

async function map(attributes: Record<string, string>, columns: Parameters<typeof tableOf>[0] = towns): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table: tableOf(columns), dataset: { title: 'Towns' } };
  return settled<OpendataMap>(html`${element}`);
}

const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const listed = (element: Element): string[] => all(element, '.listing li .name').map(({ textContent }) => textContent);
const button = (element: Element, name: string): HTMLElement =>
  all(element, 'button').find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)!;
const listOf = async (element: Element, length: number): Promise<string[]> => {
  await waitUntil(() => listed(element).length === length, `lists ${length}`, { timeout: 5000 });
  return listed(element);
};

describe('the list beside a map', () => {
  it('holds the places in view in the order of reading, and follows the map', async () => {
    const element = await map({ list: '' });
    expect(await listOf(element, 4)).to.deep.equal(['Northwest', 'Northeast', 'Southwest', 'Southeast']);
    expect(one(element, '.listing .counted').textContent.trim()).to.equal('4 places in view');
    await expect(element).to.be.accessible();
    for (let i = 0; i < 3; i++) button(element, 'Zoom in').click();
    await listOf(element, 0);
    button(element, 'Show all places').click();
    await listOf(element, 4);
  });

  it('is reached past the map, opens a place and has the focus back', async () => {
    const element = await map({ list: '' });
    await listOf(element, 4);
    button(element, 'Skip the map and go to the list of places').focus();
    await sendKeys({ press: 'Enter' });
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '.listing'));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(one(element, '.card .name').textContent).to.equal('Northwest');
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '.card'));
    expect(all(element, '[aria-current]').map(({ textContent }) => textContent)[0]).to.include('Northwest');
    await sendKeys({ press: 'Escape' });
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '.listing li button'));
    await element.updateComplete;
    expect(all(element, '[aria-current]')).to.have.length(0);
  });

  it('marks the place that is picked on the map', async () => {
    const element = await map({ list: '' });
    await listOf(element, 4);
    one(element, '.ground').focus();
    for (const press of ['n', 'n', 'Enter']) await sendKeys({ press });
    await element.updateComplete;
    expect(all(element, '[aria-current]').map(({ textContent }) => textContent)[0]).to.include('Northeast');
  });

  it('lists a few hundred, and says how many there are', async () => {
    const rows = Array.from({ length: 6400 }, (_, i) => i);
    const columns = {
      name: rows.map((i) => `Place ${i}`),
      latitude: rows.map((i) => 40 + Math.floor(i / 80) / 80),
      longitude: rows.map((i) => -74 + (i % 80) / 80),
    };
    const element = await map({ list: '' }, columns);
    await waitUntil(() => all(element, '.listing').length > 0);
    expect(one(element, '.listing').textContent).to.include('6,400 places are in view. Zoom in to list them.');
    button(element, 'Zoom in').click();
    await listOf(element, 200);
    expect(one(element, '.listing').textContent).to.match(/The first 200 of [\d,]+ are listed/);
  });
});

describe('a map’s further controls', () => {
  it('are none unless an editor wishes them', async () => {
    const element = await map({});
    expect(all(element, '.skip, .listing, .finder, .buttons.more')).to.have.length(0);
  });

  it('find a place by a box that stands clear of the switch on a narrow page', async () => {
    const element = await map({ controls: 'find', style: 'inline-size: 288px' });
    await waitUntil(() => all(element, '.finder input').length > 0, 'the box is here', { timeout: 5000 });
    const [box, choice] = ['.finder input', '.toolbar'].map((each) => one(element, each).getBoundingClientRect());
    expect(box!.top).to.be.at.least(choice!.bottom);
    expect(box!.width).to.be.above(128);
  });

  it('find a place among those that are here, by the beginning of its words', async () => {
    const element = await map({ controls: 'find' });
    await waitUntil(() => all(element, '.finder input').length > 0, 'the box is here', { timeout: 5000 });
    await expect(element).to.be.accessible();
    one<HTMLInputElement>(element, '.finder input').focus();
    await sendKeys({ type: 'SOUTHE' });
    await waitUntil(() => said(element) === '1 place found', 'found', { timeout: 5000 });
    button(element, 'Southeast').click();
    await element.updateComplete;
    expect(one(element, '.card .name').textContent).to.equal('Southeast');
    await sendKeys({ press: 'Escape' });
    expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Southeast'));
  });

  it('ask the portal for a place that is not here, and take the map there', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" limit="50" controls="find" src="${PORTALS.socrata}/d/airp-orts"></opendata-map>`,
    );
    await waitUntil(() => all(element, '.finder input').length > 0, 'the box is here', { timeout: 5000 });
    one<HTMLInputElement>(element, '.finder input').focus();
    const requests = await requestsDuring(PORTALS.socrata, async () => {
      await sendKeys({ type: 'Yakima' });
      await waitUntil(() => said(element).includes('found'), said(element), { timeout: 5000 });
    });
    expect(requests.some((request) => /q=Yakima/.test(request))).to.be.true;
    all(element, '.finder li button')[0]!.click();
    await waitUntil(() => element.table!.length < 50, 'the places there are asked for', { timeout: 8000 });
  });

  it('show where the reader is once they ask, and say when the browser refuses', async () => {
    const element = await map({ controls: 'locate, fullscreen' });
    await waitUntil(() => all(element, '.buttons.more button').length > 0, 'the buttons are here', { timeout: 5000 });
    const { geolocation } = navigator;
    const given = (answer: (found: PositionCallback, failed: PositionErrorCallback) => void) =>
      Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: answer } });
    try {
      given((_, failed) => failed({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError));
      button(element, 'Show where I am').click();
      await waitUntil(() => said(element) === 'Your browser does not let this page know where you are.');
      expect(one(element, '.word').textContent).to.equal('Your browser does not let this page know where you are.');
      given((found) => found({ coords: { longitude: 20, latitude: 10, accuracy: 50 } } as GeolocationPosition));
      button(element, 'Show where I am').click();
      await waitUntil(() => /1 of 4 places in view|shows where you are/.test(said(element)), said(element));
      expect(all(element, '.word')).to.have.length(0);
    } finally {
      Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
    }
  });

  it('show the map on the whole screen and back', async () => {
    const element = await map({ controls: 'fullscreen', list: '' });
    await waitUntil(() => all(element, '.buttons.more button').length > 0, 'the buttons are here', { timeout: 5000 });
    let asked: Element | undefined;
    const stage = one(element, '.stage');
    stage.requestFullscreen = () => {
      asked = stage;
      return Promise.resolve();
    };
    button(element, 'Full screen').click();
    expect(asked).to.equal(one(element, '.stage'));
  });
});
