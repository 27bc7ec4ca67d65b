import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { contrast, rgbOf } from '../marks/colour.js';
import { drawn, seenPixels } from './map-pixels.js';
import { all, one, settled, textOf } from './settled.js';

/** Six towns in a row from west to east. */
const towns = tableOf({
  name: ['A', 'B', 'C', 'D', 'E', 'F'],
  kind: ['Port', 'Port', 'Port', 'Farm', 'Farm', null],
  people: [10, 20, 30, 40, 1000, null],
  latitude: [0, 0, 0, 0, 0, 0],
  longitude: [-50, -30, -10, 10, 30, 50],
});

function map(attributes: Record<string, string>, table: Table = towns): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Towns' } };
  return settled<OpendataMap>(element as never);
}

const legend = (element: Element): string[] => all(element, '.class').map((button) => button.textContent.replace(/\s+/g, ' ').trim());
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const button = (element: Element, title: string): HTMLElement => all(element, '.class').find((one) => one.textContent.includes(title))!;

/** The colours that the sheet has, by how many pixels have each. */
function inks(element: Element): Map<string, number> {
  const data = seenPixels(element);
  const found = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const colour = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
    if (data[i + 3]! > 150) found.set(colour, (found.get(colour) ?? 0) + 1);
  }
  return found;
}

describe('<opendata-map color>', () => {
  it('tells kinds by the palette, the most frequent first, and missing ones last', async () => {
    const element = await map({ color: 'kind' });
    expect(legend(element)).to.deep.equal(['Port 3', 'Farm 2', 'no value 1']);
    await expect(element).to.be.accessible();
  });

  it('cuts numbers into classes and says where', async () => {
    const element = await map({ color: 'people', classes: '3' });
    expect(legend(element)).to.deep.equal(['under 30 2', '30 to under 40 1', '40 or more 2', 'no value 1']);
    element.breaks = '100';
    await element.updateComplete;
    expect(legend(element)).to.deep.equal(['under 100 4', '100 or more 1', 'no value 1']);
  });

  it('shows only the places of the classes that a reader presses, and says how many', async () => {
    const element = await map({ color: 'kind' });
    button(element, 'Farm').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(button(element, 'Farm').getAttribute('aria-pressed')).to.equal('true');
    expect(said(element)).to.equal('2 of 6 places are shown.');
    one(element, '.ground').focus();
    await sendKeys({ press: 'PageDown' });
    await element.updateComplete;
    expect(said(element)).to.match(/^D, kind: Farm.* 1 of 2 in view\.$/);
    button(element, 'Farm').click();
    await element.updateComplete;
    expect(said(element)).to.equal('6 of 6 places are shown.');
  });

  it('draws each class in a colour of its own, and none that is hidden', async () => {
    const element = await map({ color: 'kind' });
    await drawn(element);
    const before = inks(element).size;
    button(element, 'no value').click();
    await drawn(element);
    expect(inks(element).size).to.be.below(before);
  });

  it('tells the value in the popup, also where the editor named other fields', async () => {
    const element = await map({ color: 'kind', size: 'people', popup: 'name, latitude' });
    one(element, '.ground').focus();
    for (const press of ['PageDown', 'Enter']) await sendKeys({ press });
    await element.updateComplete;
    expect(all(element, '.card dt').map(({ textContent }) => textContent)).to.deep.equal(['latitude', 'kind', 'people']);
    expect(one(element, '.card .name').textContent).not.to.equal('');
  });

  it('keeps its classes while only the view changes', async () => {
    const rows = Array.from({ length: 900 }, (_, i) => i);
    const element = await map(
      { color: 'amount', limit: '300' },
      tableOf({
        amount: rows.map((i) => i % 97),
        latitude: rows.map((i) => Math.floor(i / 30) - 15),
        longitude: rows.map((i) => (i % 30) - 15),
      }),
    );
    const titles = () => all(element, '.class bdi').map(({ textContent }) => textContent);
    const before = titles();
    const asked = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    for (let press = 0; press < 3; press++) {
      one(element, 'button[aria-label="Zoom in"]').click();
      await aTimeout(500);
    }
    await asked;
    expect(titles()).to.deep.equal(before);
  });

  it('says when the editor names a column that there is not', async () => {
    const element = await map({ color: 'colour' });
    expect(element.getAttribute('data-error-kind')).to.equal('columns-gone');
  });
});

describe('<opendata-map size>', () => {
  it('draws more ink for more, and tells two sizes in words', async () => {
    const small = await map({ size: 'people' });
    expect(all(small, '.size').map(({ textContent }) => textContent.trim())).to.deep.equal(['300', '1,000']);
    expect(textOf(small)).to.include('people');
    const ink = (element: Element) => [...inks(element).values()].reduce((sum, n) => sum + n, 0);
    const plain = await map({});
    expect(ink(small)).to.be.above(ink(plain));
  });

  it('needs numbers, and says so', async () => {
    const element = await map({ size: 'kind', debug: '' });
    expect(element.getAttribute('data-error-kind')).to.equal('bad-request');
    expect(textOf(element)).to.include('“kind” holds no numbers');
  });

  it('takes amounts below zero and missing ones as nothing, and all zeros too', async () => {
    const zeros = tableOf({ amount: [0, -5, null], latitude: [1, 2, 3], longitude: [1, 2, 3] });
    const element = await map({ size: 'amount' }, zeros);
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(all(element, '.size')).to.have.length(0);
  });

  it('has legend texts that can be read', async () => {
    const element = await map({ size: 'people', color: 'kind' });
    const { color } = getComputedStyle(one(element, '.class'));
    expect(contrast(rgbOf(color), rgbOf('rgb(255, 255, 255)'))).to.be.above(4.5);
  });
});
