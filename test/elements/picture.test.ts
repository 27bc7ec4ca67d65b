import { expect, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataChart } from '../../src/elements/opendata-chart.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import { tableOf } from '../../src/table.js';
import { all, settled } from './settled.js';

const dataset = {
  title: 'Trees & shrubs <2024>',
  publisher: 'City of Trees',
  landingPage: 'https://data.example/d/abcd-1234',
  modified: new Date('2024-05-03'),
};
const table = tableOf({
  day: ['2024-01-01', '2024-02-01', '2024-02-02', '2024-03-01'].map((text) => new Date(text)),
  kind: ['oak', 'oak', 'elm', 'elm'],
});

function drawn<Drawn extends OpendataChart | OpendataTimeseries>(tag: string, attributes: Record<string, string>): Promise<Drawn> {
  const element = document.createElement(tag) as Drawn;
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset };
  return settled(html`${element}`) as Promise<OpendataElement> as Promise<Drawn>;
}
const timeseries = (): Promise<OpendataTimeseries> =>
  drawn('opendata-timeseries', { series: 'kind', interval: 'month', where: "kind <> 'ash'", mark: 'bar' });

/** How many different colours a picture has, and its size. */
async function looked(picture: Blob): Promise<{ readonly width: number; readonly colours: Set<string> }> {
  const bitmap = await createImageBitmap(picture);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colours = new Set<string>();
  for (let i = 0; i < data.length; i += 4) colours.add(data.subarray(i, i + 4).join());
  return { width: bitmap.width, colours };
}

describe('a chart as a picture', () => {
  it('is a file of its own, with its title, source, filter and date inside', async () => {
    const element = await timeseries();
    const svg = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml');
    expect(svg.querySelector('parsererror')).to.equal(null);
    const said = svg.documentElement.textContent;
    for (const words of [
      'Trees & shrubs <2024>',
      'Rows by month',
      'oak',
      'elm',
      'City of Trees',
      'data.example/d/abcd-1234',
      'kind is not ash',
      'May 3, 2024',
      `Retrieved`,
    ])
      expect(said.replace(/\s+/g, ''), words).to.include(words.replace(/\s+/g, ''));
    expect(svg.querySelectorAll('[class], [part], style, script, foreignObject, image')).to.have.length(0);
  });

  it('looks as it does on the page', async () => {
    const element = await timeseries();
    const [oak] = all(element, 'path.bar');
    const { width, colours } = await looked((await element.toPNG())!);
    expect(width).to.equal(2 * (all(element, '.canvas')[0]!.clientWidth + 32));
    const [r, g, b] = getComputedStyle(oak!).fill.match(/\d+/g)!;
    expect([...colours]).to.include(`${r},${g},${b},255`);
  });

  it('is there for categories, and leaves out where the reader points', async () => {
    const element: OpendataChart = await drawn('opendata-chart', { x: 'kind', mark: 'donut' });
    all(element, '.canvas')[0]!.focus();
    await element.updateComplete;
    expect(await element.toSVG())
      .to.match(/oak 2 \(50%\)/)
      .and.not.to.match(/NaN|undefined/);
  });

  it('is handed to the reader', async () => {
    const element = await timeseries();
    const files = new Map<string, Promise<string>>();
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      files.set(
        this.download,
        fetch(this.href).then((file) => file.text()),
      );
    };
    try {
      for (const button of all(element, '.downloads button')) {
        const taken = oneEvent(element, 'opendata-download');
        button.click();
        await taken;
      }
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const [csv, svg, png] = ['csv', 'svg', 'png'].map((format) => `Trees & shrubs  2024 .${format}`);
    expect([...files.keys()]).to.deep.equal([csv, svg, png]);
    const [rows, notes] = (await files.get(csv!)!).split('\r\n\r\n');
    expect(`\uFEFF${rows}\r\n`).to.equal(await element.toCSV());
    for (const words of [
      'Trees & shrubs <2024>',
      'Rows by month',
      'City of Trees, https://data.example/d/abcd-1234',
      'kind is not ash',
      'May 3, 2024',
    ])
      expect(notes).to.include(words);
    expect(await files.get(svg!)).to.include('kind is not ash');
  });

  it('is not offered where downloads are hidden', async () => {
    expect(all(await drawn('opendata-chart', { hide: 'download' }), '.downloads')).to.have.length(0);
  });
});
