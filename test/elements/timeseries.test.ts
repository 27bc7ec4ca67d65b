import { expect, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import type { Table } from '../../src/model.js';
import { cell, table as tableOfColumns, tableOf } from '../../src/table.js';
import { forget } from '../../src/transport/get.js';
import { PORTALS, bytesOf, requestsDuring } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';
import { dated, chart, summaryOf, canvasOf, said, columnsOf, unsound, weather, press } from './charts-over-time.js';

const { socrata, ckan } = PORTALS;

describe('<opendata-timeseries>', () => {
  for (const [portal, src, origin] of [
    ['Socrata', `${socrata}/d/bird-stri`, socrata],
    ['CKAN', `${ckan}/dataset/faa-bird-strikes`, ckan],
  ] as const) {
    describe(`on ${portal}`, () => {
      it('counts 10,000 rows by month with nothing but an address, in under 10 kB', async () => {
        let element!: OpendataTimeseries;
        forget();
        const requests = await requestsDuring(origin, async () => {
          element = await settled<OpendataTimeseries>(
            html`<opendata-timeseries loading="eager" interval="month" src=${`${src}?fresh=1`}></opendata-timeseries>`,
          );
        });
        expect(element.getAttribute('data-state')).to.equal('ready');
        expect(summaryOf(element)).to.match(/^Rows by month, January 1990 to June 2002\..* July 2002 is not complete/);
        expect(columnsOf(element)[0]!.reduce((sum, count) => sum + count)).to.equal(10_000);
        expect(await bytesOf(origin, requests), requests.join(' ')).to.be.within(500, 10_000);
        await expect(element).to.be.accessible();
      });

      it('folds what is not among the largest series into “Other”', async () => {
        const element = await settled<OpendataTimeseries>(
          html`<opendata-timeseries loading="eager" interval="year" series="Origin State" top="3" src=${src}></opendata-timeseries>`,
        );
        const titles = (await element.toCSV()).split('\r\n')[0]!.slice(1);
        expect(titles).to.match(/^Flight Date,Texas,California,[A-Z]\w+,Other$/);
        expect(
          columnsOf(element)
            .flat()
            .reduce((sum, count) => sum + count),
        ).to.equal(10_000);
      });
    });
  }

  describe('asks', () => {
    it('for an average where each row has a date of its own, and for a count where not', async () => {
      expect(summaryOf(await chart(await weather()))).to.match(/^Average precipitation by month, January 2012 to December 2015\./);
      expect(summaryOf(await chart(await weather(), { series: 'weather' }))).to.match(/^Rows by month/);
      expect(summaryOf(await chart(dated(['2024-01-01', '2024-01-01', '2024-02-01'])))).to.match(/^Rows by/);
    });

    it('for years where the only date is a number of years', async () => {
      const element = await chart(tableOf({ year: [1880, 1881, 1883], temp: [-0.2, 0.1, 0.4] }));
      expect(summaryOf(element)).to.equal(
        'Average temp by year, 1880 to 1883. Up from −0.2 to 0.4. Highest: 0.4, 1883. Lowest: −0.2, 1880. 1 year without data is left empty.',
      );
    });

    it('for the measures and the interval that it is told', async () => {
      const table = dated(['2024-01-05', '2024-01-20', '2024-02-03'], [10, 20, 5]);
      const element = await chart(table, { interval: 'month', y: 'sum(Cost), max(cost)', format: 'cost: $,.0f' });
      expect(columnsOf(element)).to.deep.equal([
        [30, 5],
        [20, 5],
      ]);
      expect(one(element, '.measure').textContent).to.equal('Total Cost, Highest Cost by month');
      element.view = 'table';
      await element.updateComplete;
      expect(all(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim()))).to.deep.equal([
        ['January 2024', '$30', '$20'],
        ['February 2024', '$5', '$5'],
      ]);
    });

    it('leaves out the smaller series of an average, and says so', async () => {
      const table = tableOf({
        day: ['2024-01-01', '2024-01-02', '2024-02-01', '2024-02-02'].map((text) => new Date(text)),
        kind: ['a', 'b', 'c', null],
        cost: [1, 5, 3, 4],
      });
      const element = await chart(table, { series: 'kind', y: 'avg(cost)', top: '2', interval: 'month' });
      expect(await element.toCSV()).to.match(/^\uFEFFday,b,\(blank\)\r\n/);
      expect(summaryOf(element)).to.include('2 of 4 series are shown: the largest.');
    });

    it('counts none where a period has rows but a series has not, and what is named “Other” with the others', async () => {
      const days = ['2024-01-01', '2024-01-02', '2024-02-01', '2024-03-01', '2024-03-02', '2024-03-03'];
      const table = tableOf({ day: days.map((text) => new Date(text)), kind: ['Other', 'Other', 'a', 'a', 'b', 'c'] });
      const element = await chart(table, { series: 'kind', top: '1', interval: 'month' });
      expect((await element.toCSV()).slice(1)).to.equal('day,a,Other\r\n2024-01-01,0,2\r\n2024-02-01,1,0\r\n2024-03-01,1,2\r\n');
    });

    it('again by itself when an attribute changes', async () => {
      const element = await chart(dated(['2023-01-05', '2024-01-20', '2024-02-03']), { interval: 'month' });
      element.setAttribute('interval', 'year');
      await oneEvent(element, 'load');
      expect(columnsOf(element)).to.deep.equal([[1, 2]]);
    });
  });

  describe('says in the error state', () => {
    const cases: readonly [string, Table, Record<string, string>, RegExp][] = [
      ['that there are no dates', tableOf({ a: ['x'], b: [1] }), {}, /no column of dates/],
      ['which columns come close', dated(['2024-01-01']), { x: 'dya' }, /closest is “day”/],
      ['that text is no date', tableOf({ a: ['x'], day: [new Date(0)] }), { x: 'a' }, /“a” holds no dates/],
      ['that a measure is none', dated(['2024-01-01']), { y: 'total(cost)' }, /is not a measure/],
    ];
    for (const [what, table, attributes, sentence] of cases)
      it(what, async () => {
        const element = await chart(table, { ...attributes, debug: '' });
        expect(element.getAttribute('data-state')).to.equal('error');
        expect(textOf(element)).to.match(sentence);
      });
  });

  describe('draws', () => {
    it('a gap where periods are missing, a dot for a value that stands alone', async () => {
      const element = await chart(dated(['2024-01-01', '2024-02-01', '2024-05-01', '2024-07-01', '2024-08-01']), { interval: 'month' });
      expect(one(element, '.line').getAttribute('d')!.match(/M/g)).to.have.length(3);
      expect(all(element, '.dot')).to.have.length(1);
      expect(summaryOf(element)).to.include('3 periods without data are left empty.');
    });

    it('the period that is not over faintly, by the clock or by the last change', async () => {
      const now = new Date();
      const days = [-3, -2, -1, 0].map((back) => new Date(Date.UTC(now.getFullYear(), now.getMonth() + back, 1)).toISOString());
      const running = await chart(dated(days), { interval: 'month' });
      expect(all(running, '.unfinished')).to.have.length(1);
      const past = dated(['2020-01-01', '2020-02-01', '2020-03-01']);
      expect(all(await chart(past, { interval: 'month' }), '.unfinished')).to.have.length(0);
      const changed = await chart(past, { interval: 'month', mark: 'bar' }, { modified: new Date('2020-03-15') });
      expect(all(changed, '.unfinished')).to.have.length(1);
      expect(summaryOf(changed)).to.include('March 2020 is not complete');
    });

    it('bars and areas from zero, lines from where they are, and says where', async () => {
      const table = dated(['2024-01-01', '2024-02-01', '2024-03-01'], [80, 85, 90]);
      const line = await chart(table, { interval: 'month', y: 'avg(cost)' });
      expect(summaryOf(line)).to.include('The scale starts at 80, not at zero.');
      expect(all(line, '.baseline')).to.have.length(0);
      for (const mark of ['bar', 'area']) {
        const element = await chart(table, { interval: 'month', y: 'avg(cost)', mark });
        expect(all(element, '.baseline')).to.have.length(1);
        expect(summaryOf(element)).not.to.include('scale');
      }
    });

    it('several series stacked where amounts add up, side by side where the author says so', async () => {
      const days = ['2024-01-01', '2024-01-02', '2024-01-03'].map((text) => new Date(text));
      const table = tableOf({ day: days, kind: ['a', 'a', 'b'] });
      const bars = async (attributes: Record<string, string>): Promise<number> => {
        const element = await chart(table, { series: 'kind', mark: 'bar', interval: 'month', ...attributes });
        return Math.max(...all<SVGPathElement>(element, 'path.bar').map((bar) => bar.getBBox().width));
      };
      expect(await bars({})).to.be.above((await bars({ stack: 'false' })) * 1.5);
    });

    it('nothing unsound from odd data', async () => {
      const odd: readonly [Table, Record<string, string>][] = [
        [dated(['2024-01-01'], [42]), { y: 'avg(cost)' }],
        [dated(['2024-01-01'], [42]), { y: 'sum(cost)', mark: 'bar' }],
        [dated(['2024-01-01', '2024-01-02'], [null, null]), { y: 'avg(cost)' }],
        [dated(['2024-01-01', '2024-01-02'], [null, null]), { y: 'avg(cost)', mark: 'area' }],
        [dated(['1200-01-01', '2020-05-05', '9999-12-31'], [1, 2, 3]), {}],
        [dated(['1200-01-01', '9999-12-31'], [1, 2]), { interval: 'hour' }],
        [dated(['2024-01-01', '2024-01-02'], [-1e300, 1e300]), { y: 'sum(cost)' }],
        [dated(['2024-01-01', '2024-01-02'], [-5, -7]), { y: 'sum(cost)', mark: 'bar' }],
        [dated(['bad', '2024-01-02', 'bad'], [1, 2, 3]), { y: 'sum(cost)' }],
        [tableOf({ day: [new Date(0), new Date(1e12)], kind: [null, null] }), { series: 'kind', mark: 'area' }],
      ];
      for (const [table, attributes] of odd) {
        const element = await chart(table, attributes);
        const nothing = attributes['y'] === 'avg(cost)' && cell(table.column('cost'), 0) === null;
        expect(element.getAttribute('data-state'), JSON.stringify(attributes)).to.equal(nothing ? 'empty' : 'ready');
        expect(element.shadowRoot!.innerHTML, JSON.stringify(attributes)).not.to.match(unsound);
        if (!nothing) await press(element, 'Home', 'ArrowRight');
        expect(element.shadowRoot!.innerHTML).not.to.match(unsound);
      }
    });

    it('no dates at all as an empty answer', async () => {
      expect((await chart(dated(['bad', 'bad']))).getAttribute('data-state')).to.equal('empty');
      expect((await chart(dated([]))).getAttribute('data-state')).to.equal('empty');
    });

    it('as wide as the page lets it, and again when that changes; never at nothing', async () => {
      const element = await chart(dated(['2024-01-01', '2024-02-01']));
      const box = element.parentElement!;
      const width = (): number => Number(one(element, '.canvas > svg').getAttribute('width'));
      expect(width()).to.equal(canvasOf(element).clientWidth);
      const drawn = oneSize(element, () => width() === 320);
      box.style.width = '320px';
      await drawn;
      box.style.display = 'none';
      await new Promise(requestAnimationFrame);
      expect(width()).to.equal(320);
    });

    it('text of at least 12 pixels, at 320 pixels too', async () => {
      const element = await chart(await weather(), { series: 'weather' });
      element.parentElement!.style.width = '320px';
      await oneSize(element, () => one(element, '.canvas > svg').getAttribute('width') === '320');
      for (const text of all(element, '.canvas text, .legend li, .measure')) {
        expect(Number.parseFloat(getComputedStyle(text).fontSize)).to.be.at.least(12);
        const { left, right } = text.getBoundingClientRect();
        const around = canvasOf(element).getBoundingClientRect();
        expect(left >= around.left - 1 && right <= around.right + 1, text.textContent).to.equal(true);
      }
    });

    it('two hundred thousand points as a picture of a short path that loses no extreme', async () => {
      const n = 200_000;
      const times = Float64Array.from({ length: n }, (_, i) => Date.UTC(2000, 0) + i * 3_600_000);
      const fields = [{ name: 'at', title: 'At', type: 'datetime' } as const, { name: 'n', title: 'N', type: 'number' } as const];
      const table = tableOfColumns(fields, [times, times.map((_, i) => Math.sin(i) + (i === 123_456 ? 50 : 0))]);
      const element = await chart(table, { interval: 'hour', y: 'avg(n)' });
      expect((await element.toSVG()).length).to.be.within(20_000, 100_000);
      expect(summaryOf(element)).to.match(/Highest: (49|50)/);
    });
  });

  describe('is read against', () => {
    const months = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'];
    const table = tableOf({ day: months.map((text) => new Date(text)), n: [10, 20, 15, 12], low: [8, 15, 11, 9], high: [12, 26, 19, 16] });
    const lines = (element: Element, selector: string): DOMRect[] => all(element, selector).map((one) => one.getBoundingClientRect());

    it('targets that stand within the picture, at their height', async () => {
      const element = await chart(table, { y: 'n', interval: 'month', target: 'Goal: 40; 5; nonsense' });
      const [goal, least] = lines(element, '.target line');
      const around = canvasOf(element).getBoundingClientRect();
      expect(goal!.top >= around.top && least!.bottom <= around.bottom && goal!.top < least!.top).to.equal(true);
      expect(all(element, '.target text').map(({ textContent }) => textContent)).to.deep.equal(['Goal: 40', '5']);
      expect(summaryOf(element)).to.include('Goal: 40. Target: 5.');
    });

    it('a band that is no series, in the table and in words', async () => {
      const element = await chart(table, { y: 'n', interval: 'month', band: 'low, high' });
      const [margin] = lines(element, '.margin');
      const [line] = lines(element, '.line');
      expect(margin!.top < line!.top && margin!.bottom > line!.bottom).to.equal(true);
      expect((await element.toCSV()).slice(1).split('\r\n')[1]).to.equal('2024-01-01,10,8,12');
      expect(one(element, '.measure').textContent).to.equal('n by month');
      await press(element, 'Home');
      expect(said(element)).to.equal('January 2024. n: 10 (8 to 12).');
    });

    it('what happened: in words where they fit, else by numbers and a list', async () => {
      const far = await chart(table, { y: 'n', interval: 'month', annotations: '2024-02-10: Strike' });
      expect(all(far, '.annotation text').map(({ textContent }) => textContent)).to.deep.equal(['Strike']);
      const text =
        '2024-02-10: Schools close; 2024-02-11: A second thing happened; 2024-03/2024-03: A span; 1990-01-01: Long before; nothing';
      const near = await chart(table, { y: 'n', interval: 'month', annotations: text });
      expect(all(near, '.annotation text').map(({ textContent }) => textContent)).to.deep.equal(['1', '2', '3']);
      const [first, second] = lines(near, '.annotation text');
      expect(first!.right).to.be.at.most(second!.left);
      expect(all(near, 'ol li').map((item) => item.textContent.trim())).to.deep.equal([
        'February 10, 2024: Schools close',
        'February 11, 2024: A second thing happened',
        'March 1, 2024 – March 31, 2024: A span',
      ]);
      await expect(near).to.be.accessible();
    });
  });

  it('draws steps from value to value, at right angles', async () => {
    const element = await chart(dated(['2024-01-01', '2024-02-01', '2024-03-01'], [5, 6, 7]), {
      interval: 'month',
      y: 'sum(cost)',
      mark: 'step',
    });
    expect(one(element, '.line').getAttribute('d')).to.match(/^M[\d.,]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+H[\d.]+$/);
  });

  it('lets a reader choose the interval', async () => {
    const element = await chart(dated(['2023-01-05', '2024-01-20', '2024-02-03']), { interval: 'month' });
    const select = one<HTMLSelectElement>(element, '.choices select');
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['year', 'quarter', 'month', 'week', 'day']);
    expect(select.value).to.equal('month');
    select.value = 'year';
    select.dispatchEvent(new Event('change'));
    await oneEvent(element, 'load');
    expect(columnsOf(element)).to.deep.equal([[1, 2]]);
    expect(one<HTMLSelectElement>(element, '.choices select').value).to.equal('year');
  });

  it('asks nothing again for another mark, a target or an annotation', async () => {
    const element = await chart(dated(['2024-01-01', '2024-02-01']), { interval: 'month' });
    let loads = 0;
    element.addEventListener('load', () => loads++);
    for (const [name, value] of [
      ['mark', 'bar'],
      ['stack', ''],
      ['target', '5'],
      ['annotations', '2024-01-15: x'],
    ] as const)
      element.setAttribute(name, value);
    await element.updateComplete;
    expect(all(element, 'path.bar')).to.have.length(1);
    expect(all(element, '.target, .annotation')).to.have.length(2);
    expect(loads).to.equal(0);
  });
});

/** Waits for a drawing that answers to a change of its surroundings. */
async function oneSize(element: OpendataTimeseries, done: () => boolean): Promise<void> {
  for (let frame = 0; frame < 120 && !done(); frame++) {
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
  }
  expect(done()).to.equal(true);
}
