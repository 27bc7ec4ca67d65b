import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const strikes = `${PORTALS.socrata}/d/bird-stri`;
const rowsOf = (element: Element): string[][] =>
  all(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim()));
const header = (element: Element, title: string) =>
  all<HTMLTableCellElement>(element, 'thead th').find((cell) => cell.textContent.includes(title))!;

async function loaded(element: OpendataTable): Promise<void> {
  await oneEvent(element, 'load');
  await element.updateComplete;
}

describe('<opendata-table>', () => {
  for (const [portal, src] of Object.entries({
    Socrata: strikes,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    'CKAN without SQL': `${PORTALS.ckan}/basic/dataset/faa-bird-strikes`,
  })) {
    describe(`on ${portal}`, () => {
      it('shows a page of rows with nothing but an address', async () => {
        const element = await settled<OpendataTable>(html`<opendata-table loading="eager" src=${src}></opendata-table>`);
        expect(element.getAttribute('data-state')).to.equal('ready');
        expect(rowsOf(element)).to.have.length(25);
        expect(textOf(element)).to.include('Rows 1–25 of 10,000').and.to.include('Federal Aviation Administration');
        await expect(element).to.be.accessible();
      });

      it('sorts, says how it is sorted, and turns the page', async () => {
        const element = await settled<OpendataTable>(
          html`<opendata-table loading="eager" limit="10" columns="Flight Date, Cost Total $" src=${src}></opendata-table>`,
        );
        for (const direction of ['ascending', 'descending']) {
          header(element, 'Cost Total').querySelector('button')!.click();
          await loaded(element);
          expect(header(element, 'Cost Total').getAttribute('aria-sort')).to.equal(direction);
        }
        const costs = rowsOf(element).map(([, cost]) => Number(cost!.replaceAll(',', '')));
        expect(costs).to.deep.equal([...costs].sort((a, b) => b - a));
        expect(costs[0]).to.be.greaterThan(1_000_000);
        one<HTMLButtonElement>(element, '[aria-label="Next page"]').click();
        await loaded(element);
        expect(textOf(element)).to.include('Rows 11–20 of 10,000');
        expect(Number(rowsOf(element)[0]![1]!.replaceAll(',', ''))).to.be.at.most(costs.at(-1)!);
      });

      it('finds the rows that hold the reader’s words', async () => {
        const element = await settled<OpendataTable>(html`<opendata-table loading="eager" src=${src}></opendata-table>`);
        const box = one<HTMLInputElement>(element, 'input[type=search]');
        box.value = 'Turkey Louisiana';
        box.form!.requestSubmit();
        await loaded(element);
        expect(rowsOf(element).length).to.be.greaterThan(0);
        for (const row of rowsOf(element))
          expect(row.join(' '))
            .to.match(/turkey/i)
            .and.to.match(/louisiana/i);
        expect(one(element, '[role=status]').textContent).to.match(/\d+ rows? found/);
      });
    });
  }

  it('has as many rows on a page as a reader wants, and begins anew', async () => {
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" limit="5" src=${strikes}></opendata-table>`);
    one<HTMLButtonElement>(element, '[aria-label="Next page"]').click();
    await loaded(element);
    expect(textOf(element)).to.include('Rows 6–10 of 10,000');
    const sizes = one<HTMLSelectElement>(element, '.pager select');
    expect([...sizes.options].map(({ value }) => value)).to.deep.equal(['5', '10', '25', '50', '100']);
    sizes.value = '50';
    sizes.dispatchEvent(new Event('change'));
    await loaded(element);
    expect(rowsOf(element)).to.have.length(50);
    expect(textOf(element)).to.include('Rows 1–50 of 10,000');
  });

  it('tells at a header what its publisher says of the column', async () => {
    const table = tableOf({ n: [1] });
    const fields = [{ ...table.fields[0]!, title: 'Number', description: 'How many there are.' }];
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        .srcObject=${{ dataset: { title: 'T', fields }, table: { ...table, fields } }}
      ></opendata-table>`,
    );
    expect(one<HTMLButtonElement>(element, 'thead .sort').title).to.equal('How many there are.');
    one<HTMLButtonElement>(element, 'thead .tools').click();
    await waitUntil(() => one(element, '.panel p'));
    expect(one(element, '.panel p').textContent).to.equal('How many there are.');
  });

  it('groups and adds up, in words that a reader understands', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        group-by="Origin State"
        y='count, sum("Cost Total $")'
        format="sum_cost_total: $,.0f"
        limit="5"
        src=${strikes}
      ></opendata-table>`,
    );
    expect(all(element, 'thead th').map((cell) => cell.textContent.trim().replace(/\s*[▴▾]$/, ''))).to.deep.equal([
      'Origin State',
      'Number of rows',
      'Total Cost Total $',
    ]);
    const [first] = rowsOf(element);
    expect(first![0]).to.equal('Texas');
    expect(first![2]).to.match(/^\$7,/);
    expect(rowsOf(element)).to.have.length(5);
    expect(textOf(element)).to.match(/Rows 1–5 of \d+/);
  });

  it('keeps what the where attribute keeps, and says so', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" where="origin_state = 'Ohio'" columns="Origin State" src=${strikes}></opendata-table>`,
    );
    expect(new Set(rowsOf(element).map(([state]) => state))).to.deep.equal(new Set(['Ohio']));
    expect(textOf(element)).to.include('Only rows where Origin State is Ohio');
  });

  it('reads data that is handed in, sorted and paged without a network', async () => {
    const table = tableOf({ name: ['b', null, 'a'], amount: [2, 3, null], open: [true, false, null] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" order="name" .srcObject=${{ table, dataset: { title: 'Three' } }}></opendata-table>`,
    );
    expect(rowsOf(element)).to.deep.equal([
      ['a', 'no value', 'no value'],
      ['b', '2', 'Yes'],
      ['no value', '3', 'No'],
    ]);
    expect(textOf(element)).to.include('Three');
  });

  it('tells each row’s name from its other cells', async () => {
    const table = tableOf({ name: ['b', null], amount: [2, 3], day: [new Date(0), null] });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${{ table }}></opendata-table>`);
    const kinds = all<HTMLTableRowElement>(element, 'tbody tr').map(({ cells }) =>
      [...cells].map(({ localName, scope }) => [localName, scope]),
    );
    expect(kinds).to.deep.equal([
      [
        ['th', 'row'],
        ['td', ''],
        ['td', ''],
      ],
      [
        ['td', ''],
        ['td', ''],
        ['td', ''],
      ],
    ]);
    expect(one(element, 'tbody th').getAttribute('role')).to.equal('rowheader');
    expect(await element.toCSV()).to.match(/\r\nb,2,1970-01-01\r\n,3,\r\n$/);
    await expect(element).to.be.accessible();
  });

  it('keeps what is left where columns are gone, and names them', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        columns="flight_day, Origin State"
        order="-flight_day"
        limit="5"
        src=${strikes}
      ></opendata-table>`,
    );
    expect(element.getAttribute('data-state')).to.equal('ready-partial');
    expect(textOf(element)).to.include('no longer has these columns: flight_day. The others are shown.');
    expect(rowsOf(element).map((row) => row.length)).to.deep.equal([1, 1, 1, 1, 1]);
  });

  it('gives what it shows as CSV that no spreadsheet runs', async () => {
    const table = tableOf({ '=name': ['=1+1', 'a,"b"', '-5'], amount: [-5, NaN, 1.5] });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${{ table }}></opendata-table>`);
    expect(await element.toCSV()).to.equal(`\uFEFF'=name,amount\r\n'=1+1,-5\r\n"a,""b""",\r\n-5,1.5\r\n`);
  });

  it('links web addresses, mail and telephone numbers, and nothing that only looks like them', async () => {
    const table = tableOf({
      web: ['https://example.org/a?b=c', 'see https://example.org', 'javascript:alert(1)'],
      mail: ['trees@example.org', 'a@b', 'mail us: trees@example.org'],
      phone: ['+1 (415) 555-0100', '12', 'ask'],
      code: ['4155550100', '', 'x'],
    });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${{ table }}></opendata-table>`);
    expect(all<HTMLAnchorElement>(element, 'tbody a').map(({ href }) => href)).to.deep.equal([
      'https://example.org/a?b=c',
      'mailto:trees@example.org',
      'tel:+14155550100',
    ]);
  });

  it('becomes cards in a narrow box, and stays a table to those who listen', async () => {
    const table = tableOf({ a: ['1'], b: ['2'], c: [null], d: ['4'] });
    const element = await settled<OpendataTable>(
      html`<div style="width: 300px"><opendata-table loading="eager" .srcObject=${{ table }}></opendata-table></div>`,
    );
    const [name, ...others] = all(element, 'tbody tr > *');
    const [first, second] = [name!, others[0]!].map((cell) => cell.getBoundingClientRect());
    expect(second!.top).to.be.at.least(first!.bottom);
    expect(getComputedStyle(name!, '::before').content).to.equal('"a"');
    expect(one(element, '.scroll').scrollWidth).to.equal(one(element, '.scroll').clientWidth);
    for (const role of ['table', 'row', 'columnheader', 'rowheader', 'cell'])
      expect(one(element, `[role=${role}]`), role).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('keeps its header and its first column in sight where the author wants it', async () => {
    const columns = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`column ${at}`, Array.from({ length: 60 }, () => at)]));
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="60" sticky .srcObject=${{ table: tableOf(columns) }}></opendata-table>`,
    );
    const box = one(element, '.scroll');
    await waitUntil(() => box.scrollHeight > box.clientHeight, 'its rows scroll', { timeout: 9000 });
    box.scrollTo(400, 400);
    const edge = box.getBoundingClientRect();
    expect(one(element, 'thead th').getBoundingClientRect().top).to.be.closeTo(edge.top, 2);
    expect(all(element, 'tbody tr')[20]!.firstElementChild!.getBoundingClientRect().left).to.be.closeTo(edge.left, 2);
    expect(one(element, 'thead th').getBoundingClientRect().left).to.be.closeTo(edge.left, 2);
    element.sticky = false;
    await waitUntil(() => box.scrollHeight === box.clientHeight, 'it is as tall as its rows again', { timeout: 9000 });
  });

  it('shows names and values from the data as text alone', async () => {
    const nasty = '<img src=x onerror="globalThis.hit = true">';
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        .srcObject=${{ table: tableOf({ [nasty]: [nasty], link: ['javascript:alert(1)'] }), dataset: { title: nasty } }}
      ></opendata-table>`,
    );
    expect(all(element, 'img')).to.have.length(0);
    expect(rowsOf(element)[0]![0]).to.equal(nasty);
    expect('hit' in globalThis).to.equal(false);
  });
});
