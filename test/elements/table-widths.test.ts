/** A reader's width for a column: set by the keyboard or a pointer, kept while the column moves, and taken back. */
import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled } from './settled.js';

const widthOf = (element: Element, column: string): number =>
  all(element, 'thead th')
    .find(({ textContent }) => textContent.includes(column))!
    .getBoundingClientRect().width;

describe('the width of a column', () => {
  it('is the reader’s, wherever the column stands, until they give it back', async () => {
    const table = tableOf({ name: ['Elm', 'Lime'], note: ['x', 'y'] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" style="inline-size: 60rem" .srcObject=${{ table }}></opendata-table>`,
    );
    const wide = widthOf(element, 'name');
    one<HTMLButtonElement>(element, 'button[aria-label^="name:"]').click();
    await waitUntil(() => one(element, '.panel')?.matches('[open]'), 'the box is open', { timeout: 5000 });
    const slider = one<HTMLInputElement>(element, '.width input');
    expect(slider.getAttribute('aria-valuetext')).to.equal('As its content needs');
    await expect(element).to.be.accessible();
    slider.focus();
    await sendKeys({ press: 'Home' });
    await waitUntil(() => Math.abs(widthOf(element, 'name') - 64) < 2, 'it is as narrow as can be', { timeout: 5000 });
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => Math.abs(widthOf(element, 'name') - 80) < 2, 'it is wider by a step', { timeout: 5000 });
    expect(slider.getAttribute('aria-valuetext')).to.equal('5');
    all<HTMLButtonElement>(element, '.panel button')
      .find(({ textContent }) => textContent.includes('Move after'))!
      .click();
    await waitUntil(() => all(element, 'thead th')[1]!.textContent.includes('name'), 'it has moved', { timeout: 5000 });
    expect(widthOf(element, 'name')).to.be.closeTo(80, 2);
    one<HTMLButtonElement>(element, 'button[aria-label^="name:"]').click();
    await waitUntil(() => one(element, '.panel')?.matches('[open]'), 'the box is open', { timeout: 5000 });
    one<HTMLButtonElement>(element, '.width button').click();
    await waitUntil(() => Math.abs(widthOf(element, 'name') - wide) < 200 && widthOf(element, 'name') > 100, 'it is free', {
      timeout: 5000,
    });
  });
});

describe('the edge of a header', () => {
  const edgeOf = (element: Element, column: string, mirrored = false): [number, number] => {
    const header = all(element, 'thead th').find(({ textContent }) => textContent.includes(column))!;
    const { left, right, top, height } = header.getBoundingClientRect();
    return [Math.round(mirrored ? left : right), Math.round(top + height / 2)];
  };

  async function drag([x, y]: readonly [number, number], by: number): Promise<void> {
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(x + by), y] });
    await sendMouse({ type: 'up' });
  }

  /** The code comes when a pointer first meets a header. */
  async function met(element: Element): Promise<void> {
    const [x, y] = edgeOf(element, 'name');
    await sendMouse({ type: 'move', position: [x - 40, y] });
    const afterOf = (header: Element) => getComputedStyle(header, '::after');
    await waitUntil(() => afterOf(one(element, 'thead th')).cursor === 'col-resize', 'it can be dragged', { timeout: 9000 });
    expect(afterOf(one(element, 'thead th')).width, 'as wide as a finger').to.equal('24px');
  }

  afterEach(() => resetMouse());

  for (const long of [false, true]) {
    it(`is dragged, and given back by a double click, in a table of ${long ? 'very many' : 'few'} rows`, async () => {
      const length = long ? 500 : 2;
      const words = (word: string) => Array.from({ length }, () => word);
      const table = tableOf({ name: words('Elm'), note: words('x') });
      const element = await settled<OpendataTable>(
        html`<opendata-table
          loading="eager"
          limit=${long ? 'all' : '25'}
          style="inline-size: 48rem"
          .srcObject=${{ table }}
        ></opendata-table>`,
      );
      await met(element);
      const before = widthOf(element, 'name');
      const sorted = element.order;
      await drag(edgeOf(element, 'name'), 60);
      await waitUntil(() => Math.abs(widthOf(element, 'name') - before - 60) < 3, 'it is wider', { timeout: 5000 });
      await drag(edgeOf(element, 'name'), -(before - 20));
      await waitUntil(() => Math.abs(widthOf(element, 'name') - 80) < 3, 'it is narrower', { timeout: 5000 });
      await drag(edgeOf(element, 'name'), -70);
      await waitUntil(() => Math.abs(widthOf(element, 'name') - 64) < 3, 'it keeps a least width', { timeout: 5000 });
      expect(element.order, 'nothing is sorted by it').to.equal(sorted);
      const [x, y] = edgeOf(element, 'name');
      await sendMouse({ type: 'click', position: [x, y] });
      one(element, 'thead th').dispatchEvent(new MouseEvent('dblclick', { bubbles: true, clientX: x, clientY: y }));
      await waitUntil(() => Math.abs(widthOf(element, 'name') - before) < 3, 'it is free', { timeout: 5000 });
    });
  }

  it('is on the other side where the page runs from right to left', async () => {
    const table = tableOf({ name: ['Elm'], note: ['x'] });
    const element = await settled<OpendataTable>(
      html`<div lang="ar" dir="rtl">
        <opendata-table loading="eager" style="inline-size: 48rem" .srcObject=${{ table }}></opendata-table>
      </div>`,
    );
    await waitUntil(() => one(element, '.frame').dir === 'rtl');
    await met(element);
    const before = widthOf(element, 'name');
    await drag(edgeOf(element, 'name', true), -60);
    await waitUntil(() => Math.abs(widthOf(element, 'name') - before - 60) < 3, 'it is wider', { timeout: 5000 });
  });
});
