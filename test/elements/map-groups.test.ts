import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

/** Forty places in the west and ten in the east, near to each other, and one between them. */
const places = tableOf({
  name: Array.from({ length: 51 }, (_, i) => `P${i}`),
  latitude: Array.from({ length: 51 }, (_, i) => (i === 50 ? 0.5 : (i % 10) / 1000)),
  longitude: Array.from({ length: 51 }, (_, i) => (i === 50 ? 0 : i < 40 ? -20 + Math.floor(i / 10) / 1000 : 20)),
});

function map(attributes: Record<string, string>, table: Table = places): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Places' } };
  return settled<OpendataMap>(element as never);
}

const said = (element: Element): string => one(element, '[role=status]').textContent.trim();

async function press(element: OpendataMap, ...keys: string[]): Promise<void> {
  one(element, '.ground').focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}

describe('<opendata-map mark>', () => {
  it('walks clusters in reading order and tells their numbers', async () => {
    const element = await map({ mark: 'cluster' });
    const heard: string[] = [];
    for (let i = 0; i < 3; i++) {
      await press(element, 'PageDown');
      heard.push(said(element));
    }
    expect(heard).to.deep.equal([
      '40 places here. Enter comes nearer. 1 of 3 groups in view.',
      'P50. 2 of 3 in view.',
      '10 places here. Enter comes nearer. 3 of 3 groups in view.',
    ]);
    expect(textOf(element)).to.include('A disc with a number stands for as many places.');
    await expect(element).to.be.accessible();
  });

  it('opens a cluster by coming nearer, until its places stand alone', async () => {
    const element = await map({ mark: 'cluster' });
    await press(element, 'PageDown', 'Enter');
    await waitUntil(() => said(element) === '40 of 51 places in view', said(element), { timeout: 5000 });
    expect(all(element, '.card')).to.have.length(0);
    for (let i = 0; i < 8 && !/^P\d+/.test(said(element)); i++) {
      await press(element, 'PageDown');
      if (/^P\d+/.test(said(element))) break;
      await press(element, 'Enter');
    }
    expect(said(element)).to.match(/^P\d+\. \d+ of \d+ in view\.$/);
    await press(element, 'Enter');
    expect(all(element, '.card')).to.have.length(1);
  });

  it('says what the squares of a density mean', async () => {
    const element = await map({ mark: 'density' });
    const key = all(element, '.keys li').map(({ textContent }) => textContent.trim());
    expect(key.slice(1)).to.deep.equal(['1–2', '3–9', '10–29', '30–99', '100–299', '300–999', '1,000 or more']);
    await press(element, 'PageDown');
    expect(said(element)).to.match(/^\d+ places? here\. Enter comes nearer\./);
    await expect(element).to.be.accessible();
  });

  it('draws squares by itself where places are too many to be told apart, and each place when a reader is near', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => i);
    const many = tableOf({ latitude: rows.map((i) => (i % 300) / 10), longitude: rows.map((i) => Math.floor(i / 300) / 10) });
    const element = await map({ limit: '100000' }, many);
    await waitUntil(() => textOf(element).includes('Squares show how many places lie in each.'), 'squares are told', { timeout: 5000 });
    await press(element, '+', '+', '+');
    await waitUntil(() => !textOf(element).includes('Squares show'), 'places are drawn', { timeout: 5000 });
  });

  it('draws each place where the editor says so, however many', async () => {
    const element = await map({ mark: 'point' });
    expect(textOf(element)).to.not.include('Squares show');
    await press(element, 'PageDown');
    expect(said(element)).to.match(/of 51 in view\.$/);
  });

  it('changes while it is shown', async () => {
    const element = await map({});
    element.mark = 'cluster';
    await waitUntil(() => textOf(element).includes('A disc with a number'), 'clusters are told', { timeout: 5000 });
  });
});
