/** Cells that are more than text, where an author says so: pictures, mail, telephone, places and addresses made of a value. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled } from './settled.js';

async function shown(columns: Parameters<typeof tableOf>[0], format: string, sign = 'tbody a'): Promise<OpendataTable> {
  const element = await settled<OpendataTable>(
    html`<opendata-table loading="eager" format=${format} .srcObject=${{ table: tableOf(columns) }}></opendata-table>`,
  );
  await waitUntil(() => one(element, sign), 'the kinds of cells are there', { timeout: 5000 });
  return element;
}

const linksIn = (element: Element, column: number): (string | undefined)[] =>
  all(element, 'tbody tr').map((row) => row.children[column]!.querySelector('a')?.getAttribute('href') ?? undefined);
const textsIn = (element: Element, column: number): string[] =>
  all(element, 'tbody tr').map((row) => row.children[column]!.textContent.trim());

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

describe('a kind of cell', () => {
  it('is a picture, which comes late, alone, and described by its row', async () => {
    const element = await shown(
      {
        tree: ['Elm', null, 'Lime', 'Plane'],
        photo: [`${location.origin}/elm.jpg`, `${location.origin}/x.jpg`, pixel, 'javascript:alert(1)'],
      },
      'photo: image',
      'td img',
    );
    const pictures = all<HTMLImageElement>(element, 'td img');
    expect(pictures.map(({ alt }) => alt)).to.deep.equal(['photo: Elm', 'photo']);
    for (const picture of pictures) expect(picture).to.include({ loading: 'lazy', referrerPolicy: 'no-referrer', decoding: 'async' });
    expect(textsIn(element, 1).slice(2)).to.deep.equal([pixel, 'javascript:alert(1)']);
    await expect(element).to.be.accessible();
  });

  it('is mail, a telephone number or a site, where the value is one', async () => {
    const element = await shown(
      {
        who: ['parks@city', 'ask us', 'a@b.gov?bcc=x'],
        desk: ['555-0100', '…', '()---'],
        site: ['city.gov/parks', 'javascript:alert(1)', 'see below'],
      },
      'who: mail; desk: phone; site: link',
    );
    expect(linksIn(element, 0)).to.deep.equal(['mailto:parks@city', undefined, undefined]);
    expect(linksIn(element, 1)).to.deep.equal(['tel:5550100', undefined, undefined]);
    expect(linksIn(element, 2)).to.deep.equal(['https://city.gov/parks', undefined, undefined]);
  });

  it('leads to a place in the reader’s own map, or in the one that the author names', async () => {
    const point = { type: 'Point', coordinates: [-122.5, 37.75] };
    const area = { type: 'Polygon', coordinates: [] };
    const own = await shown({ place: [point, area, null] }, 'place: map');
    expect(linksIn(own, 0)).to.deep.equal(['geo:37.75,-122.5', undefined, undefined]);
    const named = await shown({ place: [point] }, 'place: https://maps.example.org/?at={latitude}/{longitude}');
    expect(linksIn(named, 0)).to.deep.equal(['https://maps.example.org/?at=37.75/-122.5']);
  });

  it('is an address made of the value, which cannot leave its place in it', async () => {
    const element = await shown({ id: ['24-7', 'a/../b?c#d', null, 7] }, 'id: https://city.gov/case/{value}/');
    expect(linksIn(element, 0)).to.deep.equal([
      'https://city.gov/case/24-7/',
      'https://city.gov/case/a%2F..%2Fb%3Fc%23d/',
      undefined,
      'https://city.gov/case/7/',
    ]);
    expect(textsIn(element, 0)[0]).to.equal('24-7');
  });

  it('stays in the row that a reader opens', async () => {
    const element = await shown({ tree: ['Elm'], photo: [`${location.origin}/elm.jpg`] }, 'photo: image', 'td img');
    one<HTMLButtonElement>(element, 'button[aria-label^="Row 1:"]').click();
    await waitUntil(() => one(element, '.record img'), 'the row is open', { timeout: 5000 });
  });

  it('is money in any currency', async () => {
    const table = tableOf({ cost: [1234.5] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" format="cost: EUR,.2f" .srcObject=${{ table }}></opendata-table>`,
    );
    expect(textsIn(element, 0)).to.deep.equal(['€1,234.50']);
  });
});
