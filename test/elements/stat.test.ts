import { expect, html } from '@open-wc/testing';
import '../../src/elements/opendata-stat.js';
import type { OpendataStat } from '../../src/elements/opendata-stat.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const { socrata, ckan } = PORTALS;

const stat = (table: Table, attributes: Record<string, string> = {}, dataset = {}): Promise<OpendataStat> => {
  const element = document.createElement('opendata-stat');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Handed in', ...dataset } };
  return settled<OpendataStat>(html`${element}`);
};

const sentence = (element: Element): string => one(element, '#summary').textContent.trim();
const valueOf = (element: Element): string => one(element, '.value').textContent.replace(/\s+/g, ' ').trim();

const months = (amounts: Readonly<Record<string, number | null>>): Table =>
  tableOf({
    day: Object.keys(amounts).map((month) => new Date(`${month}-15`)),
    n: Float64Array.from(Object.values(amounts), (n) => n ?? NaN),
  });
const year = months({ '2023-01': 80, '2023-11': 100, '2023-12': 120, '2024-01': 90 });

describe('<opendata-stat>', () => {
  for (const [portal, src] of [
    ['Socrata', `${socrata}/d/bird-stri`],
    ['CKAN', `${ckan}/dataset/faa-bird-strikes`],
  ] as const) {
    it(`says on ${portal} how many rows there are, and what the last year was beside the one before`, async () => {
      const all = await settled<OpendataStat>(html`<opendata-stat loading="eager" src=${src}></opendata-stat>`);
      expect(valueOf(all)).to.equal('10,000');
      expect(sentence(all)).to.match(/^Number of rows: 10,000\. As of /);
      await expect(all).to.be.accessible();
      const last = await settled<OpendataStat>(
        html`<opendata-stat loading="eager" interval="year" compare="previous" unit="strikes" src=${src}></opendata-stat>`,
      );
      expect(sentence(last)).to.match(
        /^Number of rows, 2001: [\d,]+ strikes\. \d+(\.\d)?% (more|less) than the [\d,]+ of 2000\. 2002 is not complete/,
      );
      expect(one(last, '.trend .line').getAttribute('d')!.match(/L/g)!.length).to.equal(11);
      await expect(last).to.be.accessible();
    });
  }

  it('passes over the period that is not over', async () => {
    const element = await stat(year, { interval: 'month', y: 'sum(n)' }, { modified: new Date('2024-01-20') });
    expect(valueOf(element)).to.equal('120');
    expect(sentence(element)).to.include('December 2023: 120').and.to.include('January 2024 is not complete');
  });

  it('compares with the period before, with the same a year ago, and says where there is none', async () => {
    const about = async (attributes: Record<string, string>, table = year): Promise<string> =>
      sentence(await stat(table, { y: 'sum(n)', ...attributes }));
    expect(await about({ compare: 'previous' })).to.include('25% less than the 120 of December 2023.');
    expect(await about({ compare: 'year-ago' })).to.include('13% more than the 80 of January 2023.');
    expect(await about({ compare: 'previous' }, months({ '2023-11': 1, '2024-01': 2 }))).to.include('There is no value for December 2023');
    expect(await about({ compare: 'previous' }, months({ '2023-12': 5, '2024-01': 5 }))).to.include('The same as December 2023.');
    expect(await about({ compare: 'previous' }, months({ '2023-12': 0, '2024-01': 5 }))).to.include('5 more than the 0 of December 2023.');
    expect(await about({ compare: 'previous' }, months({ '2023-12': -4, '2024-01': 5 }))).to.include('9 more than the −4');
  });

  it('compares averages by their difference, as half of a temperature means nothing', async () => {
    expect(sentence(await stat(year, { y: 'avg(n)', compare: 'previous' }))).to.include('30 less than the 120 of December 2023.');
  });

  it('holds the number against a target, and asks nothing again for it', async () => {
    const element = await stat(year, { y: 'sum(n)', target: '520' });
    expect(sentence(element)).to.include('Total n: 390.').and.to.include('75% of the target of 520.');
    let loads = 0;
    element.addEventListener('load', () => loads++);
    element.target = 780;
    await element.updateComplete;
    expect(sentence(element)).to.include('50% of the target of 780.');
    expect(loads).to.equal(0);
  });

  it('has the periods behind it as a table and as CSV', async () => {
    const element = await stat(year, { interval: 'month', y: 'sum(n)', view: 'table', format: 'n: $,.0f' });
    expect(all(element, 'tbody tr').map((row) => textIn(row))).to.deep.equal([
      'January 2023 $80',
      'November 2023 $100',
      'December 2023 $120',
      'January 2024 $90',
    ]);
    expect(await element.toCSV()).to.include('2023-12-01,120');
  });

  it('writes it as the author wants', async () => {
    const element = await stat(year, { y: 'avg(n)', format: 'n: $,.2f', unit: 'a month', summary: 'A calm year.' });
    expect(valueOf(element)).to.equal('$97.50 a month');
    expect(sentence(element)).to.equal('A calm year.');
  });

  it('says plainly what is not there', async () => {
    const cases: readonly [Table, Record<string, string>, string, RegExp][] = [
      [tableOf({ n: Float64Array.of(NaN) }), { y: 'sum(n)' }, 'empty', /1 row matches, but it has no value/],
      [tableOf({ day: [] }), {}, 'ready', /Number of rows: 0/],
      [tableOf({ n: [1] }), { compare: 'previous' }, 'error', /no column of dates/],
      [months({ '2024-01': null }), { interval: 'month', y: 'sum(n)' }, 'empty', /1 row matches, but it has no value/],
      [months({ '2024-01': -1e300, '2024-02': 1e300 }), { compare: 'previous', y: 'sum(n)' }, 'ready', /February 2024/],
      [tableOf({ on: [new Date('1200-01-01'), new Date('9999-12-31')] }), { interval: 'day' }, 'ready', /9999/],
    ];
    for (const [table, attributes, state, text] of cases) {
      const element = await stat(table, { ...attributes, debug: '' });
      expect(element.getAttribute('data-state'), textOf(element)).to.equal(state);
      expect(textOf(element)).to.match(text);
      expect(element.shadowRoot!.innerHTML).not.to.match(/NaN|undefined|Invalid Date|Infinity/);
    }
  });
});

const textIn = (row: Element): string => [...row.children].map((cell) => cell.textContent.trim()).join(' ');
