/** Further layers on a map: read from a portal or a file, switched by readers, told with their sources and what is missing. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { overlaysIn } from '../../src/elements/map/overlay-list.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { drawn, seenPixels } from './map-pixels.js';
import { all, one, settled } from './settled.js';

const us = '/node_modules/vega-datasets/data/us-10m.json#states';
const towns = tableOf({ name: ['East', 'West'], latitude: [40, 35], longitude: [-80, -115] });

async function map(overlay: string, attributes: Record<string, string> = {}): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', overlay, ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table: towns, dataset: { title: 'Towns' } };
  return settled<OpendataMap>(element as never);
}

const notices = (element: Element): string =>
  all(element, '.notice')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .join(' | ');
const tells = (element: Element, text: string): Promise<void> =>
  waitUntil(() => notices(element).includes(text), `tells “${text}”`, { timeout: 9000 });
const titles = (element: Element): string[] => all(element, '.overlays label').map(({ textContent }) => textContent.trim());
const box = (element: Element): HTMLInputElement => one<HTMLInputElement>(element, '.overlays input');

/** How many pixels of the map's sheet are inked. */
function inked(element: Element): number {
  const data = seenPixels(element);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++;
  return count;
}

describe('<opendata-map overlay>', () => {
  it('draws the outlines of a file, and a reader puts them away by the keyboard', async () => {
    const element = await map(`States: ${us}`);
    await tells(element, 'Also on the map: ');
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(['States']);
    await expect(element).to.be.accessible();
    await drawn(element);
    const before = inked(element);
    box(element).focus();
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    expect(one(element, '[role=status]').textContent.trim()).to.equal('States: hidden');
    expect(notices(element)).not.to.include('Also on the map');
    await drawn(element);
    expect(inked(element)).to.be.below(before * 0.8);
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    await drawn(element);
    expect(inked(element), 'as before, but for the edges of lines that the sheet is cut at').to.be.closeTo(before, before * 0.001);
  });

  it('reads a layer of a portal: only its places, and says how many of them are drawn', async () => {
    const address = `${PORTALS.socrata}/d/airp-orts`;
    let element!: OpendataMap;
    const requests = await requestsDuring(PORTALS.socrata, async () => {
      element = await map(address, { limit: '50' });
      await tells(element, 'Of “US Airports”, 50 of 3,376 rows are drawn.');
    });
    const rows = requests.map(decodeURIComponent).filter((request) => /select/i.test(request));
    expect(rows.join(' ')).not.to.include('iata');
    expect(titles(element)).to.deep.equal(['US Airports']);
    expect(all(element, '.notice a').map(({ textContent }) => textContent)).to.deep.equal(['US Airports']);
    expect(one(element, '.overlays polygon')).to.be.instanceOf(SVGElement);
  });

  it('says which layer is lost or holds no places, and stays', async () => {
    const element = await map(`Lost: /nowhere/at-all.geojson; Jobs: /node_modules/vega-datasets/data/barley.json; States: ${us}`);
    await tells(element, '“Lost” can’t be had right now. The map stands without it.');
    await tells(element, '“Jobs” holds nothing that can be drawn on a map.');
    await tells(element, 'Also on the map: ');
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(titles(element)).to.deep.equal(['Lost', 'Jobs', 'States']);
    await drawn(element);
    const before = inked(element);
    element.removeAttribute('overlay');
    await element.updateComplete;
    expect(all(element, '.overlays')).to.deep.equal([]);
    await drawn(element);
    expect(inked(element)).to.be.below(before * 0.8);
  });
});

describe('the addresses of further layers', () => {
  it('are read as they are written', () => {
    expect(overlaysIn('City districts: ./a.geojson; https://x.test/d/abcd-1234;./b.json;')).to.deep.equal([
      { title: 'City districts', address: './a.geojson' },
      { title: '', address: 'https://x.test/d/abcd-1234;./b.json' },
    ]);
    expect(overlaysIn('{"Lanes: bike; foot": "https://x.test/a;b"}')).to.deep.equal([
      { title: 'Lanes: bike; foot', address: 'https://x.test/a;b' },
    ]);
    expect(overlaysIn('A:https://x.test/a; B: https://x.test/a;; {')).to.deep.equal([
      { title: 'A', address: 'https://x.test/a' },
      { title: '', address: '{' },
    ]);
    for (const nothing of ['', ' ; ', '{not JSON', '{}']) expect(overlaysIn(nothing)).to.deep.equal([]);
  });
});
