import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const us = '/node_modules/vega-datasets/data/us-10m.json#states';

/** Requests by state: two rows for Alabama, and one for a state that there is not. */
const requests = tableOf({
  fips: ['01', '01', '02', '06', '99'],
  state: ['Alabama', 'Alabama', 'Alaska', 'California', 'Atlantis'],
  cost: [10, 5, 7, 20, 3],
  moe: [1, 2, 0.5, 4, 1],
});

function map(attributes: Record<string, string>, table: Table = requests): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', boundaries: us, key: 'fips', ...attributes }))
    element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Requests' } };
  return settled<OpendataMap>(element as never);
}

const legend = (element: Element): string[] => all(element, '.class').map((button) => button.textContent.replace(/\s+/g, ' ').trim());
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const notices = (element: Element): string =>
  all(element, '.notice')
    .map(({ textContent }) => textContent.trim())
    .join(' ');

const press = async (element: OpendataMap, ...keys: string[]): Promise<void> => {
  one(element, '.ground').focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
};

async function walkTo(element: OpendataMap, words: string): Promise<void> {
  for (let i = 0; i < 60 && !said(element).includes(words); i++) await press(element, 'PageDown');
  expect(said(element)).to.include(words);
}

describe('<opendata-map boundaries>', () => {
  it('puts values on the areas of a TopoJSON file, and colours them', async () => {
    const element = await map({ y: 'sum(cost)', 'popup-heading': 'state' });
    expect(element.getAttribute('data-state')).to.equal('ready');
    const table = element.table!;
    const at = (table.column('area') as readonly string[]).indexOf('Alabama');
    expect(table.column('sum_cost')[at]).to.equal(15);
    expect(legend(element).at(-1)).to.match(/^no value \d+$/);
    expect(textOf(element)).to.include('5 rows');
    await expect(element).to.be.accessible();
  });

  it('counts rows where no measure is named', async () => {
    const element = await map({});
    const { column } = element.table!;
    expect([...(column('count') as Float64Array)].filter(Number.isFinite).sort()).to.deep.equal([1, 1, 2]);
  });

  it('looks at the areas that have values', async () => {
    const element = await map({ y: 'sum(cost)' }, tableOf({ fips: [19], cost: [4] }));
    await press(element, 'PageDown');
    expect(said(element)).to.match(/^46, Total cost: no value. 1 of/);
    expect(Number(/of (\d+) in view/.exec(said(element))![1])).to.be.below(12);
  });

  it('says how many values belong to no area, and to the editor which', async () => {
    const element = await map({ y: 'sum(cost)' });
    expect(notices(element)).to.include('1 value belongs to no area on this map and is not drawn.');
    expect(textOf(element)).to.include('Without an area: 99');
  });

  it('says so where half of the values belong to no area, and draws the others', async () => {
    const element = await map({ y: 'sum(cost)' }, tableOf({ fips: ['01', '02', '99', 'AA'], cost: [1, 2, 3, 4] }));
    expect(notices(element)).to.include('2 values belong to no area on this map and are not drawn.');
    expect(textOf(element)).to.include('Without an area: 99, AA');
    expect(one(element, '.sheet')).to.be.instanceOf(HTMLCanvasElement);
  });

  it('says where no value belongs to an area, and shows the values', async () => {
    const element = await map({ y: 'sum(cost)' }, tableOf({ fips: ['Kent', 'Devon'], cost: [1, 2] }));
    expect(notices(element)).to.include('None of the values belongs to an area of these boundaries.');
    expect(all(element, '.sheet')).to.have.length(0);
    expect(
      all<HTMLTableRowElement>(element, 'tbody tr').map(({ cells }) => [...cells].map(({ textContent }) => textContent.trim()).join(' ')),
    ).to.deep.equal(['Kent 1', 'Devon 2']);
  });

  it('shows the values where the boundaries cannot be had', async () => {
    const element = await map({ boundaries: '/nothing/here.geojson', y: 'sum(cost)' });
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(notices(element)).to.include('The boundaries can’t be had right now. These are the values.');
    expect(all(element, 'tbody tr')).to.have.length(4);
  });

  it('tells margins of error of single rows, and none of several', async () => {
    const single = tableOf({ fips: ['01', '02'], cost: [10, 20], moe: [1.5, 2] });
    const element = await map({ y: 'cost', margin: 'moe' }, single);
    await walkTo(element, 'cost: 10');
    await press(element, 'Enter');
    expect(one(element, '.card').textContent).to.match(/cost\s+10\s+Margin of error of cost\s+±1\.5/);
    const several = await map({ y: 'sum(cost)', margin: 'moe' });
    expect(notices(several)).to.include('their margins of error can’t be added up');
  });

  it('tells other elements which key was picked', async () => {
    const element = await map({ y: 'sum(cost)' }, tableOf({ fips: ['06'], cost: [1] }));
    await walkTo(element, 'Total cost: 1.');
    setTimeout(() => void press(element, 'Enter'));
    const { detail } = (await oneEvent(element, 'opendata-select')) as CustomEvent<{ where: unknown }>;
    expect(detail.where).to.deep.equal({ op: '=', field: 'fips', value: '06' });
  });

  it('asks for a key', async () => {
    const element = await map({ key: '' });
    expect(element.getAttribute('data-error-kind')).to.equal('bad-request');
    const wrong = await map({ key: 'fipps' });
    expect(wrong.getAttribute('data-error-kind')).to.equal('columns-gone');
  });

  it('lets the portal add up what lies in each area', async () => {
    const element = document.createElement('opendata-map');
    Object.assign(element, { loading: 'eager', src: `${PORTALS.socrata}/d/airp-orts`, boundaries: us, key: 'state' });
    const requests = await requestsDuring(PORTALS.socrata, () => settled(element as never));
    expect(requests.some((request) => /group|GROUP/.test(decodeURIComponent(request)))).to.equal(true);
    expect(notices(element)).to.include('None of the values belongs to an area of these boundaries.');
    expect(element.table!.length).to.be.within(50, 60);
  });
});
