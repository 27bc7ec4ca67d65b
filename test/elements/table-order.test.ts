/** Rows sorted by a column that is not shown: the portal sorts by it, and no reader sees it. */
import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, settled } from './settled.js';

const rowsOf = (element: Element): string[][] =>
  all(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim()));
const titles = (element: Element): string[] => all(element, 'thead th bdi').map((title) => title.textContent);

describe('<opendata-table> sorted by a column that it does not show', () => {
  for (const [portal, src] of Object.entries({
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    'CKAN without SQL': `${PORTALS.ckan}/basic/dataset/faa-bird-strikes`,
  })) {
    it(`stands as it does beside that column, on ${portal}`, async () => {
      const shown = (columns: string, order: string) =>
        settled<OpendataTable>(
          html`<opendata-table loading="eager" limit="8" columns=${columns} order=${order} src=${src}></opendata-table>`,
        );
      const both = await shown('Airport Name, Cost Total $', '-Cost Total $, Airport Name');
      const one = await shown('Airport Name', '-Cost Total $, Airport Name');
      expect(one.getAttribute('data-state')).to.equal('ready');
      expect(titles(one)).to.deep.equal(['Airport Name']);
      expect(rowsOf(one)).to.deep.equal(rowsOf(both).map(([name]) => [name]));
      expect(one.table!.total).to.equal(10_000);
      expect(all(one, '[aria-sort]')).to.have.length(0);
      expect((await one.toCSV()).split('\r\n')[0]).to.equal('\uFEFFAirport Name');
    });
  }

  it('takes a title for its column, whichever of the two names it has', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        limit="3"
        columns="Flight Date"
        order="-flight_date"
        src="${PORTALS.socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    expect(titles(element)).to.deep.equal(['Flight Date']);
    expect(all(element, 'th')[0]!.getAttribute('aria-sort')).to.equal('descending');
  });

  it('downloads every row in that order, without that column', async () => {
    const { createObjectURL } = URL;
    const files: Blob[] = [];
    URL.createObjectURL = (file) => (files.push(file as Blob), createObjectURL(file));
    const table = tableOf({ name: ['c', 'a', 'b', 'd'], rank: [2, 4, 3, 1] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="2" columns="name" order="rank" .srcObject=${{ table }}></opendata-table>`,
    );
    all<HTMLButtonElement>(element, 'button')
      .find(({ textContent }) => textContent.includes('CSV'))!
      .click();
    await oneEvent(element, 'opendata-download');
    URL.createObjectURL = createObjectURL;
    expect(await files[0]!.text()).to.equal('name\r\nd\r\nc\r\nb\r\na\r\n');
  });
});
