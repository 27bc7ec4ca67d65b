/** Groups that open onto their parts and rows, and totals that are counted, not added up. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled } from './settled.js';

const textsOf = (row: Element): string[] => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
const rowsOf = (element: Element): string[][] => all(element, '.scroll > table > tbody > tr').map(textsOf);
const said = (element: Element): string => one(element, '.unseen[role=status]').textContent;
const turn = (element: Element, label: string) => one<HTMLButtonElement>(element, `button[aria-label="${label}"]`);

const permits = {
  dataset: { title: 'Permits' },
  table: tableOf({
    district: ['North', 'North', 'North', 'South', 'South', null],
    kind: ['Roof', 'Roof', 'Wall', 'Roof', 'Wall', 'Wall'],
    days: [2, 4, 9, 1, NaN, 5],
  }),
};

describe('totals of <opendata-table>', () => {
  it('stand over their groups and under the table, each counted for itself', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        group-by="district, kind"
        y="count, avg(days)"
        totals
        order="-count, district, kind"
        format="avg_days: .2f"
        .srcObject=${permits}
      ></opendata-table>`,
    );
    expect(rowsOf(element)).to.deep.equal([
      ['North', 'All', '3', '5.00'],
      ['North', 'Roof', '2', '3.00'],
      ['North', 'Wall', '1', '9.00'],
      ['South', 'All', '2', '1.00'],
      ['South', 'Roof', '1', '1.00'],
      ['South', 'Wall', '1', 'no value'],
      ['no value', 'All', '1', '5.00'],
      ['no value', 'Wall', '1', '5.00'],
    ]);
    expect(textsOf(one(element, 'tfoot tr'))).to.deep.equal(['All', '', '6', '4.20']);
    await expect(element).to.be.accessible();
  });

  it('are in the file too, by the word that stands on the page', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="district, kind" totals order="-count" .srcObject=${permits}></opendata-table>`,
    );
    const lines = (await element.toCSV()).trimEnd().split('\r\n');
    expect(lines.slice(0, 3)).to.deep.equal(['\uFEFFdistrict,kind,Number of rows', 'North,Total,3', 'North,Roof,2']);
    expect(lines.at(-1)).to.equal('Total,,6');
    expect(lines).to.have.length(10);
  });

  for (const [portal, src] of Object.entries({
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    'CKAN without SQL': `${PORTALS.ckan}/basic/dataset/faa-bird-strikes`,
  })) {
    it(`come to the same on ${portal}`, async () => {
      const element = await settled<OpendataTable>(
        html`<opendata-table
          loading="eager"
          group-by="Wildlife Size, Wildlife Species"
          y="count"
          totals
          limit="1000"
          where='"Origin State" = &#39;Texas&#39;'
          src=${src}
        ></opendata-table>`,
      );
      expect(element.getAttribute('data-state')).to.match(/^ready/);
      const numbers = rowsOf(element).map((row) => ({ total: row[1] === 'Total', n: Number(row.at(-1)!.replaceAll(',', '')) }));
      const sum = (totals: boolean) => numbers.filter(({ total }) => total === totals).reduce((all, { n }) => all + n, 0);
      const whole = Number(textsOf(one(element, 'tfoot tr')).at(-1)!.replaceAll(',', ''));
      expect([sum(true), sum(false)]).to.deep.equal([whole, whole]);
      expect(whole).to.be.greaterThan(500);
    });
  }

  it('tell nothing that is withheld', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="district, kind" totals suppress-below="3" .srcObject=${permits}></opendata-table>`,
    );
    expect(rowsOf(element).some((row) => row.includes('Total'))).to.equal(false);
    expect(all(element, '.turn')).to.have.length(0);
  });
});

describe('a group of <opendata-table>', () => {
  it('closes and opens by the keyboard, and says so', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="district, kind" totals order="-count" .srcObject=${permits}></opendata-table>`,
    );
    const button = turn(element, 'Groups within North');
    expect(button.ariaExpanded).to.equal('true');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(said(element)).to.equal('North is closed.');
    expect(
      rowsOf(element)
        .slice(0, 2)
        .map(([district]) => district),
    ).to.deep.equal(['North', 'South']);
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    expect(said(element)).to.equal('2 groups within North.');
    expect(element.shadowRoot!.activeElement).to.equal(turn(element, 'Groups within North'));
  });

  it('begins closed where there are more than a page bears', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        limit="4"
        group-by="district, kind"
        totals
        order="-count"
        .srcObject=${permits}
      ></opendata-table>`,
    );
    expect(rowsOf(element).map(([district]) => district)).to.deep.equal(['North', 'South', 'no value']);
    turn(element, 'Groups within South').click();
    await element.updateComplete;
    expect(rowsOf(element).map(([, kind]) => kind)).to.deep.equal(['Total', 'Total', 'Roof', 'Wall']);
  });

  it('opens onto its rows, of which more come when they are asked for', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        group-by="Origin State"
        columns="Airport Name, Cost Total $"
        limit="5"
        src="${PORTALS.socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    const [, count] = rowsOf(element)[0]!;
    turn(element, 'Rows of Texas').click();
    await waitUntil(() => one(element, '.below'), 'the rows are there', { timeout: 5000 });
    expect(turn(element, 'Rows of Texas').ariaExpanded).to.equal('true');
    expect(all(element, '.below thead th').map((title) => title.textContent.trim())).to.deep.equal(['Airport Name', 'Cost Total $']);
    expect(all(element, '.below tbody tr')).to.have.length(10);
    expect(said(element)).to.equal(`10 rows of ${count} in Texas.`);
    await expect(element).to.be.accessible();
    one<HTMLButtonElement>(element, '.more button').click();
    await waitUntil(() => all(element, '.below tbody tr').length === 20, 'more rows are there', { timeout: 5000 });
    turn(element, 'Rows of Texas').click();
    await element.updateComplete;
    expect(one(element, '.below')).to.equal(null);
  });

  it('opens onto rows without a value, with dates, and within what the reader keeps', async () => {
    const day = (text: string) => new Date(text);
    const table = tableOf({ when: [day('2024-01-05'), day('2024-01-05T10:30'), null, day('2024-01-05')], what: ['a', 'b', 'c', 'd'] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="when" order="when" .srcObject=${{ table }}></opendata-table>`,
    );
    for (const button of all<HTMLButtonElement>(element, '.turn')) {
      button.click();
      await waitUntil(() => button.ariaExpanded === 'true', 'it is open', { timeout: 5000 });
    }
    expect(
      all(element, '.below').map((rows) => [...rows.querySelectorAll(':scope > td table tbody th')].map((cell) => cell.textContent.trim())),
    ).to.deep.equal([['a', 'd'], ['b'], ['c']]);
  });

  it('stays open, with its rows, after another order and another filter, as long as it exists', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        limit="4"
        group-by="district, kind"
        totals
        order="-count"
        .srcObject=${permits}
      ></opendata-table>`,
    );
    turn(element, 'Groups within South').click();
    await element.updateComplete;
    turn(element, 'Rows of South, Roof').click();
    await waitUntil(() => one(element, '.below'), 'its rows are there', { timeout: 5000 });
    const open = () => all(element, '.turn[aria-expanded=true]').map(({ ariaLabel }) => ariaLabel);
    expect(open()).to.deep.equal(['Groups within South', 'Rows of South, Roof']);
    const change = async (settings: Partial<OpendataTable>) => {
      Object.assign(element, settings);
      await oneEvent(element, 'load');
    };
    await change({ order: 'district' });
    expect(open()).to.deep.equal(['Groups within South', 'Rows of South, Roof']);
    expect(all(element, '.below tbody th').map((cell) => cell.textContent.trim())).to.deep.equal(['1']);

    await change({ where: 'days > 1' });
    expect([open(), one(element, '.below')], 'South is gone').to.deep.equal([[], null]);
    await change({ where: '', order: '', groupBy: ['kind'] });
    expect(one(element, '.below'), 'other groups are others').to.equal(null);
  });

  it('is asked again what it shows when the rows are', async () => {
    const table = (days: readonly number[]) => tableOf({ kind: ['Roof', 'Roof', 'Wall'], days: [...days] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="kind" .srcObject=${{ table: table([1, 2, 3]) }}></opendata-table>`,
    );
    turn(element, 'Rows of Roof').click();
    await waitUntil(() => one(element, '.below'), 'its rows are there', { timeout: 5000 });
    element.srcObject = { table: table([10, 20, 30]) };
    await oneEvent(element, 'load');
    expect(all(element, '.below tbody th').map((cell) => cell.textContent.trim())).to.deep.equal(['10', '20']);
  });

  it('stays a plain table of groups where the author wants no totals', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" group-by="district, kind" order="-count" .srcObject=${permits}></opendata-table>`,
    );
    expect(rowsOf(element)).to.have.length(5);
    expect(one(element, 'tfoot')).to.equal(null);
  });
});
