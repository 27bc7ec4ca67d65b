/** Small multiples: a small chart for each value of a field, on one scale, walked as one. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled } from './settled.js';

const { socrata } = PORTALS;
const src = `${socrata}/d/bird-stri`;

const chart = (mark: string, width = 900, x = 'Phase of flight'): Promise<OpendataChart> =>
  settled(
    html`<opendata-chart
      style="width:${width}px"
      loading="eager"
      x=${x}
      facet="Wildlife Size"
      top="4"
      mark=${mark}
      src=${src}
    ></opendata-chart>`,
  );

const values = async (element: OpendataChart): Promise<number[][]> =>
  (await element.toCSV())
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number));

describe('facets of a chart', () => {
  for (const mark of ['bar', 'column', 'dot']) {
    it(`are on one scale, each with its name (${mark})`, async () => {
      const element = await chart(mark, 900, 'Time of day');
      const titles = all(element, '.canvas > svg > text.strong').map(({ textContent }) => textContent.trim());
      expect(titles).to.deep.equal(['Small', 'Medium', 'Large']);
      if (mark === 'dot') return;
      const sizes = all(element, 'rect.bar').map((bar) => Number(bar.getAttribute(mark === 'bar' ? 'width' : 'height')));
      const table = await values(element);
      const drawn = titles.flatMap((_, series) => table.map((row) => row[series]!));
      const scale = sizes[0]! / drawn[0]!;
      expect(sizes).to.have.length(drawn.length);
      sizes.forEach((size, i) => expect(size).to.be.closeTo(drawn[i]! * scale, 1.5));
    });
  }

  it('ask what series ask, and nothing more', async () => {
    const shown = (attribute: string): Promise<OpendataChart> => {
      const element = document.createElement('opendata-chart');
      for (const [name, value] of Object.entries({ loading: 'eager', x: 'Origin State', [attribute]: 'Phase of flight', src }))
        element.setAttribute(name, value);
      return settled(html`${element}`);
    };
    await shown('series');
    expect(await requestsDuring(socrata, () => shown('facet'))).to.deep.equal([]);
  });

  it('are one tab stop, and every value is walked to', async () => {
    const element = await chart('bar');
    expect(all(element, '.chart [tabindex="0"]')).to.have.length(1);
    one(element, '.canvas').focus();
    const heard = new Set<string>();
    for (let series = 0; series < 3; series++) {
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
        await sendKeys({ press: key });
        await element.updateComplete;
        heard.add(one(element, '[role=status]').textContent.trim());
      }
      await sendKeys({ press: 'ArrowRight' });
    }
    expect(heard.size).to.equal(15);
    expect([...heard]).to.include(`Approach. Small: ${(await values(element))[0]![0]!.toLocaleString('en')}.`);
    await expect(element).to.be.accessible();
  });

  it('stand one under the other at 320 pixels, and nothing is cut', async () => {
    for (const mark of ['bar', 'column']) {
      const element = await chart(mark, 320);
      const around = one(element, '.canvas').getBoundingClientRect();
      for (const text of all(element, '.canvas text')) {
        const { left, right, bottom } = text.getBoundingClientRect();
        expect(left >= around.left - 1 && right <= around.right + 1 && bottom <= around.bottom + 2, text.textContent).to.equal(true);
      }
      expect(around.width).to.be.at.most(320);
    }
  });

  it('are found under the pointer, each by itself', async () => {
    const element = await chart('bar');
    const bars = all(element, 'rect.bar');
    const { left, top } = bars[7]!.getBoundingClientRect();
    one(element, '.canvas').dispatchEvent(new PointerEvent('pointermove', { clientX: left + 2, clientY: top + 3, bubbles: true }));
    await element.updateComplete;
    const [, medium] = (await values(element))[2]!;
    expect(one(element, '.tooltip').textContent.replace(/\s+/g, ' ')).to.include(`Medium ${medium!.toLocaleString('en')}`);
  });

  it('are one picture to take away', async () => {
    const svg = await (await chart('bar')).toSVG();
    for (const name of ['Small', 'Medium', 'Large', 'Approach', 'Source']) expect(svg).to.include(name);
  });
});

describe('facets over time', () => {
  const timeseries = async (mark: string, width = 900): Promise<OpendataElement> =>
    settled(
      html`<opendata-timeseries
        style="width:${width}px"
        loading="eager"
        interval="year"
        facet="Wildlife Size"
        mark=${mark}
        src=${src}
      ></opendata-timeseries>`,
    );

  for (const mark of ['line', 'area', 'bar', 'step']) {
    it(`are on one scale, each with its name (${mark})`, async () => {
      const element = await timeseries(mark);
      expect(all(element, '.canvas svg > text.strong').map(({ textContent }) => textContent.trim())).to.deep.equal([
        'Small',
        'Medium',
        'Large',
      ]);
      const scales = all(element, '.canvas svg > g').map((panel) =>
        Array.from(panel.querySelectorAll('.axis text'), ({ textContent }) => textContent).join(' '),
      );
      expect(scales).to.have.length(3);
      expect(new Set(scales).size).to.equal(1);
      expect(all(element, '.chart .canvas[tabindex="0"]')).to.have.length(1);
      expect(element.shadowRoot!.innerHTML).not.to.match(/NaN|undefined|Infinity/);
    });
  }

  it('are walked as one, and told by themselves', async () => {
    const element = await timeseries('line');
    one(element, '.canvas').focus();
    const heard: string[] = [];
    for (const key of ['Home', 'ArrowDown', 'ArrowDown']) {
      await sendKeys({ press: key });
      await element.updateComplete;
      heard.push(one(element, '[role=status]').textContent.trim());
    }
    expect(heard).to.deep.equal(['1990. Small: 218.', '1990. Medium: 219.', '1990. Large: 26.']);
    expect(one(element, '.tooltip').textContent.replace(/\s+/g, ' ')).to.include('Large 26').and.not.to.include('Small');
    await expect(element).to.be.accessible();
  });

  it('stand within the page at 320 pixels', async () => {
    const element = await timeseries('line', 320);
    const around = one(element, '.canvas').getBoundingClientRect();
    for (const text of all(element, '.canvas text')) {
      const { left, right, bottom } = text.getBoundingClientRect();
      expect(left >= around.left - 1 && right <= around.right + 1 && bottom <= around.bottom + 2, text.textContent).to.equal(true);
    }
  });
});
