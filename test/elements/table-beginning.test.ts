import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { PORTALS, disturb } from '../portals.js';
import { all, one } from './settled.js';

/** Milliseconds for which the file's second half is held back. */
const HALT = 4000;

/** The address of a file that comes half at once and half later, and that nobody else asks for. */
async function halting(): Promise<string> {
  const mark = `halts=${Date.now()}-${Math.random()}`;
  await disturb(PORTALS.ckan, { match: mark, halt: HALT });
  return `${PORTALS.ckan}/files/${FILE}.csv?${mark}`;
}
const FILE = 'faa-bird-strikes';

const rowsOf = (element: Element): string[] => all(element, 'tbody tr').map(({ textContent }) => textContent.replace(/\s+/g, ''));

describe('a table of a file that is still coming', function () {
  this.timeout(60_000);

  it('shows its first rows, says so, and then the whole', async () => {
    const element = await fixture<OpendataTable>(html`<opendata-table loading="eager" src=${await halting()}></opendata-table>`);
    const loaded = oneEvent(element, 'load');
    await waitUntil(() => rowsOf(element).length > 0, 'no rows came', { timeout: 20_000 });
    const begun = rowsOf(element);
    expect([begun.length, element.getAttribute('data-state')]).to.deep.equal([25, 'loading']);
    expect(one(element, '.frame').getAttribute('aria-busy')).to.equal('true');
    expect(one(element, '[part~=notice]').textContent).to.include('These are the first rows');
    expect(all(element, 'button, .footer, .pager')).to.have.length(0);
    expect([element.table, element.metadata, await element.toCSV()]).to.deep.equal([undefined, undefined, '']);
    await loaded;
    await element.updateComplete;
    expect([rowsOf(element), element.getAttribute('data-state')]).to.deep.equal([begun, 'ready']);
    expect(one(element, '.frame').textContent).not.to.include('These are the first rows');
    expect(element.table!.total).to.be.above(2000);
  });

  for (const [asks, attribute] of [
    ['an order', { order: '-"Flight Date"' }],
    ['a condition', { where: '"Cost Total $" > 0' }],
    ['a condition that cannot be read', { where: '"Origin State" = \'Ohio' }],
    ['a search', { search: 'goose' }],
    ['groups', { 'group-by': 'Origin State' }],
  ] as const) {
    it(`shows nothing of it before it is whole where it asks for ${asks}`, async () => {
      const element = document.createElement('opendata-table');
      for (const [name, value] of Object.entries({ loading: 'eager', src: await halting(), ...attribute }))
        element.setAttribute(name, value);
      document.body.append(element);
      const untold: unknown[] = [];
      const hear = (event: PromiseRejectionEvent): unknown => untold.push(event.reason);
      addEventListener('unhandledrejection', hear);
      let rows = 0;
      const watch = setInterval(() => (rows = Math.max(rows, rowsOf(element).length)), 50);
      await new Promise((go) => setTimeout(go, HALT / 2));
      clearInterval(watch);
      removeEventListener('unhandledrejection', hear);
      expect([rows, untold, element.getAttribute('data-state')]).to.deep.equal([0, [], 'loading']);
      element.remove();
    });
  }
});
