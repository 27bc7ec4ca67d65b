/** All rows of an Opendatasoft dataset, however many, as one export is read while it comes: whole, in order, or not at all. */
import { expect } from '@open-wc/testing';
import { DatasetError, open, type Dataset, type Get, type Table } from '../../src/data.js';
import { streamed } from '../../src/dataset/stream.js';
import { opendatasoft } from '../../src/portals/opendatasoft.js';
import { cell } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';

const site = PORTALS.opendatasoft;
const many = 250_000;
const described = (): Promise<Dataset> => open(`${site}/explore/dataset/faa-bird-strikes/`);
const line = (row: number): string => `${JSON.stringify({ airport_name: `Zürich ${row}`, cost_total: row, flight_date: '1990-06-03' })}\n`;
const counted = (total: number): Response => new Response(JSON.stringify({ total_count: total, results: [] }));

/** Bytes cut anywhere, also amid a letter. */
function inPieces(text: string, size = 65_537): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += size)));
    },
  });
}

/** A portal that promises so many rows and answers an export with this. */
const portal =
  (total: number, exported: () => Response): Get =>
  (url) =>
    Promise.resolve(url.pathname.endsWith('/jsonl') ? exported() : counted(total));

async function pagesOf(get: Get): Promise<Table[]> {
  const select = ['airport_name', 'cost_total', 'flight_date'].map((name) => ({ name, field: name }));
  const pages = [];
  for await (const page of opendatasoft.stream!(await described(), { select }, get)) pages.push(page);
  return pages;
}

const failure = (get: Get): Promise<unknown> => pagesOf(get).catch((error: unknown) => error);
/** As the questions’ aliases name their columns. */
const aliased = (text: string): string => text.replace('airport_name', 'c0').replace('cost_total', 'c1').replace('flight_date', 'c2');
const rowsTo = (end: number): string => Array.from({ length: end }, (_, row) => aliased(line(row))).join('');

describe('an export of Opendatasoft', function () {
  this.timeout(60_000);

  it('gives more rows than one answer holds, each once and in order, while they come', async () => {
    const pages = await pagesOf(portal(many, () => new Response(inPieces(rowsTo(many)))));
    expect(pages.length).to.be.above(100);
    expect(pages.reduce((sum, { length }) => sum + length, 0)).to.equal(many);
    let row = 0;
    for (const page of pages)
      for (let at = 0; at < page.length; at++, row++) {
        if (page.column('cost_total')[at] !== row || page.column('airport_name')[at] !== `Zürich ${row}`) expect.fail(`row ${row}`);
      }
    expect(cell(pages[0]!.column('flight_date'), 0)).to.equal(Date.UTC(1990, 5, 3));
  });

  it('is never half of what was promised', async () => {
    expect(await failure(portal(many, () => new Response(inPieces(rowsTo(many - 1)))))).to.include({ code: 'bad-response' });
    const broken = (): Response =>
      new Response(
        new ReadableStream({
          start: (controller) => (controller.enqueue(new TextEncoder().encode(rowsTo(9))), controller.error(new Error('cut'))),
        }),
      );
    expect(await failure(portal(many, broken))).to.include({ code: 'bad-response' });
  });

  it('says what a portal says', async () => {
    const refusal = { error_code: 'ODSQLError', message: 'ODSQL query is malformed: where.' };
    const error = await failure(portal(many, () => new Response(JSON.stringify(refusal), { status: 400 })));
    expect(error).to.be.instanceOf(DatasetError);
    expect(error).to.include({ code: 'bad-request', message: refusal.message });
  });

  it('comes in one answer where the software does not know the format', async () => {
    const get: Get = (url) =>
      Promise.resolve(
        url.pathname.endsWith('/jsonl')
          ? new Response('', { status: 404 })
          : url.pathname.endsWith('/json')
            ? new Response(`[${rowsTo(12_000).trim().replaceAll('\n', ',')}]`)
            : counted(12_000),
      );
    expect((await pagesOf(get)).map(({ length }) => length)).to.deep.equal([12_000]);
  });

  it('is asked for in the order and with the conditions of the question', async () => {
    const dataset = await described();
    let rows = 0;
    const requests = await requestsDuring(site, async () => {
      for await (const page of streamed(dataset, {
        order: [{ by: 'cost_total', descending: true }],
        where: { op: '>', field: 'cost_total', value: -1 },
      }))
        rows += page.length;
    });
    expect(rows).to.equal(10_000);
    const [asked] = requests.filter((request) => request.includes('/exports/jsonl')).map((request) => new URL(request, site).searchParams);
    expect([asked!.get('order_by'), asked!.get('where'), asked!.get('limit')]).to.deep.equal([
      '`cost_total` desc',
      '(`cost_total` > -1)',
      '-1',
    ]);
  });
});
