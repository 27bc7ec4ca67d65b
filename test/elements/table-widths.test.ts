/** A reader's width for a column: set by the keyboard or a pointer, kept while the column moves, and taken back. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
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
