/** A chart by years whose last year is not over. */
import { expect, html } from '@open-wc/testing';
import '../../src/elements/opendata-chart.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled } from './settled.js';

const day = 86_400_000;
/** A date every tenth day, from 2018 up to a day. */
const until = (end: number): Date[] =>
  Array.from({ length: Math.ceil((end - Date.UTC(2018, 0)) / (10 * day)) }, (_, i) => new Date(Date.UTC(2018, 0) + 10 * i * day));

async function chart(end: number, attributes: Record<string, string> = {}): Promise<OpendataChart> {
  const element = document.createElement('opendata-chart');
  for (const [name, value] of Object.entries({ loading: 'eager', x: 'filed', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table: tableOf({ filed: until(end) }) };
  element.style.cssText = 'display:block;width:700px';
  return settled(html`${element}`);
}

const unfinished = (element: OpendataChart): number => all(element, '.unfinished').length;
const summaryOf = (element: OpendataChart): string => one(element, '#summary').textContent.trim();

describe('a chart by years', () => {
  it('marks the year that the dates do not fill, and leaves it out of what it says of the years', async () => {
    const element = await chart(Date.UTC(2021, 4));
    expect(unfinished(element)).to.equal(1);
    expect(summaryOf(element)).to.match(/Lowest: 36, \d{4}\. 2021 is not complete and left out of these figures\. In all: 122\./);
    one(element, '.canvas').focus();
    one(element, '.canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
    await element.updateComplete;
    expect(one(element, '.tooltip').textContent).to.include('The last year is not complete yet.');
  });

  it('marks none that is full, and a hollow dot among dots', async () => {
    expect(unfinished(await chart(Date.UTC(2021, 0)))).to.equal(0);
    expect(all(await chart(Date.UTC(2021, 4), { mark: 'dot' }), '.marker.hollow').length).to.equal(1);
  });

  it('marks a year written as a number that goes on, and none that is past or no calendar’s', async () => {
    const now = new Date().getFullYear();
    const marked = async (name: string, last: number): Promise<number> => {
      const element = document.createElement('opendata-chart');
      for (const [attribute, value] of Object.entries({ loading: 'eager', x: name, y: 'homes' })) element.setAttribute(attribute, value);
      element.srcObject = { table: tableOf({ [name]: [last - 2, last - 1, last], homes: [210, 190, 40] }) };
      return unfinished(await settled(html`${element}`));
    };
    expect(await marked('year', now)).to.equal(1);
    expect(await marked('year', now - 1)).to.equal(0);
    expect(await marked('Fiscal Year', now)).to.equal(0);
  });
});
