/** More rows of a real portal than should come: scrolled through page by page, and downloaded whole, on each kind of portal. */
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { read, open } from '../../src/data.js';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { memory } from '../../src/elements/table/all-rows.js';
import { cell } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const { socrata, ckan, dkan, opendatasoft } = PORTALS;
const strikes: Readonly<Record<string, { readonly src: string; readonly origin: string; readonly reach: number; readonly sorts?: false }>> =
  {
    Socrata: { src: `${socrata}/d/bird-stri`, origin: socrata, reach: 10_000 },
    CKAN: { src: `${ckan}/dataset/faa-bird-strikes`, origin: ckan, reach: 10_000 },
    DKAN: { src: `${dkan}/dataset/fa2eb308-d67e-579e-a1bc-cdacf8bef267`, origin: dkan, reach: 10_000, sorts: false },
    Opendatasoft: { src: `${opendatasoft}/explore/dataset/faa-bird-strikes/`, origin: opendatasoft, reach: 9900 },
  };

const come = (element: Element): Promise<void> =>
  waitUntil(() => one(element, 'tbody tr') && !one(element, '.absent'), 'the rows are there', { timeout: 9000 });
const placeOf = (row: Element): number => Number(row.getAttribute('aria-rowindex')) - 2;
const cellsOf = (row: Element): string[] => [...row.children].map((one) => one.textContent.trim());

async function scrollTo(element: Element, part: number): Promise<void> {
  const box = one(element, '.long');
  box.scrollTop = part * box.scrollHeight;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

describe('a table of more rows than should come', function () {
  this.timeout(60_000);
  const { rows } = memory;
  before(() => (memory.rows = 1000));
  after(() => (memory.rows = rows));

  for (const [portal, { src, origin, reach, sorts = true }] of Object.entries(strikes))
    it(`has the rows of ${portal} where the reader comes to them`, async () => {
      const dataset = await open(src);
      const [airport, cost] = ['Airport Name', 'Cost Total $'].map((title) => dataset.fields.find((field) => field.title === title)!);
      const element = await settled<OpendataTable>(
        html`<opendata-table
          loading="eager"
          limit="all"
          columns="${airport!.name}, ${cost!.name}"
          order=${sorts ? `-${cost!.name}, ${airport!.name}` : ''}
          src=${src}
        ></opendata-table>`,
      );
      expect(one(element, 'table').getAttribute('aria-rowcount')).to.equal(String(reach + 1));
      expect(element.getAttribute('data-state')).to.equal(reach < 10_000 ? 'ready-partial' : 'ready');
      if (reach < 10_000) expect(textOf(element)).to.include('The first 9,900 of 10,000 rows. The download has them all.');
      const requests = await requestsDuring(origin, async () => {
        await scrollTo(element, 0.5);
        await come(element);
      });
      expect(requests.length, 'pages in sight').to.be.within(1, 3);
      const row = all(element, 'tbody tr')[2]!;
      const truth = await read(dataset, {
        select: [airport!, cost!].map(({ name }) => ({ name, field: name })),
        order: sorts ? [{ by: cost!.name, descending: true }, { by: airport!.name }] : [],
        offset: placeOf(row),
        limit: 1,
      });
      expect(cellsOf(row)[0]).to.equal(cell(truth.column(airport!.name), 0));
      await scrollTo(element, 1);
      await come(element);
      expect(placeOf(all(element, 'tbody tr').at(-1)!)).to.equal(reach - 1);
    });
});

describe('the download of all rows', function () {
  this.timeout(60_000);
  const { createObjectURL } = URL;
  let files: Blob[] = [];
  before(() => {
    URL.createObjectURL = (file) => (files.push(file as Blob), createObjectURL(file));
  });
  after(() => (URL.createObjectURL = createObjectURL));

  for (const [portal, { src }] of Object.entries(strikes))
    it(`has each row of ${portal} once, as it is shown`, async () => {
      files = [];
      const dataset = await open(src);
      const [airport, date] = ['Airport Name', 'Flight Date'].map((title) => dataset.fields.find((field) => field.title === title)!.name);
      const element = await settled<OpendataTable>(
        html`<opendata-table loading="eager" limit="10" columns="${airport}, ${date}" order=${date!} src=${src}></opendata-table>`,
      );
      all(element, '.downloads button')[0]!.click();
      await oneEvent(element, 'opendata-download');
      const lines = (await files[0]!.text()).trimEnd().split('\r\n').slice(1);
      expect(lines).to.have.length(10_000);
      expect(textOf(element)).to.include('10,000 rows were downloaded.');
      const days = lines.map((line) => line.slice(-10));
      expect(days).to.deep.equal([...days].sort());
      const every = await read(dataset, { select: [airport!, date!].map((name) => ({ name, field: name })) });
      const names = (table: typeof every): string[] =>
        Array.from({ length: table.length }, (_, at) => String(cell(table.column(airport!), at)));
      const named = lines.map((line) =>
        line
          .slice(0, -11)
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"'),
      );
      expect(named.sort()).to.deep.equal(names(every).sort());
    });
});
