/** Charts by category of what cities' data hold besides the usual: drawn sensibly or said plainly, in every mark. */
import { expect, html } from '@open-wc/testing';
import '../../src/elements/opendata-chart.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { one, settled, textOf } from './settled.js';

const unsound = /NaN|undefined|Invalid Date|Infinity/;
const dates = (...texts: readonly string[]): Date[] => texts.map((text) => new Date(text));
const thousands = Array.from({ length: 10_000 }, (_, i) => `k${i}`);

async function drawn(table: Table, attributes: Record<string, string>): Promise<OpendataChart> {
  const element = document.createElement('opendata-chart');
  for (const [name, value] of Object.entries({ loading: 'eager', debug: '', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table };
  return settled<OpendataChart>(html`${element}`);
}

/** Odd data, how they are asked about, the state they lead to, and what is said of them. */
const cases: readonly [what: string, table: Table, attributes: Record<string, string>, state: string, said: RegExp][] = [
  ['one category', tableOf({ kind: ['a'], n: [7] }), { x: 'kind', y: 'n' }, 'ready', /a: 7\.|1 category|Highest: 7/],
  ['one category of nothing', tableOf({ kind: ['a'], n: [0] }), { x: 'kind', y: 'n' }, 'ready', /0/],
  ['a value that is missing', tableOf({ kind: ['a', 'b'], n: [3, NaN] }), { x: 'kind', y: 'n' }, 'ready', /1 value is missing\./],
  ['categories without a name', tableOf({ kind: [null, null], n: [1, 2] }), { x: 'kind' }, 'ready', /\(blank\)/],
  [
    'values that are all missing',
    tableOf({ kind: ['a', 'b'], n: Float64Array.of(NaN, NaN) }),
    { x: 'kind', y: 'n' },
    'empty',
    /2 rows match/,
  ],
  ['numbers that are all missing', tableOf({ n: Float64Array.of(NaN, NaN) }), { x: 'n' }, 'ready', /\(blank\)/],
  [
    'values below zero and beyond all use',
    tableOf({ kind: ['a', 'b'], n: [-1e300, 1e300] }),
    { x: 'kind', y: 'n' },
    'ready',
    /1\.00e\+300/,
  ],
  [
    'series below and above zero',
    tableOf({ kind: ['a', 'a'], s: ['x', 'y'], n: [-3, 5] }),
    { x: 'kind', y: 'n', series: 's' },
    'ready',
    /5/,
  ],
  ['the same number again and again', tableOf({ n: [5, 5, 5] }), { x: 'n', bins: '5' }, 'ready', /3/],
  ['numbers too far apart for bins', tableOf({ n: [-1e300, 0, 1e300] }), { x: 'n', bins: '5' }, 'ready', /./],
  ['10,000 categories', tableOf({ kind: thousands }), { x: 'kind' }, 'ready', /What is left is shown as “Other”/],
  [
    '10,000 categories of an average',
    tableOf({ kind: thousands, n: thousands.map((_, i) => i) }),
    { x: 'kind', y: 'avg(n)' },
    'ready',
    /9,999/,
  ],
  ['10,000 series', tableOf({ kind: thousands.map((_, i) => `k${i % 3}`), s: thousands }), { x: 'kind', series: 's' }, 'ready', /10,000/],
  ['the years 1200 and 9999', tableOf({ on: dates('1200-01-01', '9999-12-31') }), { x: 'on' }, 'ready', /1200/],
  [
    'dates out of order, and twice',
    tableOf({ on: dates('2021-05-01', '2019-01-01', '2021-05-01') }),
    { x: 'on' },
    'ready',
    /Highest: 2 \(67%\), 2021/,
  ],
  ['text where numbers were', tableOf({ kind: ['a'], n: ['many'] }), { x: 'kind', y: 'n' }, 'error', /“n” holds text and has no sum/],
  ['text where numbers were, in bins', tableOf({ n: ['12', 'many'] }), { x: 'n', bins: '5' }, 'ready', /many/],
  ['no rows', tableOf({ kind: [] }), {}, 'empty', /./],
];

describe('odd data by category', () => {
  for (const [what, table, attributes, state, said] of cases)
    it(`${what}: ${state}`, async () => {
      for (const mark of ['bar', 'column', 'dot', 'donut']) {
        const element = await drawn(table, { mark, ...attributes });
        expect(element.getAttribute('data-state'), `${mark}: ${textOf(element)}`).to.equal(state);
        expect(textOf(element), mark).to.match(said);
        if (state === 'ready')
          for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'End', 'Enter'])
            one(element, '.canvas').dispatchEvent(new KeyboardEvent('keydown', { key }));
        await element.updateComplete;
        expect(element.shadowRoot!.innerHTML, mark).not.to.match(unsound);
        if (state === 'error') continue;
        element.view = 'table';
        await element.updateComplete;
        expect(element.shadowRoot!.innerHTML, mark).not.to.match(unsound);
      }
    });
});
