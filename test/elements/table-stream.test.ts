/** Files of more rows than memory should hold: written as they come, whole or not at all, byte by byte what the table shows. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { portals, type Dataset, type Field, type Portal } from '../../src/data.js';
import { streamed } from '../../src/dataset/stream.js';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { table } from '../../src/table.js';
import { columnOf } from '../../src/table/arrays.js';
import { all, settled, textOf } from './settled.js';

const rows = 230_000;
const fields: readonly Field[] = [
  { name: 'n', title: 'n', type: 'number' },
  { name: 'text', title: 'Text, "quoted"', type: 'string' },
  { name: 'day', title: 'اليوم', type: 'date' },
];
const texts = ['plain', 'a "quote", a comma', '=SUM(A1:A9)', 'مدينة', 'two\nlines', ' spaced ', '-5', null];
const lines = ['plain', '"a ""quote"", a comma"', "'=SUM(A1:A9)", 'مدينة', '"two\nlines"', '" spaced "', '-5', ''];
const dayOf = (n: number): string => new Date(Date.UTC(2024, 0, 1 + (n % 30))).toISOString().slice(0, 10);
const lineOf = (n: number): string => `${n},${lines[n % texts.length]!},${dayOf(n)}\r\n`;

/** A portal of its own, which may lose rows, keep its number of rows to itself, and count its pages. */
function portalOf(name: string, { lost = Infinity, counts = true }: { lost?: number; counts?: boolean } = {}): Portal & { asked: number } {
  const mine: Portal & { asked: number } = {
    name,
    asked: 0,
    capabilities: { pageSize: 20_000, select: true },
    match: (url) => (url.host === `${name}.example` ? { portal: name, endpointURL: url.origin, identifier: 'many' } : undefined),
    describe: async (ref): Promise<Dataset> => ({ ref, title: `Many rows of ${name}`, landingPage: ref.endpointURL, fields }),
    read: async (_, { offset = 0, limit = 0 }) => {
      mine.asked++;
      const length = Math.max(0, Math.min(limit, rows - offset, lost - offset));
      const numbers = Array.from({ length }, (_unused, index) => offset + index);
      const columns = [
        Float64Array.from(numbers),
        numbers.map((n) => texts[n % texts.length]!),
        columnOf(
          'date',
          numbers.map((n) => Date.parse(dayOf(n))),
        ),
      ];
      return { ...table(fields, columns, counts ? rows : undefined), length };
    },
  };
  portals.unshift(mine);
  return mine;
}

const describedBy = (portal: Portal): Promise<Dataset> =>
  portal.describe({ portal: portal.name, endpointURL: `https://${portal.name}.example`, identifier: 'many' }, fetch as never);

async function lengthsOf(dataset: Dataset): Promise<number[]> {
  const lengths = [];
  for await (const page of streamed(dataset, {})) lengths.push(page.length);
  return lengths;
}

describe('all rows, page after page', () => {
  it('come in order, and in the end all of them, told or untold', async () => {
    for (const counts of [true, false]) {
      const lengths = await lengthsOf(await describedBy(portalOf(`stream-${counts}`, { counts })));
      expect(lengths).to.deep.equal([...Array.from({ length: 11 }, () => 20_000), 10_000]);
    }
  });

  it('are never half of what was promised', async () => {
    const error = await lengthsOf(await describedBy(portalOf('stream-lost', { lost: 150_000 }))).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'bad-response');
  });

  it('are not asked for before anybody needs them', async () => {
    const portal = portalOf('stream-lazy');
    for await (const page of streamed(await describedBy(portal), {})) if (page.length) break;
    expect(portal.asked).to.equal(1);
  });
});

describe('a file of more than 200,000 rows', () => {
  const picker = globalThis as { showSaveFilePicker?: unknown };
  const { showSaveFilePicker } = picker;
  let written = '';
  let ended = '';

  beforeEach(() => {
    [written, ended] = ['', ''];
    const file = {
      write: async (text: string) => void (written += text),
      close: async () => void (ended = 'closed'),
      abort: async () => void (ended = 'aborted'),
    };
    picker.showSaveFilePicker = async () => ({ createWritable: async () => file });
  });
  afterEach(() => (picker.showSaveFilePicker = showSaveFilePicker));

  const shown = (name: string) =>
    settled<OpendataTable>(html`<opendata-table loading="eager" limit="10" src="https://${name}.example/many"></opendata-table>`);
  const button = (element: Element, text: string) =>
    all<HTMLButtonElement>(element, 'button').find((one) => one.textContent.includes(text))!;

  it('goes into the file that the reader picks, byte by byte as it is shown', async () => {
    portalOf('file-whole');
    const element = await shown('file-whole');
    button(element, 'CSV').click();
    await oneEvent(element, 'opendata-download');
    const head = '\uFEFFn,"Text, ""quoted""",اليوم\r\n';
    expect(written).to.have.length(head.length + Array.from({ length: rows }, (_, n) => lineOf(n).length).reduce((a, b) => a + b));
    expect(written.slice(0, 400)).to.equal((head + Array.from({ length: 20 }, (_, n) => lineOf(n)).join('')).slice(0, 400));
    expect(written.endsWith(lineOf(rows - 1))).to.equal(true);
    expect(ended).to.equal('closed');
    await element.updateComplete;
    expect(textOf(element)).to.include('230,000 rows were downloaded.');
    const onPage = all(element, 'tbody tr').map((row) => Number(row.children[0]!.textContent.replace(/\D/g, '')));
    expect(onPage).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('leaves nothing behind when it is cancelled, or when rows are lost', async () => {
    portalOf('file-cancelled');
    const element = await shown('file-cancelled');
    button(element, 'CSV').click();
    await waitUntil(() => written.length > 0 && button(element, 'Cancel'), 'it is under way', { interval: 1, timeout: 5000 });
    button(element, 'Cancel').click();
    await waitUntil(() => ended === 'aborted', 'the file is given up', { timeout: 5000 });
    expect(textOf(element)).to.include('The download was cancelled.');
    portalOf('file-lost', { lost: 120_000 });
    const other = await shown('file-lost');
    ended = '';
    button(other, 'CSV').click();
    await waitUntil(() => ended === 'aborted', 'the file is given up', { timeout: 9000 });
    expect(textOf(other)).to.include('The rows could not be had');
  });

  it('says what it is in a file beside it', async () => {
    portalOf('file-about');
    const element = await shown('file-about');
    button(element, 'CSV').click();
    await oneEvent(element, 'opendata-download');
    await waitUntil(() => button(element, 'where this file comes from'), 'it can be had', { timeout: 5000 });
    const { createObjectURL } = URL;
    const files: Blob[] = [];
    URL.createObjectURL = (file) => (files.push(file as Blob), createObjectURL(file));
    button(element, 'where this file comes from').click();
    await waitUntil(() => files.length, 'it is there', { timeout: 5000 });
    URL.createObjectURL = createObjectURL;
    const about = JSON.parse(await files[0]!.text()) as Record<string, unknown>;
    expect(about).to.include({
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'Many rows of file-about.csv',
      'dc:title': 'Many rows of file-about',
      'dc:extent': '230000 rows',
    });
    expect(about['dc:source']).to.deep.equal(['https://file-about.example']);
    expect(about).to.have.nested.property('tableSchema.columns[2].datatype', 'date');
  });
});
