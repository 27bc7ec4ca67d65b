/** A reader puts series of a chart aside, and takes them back. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

const table = tableOf({ kind: ['a', 'b'], small: [10, 20], large: [30, 40], huge: [5, 6] });

async function chart(attributes: Record<string, string>): Promise<OpendataChart> {
  const element = document.createElement('opendata-chart');
  for (const [name, value] of Object.entries({ loading: 'eager', x: 'kind', y: 'small, large, huge', ...attributes }))
    element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Sizes' } };
  return settled(html`${element}`);
}

const buttons = (element: OpendataChart): HTMLButtonElement[] => all<HTMLButtonElement>(element, '.legend button');

describe('a series put aside', () => {
  for (const attributes of <Record<string, string>[]>[
    { mark: 'bar' },
    { mark: 'column' },
    { mark: 'bar', stack: 'true' },
    { mark: 'bar', normalize: '' },
  ]) {
    it(`is neither drawn nor walked to, and comes back (${JSON.stringify(attributes)})`, async () => {
      const element = await chart(attributes);
      expect(all(element, 'rect.bar')).to.have.length(6);
      buttons(element)[1]!.click();
      await element.updateComplete;
      expect(all(element, 'rect.bar')).to.have.length(4);
      expect(buttons(element).map((button) => button.getAttribute('aria-pressed'))).to.deep.equal(['true', 'false', 'true']);
      expect(textOf(element)).to.include('2 of 3 series are shown.').and.not.to.include('In all');
      one(element, '.canvas').focus();
      for (const key of ['Home', attributes['mark'] === 'bar' ? 'ArrowRight' : 'ArrowDown']) await sendKeys({ press: key });
      await element.updateComplete;
      expect(one(element, '[role=status]').textContent).to.include('b. huge: 6');
      expect(await element.toCSV()).to.include('a,10,30,5');
      buttons(element)[1]!.click();
      await element.updateComplete;
      expect(all(element, 'rect.bar')).to.have.length(6);
      await expect(element).to.be.accessible();
    });
  }
});
