/** More rows of a portal than come here: asked for as a reader scrolls to them, and only then. */
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { DatasetError, portals, type Dataset, type Field, type Portal, type Query } from '../../src/data.js';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

const MILLION = 1_000_000;
const fields: readonly Field[] = [
  { name: 'n', title: 'Number', type: 'number' },
  { name: 'text', title: 'Text', type: 'string' },
];

interface Fake extends Portal {
  /** The pages that were asked for. */
  readonly asked: Query[];
  readonly aborted: number[];
  /** What stands in each row, before its number. */
  word: string;
  /** Holds answers back; fails where it says so. */
  hold: (query: Query) => Promise<void>;
}

function portalOf(name: string, { rows = MILLION, counts = true } = {}): Fake {
  const mine: Fake = {
    name,
    asked: [],
    aborted: [],
    word: 'row',
    hold: async () => undefined,
    capabilities: { pageSize: 20_000, select: true, order: true, where: ['=', '<', 'and'], ...(counts ? {} : { aggregates: ['count'] }) },
    match: (url) => (url.host === `${name}.example` ? { portal: name, endpointURL: url.origin, identifier: 'many' } : undefined),
    describe: async (ref): Promise<Dataset> => ({ ref, title: 'Very many rows', landingPage: ref.endpointURL, fields, rowCount: rows }),
    read: async (_, query) => {
      const { where, order, select, offset = 0, limit = 0 } = query;
      const kept = where?.op === '<' ? Number(where.value) : rows;
      if (select?.[0]?.aggregate) return tableOf({ [select[0].name]: [kept] });
      mine.asked.push(query);
      await mine.hold(query);
      const length = Math.max(0, Math.min(limit, kept - offset));
      const places = Float64Array.from({ length }, (_unused, at) => (order?.[0]?.descending ? kept - 1 - offset - at : offset + at));
      const table = tableOf({ n: places, text: Array.from(places, (place) => `${mine.word} ${place}`) });
      return { ...table, fields, ...(counts ? { total: kept } : {}) };
    },
  };
  portals.unshift(mine);
  return mine;
}

const put = (name: string): Promise<OpendataTable> =>
  settled<OpendataTable>(html`<opendata-table loading="eager" limit="all" src="https://${name}.example/many"></opendata-table>`);
const rowsOf = (element: Element): string[] => all(element, 'tbody tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
const offsets = ({ asked }: Fake): unknown[] => asked.map(({ offset }) => offset);

async function scrollTo(element: Element, part: number): Promise<void> {
  const box = one(element, '.long');
  box.scrollTop = part * box.scrollHeight;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Scrolls from place to place, and gives the milliseconds of the longest stay. */
async function scrollOver(element: Element, parts: readonly number[]): Promise<number> {
  const stays = [];
  for (const part of parts) {
    const start = performance.now();
    await scrollTo(element, part);
    stays.push(performance.now() - start);
  }
  return Math.max(...stays);
}

/** Passes places without a rest, and gives how many pages had been asked for before; where the machine rested on the way, all over again. */
async function passed(portal: Fake, pass: () => Promise<number>): Promise<number> {
  const known = portal.asked.length;
  return (await pass()) < 90 ? known : passed(portal, pass);
}
const come = (element: Element): Promise<void> => waitUntil(() => !one(element, '.absent'), 'the rows are there', { timeout: 9000 });

describe('a table of more rows than come here', () => {
  it('has as many rows as the portal counts, and asks for those that a reader comes to', async () => {
    const portal = portalOf('paged');
    const element = await put('paged');
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect([one(element, 'table').getAttribute('aria-rowcount'), offsets(portal)]).to.deep.equal(['1000001', [0]]);
    expect(textOf(element)).to.match(/Rows 1–\d+ of 1,000,000/);
    const height = one(element, 'tbody tr:nth-child(2)').getBoundingClientRect().height;
    await scrollTo(element, 0.5);
    expect(rowsOf(element)[1]).to.equal('Loading data…');
    expect(one(element, 'tbody tr:nth-child(2)').getBoundingClientRect().height, 'no row jumps').to.be.closeTo(height, 1);
    await expect(element).to.be.accessible();
    await come(element);
    const index = Number(one(element, 'tbody tr').getAttribute('aria-rowindex'));
    expect(index).to.be.closeTo(MILLION / 2, 2000);
    expect(rowsOf(element)[0]).to.match(new RegExp(`^${(index - 2).toLocaleString('en')}\\b.* row ${index - 2}$`));
    expect(portal.asked.length).to.be.within(2, 3);
    for (const { limit } of portal.asked) expect(limit).to.equal(100);
    await scrollTo(element, 1);
    await come(element);
    expect(rowsOf(element).at(-1)).to.include('row 999999');
    const known = portal.asked.length;
    await scrollTo(element, 0);
    expect(rowsOf(element)[0]).to.include('row 0');
    expect(portal.asked.length, 'what is here is not asked for again').to.equal(known);
  });

  it('asks for nothing that is only passed, and waits no longer for what is left', async () => {
    const portal = portalOf('passed');
    const element = await put('passed');
    let go: () => void = () => undefined;
    portal.hold = () => new Promise((resolve) => (go = resolve));
    const known = await passed(portal, () => scrollOver(element, [0.1, 0.2, 0.3, 0.4]));
    await waitUntil(() => portal.asked.length > known, 'it asks', { timeout: 9000 });
    const asked = portal.asked.length;
    expect(
      offsets(portal)
        .slice(known)
        .every((offset) => Number(offset) > 0.39 * MILLION),
    ).to.equal(true);
    portal.hold = async () => undefined;
    await scrollTo(element, 0.8);
    await come(element);
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rowsOf(element)[0]).to.match(/row 8\d{5}/);
    expect(portal.asked.length).to.be.within(asked + 1, asked + 2);
  });

  it('is sorted and filtered by the portal, and comes whole where that leaves few', async () => {
    const portal = portalOf('sorted');
    const element = await put('sorted');
    element.order = '-n';
    await oneEvent(element, 'load');
    expect(rowsOf(element)[0]).to.include('row 999999');
    await scrollTo(element, 1);
    await come(element);
    expect(rowsOf(element).at(-1)).to.include('row 0');
    for (const { order } of portal.asked.slice(1)) expect(order).to.deep.equal([{ by: 'n', descending: true }]);
    element.where = 'n < 5000';
    await oneEvent(element, 'load');
    expect(element.table!.length).to.equal(5000);
    expect(rowsOf(element)[0]).to.include('row 4999');
    expect(one(element, 'table').getAttribute('aria-rowcount')).to.equal('5001');
  });

  it('says why rows do not come, and asks again when the reader comes back', async () => {
    const portal = portalOf('failing');
    const element = await put('failing');
    portal.hold = () => Promise.reject(new DatasetError('busy', 'not now'));
    await scrollTo(element, 0.5);
    await waitUntil(() => rowsOf(element)[1]!.startsWith('The portal is still preparing'), 'it says so', { timeout: 9000 });
    portal.hold = async () => undefined;
    await scrollTo(element, 0);
    await scrollTo(element, 0.5);
    await come(element);
    expect(rowsOf(element)[0]).to.match(/row \d{6}/);
  });

  it('stays where the reader is when it is read again, with what they have in hand', async () => {
    const portal = portalOf('refreshed');
    const element = await put('refreshed');
    await scrollTo(element, 0.5);
    await come(element);
    const button = all(element, 'tbody tr')[3]!.querySelector('button')!;
    button.focus();
    const [before, top] = [rowsOf(element), one(element, '.long').scrollTop];
    let go: () => void = () => undefined;
    portal.hold = ({ offset }) => (offset ? new Promise((resolve) => (go = resolve)) : Promise.resolve());
    const known = portal.asked.length;
    portal.word = 'again';
    element.refresh();
    await oneEvent(element, 'load');
    await element.updateComplete;
    expect(rowsOf(element), 'what was there stands until the new rows come').to.deep.equal(before);
    await waitUntil(() => portal.asked.length > known + 1, 'it asks for what is in sight', { timeout: 9000 });
    expect(offsets(portal)[known + 1], 'and not for the top').to.be.closeTo(MILLION / 2, 2000);
    portal.hold = async () => undefined;
    go();
    await waitUntil(() => rowsOf(element)[0]!.includes('again'), 'the new rows are there', { timeout: 9000 });
    expect(rowsOf(element)).to.deep.equal(before.map((row) => row.replace('row', 'again')));
    expect([one(element, '.long').scrollTop, element.shadowRoot!.activeElement]).to.deep.equal([top, button]);
    element.order = '-n';
    await oneEvent(element, 'load');
    expect([one(element, '.long').scrollTop, rowsOf(element)[0]]).to.deep.equal([0, '999,999 again 999999']);
  });

  it('stays in sight when it is shorter after it was read again', async () => {
    const table = (length: number) => tableOf({ n: Float64Array.from({ length }, (_, at) => at) });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="all" .srcObject=${{ table: table(5000) }}></opendata-table>`,
    );
    await scrollTo(element, 0.5);
    const first = rowsOf(element)[0];
    element.srcObject = { table: table(5001) };
    await oneEvent(element, 'load');
    expect(rowsOf(element)[0]).to.equal(first);
    element.srcObject = { table: table(200) };
    await oneEvent(element, 'load');
    await scrollTo(element, 1);
    expect(rowsOf(element).at(-1)).to.equal('199');
  });

  it('opens the row that it shows, and tells the page which it is', async () => {
    portalOf('opened');
    const element = await put('opened');
    await scrollTo(element, 0.5);
    await come(element);
    const row = all(element, 'tbody tr')[3]!;
    const place = Number(row.getAttribute('aria-rowindex')) - 2;
    setTimeout(() => row.querySelector('button')!.click());
    const { detail } = (await oneEvent(element, 'opendata-select')) as CustomEvent<{ row: object }>;
    expect(detail.row).to.deep.equal({ n: place, text: `row ${place}` });
    expect(one(element, '.record').textContent).to.include(`row ${place}`);
  });

  it('is counted where pages do not tell how many there are', async () => {
    portalOf('counted', { counts: false });
    const element = await put('counted');
    expect(one(element, 'table').getAttribute('aria-rowcount')).to.equal('1000001');
  });
});
