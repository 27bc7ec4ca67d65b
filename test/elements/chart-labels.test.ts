/** The words in a drawing: none touches another or leaves its picture, whatever the data and however narrow the page. */
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-timeseries.js';
import type { DrawingElement } from '../../src/elements/shared/drawing-element.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled } from './settled.js';

const months = Array.from({ length: 36 }, (_, i) => new Date(Date.UTC(2021, i)));
const wave = (phase: number, height = 100): number[] =>
  months.map((_, i) => Math.round(height + height * 0.4 * Math.sin(i / 3 + phase) + i * phase));
const times = <T>(length: number, of: (i: number) => T): T[] => Array.from({ length }, (_, i) => of(i));
const lines = Object.fromEntries(times(8, (k) => [`Line number ${k}`, wave(k * 0.8, 50)]));
const departments = ['Transportation and Infrastructure', 'Health', 'Public Works and Engineering Services', 'Youth'];

type Columns = Parameters<typeof tableOf>[0];
const categories: Readonly<Record<string, readonly [Columns, Readonly<Record<string, string>>]>> = {
  'many small parts': [{ k: ['Water', 'Fire', 'Parks', 'Zoo', 'Port'], n: [5000, 1200, 300, 9, 1] }, { mark: 'donut' }],
  'parts of money with long names': [
    { k: departments, n: [5123456789, 1200000, 3, 2] },
    { mark: 'donut', format: 'n: $,.0f' },
  ],
  'twelve long names': [{ k: times(12, (i) => `Department of ${departments[i % 4]} ${i}`), n: times(12, (i) => 1200 - i * 90) }, {}],
  'columns with long names': [{ k: departments, n: [12, 9, 4, 2] }, { mark: 'column' }],
  'one word longer than the page': [{ k: ['Donaudampfschifffahrtsgesellschaftskapitänsmützen', 'b'], n: [12, 9] }, { mark: 'column' }],
  'groups below and above zero': [
    { k: [...'aabbcc'], s: [...'xyxyxy'], n: [-3, 5, 2, -7, 4, 4] },
    { series: 's', mark: 'column', stack: 'false' },
  ],
  'stacks below and above zero': [
    { k: [...'aabbcc'], s: [...'xyxyxy'], n: [-3, 5, 2, -7, 4, 4] },
    { series: 's', y: 'sum(n)' },
  ],
  'seven series beside one another': [
    { k: times(28, (i) => `D${i % 4}`), s: times(28, (i) => `Series ${i % 7}`), n: times(28, (i) => 5 + ((i * 7) % 23)) },
    { series: 's', y: 'sum(n)', mark: 'column', stack: 'false' },
  ],
  'dots far apart': [{ k: ['a', 'b', 'c'], n: [1, 10, 1e6] }, { mark: 'dot' }],
  'bins below and above zero': [{ k: Float64Array.from(times(400, (i) => Math.sin(i) * 50 - 20)) }, { y: '' }],
  'bins of tiny numbers': [{ k: Float64Array.from(times(400, (i) => Math.sin(i) * 1e-6)) }, { y: '' }],
  'thirteen years': [
    { k: times(13, (i) => new Date(Date.UTC(1990 + i, 0))), n: times(13, (i) => 400 + i * 60) },
    { y: 'sum(n)', mark: 'column' },
  ],
};
const overTime: typeof categories = {
  'one value': [{ t: months.slice(0, 1), n: [412] }, {}],
  'eight lines that cross': [{ t: months, ...lines }, { y: times(8, (k) => `"Line number ${k}"`).join(', ') }],
  'lines that end together': [{ t: months, Alpha: wave(1), Beta: wave(1).map((v) => v + 1) }, { y: 'Alpha, Beta' }],
  'large amounts': [{ t: months, n: months.map((_, i) => i * 123_456_789_012) }, { format: 'n: $,.0f' }],
  'six powers of ten': [{ t: months, n: months.map((_, i) => 10 ** (i / 6)) }, { scale: 'log' }],
  'bars below zero': [{ t: months, n: wave(0).map((v) => v - 100) }, { mark: 'bar' }],
  'targets and notes close together': [
    { t: months, n: wave(0) },
    {
      target: 'Goal: 120; Limit: 124; Old goal: 60',
      annotations: '2021-03: A long note on what happened; 2021-04: Second; 2021-05: Third; 2022-06/2022-12: A period',
    },
  ],
  'hours of two days': [{ t: times(48, (i) => new Date(Date.UTC(2024, 1, 28, i))), n: times(48, (i) => i % 24) }, { y: 'sum(n)' }],
  'small charts': [
    {
      t: [...months, ...months],
      area: times(72, (i) => (i < 36 ? 'Neighborhood of the harbor' : 'Old town')),
      n: [...wave(0), ...wave(2)],
    },
    { y: 'sum(n)', facet: 'area' },
  ],
};

async function drawn(tag: string, columns: Columns, attributes: Readonly<Record<string, string>>, width: number): Promise<DrawingElement> {
  const element = document.createElement(tag) as DrawingElement;
  for (const [name, value] of Object.entries({ loading: 'eager', y: 'n', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table: tableOf(columns) };
  element.style.cssText = `display:block;width:${width}px`;
  await settled(html`${element}`);
  expect(element.getAttribute('data-state')).to.equal('ready');
  await waitUntil(() => one(element, '.canvas > svg').getAttribute('width') === String(width), 'it is as wide');
  return element;
}

interface Word {
  readonly text: string;
  readonly box: DOMRect;
}

/** The words of a drawing, line by line. */
const wordsOf = (element: DrawingElement): Word[] =>
  all(element, '.canvas svg text')
    .flatMap((text): Element[] => (text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text]))
    .map((line) => ({ text: line.textContent, box: line.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);

/** A pixel may be shared, and of a line's height the part that no letter takes. */
const touch = (a: DOMRect, b: DOMRect): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.35;

const touching = (words: readonly Word[]): string[] =>
  words.flatMap((a, i) => words.slice(i + 1).flatMap((b) => (touch(a.box, b.box) ? `${a.text} / ${b.text}` : [])));

describe('the words of a drawing', () => {
  for (const [tag, charts] of [
    ['opendata-chart', categories],
    ['opendata-timeseries', overTime],
  ] as const)
    // prettier-ignore
    for (const [what, [columns, attributes]] of Object.entries(charts))
      it(`stand apart and within it: ${what}`, async () => {
        for (const width of [1000, 460, 278]) {
          const element = await drawn(tag, columns, tag === 'opendata-chart' ? { x: 'k', ...attributes } : attributes, width);
          const words = wordsOf(element);
          const { left, right } = element.getBoundingClientRect();
          expect(words.length, `${width}`).to.be.above(1);
          expect(touching(words), `touch at ${width}`).to.deep.equal([]);
          const beyond = words.filter(({ box }) => box.left < left - 1 || box.right > right + 1);
          expect(beyond.map(({ text }) => text), `beyond ${width}`).to.deep.equal([]); // prettier-ignore
        }
      });

  it('are known to touch where they do', () => {
    const word = (text: string, left: number): Word => ({ text, box: new DOMRect(left, 0, 40, 16) });
    expect(touching([word('a', 0), word('b', 39.5), word('c', 60)])).to.deep.equal(['b / c']);
  });
});
