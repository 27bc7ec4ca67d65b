/** Rows in memory: held once for all elements that show them, and let go with the last of these. */
import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';

const { gc } = globalThis as { gc?: () => void };
const LENGTH = 300_000;
const zipcodes = new URL('/ranged/zipcodes.csv', location.href).href;

const made = (): Table =>
  tableOf({
    n: Float64Array.from({ length: LENGTH }, (_, row) => (row * 7919) % LENGTH),
    word: Array.from({ length: LENGTH }, (_, row) => `word ${row % 500}`),
  });

/** Elements on the page that have shown their data, and the way to take them off. */
async function shown(template: unknown): Promise<{ tables: OpendataTable[]; leave: () => void }> {
  const box = document.createElement('div');
  document.body.append(box);
  render(template, box);
  const tables = [...box.querySelectorAll<OpendataTable>('opendata-table')];
  await Promise.all(tables.map(({ ready }) => ready));
  return { tables, leave: () => box.remove() };
}

/** Whether what a reference points at goes away by itself. To look at it keeps it until the next turn. */
async function letGo(ref: WeakRef<object>): Promise<boolean> {
  for (let turn = 0; turn < 30; turn++) {
    gc!();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!ref.deref()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

const orders = ['', 'n', '-word'];

async function givenAndTaken(): Promise<WeakRef<object>[]> {
  const table = made();
  const { tables, leave } = await shown(
    html`${orders.map((order) => html`<opendata-table loading="eager" limit="all" order=${order} .srcObject=${{ table }}></opendata-table>`)}`,
  );
  expect(tables.map(({ table: answer }) => answer!.length)).to.deep.equal([LENGTH, LENGTH, LENGTH]);
  expect(tables[0]!.table!.column('n')).to.equal(table.column('n'));
  expect([...(tables[1]!.table!.column('n') as Float64Array).slice(0, 3)]).to.deep.equal([0, 1, 2]);
  leave();
  return [table.column('n') as Float64Array, table.column('word')].map((column) => new WeakRef<object>(column));
}

async function readAndLeft(file: string): Promise<WeakRef<object>[]> {
  const table = (order: string) => html`<opendata-table loading="eager" limit="all" order=${order} src=${file}></opendata-table>`;
  performance.clearResourceTimings();
  const first = await shown(html`${table('')}${table('-city')}`);
  const second = await shown(html`${table('')}${table('zip_code')}`);
  const [one, other] = [first.tables[0]!.table!, second.tables[0]!.table!];
  expect(one.length).to.be.above(10_000);
  for (const { name } of one.fields) expect(one.column(name)).to.equal(other.column(name));
  expect(performance.getEntriesByName(file)).to.have.length(1);
  first.leave();
  second.leave();
  return one.fields.map(({ name }) => new WeakRef<object>(one.column(name)));
}

/** Whether all that a round leaves behind goes away. A browser may hold on to one round's for its own reasons, but a leak is in each. */
async function leavesNothing(round: () => Promise<WeakRef<object>[]>): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const gone = [];
    for (const ref of await round()) gone.push(await letGo(ref));
    if (!gone.includes(false)) return true;
  }
  return false;
}

describe('rows in memory', function () {
  this.timeout(120_000);
  before(function () {
    if (!gc) this.skip();
  });

  it('that are handed in are the same in every element, however it sorts them, and go with the last', async () => {
    expect(await leavesNothing(givenAndTaken)).to.equal(true);
  });

  it('that come from a file come once for all elements, and go with the last', async () => {
    let file = 0;
    expect(await leavesNothing(() => readAndLeft(`${zipcodes}?${file++}`))).to.equal(true);
  });
});
