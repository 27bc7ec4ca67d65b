import { expect, html } from '@open-wc/testing';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { one, settled, textOf } from './settled.js';

const unsound = /NaN|undefined|Invalid Date|Infinity/;
const dates = (...texts: readonly string[]): Date[] => texts.map((text) => new Date(text));
const many = (count: number, value: (i: number) => number): Table =>
  tableOf({
    day: Array.from({ length: count }, (_, i) => new Date(Date.UTC(2020, 0, 1, i))),
    n: Float64Array.from({ length: count }, (_, i) => value(i)),
  });

async function drawn(table: Table, attributes: Record<string, string>): Promise<OpendataTimeseries> {
  const element = document.createElement('opendata-timeseries');
  for (const [name, value] of Object.entries({ loading: 'eager', y: 'n', debug: '', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table };
  return settled<OpendataTimeseries>(html`${element}`);
}

/** Odd data, how they are asked about, the state they lead to, and what is said of them. */
const cases: readonly [what: string, table: Table, attributes: Record<string, string>, state: string, said: RegExp][] = [
  ['one point by itself', tableOf({ day: dates('2024-03-05'), n: [7] }), { interval: 'none' }, 'ready', /n, March 5, 2024: 7\./],
  ['one point with a range', tableOf({ day: dates('2024-03-05'), n: [7] }), { range: '2024-01/2024-02' }, 'ready', /7\./],
  ['one point on a logarithmic scale', tableOf({ day: dates('2024-03-05'), n: [7] }), { scale: 'log' }, 'ready', /7\./],
  ['values that are all missing', tableOf({ day: dates('2024-01-01', '2024-02-01'), n: [NaN, NaN] }), { interval: 'none' }, 'empty', /./],
  ['thousands of values that are all missing', many(6000, () => NaN), { interval: 'none' }, 'empty', /./],
  ['thousands of the same value', many(6000, () => 5), { interval: 'none' }, 'ready', /From 5 to 5\./],
  ['infinite values among thousands', many(6000, (i) => (i % 7 ? i : Infinity)), { interval: 'none' }, 'ready', /Highest: 5,998/],
  ['the largest numbers there are', many(6000, (i) => (i % 2 ? 1e308 : -1e308)), { interval: 'none' }, 'ready', /Highest: 1.00e\+308/],
  [
    'the years 1200 and 9999 by themselves',
    tableOf({ day: dates('1200-01-01', '9999-12-31'), n: [1, 2] }),
    { interval: 'none' },
    'ready',
    /1200 to December 31, 9999/,
  ],
  [
    'the years 1200 and 9999, transformed',
    tableOf({ day: dates('1200-01-01', '9999-12-31'), n: [1, 2] }),
    { interval: 'year', transform: 'cumulative' },
    'ready',
    /Up from 1 to 3\./,
  ],
  [
    'too few months for an average',
    tableOf({ day: dates('2024-01-01', '2024-02-01'), n: [1, 2] }),
    { interval: 'month', transform: 'rolling' },
    'empty',
    /./,
  ],
  ['text where numbers were', tableOf({ day: dates('2024-01-01'), n: ['many'] }), { interval: 'none' }, 'error', /“n” holds no numbers/],
  ['text where numbers were, by period', tableOf({ day: dates('2024-01-01'), n: ['many'] }), { interval: 'month' }, 'error', /“?n”?/],
  [
    'a range beyond all dates',
    tableOf({ day: dates('2024-01-01', '2024-02-01'), n: [1, 2] }),
    { interval: 'month', range: '1990/1991' },
    'ready',
    /January 2024 to February 2024/,
  ],
  ['dates that are all one', tableOf({ day: dates('2024-01-01', '2024-01-01'), n: [3, 9] }), { interval: 'none' }, 'ready', /Highest: 9/],
];

describe('odd data over time', () => {
  for (const [what, table, attributes, state, said] of cases)
    it(`${what}: ${state}`, async () => {
      const element = await drawn(table, attributes);
      expect(element.getAttribute('data-state'), textOf(element)).to.equal(state);
      expect(textOf(element)).to.match(said);
      expect(element.shadowRoot!.innerHTML).not.to.match(unsound);
      if (state !== 'ready') return;
      const canvas = one(element, '.canvas');
      canvas.focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'End', 'Enter']) canvas.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await element.updateComplete;
      expect(element.shadowRoot!.innerHTML).not.to.match(unsound);
      element.view = 'table';
      await element.updateComplete;
      expect(element.shadowRoot!.innerHTML).not.to.match(unsound);
    });
});
