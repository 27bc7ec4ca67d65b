/** A chart over time under keys and pointer, and the words that it says. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse, resetMouse } from '@web/test-runner-commands';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import { evaluate } from '../../src/query/evaluate.js';
import { check } from '../../src/query/check.js';
import { tableOf } from '../../src/table.js';
import { all, one } from './settled.js';
import { dated, chart, summaryOf, canvasOf, said, press } from './charts-over-time.js';

describe('<opendata-timeseries> and its readers', () => {
  describe('is read without a mouse', () => {
    const days = ['2024-01-01', '2024-01-02', '2024-02-01', '2024-03-01', '2024-03-02', '2024-03-03'];
    const table = tableOf({ day: days.map((text) => new Date(text)), kind: ['a', 'b', 'a', 'a', 'a', 'b'] });
    const attributes = { series: 'kind', interval: 'month' };

    it('as one tab stop with a name, a description and a hint', async () => {
      const element = await chart(table, attributes);
      expect(all(element, '.chart [tabindex="0"]')).to.have.length(1);
      const named = (name: string): string =>
        canvasOf(element)
          .getAttribute(name)!
          .split(' ')
          .map((id) => one(element, `#${id}`).textContent.trim())
          .join(' ');
      expect(named('aria-labelledby')).to.equal('Handed in Rows by month');
      expect(named('aria-describedby')).to.include(summaryOf(element)).and.to.include('arrow keys');
      await expect(element).to.be.accessible();
    });

    it('value by value, in full words', async () => {
      const element = await chart(table, attributes);
      await press(element, 'Home');
      expect(said(element)).to.equal('January 2024. a: 1.');
      await press(element, 'End');
      expect(said(element)).to.equal('March 2024. a: 2.');
      await press(element, 'ArrowDown', 'ArrowLeft');
      expect(said(element)).to.equal('February 2024. b: 0.');
      expect(one(element, '.tooltip .when').textContent).to.equal('February 2024');
      expect(one(element, '.tooltip .chosen').textContent.replace(/\s+/g, ' ').trim()).to.equal('b 0');
      await press(element, 'Escape');
      expect(all(element, '.tooltip')).to.have.length(0);
    });

    it('and reaches every datum', async () => {
      const element = await chart(table, attributes);
      const heard = new Set<string>();
      await press(element, 'Home');
      for (let series = 0; series < 2; series++) {
        for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
          await press(element, key);
          heard.add(said(element));
        }
        await press(element, 'ArrowDown');
      }
      expect(heard.size).to.equal(6);
    });

    it('picks a period with its rows', async () => {
      const element = await chart(table, attributes);
      await press(element, 'End', 'ArrowDown');
      const picked = oneEvent(document.body, 'opendata-select');
      await sendKeys({ press: 'Enter' });
      const { detail } = await picked;
      expect(detail.values).to.deep.equal({ day: '2024-03-01T00:00:00.000Z', kind: 'b', count: 1 });
      expect(evaluate(table, await check({ where: detail.where }, table.fields)).length).to.equal(1);
    });

    it('picks what is left under “Other”', async () => {
      const element = await chart(table, { ...attributes, top: '1' });
      await press(element, 'End', 'ArrowDown');
      const picked = oneEvent(element, 'opendata-select');
      await sendKeys({ press: 'Enter' });
      const { detail } = await picked;
      expect(evaluate(table, await check({ where: detail.where }, table.fields)).length).to.equal(1);
    });
  });

  describe('under the pointer', () => {
    afterEach(() => resetMouse());

    it('tells the nearest period within the picture, and picks it on a click', async () => {
      const element = await chart(dated(['2024-01-01', '2024-02-01', '2024-03-01'], [5, 6, 7]), { interval: 'month', y: 'sum(cost)' });
      const { left, right, top, bottom } = canvasOf(element).getBoundingClientRect();
      const y = Math.round((top + bottom) / 2);
      await sendMouse({ type: 'move', position: [Math.round(right) - 15, y] });
      await element.updateComplete;
      const box = one(element, '.tooltip').getBoundingClientRect();
      expect(one(element, '.tooltip').textContent.replace(/\s+/g, ' ').trim()).to.equal('March 2024 Total Cost 7');
      expect(box.left >= left && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1).to.equal(true);
      const picked = oneEvent(element, 'opendata-select');
      await sendMouse({ type: 'click', position: [Math.round(left) + 60, y] });
      expect((await picked).detail.values).to.deep.equal({ day: '2024-01-01T00:00:00.000Z', sum_cost: 5 });
    });
  });

  describe('in words', () => {
    it('gives way to the author’s summary, and leaves out what is hidden', async () => {
      const own = await chart(dated(['2024-01-01', '2024-02-01']), { summary: 'Fewer every month.' });
      expect(summaryOf(own)).to.equal('Fewer every month.');
      const bare = await chart(dated(['2024-01-01', '2024-02-01']), { hide: 'summary, heading' });
      expect(one(bare, '#summary')).to.equal(null);
      expect(canvasOf(bare).getAttribute('aria-labelledby')).to.equal('measure');
    });

    it('follows the language of the page, also in names that it gives itself', async () => {
      const days = ['2024-01-01', '2024-02-01', '2024-02-02'].map((text) => new Date(text));
      const table = tableOf({ day: days, kind: ['a', 'b', 'c'] });
      const box = await fixture(html`<div lang="es"></div>`);
      const element = document.createElement('opendata-timeseries');
      Object.assign(element, { loading: 'eager', series: 'kind', top: 1, interval: 'month', srcObject: { table } });
      box.append(element);
      await element.ready;
      await oneSize(
        element,
        async () => (await element.toCSV()).includes('Otros') && /^Filas por mes, de enero de 2024/.test(summaryOf(element)),
      );
    });

    it('uses the author’s labels and patterns', async () => {
      const table = dated(['2024-01-01', '2024-02-01', '2024-02-02'], [10, 20, 30]);
      const element = await chart(table, { interval: 'month', y: 'count', labels: 'count: Permits' });
      expect(one(element, '.measure').textContent).to.equal('Permits by month');
      const money = await chart(table, { interval: 'month', y: 'sum(cost)', format: 'cost: $,.2f' });
      expect(summaryOf(money)).to.include('Up from $10.00 to $50.00.');
    });
  });
});

/** Waits for a drawing that answers to a change of its surroundings. */
async function oneSize(element: OpendataTimeseries, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let frame = 0; frame < 120 && !(await done()); frame++) {
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
  }
  expect(await done()).to.equal(true);
}
