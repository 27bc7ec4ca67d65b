/** The download gives all rows that were asked for, byte by byte as they are shown; what was asked is told in full. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const strikes = `${PORTALS.socrata}/d/bird-stri`;
const { createObjectURL } = URL;
let files: Blob[] = [];

beforeEach(() => {
  files = [];
  URL.createObjectURL = (file) => {
    files.push(file as Blob);
    return createObjectURL(file);
  };
});
afterEach(() => {
  URL.createObjectURL = createObjectURL;
});

const button = (element: Element, text: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, 'button').find((one) => one.textContent.includes(text))!;
const linesOf = async (file: Blob): Promise<string[]> => (await file.text()).trimEnd().split('\r\n');

describe('the download of <opendata-table>', () => {
  it('brings every row that matches, in the order and the columns that are shown', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        limit="10"
        columns="Airport Name, Cost Total $"
        order="-Cost Total $"
        where="origin_state = 'Texas'"
        src=${strikes}
      ></opendata-table>`,
    );
    const { total } = element.table!;
    expect(total).to.be.greaterThan(500);
    button(element, 'CSV').click();
    await oneEvent(element, 'opendata-download');
    const lines = await linesOf(files[0]!);
    expect(lines).to.have.length(total! + 1);
    const shown = all(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim()));
    expect(lines.slice(1, 11)).to.deep.equal(shown.map(([name, cost]) => `${name},${cost!.replaceAll(',', '')}`));
    expect(lines[0]).to.match(/Airport Name,Cost Total \$$/);
    expect(textOf(element)).to.match(/[\d,]+ rows were downloaded/);
  });

  it('is the shown page to the byte where that is all there is', async () => {
    const table = tableOf({ name: ['a,b', '=1', null], amount: [1.5, -2, NaN] });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${{ table }}></opendata-table>`);
    button(element, 'CSV').click();
    await oneEvent(element, 'opendata-download');
    const bytes = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await files[0]!.arrayBuffer());
    expect(bytes).to.equal('\uFEFFname,amount\r\n"a,b",1.5\r\n\'=1,-2\r\n,\r\n');
    expect(await element.toCSV()).to.equal(bytes);
  });

  it('can be cancelled, and says so', async () => {
    const n = 1_000_000;
    const table = tableOf({ number: Float64Array.from({ length: n }, (_, index) => index) });
    const element = await settled<OpendataTable>(html`<opendata-table loading="eager" .srcObject=${{ table }}></opendata-table>`);
    button(element, 'CSV').click();
    await waitUntil(() => button(element, 'Cancel'), 'it can be cancelled', { interval: 1 });
    button(element, 'Cancel').click();
    await waitUntil(() => textOf(element).includes('The download was cancelled.'));
    expect(files).to.have.length(0);
  });
});

describe('“How was this made?”', () => {
  it('tells the question in words, and an address that answers it', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="5" order="-Cost Total $" where="origin_state = 'Ohio'" src=${strikes}></opendata-table>`,
    );
    one<HTMLDetailsElement>(element, '.how').open = true;
    await waitUntil(() => one(element, '.how a'));
    expect(one(element, '.how').textContent.replace(/\s+/g, ' '))
      .to.include("Only rows where: origin_state = 'Ohio'")
      .and.to.include('Sorted by: Cost Total $ (highest first)');
    expect(one(element, '.how code').textContent).to.include(`where="origin_state = 'Ohio'"`).and.not.to.include('data-state');
    const answers = await Promise.all(
      all<HTMLAnchorElement>(element, '.how a').map(async ({ href }) => (await (await fetch(href)).json()) as unknown[]),
    );
    expect(answers.some((rows) => rows.length === 5)).to.equal(true);
    await expect(element).to.be.accessible();
  });
});
