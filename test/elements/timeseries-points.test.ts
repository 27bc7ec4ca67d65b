import { expect, oneEvent } from '@open-wc/testing';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import type { Mark } from '../../src/marks/series.js';
import { layOut } from '../../src/marks/time-chart.js';
import type { Table } from '../../src/model.js';
import { table as tableOfColumns, tableOf } from '../../src/table.js';
import { html } from 'lit';
import { one, settled, textOf } from './settled.js';

const minute = 60_000;
const start = Date.UTC(2020, 0);

/** A walk up and down by the minute. */
function walk(length: number, change: (times: Float64Array, values: Float64Array) => void = () => undefined): Table {
  const [times, values] = [new Float64Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    times[i] = start + i * minute;
    values[i] = 50 + 30 * Math.sin(i / (length / 20)) + 8 * Math.sin(i * 12.9898);
  }
  change(times, values);
  return tableOfColumns(
    [
      { name: 'time', title: 'Time', type: 'datetime' },
      { name: 'level', title: 'Level', type: 'number' },
    ],
    [times, values],
  );
}

async function drawn(table: Table, attributes: Record<string, string> = {}): Promise<OpendataTimeseries> {
  const element = document.createElement('opendata-timeseries');
  for (const [name, value] of Object.entries({ loading: 'eager', interval: 'none', y: 'level', ...attributes }))
    element.setAttribute(name, value);
  element.srcObject = { table };
  element.style.cssText = 'display:block;width:700px';
  return settled<OpendataTimeseries>(html`${element}`);
}

const summaryOf = (element: Element): string => one(element, '#summary').textContent.trim();
const canvasOf = (element: Element): HTMLCanvasElement | null => element.shadowRoot!.querySelector('canvas.ink');

/** Which pixels have ink. */
function inkOf(canvas: HTMLCanvasElement): (x: number, y: number) => boolean {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  return (x, y) => x >= 0 && y >= 0 && x < width && y < height && data[4 * (y * width + x) + 3]! > 100;
}

/** The same chart drawn through every one of its points. */
function exact(element: OpendataTimeseries, table: Table, mark: Mark): HTMLCanvasElement {
  const shown = canvasOf(element)!;
  const [times, values] = ['time', 'level'].map((name) => table.column(name) as Float64Array) as [Float64Array, Float64Array];
  const box = {
    width: shown.clientWidth,
    height: shown.clientHeight,
    font: parseFloat(getComputedStyle(one(element, '.canvas')).fontSize),
  };
  const chart = { times, unit: undefined, series: [{ title: '', values, other: false }], stacked: false, zero: false, unfinished: false };
  const { x, y } = layOut({ ...chart, mark, pattern: '' }, box, element['locale']);
  const canvas = Object.assign(document.createElement('canvas'), { width: box.width, height: box.height });
  const pen = canvas.getContext('2d')!;
  pen.lineWidth = 2;
  pen.lineJoin = 'round';
  pen.beginPath();
  times.forEach((time, i) =>
    i && Number.isFinite(values[i - 1]) ? pen.lineTo(x(time), y(values[i]!)) : pen.moveTo(x(time), y(values[i]!)),
  );
  pen.stroke();
  return canvas;
}

/** How many inked pixels of one drawing are farther than two pixels from any ink of the other. */
function astray(one: HTMLCanvasElement, other: HTMLCanvasElement): number {
  const [here, there] = [inkOf(one), inkOf(other)];
  let count = 0;
  for (let y = 0; y < one.height; y++) for (let x = 0; x < one.width; x++) if (here(x, y) && !near(there, x, y)) count++;
  return count;
}

function near(ink: (x: number, y: number) => boolean, x: number, y: number): boolean {
  for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) if (ink(x + dx, y + dy)) return true;
  return false;
}

describe('<opendata-timeseries> of many points', () => {
  it('draws each value by itself, on canvas above 5,000 of them', async () => {
    const few = await drawn(walk(300));
    expect(summaryOf(few)).to.match(/^Level, January 1, 2020 to Jan 1, 2020, 4:59 AM\. Up from 50 to /);
    expect(canvasOf(few)).to.equal(null);
    const many = await drawn(walk(20_000));
    expect(canvasOf(many)).not.to.equal(null);
    expect(many.table!.length).to.equal(20_000);
    await expect(many).to.be.accessible();
  });

  for (const length of [2600 * 3, 200_000])
    it(`draws ${length} points as a line through every one of them would be`, async () => {
      const table = walk(length, (_, values) => (values[length >> 1] = 140));
      const element = await drawn(table);
      const reference = exact(element, table, 'line');
      expect(astray(canvasOf(element)!, reference)).to.equal(0);
      expect(astray(reference, canvasOf(element)!)).to.equal(0);
    });

  it('leaves a gap empty from edge to edge', async () => {
    const length = 100_000;
    const element = await drawn(walk(length, (_, values) => values.fill(NaN, length * 0.4, length * 0.6)));
    const canvas = canvasOf(element)!;
    const ink = inkOf(canvas);
    const inked = (x: number): boolean => Array.from({ length: canvas.height }, (_, y) => y).some((y) => ink(Math.round(x), y));
    const { left, right } = { left: 40, right: canvas.width - 10 };
    const at = (part: number): number => left + part * (right - left);
    expect([0.3, 0.38, 0.42, 0.5, 0.58, 0.62].map((part) => inked(at(part)))).to.deep.equal([true, true, false, false, false, true]);
    expect(summaryOf(element)).to.include('20,000 points without a value are left empty.');
  });

  it('puts dates in order, keeps both values of one date, and counts rows without a date', async () => {
    const element = await drawn(
      walk(6000, (times, values) => {
        times.reverse();
        values.reverse();
        times[10] = times[11]!;
        [times[20], times[21]] = [NaN, NaN];
      }),
    );
    const times = element.table!.column('time') as Float64Array;
    expect(times.length).to.equal(5998);
    expect(times.every((time, i) => i === 0 || time >= times[i - 1]!)).to.equal(true);
    expect(summaryOf(element)).to.include('2 rows without a date are not shown.');
  });

  it('takes values that are given as they are where periods would add them up', async () => {
    const days = (element: OpendataTimeseries): number => element.table!.length;
    expect(days(await drawn(walk(2000), { interval: 'auto' }))).to.equal(2000);
    expect(days(await drawn(walk(2000), { interval: 'auto', y: 'avg(level)' }))).to.be.below(100);
  });

  it('says what cannot stand by itself', async () => {
    const table = walk(10);
    expect(textOf(await drawn(table, { y: 'count', debug: '' }))).to.include('counts rows');
    expect(textOf(await drawn(table, { y: 'time', debug: '' }))).not.to.match(/NaN|undefined/);
    expect(textOf(await drawn(table, { series: 'level', debug: '' }))).to.include('7 of 10 series are shown');
  });

  it('is painted anew in the colours of another scheme, and taken as a picture in lines', async () => {
    const element = await drawn(walk(20_000), { heading: 'Level of the river' });
    const colour = (): number[] => {
      const canvas = canvasOf(element)!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const at = data.findIndex((alpha, i) => i % 4 === 3 && alpha === 255);
      return [...data.slice(at - 3, at)];
    };
    const light = colour();
    element.style.colorScheme = 'dark';
    await new Promise((resolve) => canvasOf(element)!.addEventListener('transitionend', resolve, { once: true }));
    expect(colour()).not.to.deep.equal(light);
    const picture = await element.toSVG();
    expect(picture)
      .to.match(/<path[^>]+d="M\d/)
      .and.include('Level of the river');
    expect(element.shadowRoot!.querySelectorAll('.canvas > div').length).to.equal(0);
  });

  it('draws several series that share no times, each through its own values', async () => {
    const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));
    const table = tableOf({
      time: [day(1), day(2), day(3), day(3), day(5), day(6), day(6)],
      site: ['a', 'b', 'a', 'b', 'a', 'b', 'b'],
      level: [1, 10, 2, 20, 3, 30, 40],
    });
    const element = await drawn(table, { series: 'site', mark: 'line' });
    expect(element.getAttribute('data-state'), textOf(element)).to.equal('ready');
    const [b, a] = ['.series.hue-0 .line', '.series.hue-1 .line'].map((line) => one(element, line).getAttribute('d')!);
    expect(b!.match(/[ML]/g)).to.have.length(4);
    expect(a!.match(/[ML]/g)).to.have.length(3);
    expect(element.shadowRoot!.querySelectorAll('.dot').length).to.equal(0);
    expect(one(element, '#summary').textContent).to.match(
      /January 1, 2024 to January 6, 2024\. 2 of 2 series rose\. Highest: 40 \(b\), January 6, 2024\./,
    );
    expect((await element.toCSV()).trim().split(/\r?\n/)).to.have.length(7);
    one(element, '.canvas').focus();
    one(element, '.canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    await element.updateComplete;
    expect(one(element, '[role=status]').textContent).to.include('January 6, 2024. b: 30.');
  });

  it('is chosen again by a reader who has left it, with its series', async () => {
    const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));
    const table = tableOf({ time: [day(1), day(9), day(40), day(40)], site: ['a', 'b', 'a', 'b'], level: [1, 10, 2, 20] });
    for (const y of ['level', 'avg(level)']) {
      const element = await drawn(table, { series: 'site', y });
      const choose = async (value: string): Promise<void> => {
        const select = one<HTMLSelectElement>(element, '.choices select');
        expect([...select.options].map((option) => option.value)).to.include(value);
        select.value = value;
        select.dispatchEvent(new Event('change'));
        await oneEvent(element, 'load');
      };
      await choose('month');
      expect(element.table!.length).to.equal(2);
      await choose('week');
      await choose('none');
      expect(element.table!.length).to.equal(3);
    }
  });
});
