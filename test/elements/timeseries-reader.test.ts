import { expect, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, atRest, one, settled, textOf } from './settled.js';

const { socrata } = PORTALS;
const months = Array.from({ length: 36 }, (_, i) => new Date(Date.UTC(2020, i)));
const columns = (names: readonly string[], value = (i: number, k: number): number => 50 + i + 10 * k): Table =>
  tableOf({ day: months, ...Object.fromEntries(names.map((name, k) => [name, Float64Array.from(months, (_, i) => value(i, k))])) });

async function drawn(table: Table, attributes: Record<string, string> = {}): Promise<OpendataTimeseries> {
  const element = document.createElement('opendata-timeseries');
  for (const [name, value] of Object.entries({ loading: 'eager', interval: 'month', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table };
  element.style.cssText = 'display:block;width:700px';
  return settled<OpendataTimeseries>(html`${element}`);
}

const summaryOf = (element: Element): string => one(element, '#summary').textContent.trim();
const canvasOf = (element: Element): HTMLElement => one(element, '.canvas');
const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
const button = (element: Element, text: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent.trim() === text)!;

async function until(told: () => boolean): Promise<void> {
  for (let turns = 0; turns < 300 && !told(); turns++) await new Promise((resolve) => setTimeout(resolve, 20));
}

const detailOf = (element: OpendataTimeseries, event: string): Promise<unknown> =>
  new Promise((resolve) => element.addEventListener(event, (told) => resolve((told as CustomEvent<unknown>).detail), { once: true }));

describe('a range of dates', () => {
  it('is what an attribute names, and nothing beyond it', async () => {
    const element = await drawn(columns(['n']), { y: 'n', range: '2020-06/2021-02' });
    expect(summaryOf(element)).to.match(/^n by month, June 2020 to February 2021\. Up from 55 to 63\./);
    element.removeAttribute('range');
    await element.updateComplete;
    expect(summaryOf(element)).to.include('January 2020 to December 2022');
    element.setAttribute('range', 'whenever');
    await element.updateComplete;
    expect(summaryOf(element)).to.include('January 2020 to December 2022');
  });

  it('is dragged, told to the page, and no click', async () => {
    const element = await drawn(columns(['n']), { y: 'n' });
    const { left, top, width, height } = canvasOf(element).getBoundingClientRect();
    const at = (part: number): [number, number] => [Math.round(left + part * width), Math.round(top + height / 2)];
    const told = detailOf(element, 'opendata-range');
    let picked = false;
    element.addEventListener('opendata-select', () => (picked = true));
    await sendMouse({ type: 'move', position: at(0.3) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(0.4) });
    await sendMouse({ type: 'move', position: at(0.7) });
    await until(() => all(element, '.brush').length > 0);
    expect(all(element, '.brush').length).to.equal(1);
    await sendMouse({ type: 'up' });
    const { from, to } = (await told) as { from: string; to: string };
    await resetMouse();
    expect(from).to.match(/^20(20|21)-\d\d-01$/);
    expect(Date.parse(to)).to.be.above(Date.parse(from));
    expect(picked).to.equal(false);
    expect(all(element, '.brush').length).to.equal(0);
  });

  it('is dragged by a finger that has rested; one that moves at once walks the points', async () => {
    const element = await drawn(columns(['n']), { y: 'n' });
    const canvas = canvasOf(element);
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const touch = (type: string, part: number, buttons = 1): boolean =>
      canvas.dispatchEvent(
        new PointerEvent(type, { pointerType: 'touch', buttons, clientX: left + part * width, clientY: top + height / 2, bubbles: true }),
      );
    touch('pointerdown', 0.3);
    touch('pointermove', 0.6);
    await element.updateComplete;
    expect(all(element, '.brush').length).to.equal(0);
    expect(all(element, '.tooltip').length).to.equal(1);
    touch('pointerup', 0.6, 0);
    const told = detailOf(element, 'opendata-range');
    touch('pointerdown', 0.3);
    await new Promise((resolve) => setTimeout(resolve, 600));
    touch('pointermove', 0.6);
    await element.updateComplete;
    expect(all(element, '.brush').length).to.equal(1);
    touch('pointerup', 0.6, 0);
    expect(((await told) as { from: string }).from).to.match(/^2020-\d\d-01$/);
  });

  it('is walked with Shift, said, taken with Enter, and left by a button', async () => {
    const element = await drawn(columns(['n']), { y: 'n' });
    canvasOf(element).focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ down: 'Shift' });
    for (let i = 0; i < 3; i++) {
      await sendKeys({ press: 'ArrowRight' });
      await until(() => said(element).startsWith('Selected'));
    }
    await sendKeys({ up: 'Shift' });
    await until(() => said(element).includes('April'));
    expect(said(element)).to.equal('Selected: January 2020 to April 2020. Press Enter to show only this.');
    const told = detailOf(element, 'opendata-range');
    await sendKeys({ press: 'Enter' });
    expect(await told).to.deep.equal({ from: '2020-01-01', to: '2020-04-30' });
    await until(() => summaryOf(element).includes('April 2020'));
    expect(summaryOf(element)).to.include('January 2020 to April 2020');
    expect(said(element)).to.equal('Shown: January 2020 to April 2020.');
    await element.updateComplete;
    expect(all<HTMLInputElement>(element, 'input[type=date]').map(({ value }) => value)).to.deep.equal(['2020-01-01', '2020-04-30']);
    await expect(element).to.be.accessible();
    button(element, 'Show all').click();
    await element.updateComplete;
    expect(summaryOf(element)).to.include('to December 2022');
  });

  it('is typed, and a date that empties it is passed over', async () => {
    const element = await drawn(columns(['n']), { y: 'n' });
    button(element, 'Choose dates').click();
    await until(() => all(element, 'input[type=date]').length === 2);
    const [from] = all<HTMLInputElement>(element, 'input[type=date]');
    from!.value = '2021-05-01';
    from!.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(summaryOf(element)).to.include('May 2021 to December 2022');
    from!.value = '2030-01-01';
    from!.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(summaryOf(element)).to.include('May 2021 to December 2022');
  });

  it('asks a portal again only for a closer interval, in whole periods', async () => {
    const element = await settled<OpendataTimeseries>(
      html`<opendata-timeseries loading="eager" src=${`${socrata}/d/bird-stri`}></opendata-timeseries>`,
    );
    const before = summaryOf(element);
    expect(before).to.include('by month');
    const zoom = (range: string) => () =>
      new Promise<void>((resolve) => {
        element.setAttribute('range', range);
        void atRest(element).then(resolve);
      });
    expect(await requestsDuring(socrata, zoom('1992/2001'))).to.deep.equal([]);
    expect(summaryOf(element)).to.include('January 1992 to December 2001');
    const asked = await requestsDuring(socrata, async () => {
      const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
      element.setAttribute('range', '1995-03/1995-05');
      await loaded;
    });
    await atRest(element);
    expect(asked.length).to.be.within(1, 3);
    expect(summaryOf(element)).to.match(/by (day|week)/);
    const rows = [...(element.table!.column(element.table!.fields[1]!.name) as Float64Array)].reduce((sum, count) => sum + count, 0);
    expect(rows).to.be.within(10, 2000);
    element.removeAttribute('range');
    await until(() => summaryOf(element) === before);
    expect(summaryOf(element)).to.equal(before);
  });
});

describe('series', () => {
  const names = ['north', 'south', 'east'];
  const pressed = (element: Element): string[] => all(element, '.legend button').map((one) => one.getAttribute('aria-pressed')!);

  it('are put aside by buttons, and keep their colour and their column', async () => {
    const element = await drawn(columns(names), { y: names.join(',') });
    expect(pressed(element)).to.deep.equal(['true', 'true', 'true']);
    const colour = one(element, '.series.hue-2 .line').getAttribute('class');
    button(element, 'south').click();
    await element.updateComplete;
    expect(pressed(element)).to.deep.equal(['true', 'false', 'true']);
    expect(one(element, '.series.hue-1 .line').getAttribute('d')).to.equal('');
    expect(one(element, '.series.hue-2 .line').getAttribute('class')).to.equal(colour);
    expect(summaryOf(element)).to.include('2 of 3 series are shown.').and.not.include('south)');
    expect(await element.toCSV()).to.include('south');
    canvasOf(element).focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => said(element).includes('east'));
    expect(textOf(element)).not.to.match(/NaN|undefined/);
    await expect(element).to.be.accessible();
  });

  it('come back when the last of them is put aside', async () => {
    const element = await drawn(columns(names), { y: names.join(',') });
    for (const name of names) {
      button(element, name).click();
      await element.updateComplete;
    }
    expect(pressed(element)).to.deep.equal(['true', 'true', 'true']);
  });

  it('step back before those that are emphasised', async () => {
    const element = await drawn(columns(names), { y: names.join(','), emphasis: 'south' });
    const faded = all(element, '.series').map((one) => one.classList.contains('faded'));
    expect(faded).to.deep.equal([true, false, true]);
  });
});

describe('a logarithmic scale', () => {
  const powers = (i: number): number => Math.round(2 * 1.3 ** i);

  it('is drawn and said where all values are above zero', async () => {
    const element = await drawn(columns(['n'], powers), { y: 'n', scale: 'log' });
    await until(() => summaryOf(element).includes('logarithmic'));
    expect(summaryOf(element)).to.include('The scale is logarithmic: equal steps multiply.').and.not.include('not at zero');
    expect(all(element, '.axis text').map((text) => text.textContent)).to.include.members(['1', '10', '100', '1K', '10K']);
  });

  it('is refused in words for zero, for less and for bars', async () => {
    for (const [values, mark, sentence] of [
      [(i: number) => i, 'line', 'there are values of zero or less'],
      [(i: number) => powers(i) * (i === 5 ? -1 : 1), 'line', 'there are values of zero or less'],
      [powers, 'bar', 'bars and areas begin at zero'],
    ] as const) {
      const element = await drawn(columns(['n'], values), { y: 'n', scale: 'log', mark });
      await until(() => summaryOf(element).includes('logarithmic'));
      expect(summaryOf(element)).to.include(sentence);
    }
  });
});

describe('a chart with a margin', () => {
  it('says it in its sentences', async () => {
    const element = await drawn(
      columns(['n', 'low', 'high'], (i, k) => [50 + i, 45 + i, 60 + i][k]!),
      { y: 'n', band: 'low, high' },
    );
    expect(summaryOf(element)).to.include('Margin, December 2022: 80 to 95.');
  });
});
