import { expect, html, oneEvent } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import type { Table } from '../../src/model.js';
import { check } from '../../src/query/check.js';
import { evaluate } from '../../src/query/evaluate.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const { socrata, ckan } = PORTALS;

const chart = (table: Table, attributes: Record<string, string> = {}): Promise<OpendataChart> => {
  const element = document.createElement('opendata-chart');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Handed in' } };
  return settled<OpendataChart>(html`${element}`);
};

const summaryOf = (element: Element): string => one(element, '#summary').textContent.trim();
const canvasOf = (element: Element): HTMLElement => one(element, '.canvas');
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const csvOf = async (element: OpendataChart): Promise<string[]> => (await element.toCSV()).slice(1).trim().split('\r\n');

async function press(element: OpendataChart, ...keys: string[]): Promise<void> {
  canvasOf(element).focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}

const fruit = tableOf({
  kind: ['pear', 'apple', 'apple', null, 'fig', 'apple', 'pear', 'plum'],
  size: ['s', 's', 'l', 'l', 's', 's', null, 'l'],
  cost: [1, 2, 3, 4, 5, 6, NaN, 8],
  ripe: [true, false, true, null, true, true, false, true],
});

describe('<opendata-chart>', () => {
  for (const [portal, src] of [
    ['Socrata', `${socrata}/d/bird-stri`],
    ['CKAN', `${ckan}/dataset/faa-bird-strikes`],
  ] as const) {
    describe(`on ${portal}`, () => {
      it('counts the largest categories and what is left, exactly', async () => {
        const element = await settled<OpendataChart>(
          html`<opendata-chart loading="eager" x="Origin State" top="4" src=${src}></opendata-chart>`,
        );
        expect(element.getAttribute('data-state')).to.equal('ready');
        expect(await csvOf(element)).to.deep.equal([
          'Origin State,Number of rows',
          'Texas,1495',
          'California,890',
          'Louisiana,618',
          'Tennessee,569',
          'Other,6428',
        ]);
        expect(summaryOf(element)).to.match(/Highest: 1,495 \(15%\), Texas\..* In all: 10,000\. What is left is shown as “Other”\./);
        await expect(element).to.be.accessible();
      });

      it('crosses two fields, and rows and columns add up', async () => {
        const element = await settled<OpendataChart>(
          html`<opendata-chart loading="eager" x="Origin State" series="Phase of flight" top="3" src=${src}></opendata-chart>`,
        );
        const rows = (await csvOf(element)).slice(1).map((line) => line.split(',').slice(1).map(Number));
        expect(rows).to.have.length(4);
        expect(rows.flat().reduce((sum, value) => sum + value)).to.equal(10_000);
        expect(rows[0]!.reduce((sum, value) => sum + value)).to.equal(1495);
      });

      it('counts a number in bins, and says how many rows have none', async () => {
        const element = await settled<OpendataChart>(
          html`<opendata-chart loading="eager" x="Speed IAS in knots" src=${src}></opendata-chart>`,
        );
        expect((await csvOf(element))[1]).to.match(/^0 to under 20,\d+$/);
        const held = (await csvOf(element)).slice(1).reduce((sum, line) => sum + Number(line.split(',')[1]), 0);
        expect(summaryOf(element)).to.include(`${(10_000 - held).toLocaleString('en')} rows without a number are left out`);
      });

      it('asks nothing again when only the looks change', async () => {
        const element = await settled<OpendataChart>(
          html`<opendata-chart loading="eager" x="Time of day" series="Wildlife Size" src=${src}></opendata-chart>`,
        );
        const requests = await requestsDuring(new URL(src).origin, async () => {
          let loads = 0;
          element.addEventListener('load', () => loads++);
          for (const [name, value] of [
            ['mark', 'column'],
            ['stack', 'false'],
            ['normalize', ''],
            ['emphasis', 'Day'],
          ] as const) {
            element.setAttribute(name, value);
            await element.updateComplete;
          }
          expect(all(element, 'rect.bar')).to.have.length(12);
          expect(loads).to.equal(0);
        });
        expect(requests).to.deep.equal([]);
      });
    });
  }

  describe('asks', () => {
    it('for the first words that are categories, and counts rows', async () => {
      expect(await csvOf(await chart(fruit))).to.deep.equal(['kind,Number of rows', 'apple,3', 'pear,2', '(blank),1', 'fig,1', 'plum,1']);
    });

    it('for the measures that it is told, each a series', async () => {
      const element = await chart(fruit, { y: 'sum(cost), max(cost)', x: 'kind', order: 'kind' });
      expect(await csvOf(element)).to.deep.equal([
        'kind,Total cost,Highest cost',
        'apple,11,6',
        'fig,5,5',
        'pear,1,1',
        'plum,8,8',
        '(blank),4,4',
      ]);
    });

    it('for the order that the author wants, the rest last', async () => {
      const names = async (attributes: Record<string, string>): Promise<string> =>
        (await csvOf(await chart(fruit, { x: 'kind', ...attributes })))
          .slice(1)
          .map((line) => line.split(',')[0])
          .join(' ');
      expect(await names({ order: '-kind' })).to.equal('plum pear fig apple (blank)');
      expect(await names({ order: 'count', top: '2' })).to.equal('pear apple Other');
      expect(await names({ y: 'avg(cost)', top: '2' })).to.equal('plum fig');
    });

    it('leaves out the smaller categories of an average, and says so', async () => {
      const element = await chart(fruit, { x: 'kind', y: 'avg(cost)', top: '2' });
      expect(summaryOf(element)).to.include('Only the largest are shown.').and.not.to.include('In all');
    });

    it('for years of dates and grades of few numbers, in turn', async () => {
      const years = await chart(
        tableOf({ on: ['2021-05-05', '2019-01-01', '2021-06-01'].map((text) => new Date(text)), hot: [true, true, false] }),
        { x: 'on', y: 'sum(hot)' },
      );
      expect(await csvOf(years)).to.deep.equal(['on,Total hot', '2019,1', '2021,1']);
      const grades = await chart(tableOf({ grade: [3, 1, 2, 3, 1, 1] }), { x: 'grade' });
      expect((await csvOf(grades)).slice(1)).to.deep.equal(['1,3', '2,1', '3,2']);
    });

    it('gathers a long tail in an open bin, and loses no row', async () => {
      const costs = [...Array.from({ length: 200 }, (_, i) => i % 50), 5000, 9000];
      const element = await chart(tableOf({ cost: costs }), { x: 'cost', bins: '10' });
      const rows = (await csvOf(element)).slice(1);
      expect(rows.at(-1)).to.match(/ or more,2$/);
      expect(rows.reduce((sum, row) => sum + Number(row.split(',')[1]), 0)).to.equal(202);
    });

    it('and says what cannot be asked', async () => {
      const cases: readonly [Table, Record<string, string>, RegExp][] = [
        [fruit, { x: 'knid' }, /closest is “kind”/],
        [fruit, { x: 'kind', order: 'weight' }, /There is no column “weight”/],
        [tableOf({ at: [{ type: 'Point', coordinates: [0, 0] }] }), { x: 'at' }, /holds places/],
      ];
      for (const [table, attributes, sentence] of cases) {
        const element = await chart(table, { ...attributes, debug: '' });
        expect(element.getAttribute('data-state')).to.equal('error');
        expect(textOf(element)).to.match(sentence);
      }
    });
  });

  describe('draws', () => {
    const boxes = (element: Element): DOMRect[] => all(element, 'rect.bar').map((bar) => bar.getBoundingClientRect());

    it('bars from zero in proportion to their values, each with its value', async () => {
      const element = await chart(tableOf({ kind: ['a', 'b'], n: [30, 10] }), { x: 'kind', y: 'n' });
      const [long, short] = boxes(element);
      expect(long!.width / short!.width).to.be.closeTo(3, 0.02);
      expect(long!.left).to.be.closeTo(short!.left, 0.1);
      expect(all(element, '.value').map(({ textContent }) => textContent)).to.deep.equal(['30', '10']);
      const gap = await chart(tableOf({ kind: ['a', 'b'], n: Float64Array.of(30, NaN) }), { x: 'kind', y: 'n' });
      expect(all(gap, '.value').map(({ textContent }) => textContent)).to.deep.equal(['30', 'no value']);
    });

    it('values below zero on the other side of it', async () => {
      const table = tableOf({ kind: ['a', 'b'], n: [30, -10] });
      expect(summaryOf(await chart(table, { x: 'kind', y: 'n' }))).not.to.include('In all');
      const [right, left] = boxes(await chart(table, { x: 'kind', y: 'n' }));
      expect(left!.right).to.be.closeTo(right!.left, 0.2);
      const [up, down] = boxes(await chart(table, { x: 'kind', y: 'n', mark: 'column' }));
      expect(down!.top).to.be.closeTo(up!.bottom, 0.2);
    });

    it('stacks, shares and groups', async () => {
      const tops = async (attributes: Record<string, string>): Promise<number[]> =>
        boxes(await chart(fruit, { x: 'ripe', series: 'size', mark: 'column', ...attributes })).map(({ top }) => Math.round(top));
      expect(new Set(await tops({ normalize: '' })).size).to.be.below((await tops({ stack: 'false' })).length);
      const shares = await chart(fruit, { x: 'ripe', series: 'size', normalize: '' });
      await press(shares, 'Home');
      expect(said(shares)).to.match(/^Yes\. (s|l): 3 \(60%\)\.|^Yes\. (s|l): 2 \(40%\)\./);
    });

    it('a ring whose parts are the whole, and bars where that cannot be', async () => {
      const ring = await chart(fruit, { x: 'kind', mark: 'donut' });
      expect(all(ring, '.slice')).to.have.length(5);
      expect(one(ring, '.canvas svg').textContent.replace(/\s+/g, ' ')).to.include('apple 3 (38%)');
      const debts = await chart(tableOf({ kind: ['a', 'b'], n: [30, -10] }), { x: 'kind', y: 'n', mark: 'donut' });
      expect(all(debts, 'rect.bar')).to.have.length(2);
    });

    it('long names whole, in lines, within the picture at 320 pixels too', async () => {
      const name = 'Department of Transportation, Bureau of Bridges and Extraordinarilylongwordswithoutspaces and more';
      for (const mark of ['bar', 'column', 'dot', 'donut']) {
        for (const width of ['320px', '900px']) {
          const element = await chart(tableOf({ kind: [name, 'b', 'b'] }), { mark, x: 'kind' });
          element.parentElement!.style.width = width;
          for (let frame = 0; frame < 60 && one(element, '.canvas > svg').getAttribute('width') !== width.slice(0, -2); frame++)
            await new Promise(requestAnimationFrame);
          await element.updateComplete;
          const around = canvasOf(element).getBoundingClientRect();
          const letters = all(element, '.canvas text')
            .map(({ textContent }) => textContent.replace(/\s+/g, ''))
            .join('');
          expect(letters, `${mark} ${width}`).to.include(name.replace(/\s+/g, ''));
          for (const text of all(element, '.canvas text')) {
            const { left, right } = text.getBoundingClientRect();
            expect(left >= around.left - 1 && right <= around.right + 1, `${mark} ${width} ${text.textContent}`).to.equal(true);
            expect(Number.parseFloat(getComputedStyle(text).fontSize)).to.be.at.least(12);
          }
        }
      }
    });

    it('one category in colour where the author stresses it', async () => {
      const element = await chart(fruit, { x: 'kind', emphasis: 'pear' });
      expect(all(element, 'rect.bar').map((bar) => bar.classList.contains('hue-0'))).to.deep.equal([false, true, false, false, false]);
      expect(all(await chart(fruit, { x: 'kind', emphasis: 'nothing such' }), 'rect.hue-0')).to.have.length(5);
    });
  });

  describe('is read without a mouse', () => {
    it('as one tab stop, value by value, every one of them', async () => {
      const element = await chart(fruit, { x: 'kind', series: 'size' });
      expect(all(element, '.chart [tabindex="0"]')).to.have.length(1);
      const heard = new Set<string>();
      for (let series = 0; series < 3; series++) {
        for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
          await press(element, key);
          heard.add(said(element));
        }
        await press(element, 'ArrowRight');
      }
      expect(heard.size).to.equal(15);
      expect([...heard])
        .to.include('apple. s: 2.')
        .and.to.include('(blank). l: 1.')
        .and.to.include('pear. (blank): 1.');
      await expect(element).to.be.accessible();
    });

    it('picks a category with its rows', async () => {
      for (const [attributes, count] of [
        [{ x: 'kind', top: '2' }, 3],
        [{ x: 'cost', bins: '3' }, 2],
        [{ x: 'kind', series: 'size', top: '1' }, 1],
      ] as const) {
        const element = await chart(fruit, attributes);
        await press(element, 'End', 'ArrowRight');
        const picked = oneEvent(document.body, 'opendata-select');
        await sendKeys({ press: 'Enter' });
        const { detail } = await picked;
        const [measure] = Object.keys(detail.values).slice(-1);
        expect(evaluate(fruit, await check({ where: detail.where }, fruit.fields)).length, JSON.stringify(attributes)).to.equal(
          detail.values[measure!],
        );
        expect(detail.values[measure!]).to.be.at.least(count > 2 ? 3 : 1);
      }
    });
  });

  describe('under the pointer', () => {
    afterEach(() => resetMouse());

    it('tells what lies nearest, within the picture', async () => {
      for (const mark of ['bar', 'column', 'donut']) {
        const element = await chart(fruit, { x: 'kind', mark });
        element.scrollIntoView();
        const target = one(element, mark === 'donut' ? '.slice' : 'rect.bar').getBoundingClientRect();
        await sendMouse({ type: 'move', position: [Math.round(target.right - 8), Math.round((target.top + target.bottom) / 2)] });
        await element.updateComplete;
        expect(one(element, '.tooltip').textContent.replace(/\s+/g, ' ').trim(), mark).to.match(/^apple Number of rows 3/);
      }
    });
  });
});
