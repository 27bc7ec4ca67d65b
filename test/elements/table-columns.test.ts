/** What a reader does with the columns of a table: keep some rows, learn what a column holds, hide it, move it. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const tools = (element: Element, column: string) => one<HTMLButtonElement>(element, `button[aria-label^="${column}:"]`);
const inPanel = (element: Element, text: string) =>
  all<HTMLButtonElement>(element, '.panel button').find((button) => button.textContent.includes(text))!;
const titles = (element: Element) => all(element, 'thead th bdi').map((title) => title.textContent);
const cellsOf = (element: Element, column: number) => all(element, 'tbody tr').map((row) => row.children[column]!.textContent.trim());

async function opened(element: Element, column: string): Promise<HTMLElement> {
  tools(element, column).click();
  await waitUntil(() => one(element, '.panel')?.matches('[open]'), 'the box is open', { timeout: 5000 });
  await waitUntil(() => !one(element, '.panel .hint').textContent.includes('Counting'), 'it has counted', { timeout: 5000 });
  return one(element, '.panel');
}

async function keep(element: OpendataTable): Promise<void> {
  const found = oneEvent(element, 'load');
  one<HTMLFormElement>(element, '.panel form:not([method])').requestSubmit();
  await found;
  await element.updateComplete;
}

const trees = {
  table: tableOf({
    species: ['Elm', 'Lime', 'Elm', null, 'Plane'],
    height: [21, 14, 9, NaN, 30],
    planted: [new Date('1961-04-01'), new Date('1987-11-15T13:00'), null, new Date('2024-10-30'), new Date('1987-11-16')],
  }),
};

describe('a column of <opendata-table>', () => {
  for (const [portal, src] of Object.entries({
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    'CKAN without SQL': `${PORTALS.ckan}/basic/dataset/faa-bird-strikes`,
  })) {
    it(`is counted by ${portal}, and keeps the rows with the values that a reader ticks`, async () => {
      const element = await settled<OpendataTable>(
        html`<opendata-table loading="eager" columns="Origin State, Cost Total $" src=${src}></opendata-table>`,
      );
      const panel = await opened(element, 'Origin State');
      expect(panel.textContent)
        .to.include('The 12 most frequent values')
        .and.to.match(/\d+ different values/);
      const [texas] = all<HTMLInputElement>(element, '.value input').filter(({ value }) => value === '"Texas"');
      const n = texas!.closest('label')!.querySelector('.n')!.textContent;
      texas!.checked = true;
      const event = oneEvent(element, 'opendata-filter');
      await keep(element);
      expect(await event).to.have.nested.property('detail.where.op', 'in');
      expect(new Set(cellsOf(element, 0))).to.deep.equal(new Set(['Texas']));
      expect(textOf(element)).to.include(`of ${n}`);
      await waitUntil(() => one(element, '.chip'));
      expect(one(element, '.chip').textContent).to.include('Origin State: Texas');
      expect(one(element, '[role=status]:not(.hint)').textContent).to.equal(`${n} rows found.`);
      await expect(element).to.be.accessible();
    });
  }

  it('is told from the others by more than colour while it is filtered', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${trees}></opendata-table>`);
    const buttons = (): string[] =>
      all<HTMLButtonElement>(element, 'thead .tools').map((button) => {
        const { borderTopWidth } = getComputedStyle(button);
        const { fill } = getComputedStyle(button.querySelector('svg')!);
        return `${button.ariaLabel} ${borderTopWidth} ${fill === 'none' ? 'hollow' : 'filled'}`;
      });
    const plain = buttons();
    expect(plain[1]).to.equal('height: filter and facts 0px hollow');
    await opened(element, 'height');
    one<HTMLInputElement>(element, '[name=from]').value = '10';
    await keep(element);
    expect(buttons()).to.deep.equal(plain.with(1, 'height: filter and facts, filtered now 1px filled'));
    one<HTMLButtonElement>(element, '.chip').click();
    await oneEvent(element, 'load');
    expect(buttons()).to.deep.equal(plain);
  });

  it('keeps ranges, whole last days, and blank rows or none', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${trees}></opendata-table>`);
    expect((await opened(element, 'height')).textContent)
      .to.include('from 9 to 30')
      .and.to.include('20% without a value');
    one<HTMLInputElement>(element, '[name=from]').value = '10';
    await keep(element);
    expect(cellsOf(element, 1)).to.deep.equal(['21', '14', '30']);
    await opened(element, 'planted');
    one<HTMLInputElement>(element, '[name=to]').value = '1987-11-15';
    await keep(element);
    expect(cellsOf(element, 0)).to.deep.equal(['Elm', 'Lime']);
    all<HTMLButtonElement>(element, '.chips > button')
      .find(({ textContent }) => textContent.includes('Clear all'))!
      .click();
    await oneEvent(element, 'load');
    expect(cellsOf(element, 0)).to.have.length(5);
    await opened(element, 'species');
    one<HTMLSelectElement>(element, '[name=blank]').value = 'only';
    await keep(element);
    expect(cellsOf(element, 0)).to.deep.equal(['no value']);
  });

  it('leaves the way back where nothing matches', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${trees}></opendata-table>`);
    await opened(element, 'height');
    one<HTMLInputElement>(element, '[name=from]').value = '99';
    await keep(element);
    expect(element.getAttribute('data-state')).to.equal('empty');
    await waitUntil(() => one(element, '.chip'));
    one<HTMLButtonElement>(element, '.chip').click();
    await oneEvent(element, 'load');
    await element.updateComplete;
    expect(cellsOf(element, 0)).to.have.length(5);
  });

  it('can be hidden, shown and moved, also in the download', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${trees}></opendata-table>`);
    await opened(element, 'species');
    inPanel(element, 'Move after “height”').click();
    await waitUntil(() => textOf(element).includes('species is now column 2.'));
    expect(titles(element)).to.deep.equal(['height', 'species', 'planted']);
    await opened(element, 'height');
    inPanel(element, 'Hide').click();
    await waitUntil(() => one(element, '.chip'));
    expect(titles(element)).to.deep.equal(['species', 'planted']);
    expect(await element.toCSV()).to.match(/^\uFEFFspecies,planted\r\nElm,1961-04-01\r\n/);
    one<HTMLButtonElement>(element, '.chip').click();
    await waitUntil(() => titles(element).length === 3);
  });

  it('is opened and left by the keyboard, which goes back to its button', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${trees}></opendata-table>`);
    tools(element, 'height').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => one(element, '.panel')?.matches('[open]'));
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement!.closest('.panel')).to.not.equal(null);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !one(element, '.panel')?.matches('[open]'));
    expect(element.shadowRoot!.activeElement).to.equal(tools(element, 'height'));
  });
});

describe('a row of <opendata-table>', () => {
  it('opens with every field of the dataset, and narrows the table to rows like it', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        columns="Flight Date, Origin State"
        limit="5"
        src="${PORTALS.socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    const state = cellsOf(element, 1)[2]!;
    const picked = oneEvent(element, 'opendata-select');
    one<HTMLButtonElement>(element, 'button[aria-label^="Row 3:"]').click();
    expect(await picked).to.have.nested.property('detail.row');
    const entries = all(element, '.record div');
    expect(entries).to.have.length(14);
    expect(entries.find((entry) => entry.textContent.includes('Origin State'))!.textContent).to.include(state);
    await expect(element).to.be.accessible();
    one<HTMLButtonElement>(element, '[aria-label="Only these: Origin State"]').click();
    await oneEvent(element, 'load');
    await element.updateComplete;
    expect(new Set(cellsOf(element, 1))).to.deep.equal(new Set([state]));
  });
});

describe('the record that a row is', () => {
  it('is linked to where its portal has a page for it', async function () {
    if (!PORTALS.arcgis) return this.skip();
    const src = `${PORTALS.arcgis}/arcgis/rest/services/birds/FeatureServer/0`;
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" order="OBJECTID" limit="5" src=${src}></opendata-table>`,
    );
    expect(element.getAttribute('data-state')).to.equal('ready');
    one<HTMLButtonElement>(element, 'button[aria-label^="Row 2:"]').click();
    await waitUntil(() => one(element, '.panel a[href$="/FeatureServer/0/2"]'), 'the link is there', { timeout: 5000 });
    expect(one(element, '.panel').textContent).to.include('This record on');
  });
});
