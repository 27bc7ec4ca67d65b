/** Bars inside cells: from zero, on one scale for all rows, and no word more for those who listen. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled } from './settled.js';

const numberOf = (rect: Element, name: string): number => Number(rect.getAttribute(name));
const bars = (element: Element) => all<HTMLElement>(element, '.barred').map((cell) => cell.querySelector('rect')!);

describe('bars="…" of <opendata-table>', () => {
  it('draws each value from zero, to both sides where some are negative', async () => {
    const table = tableOf({ name: ['a', 'b', 'c', 'd'], change: [30, -10, 0, NaN] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" bars="change" .srcObject=${{ table }}></opendata-table>`,
    );
    expect(bars(element).map((bar) => [numberOf(bar, 'x'), numberOf(bar, 'width')])).to.deep.equal([
      [25, 75],
      [0, 25],
      [25, 0],
    ]);
    expect(one(element, '.barred path').getAttribute('d')).to.match(/^M25 /);
    expect(all(element, 'tbody tr').map((row) => row.children[1]!.textContent.trim())).to.deep.equal(['30', '−10', '0', 'no value']);
    const [zero, negative] = all(element, '.barred path').map((line, at) =>
      [line, bars(element)[at]!].map((one) => one.getBoundingClientRect()),
    )[1]!;
    expect(negative!.right, 'to the left of the line of zero').to.be.closeTo(zero!.left, 1);
    await expect(element).to.be.accessible();
  });

  it('never draws from anything but zero, however close the values are', async () => {
    const table = tableOf({ share: [98, 99, 100] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" bars="share" .srcObject=${{ table }}></opendata-table>`,
    );
    expect(bars(element).map((bar) => [numberOf(bar, 'x'), numberOf(bar, 'width')])).to.deep.equal([
      [0, 98],
      [0, 99],
      [0, 100],
    ]);
  });

  it('keeps one scale over all pages, which the portal tells', async () => {
    let element!: OpendataTable;
    const requests = await requestsDuring(PORTALS.socrata, async () => {
      element = await settled<OpendataTable>(
        html`<opendata-table
          loading="eager"
          limit="10"
          columns="Airport Name, Cost Total $"
          order="-Cost Total $"
          bars="Cost Total $"
          src="${PORTALS.socrata}/d/bird-stri"
        ></opendata-table>`,
      );
    });
    expect(requests.filter((path) => path.includes('max%28') || path.includes('max('))).to.have.length(1);
    expect(numberOf(bars(element)[0]!, 'width')).to.equal(100);
    one<HTMLButtonElement>(element, '[aria-label="Next page"]').click();
    await oneEvent(element, 'load');
    await element.updateComplete;
    expect(numberOf(bars(element)[0]!, 'width')).to.be.lessThan(60);
  });

  it('measures groups too, by what the author calls them', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        group-by="Origin State"
        y='count, sum("Cost Total $")'
        bars='sum("Cost Total $")'
        limit="5"
        src="${PORTALS.socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    expect(bars(element)).to.have.length(5);
    expect(Math.max(...bars(element).map((bar) => numberOf(bar, 'width')))).to.equal(100);
  });

  it('keeps one scale over groups and the groups within', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        group-by="Wildlife Size, Time of day"
        y="count"
        totals
        bars="count"
        limit="50"
        src="${PORTALS.socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    const widths = bars(element).map((bar) => numberOf(bar, 'width'));
    expect(widths).to.have.length(15);
    expect(Math.max(...widths)).to.equal(100);
    expect(widths[0], 'the whole of a group is longer than its parts').to.be.above(Math.max(...widths.slice(1, 5)));
  });

  it('is a table without bars where there is nothing to draw', async () => {
    const table = tableOf({ name: ['a', 'b'], none: [0, 0] });
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" bars="none, name, gone" .srcObject=${{ table }}></opendata-table>`,
    );
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(bars(element)).to.have.length(0);
  });

  it('is mirrored where the page runs from right to left', async () => {
    const table = tableOf({ n: [1, 2] });
    const element = await settled<OpendataTable>(
      html`<div lang="ar" dir="rtl"><opendata-table loading="eager" bars="n" .srcObject=${{ table }}></opendata-table></div>`,
    );
    await waitUntil(() => one(element, '.frame').dir === 'rtl');
    const [first, second] = all(element, '.barred rect').map((rect) => rect.getBoundingClientRect());
    expect(first!.right).to.be.closeTo(second!.right, 1);
    expect(first!.left).to.be.greaterThan(second!.left);
  });
});
