/** Bad input of a table: names that mean something elsewhere or stand twice, cells without an end, columns and tables without a value. */
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { hostile } from '../formats/hostile.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const handed = (table: object, attributes: { limit?: string; groupBy?: string; totals?: boolean } = {}): Promise<OpendataTable> =>
  settled<OpendataTable>(
    html`<opendata-table
      loading="eager"
      limit=${attributes.limit ?? '25'}
      group-by=${attributes.groupBy ?? ''}
      ?totals=${attributes.totals}
      .srcObject=${{ table }}
    ></opendata-table>`,
  );
const rowsOf = (element: Element): string[][] =>
  all<HTMLTableRowElement>(element, 'tbody tr').map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
const headers = (element: Element): string[] => all(element, 'thead th .sort').map((button) => button.textContent.trim());

async function opened(element: Element, button: HTMLElement): Promise<string> {
  button.click();
  await waitUntil(() => one(element, '.panel[open]'), 'the box is open', { timeout: 9000 });
  await waitUntil(() => !one(element, '.panel .hint')?.textContent.includes('Counting'), 'it has counted', { timeout: 9000 });
  return one(element, '.panel').textContent.replace(/\s+/g, ' ');
}

/** Names of blanks alone are told as what they are elsewhere. */
const isName = (name: string): boolean => name.trim() !== '';

describe('bad input of <opendata-table>', function () {
  this.timeout(60_000);

  it('is no name: each is a column of its own, which sorts and opens', async function () {
    const names = (await (await hostile(this, 'names/column-names.json')).json()) as string[];
    for (const name of new Set(names.filter(isName))) {
      const table = tableOf({ [name]: [2, 3, 1], other: ['b', 'c', 'a'] });
      const element = await handed(table);
      one(element, '.sort').click();
      await oneEvent(element, 'load');
      await element.updateComplete;
      expect(element.getAttribute('data-state'), name).to.equal('ready');
      expect(rowsOf(element), name).to.deep.equal([
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'c'],
      ]);
      expect(one(element, 'thead th').getAttribute('aria-sort'), name).to.equal('ascending');
      expect(one(element, 'thead th .sort bdi').textContent, name).to.equal(name);
      expect(await opened(element, one(element, 'thead .tools')), name).to.include('a value in every row');
      element.remove();
    }
    expect('__pwned' in globalThis).to.equal(false);
  });

  it('is no name that stands twice: each column keeps its own values', async () => {
    const address = `/ranged/twice-${Date.now()}.csv`;
    await fetch(address, { method: 'PUT', body: 'name,name,Name,,\nb,2,x,5,true\na,1,y,6,false\n' });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" src=${address}></opendata-table>`);
    expect(rowsOf(element)[0]).to.deep.equal(['b', '2', 'x', '5', 'Yes']);
    expect(new Set(element.table!.fields.map(({ name }) => name)).size, 'names').to.equal(5);
    for (const title of headers(element)) expect(title).not.to.equal('');
    all(element, '.sort')[1]!.click();
    await oneEvent(element, 'load');
    expect(rowsOf(element).map(([first]) => first)).to.deep.equal(['a', 'b']);
    expect(all(element, '[aria-sort]')).to.have.length(1);
  });

  it('is no cell of a megabyte: it is cut where it is shown, and whole in the file and when it is copied', async () => {
    const long = 'x'.repeat(1_000_000);
    for (const limit of ['25', 'all']) {
      const element = await handed(tableOf({ long: [long, ...Array.from({ length: 200 }, () => 'y')] }), { limit });
      expect(textOf(element).length).to.be.below(20_000);
      expect(one(element, 'tbody tr').firstElementChild!.getAttribute('aria-label')!.length).to.be.below(600);
      expect((await element.toCSV()).length).to.be.above(1_000_000);
      expect((await opened(element, one(element, 'tbody .tools'))).length).to.be.below(2000);
      const { writeText } = navigator.clipboard;
      let copied = '';
      navigator.clipboard.writeText = async (text) => void (copied = text);
      one(element, '[aria-label="Copy long"]').click();
      await waitUntil(() => copied, 'it is copied');
      navigator.clipboard.writeText = writeText;
      expect(copied).to.equal(long);
    }
  });

  it('is no column without any value', async () => {
    const table = tableOf({ name: ['a', 'b'], nothing: [null, null], none: new Float64Array([NaN, NaN]) });
    const element = await handed(table);
    expect(rowsOf(element)).to.deep.equal([
      ['a', 'no value', 'no value'],
      ['b', 'no value', 'no value'],
    ]);
    for (const at of [1, 2]) {
      const facts = await opened(element, all(element, 'thead .tools')[at]!);
      expect(facts)
        .to.include('100% without a value')
        .and.not.to.match(/NaN|undefined|null|Infinity/);
      one<HTMLButtonElement>(element, '.panel form[method] button').click();
      await waitUntil(() => !one(element, '.panel').matches('[open]'));
      all(element, '.sort')[at]!.click();
      await oneEvent(element, 'load');
      expect(rowsOf(element)).to.have.length(2);
    }
    expect(await element.toCSV()).to.equal('\uFEFFname,nothing,none\r\na,,\r\nb,,\r\n');
  });

  it('is no table without rows, however it is asked', async () => {
    for (const attributes of [{}, { limit: 'all' }, { groupBy: 'name' }, { groupBy: 'name', totals: true }]) {
      const element = await handed(tableOf({ name: [] as string[], n: new Float64Array(0) }), attributes);
      expect(element.getAttribute('data-state'), JSON.stringify(attributes)).to.equal('empty');
      expect(textOf(element))
        .to.include('This dataset has no rows yet.')
        .and.not.to.match(/NaN|undefined/);
      expect(one(element, '.downloads')).to.equal(null);
    }
  });

  for (const [portal, src] of Object.entries({
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    Opendatasoft: `${PORTALS.opendatasoft}/explore/dataset/faa-bird-strikes/`,
    DKAN: `${PORTALS.dkan}/dataset/fa2eb308-d67e-579e-a1bc-cdacf8bef267`,
  }))
    it(`is no column that ${portal} no longer has: the others are shown, sorted, and the sentence says so`, async () => {
      const element = await settled<OpendataTable>(
        html`<opendata-table loading="eager" columns="Flight Day, Airport Name" limit="5" src=${src}></opendata-table>`,
      );
      expect(element.getAttribute('data-state')).to.equal('ready-partial');
      expect(headers(element)).to.deep.equal(['Airport Name']);
      expect(textOf(element)).to.include('The dataset no longer has these columns: Flight Day. The others are shown.');
      one(element, '.sort').click();
      await oneEvent(element, 'load');
      expect(element.getAttribute('data-state')).to.equal('ready-partial');
    });
});
