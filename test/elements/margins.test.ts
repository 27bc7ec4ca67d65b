/** How near a value is known stands over bars, around lines, and in every word about it. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import { marginOf } from '../../src/marks/margin.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

const survey = tableOf({
  group: ['owners', 'renters', 'guests'],
  share: [60, 30, 10],
  margin: [5, 10, 4],
  low: [50, 20, 8],
  high: [70, 45, 20],
});

async function drawn(tag: string, table: typeof survey, attributes: Record<string, string>): Promise<OpendataElement> {
  const element = document.createElement(tag) as OpendataElement;
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'A survey' } };
  return settled(html`${element}`);
}

async function heard(element: OpendataElement, ...keys: string[]): Promise<string> {
  one(element, '.canvas').focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
  return one(element, '[role=status]').textContent.trim();
}

/** Where each stroke begins and ends along the values. */
const strokes = (element: OpendataElement): number[][] =>
  [
    ...all(element, '.whisker:not(.ground)')[0]!
      .getAttribute('d')!
      .matchAll(/M([\d.]+),[\d.]+H([\d.]+)/g),
  ].map(([, from, to]) => [Number(from), Number(to)]);

describe('a margin of error', () => {
  it('is a stroke over each bar, to either side of its end', async () => {
    const element = await drawn('opendata-chart', survey, { x: 'group', y: 'share', band: 'margin' });
    const bars = all(element, 'rect.bar').map((bar) => Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')));
    const ends = strokes(element);
    expect(ends).to.have.length(3);
    ends.forEach(([from, to], i) => expect((from! + to!) / 2).to.be.closeTo(bars[i]!, 0.1));
    expect(ends[1]![1]! - ends[1]![0]!).to.be.closeTo(2 * (ends[0]![1]! - ends[0]![0]!), 0.1);
    expect(await heard(element, 'Home')).to.equal('owners. share: 60 (55 to 65).');
    expect(await element.toCSV()).to.include('group,share,margin\r\nowners,60,5');
    expect(textOf(element)).not.to.include('In all');
    await expect(element).to.be.accessible();
  });

  it('may be two fields, and stands upright over columns', async () => {
    const element = await drawn('opendata-chart', survey, { x: 'group', y: 'share', band: 'low, high', mark: 'column' });
    expect(all(element, '.whisker')[0]!.getAttribute('d')).to.match(/V/);
    expect(await heard(element, 'Home')).to.equal('owners. share: 60 (50 to 70).');
  });

  it('is a band around a line, of one field or of two', async () => {
    const table = tableOf({ year: [2020, 2021], share: [60, 30], margin: [5, 10] });
    const element = await drawn('opendata-timeseries', table, { x: 'year', y: 'share', band: 'margin' });
    expect(all(element, '.margin')).to.have.length.above(0);
    expect(await heard(element, 'Home')).to.include('share: 60 (55 to 65).');
  });

  it('is none of what is left together, and none that is not there', async () => {
    const element = await drawn('opendata-chart', survey, { x: 'group', y: 'share', band: 'margin', top: '1' });
    expect(strokes(element)).to.have.length(1);
    expect(await heard(element, 'End')).to.equal('Other. share: 40.');
    expect(marginOf(Float64Array.of(1), [])).to.equal(undefined);
    const gap = await drawn('opendata-chart', tableOf({ kind: ['a', 'b'], n: [5, 6], m: Float64Array.of(1, NaN) }), {
      x: 'kind',
      y: 'n',
      band: 'm',
    });
    expect(strokes(gap)).to.have.length(1);
    expect(gap.shadowRoot!.innerHTML).not.to.include('NaN');
  });
});
