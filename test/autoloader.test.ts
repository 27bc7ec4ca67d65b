/** What the autoloader makes of a page: tags, `data-opendata` on a div or a link, and what is added later. */
import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../src/autoloader.js';
import type { OpendataCard } from '../src/elements/opendata-card.js';
import type { OpendataTable } from '../src/elements/opendata-table.js';
import { PORTALS } from './portals.js';

const strikes = `${PORTALS.socrata}/d/bird-stri`;
const ready = (element: Element | null | undefined) =>
  waitUntil(() => element?.getAttribute('data-state') === 'ready', 'the element shows its data', { timeout: 8000 });

describe('the autoloader', () => {
  it('brings an element whose tag comes to the page later', async () => {
    const box = await fixture(html`<div></div>`);
    box.append(document.createElement('opendata-card'));
    box.firstElementChild!.setAttribute('src', strikes);
    await ready(box.firstElementChild);
  });

  it('makes a table of a div, with what stood in it as its fallback, and follows the div’s attributes', async () => {
    const box = await fixture<HTMLElement>(html`<div data-opendata="table" data-opendata-src=${strikes} data-limit="10"><p>Wait</p></div>`);
    await waitUntil(() => box.querySelector('opendata-table'));
    const table = box.querySelector<OpendataTable>('opendata-table')!;
    expect(table.querySelector('p')!.textContent).to.equal('Wait');
    await ready(table);
    expect(table.shadowRoot!.querySelectorAll('tbody tr')).to.have.length(10);
    box.setAttribute('data-opendata-heading', 'Strikes');
    await waitUntil(() => table.heading === 'Strikes');
    box.removeAttribute('data-limit');
    await waitUntil(() => table.limit === 25);
  });

  it('makes a card of a link, and keeps the link inside it', async () => {
    const box = await fixture(html`<p><a data-opendata="card" href=${strikes}>Bird strikes</a></p>`);
    await waitUntil(() => box.querySelector('opendata-card'));
    const card = box.querySelector<OpendataCard>('opendata-card')!;
    expect(card.querySelector('a')!.textContent).to.equal('Bird strikes');
    await ready(card);
  });

  it('leaves alone what it does not know', async () => {
    const box = await fixture(html`<div><div data-opendata="spaceship" data-src=${strikes}>As it was</div></div>`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(box.firstElementChild!.innerHTML).to.include('As it was').and.not.include('<opendata');
  });
});
