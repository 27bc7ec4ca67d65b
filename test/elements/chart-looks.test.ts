/** Charts where a page's colours do not hold: in the system's own, on paper, and for readers who want nothing to move. */
import { expect, html, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-stat.js';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

const sites = ['a', 'b', 'c'];
/** Three sites by month, up to a month that is not over. */
const months = tableOf({
  day: Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 3) * 5))),
  site: Array.from({ length: 60 }, (_, i) => sites[i % 3]!),
});
const sizes = tableOf({ kind: ['x', 'x', 'y', 'y', 'y', 'x'], site: ['a', 'b', 'c', 'a', 'b', 'c'] });

async function drawn(tag: string, attributes: Record<string, string>, table = months): Promise<OpendataElement> {
  const element = document.createElement(tag) as OpendataElement;
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Sites' } };
  element.style.cssText = 'display:block;width:700px';
  return settled(html`${element}`);
}

/** How each of these parts looks. */
const looksOf = (element: Element, selector: string, look: keyof CSSStyleDeclaration): string[] =>
  all(element, selector).map((part) => String(getComputedStyle(part)[look]));

async function under(media: Parameters<typeof emulateMedia>[0], look: () => void): Promise<void> {
  await emulateMedia(media);
  try {
    look();
  } finally {
    await emulateMedia({ media: 'screen', reducedMotion: 'no-preference' });
  }
}

/** With the rules of a system that chooses the colours, which this browser cannot be told to be: they hold everywhere while one looks. */
function forced(element: Element, look: () => void): void {
  const rules = element
    .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors'));
  expect(rules).not.to.deep.equal([]);
  for (const { media } of rules) media.mediaText = 'all';
  try {
    look();
  } finally {
    for (const { media } of rules) media.mediaText = '(forced-colors: active)';
  }
}

describe('a chart in the system’s colours', () => {
  it('tells its series apart by shades, which its names show too', async () => {
    for (const [tag, attributes, mark, table] of [
      ['opendata-timeseries', { series: 'site', mark: 'area', interval: 'month' }, '.area:not(.unfinished)', months],
      ['opendata-timeseries', { series: 'site', mark: 'bar', interval: 'month' }, '.bar:not(.unfinished)', months],
      ['opendata-chart', { x: 'kind', series: 'site' }, '.bar', sizes],
    ] as const) {
      const element = await drawn(tag, attributes, table);
      forced(element, () => {
        const shades = new Set(looksOf(element, mark, 'fillOpacity'));
        expect(shades, `${tag} ${JSON.stringify(attributes)}`).to.deep.equal(new Set(looksOf(element, '.legend .key', 'fillOpacity')));
        expect(shades.size).to.equal(3);
      });
    }
  });

  it('tells its lines apart by dashes, and what is not over by dots', async () => {
    const element = await drawn('opendata-timeseries', { series: 'site', interval: 'month' });
    const look = (): void => {
      expect(new Set(looksOf(element, '.line:not(.unfinished)', 'strokeDasharray')).size).to.equal(3);
      expect(new Set(looksOf(element, '.line.unfinished', 'strokeDasharray'))).to.deep.equal(new Set(['2px, 4px']));
    };
    forced(element, look);
    await under({ media: 'print' }, look);
  });
});

describe('a chart on paper', () => {
  it('has its words and its source, and nothing to press', async () => {
    const element = await drawn('opendata-timeseries', { interval: 'month' });
    await under({ media: 'print' }, () => {
      const seen = all(element, 'button, select, .choices label').filter((part) => part.getBoundingClientRect().width > 0);
      expect(seen.map(({ textContent }) => textContent.trim())).to.deep.equal([]);
      for (const selector of ['.summary', '.measure', '.footer', '.canvas > svg'])
        expect(one(element, selector).getBoundingClientRect().height, selector).to.be.above(0);
    });
  });
});

describe('a chart for readers who want nothing to move', () => {
  it('moves nothing', async () => {
    for (const [tag, attributes] of [
      ['opendata-timeseries', { series: 'site', interval: 'month' }],
      ['opendata-chart', { x: 'site', mark: 'donut' }],
      ['opendata-stat', { interval: 'month' }],
    ] as const) {
      const element = await drawn(tag, attributes);
      await under({ reducedMotion: 'reduce' }, () => {
        for (const part of all(element, '*')) {
          const { transitionDuration, animationName } = getComputedStyle(part);
          expect(`${transitionDuration} ${animationName}`, part.outerHTML.slice(0, 80)).to.equal('0s none');
        }
        expect(element.getAnimations({ subtree: true })).to.deep.equal([]);
      });
    }
  });
});

describe('a chart in Arabic', () => {
  it('has its values below zero clear of the names', async () => {
    const table = tableOf({ kind: ['an office with a long name', 'b'], n: [-4.2, 12] });
    for (const lang of ['en', 'ar']) {
      const element = await drawn('opendata-chart', { x: 'kind', y: 'n', lang }, table);
      await waitUntil(() => one(element, '.frame').lang === lang && element.getAttribute('aria-busy') !== 'true');
      await element.updateComplete;
      const value = all(element, 'text').find(({ textContent }) => textContent.includes('4.2'))!;
      const name = all(element, 'text').find(({ textContent }) => textContent.includes('office'))!;
      expect(value.getBoundingClientRect().left, lang).to.be.at.least(name.getBoundingClientRect().right);
    }
  });
});

describe('a chart of bins', () => {
  it('has no two names of edges that touch, however narrow it is', async () => {
    const table = tableOf({ n: Array.from({ length: 360 }, (_, i) => i) });
    for (const width of [240, 268, 288, 320, 480])
      for (const bins of ['9', '18']) {
        const element = await drawn('opendata-chart', { x: 'n', bins }, table);
        element.style.width = `${width}px`;
        await waitUntil(() => one(element, '.canvas > svg').getAttribute('width') === String(width), 'it is as wide');
        await element.updateComplete;
        const places = all(element, '.name').map((name) => name.getBoundingClientRect());
        expect(places.length).to.be.above(1);
        places.slice(1).forEach(({ left }, i) => expect(left, `${bins} in ${width}`).to.be.above(places[i]!.right));
      }
  });
});

describe('a chart of amounts', () => {
  it('writes large ones beside their bars with three digits', async () => {
    const table = tableOf({ kind: ['a', 'b', 'c'], cost: [7_991_378, 748_723, 1_102_139] });
    const element = await drawn('opendata-chart', { x: 'kind', y: 'cost', format: 'cost: $,.0f' }, table);
    expect(all(element, '.value').map(({ textContent }) => textContent)).to.deep.equal(['$7.99M', '$1.1M', '$749K']);
  });

  it('says where rows match that hold none', async () => {
    const missing = tableOf({ day: [new Date('2024-01-01'), new Date('2024-02-01')], kind: ['a', 'b'], n: Float64Array.of(NaN, NaN) });
    for (const [tag, attributes] of [
      ['opendata-timeseries', { interval: 'month' }],
      ['opendata-chart', { x: 'kind' }],
      ['opendata-stat', {}],
    ] as const)
      expect(textOf(await drawn(tag, { ...attributes, y: 'sum(n)' }, missing)), tag).to.include(
        '2 rows match, but none has a value to show.',
      );
  });
});

describe('a chart whose author has a sentence for it', () => {
  for (const tag of ['opendata-timeseries', 'opendata-chart', 'opendata-stat'])
    it(`says that in place of its own, also to who hears it (${tag})`, async () => {
      const element = await drawn(tag, { summary: 'Reports come in waves.' });
      expect(one(element, '#summary').textContent).to.equal('Reports come in waves.');
      for (const canvas of all(element, '.canvas')) expect(canvas.getAttribute('aria-describedby')).to.match(/\bsummary\b/);
      element.removeAttribute('summary');
      await element.updateComplete;
      expect(one(element, '#summary').textContent).to.match(/rows/i);
    });
});

describe('a chart of parts', () => {
  const parts = (of: Record<string, number>) =>
    drawn('opendata-chart', { x: 'kind', y: 'n', mark: 'donut' }, tableOf({ kind: Object.keys(of), n: Object.values(of) }));

  it('writes no part that is there as none, and none that lacks a little as the whole', async () => {
    const element = await parts({ water: 9_998, fire: 1, parks: 1 });
    const listed = all(element, '.canvas tspan').map(({ textContent }) => textContent);
    expect(listed).to.deep.equal(['water 9,998 (99.9%)', 'fire 1 (<0.1%)', 'parks 1 (<0.1%)']);
    expect(one(element, '#summary').textContent).to.include('Highest: 9,998 (99.9%), water.');
    expect(textOf(await parts({ water: 3, fire: 1 }))).to.include('3 (75%)');
  });

  it('draws a whole as a ring without a seam', async () => {
    const whole = one<SVGGeometryElement>(await parts({ water: 5 }), '.slice');
    const { x, y, width, height } = whole.getBBox();
    const at = (dx: number, dy: number) => new DOMPoint(x + width / 2 + dx * width * 0.4, y + height / 2 + dy * width * 0.4);
    for (const [dx, dy] of [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const)
      // prettier-ignore
      expect([whole.isPointInFill(at(dx, dy)), whole.isPointInStroke(at(dx, dy))]).to.deep.equal([true, false]);
    expect(whole.isPointInFill(at(0, 0))).to.equal(false);
  });
});

describe('a chart read against targets', () => {
  const near = tableOf({ day: [new Date('2024-01-01'), new Date('2024-02-01')], n: [100, 150] });
  const named = async (target: string): Promise<DOMRect[]> =>
    all(await drawn('opendata-timeseries', { y: 'n', interval: 'month', target }, near), '.target text').map((text) =>
      text.getBoundingClientRect(),
    );

  it('names lines that lie near one another by words that do not touch', async () => {
    const [goal, limit, old] = await named('Goal: 120; Limit: 124; Old goal: 60');
    expect(limit!.bottom).to.be.at.most(goal!.top + 1);
    expect(goal!.bottom).to.be.at.most(old!.top);
  });

  it('leaves the words to its sentences where so many lie near that they would stand beside other lines', async () => {
    expect(await named('a: 120; b: 121; c: 122; d: 123; e: 124')).to.have.length(0);
  });
});
