import { expect } from '@open-wc/testing';
import { decode } from '../../src/formats/decode.js';
import { readAside } from '../../src/formats/aside.js';
import { DatasetError, type Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { endsWith } from '../../src/transport/endings.js';
import { longTasksDuring, workersDuring } from './threads.js';

const rows = 60_000;
const line = (row: number) =>
  `${row},2024-01-${String((row % 28) + 1).padStart(2, '0')},word ${row % 100},"text, ${row}",${row / 4},POINT (${row % 180} 1)\n`;
const csv = `id,day,word,text,quarter,place\n${Array.from({ length: rows }, (_, row) => line(row)).join('')}`;
const url = new URL('https://data.example.org/large.csv');
const answer = (body: BodyInit, type = 'text/csv') => new Response(body, { headers: { 'content-type': type } });

function expectRead(table: Table): void {
  expect(table.length).to.equal(rows);
  expect(table.fields.map(({ type }) => type)).to.deep.equal(['number', 'date', 'string', 'string', 'number', 'geometry']);
  const last = table.fields.map(({ name }) => cell(table.column(name), rows - 1));
  expect(last).to.deep.equal([
    rows - 1,
    Date.UTC(2024, 0, ((rows - 1) % 28) + 1),
    `word ${(rows - 1) % 100}`,
    `text, ${rows - 1}`,
    (rows - 1) / 4,
    { type: 'Point', coordinates: [(rows - 1) % 180, 1] },
  ]);
}

describe('a large file', () => {
  it('is read in one worker, which is gone afterwards', async () => {
    const { made, ended } = await workersDuring(async () => expectRead(await decode(answer(csv), url)));
    expect([made, ended]).to.deep.equal([1, 1]);
  });

  it('is read on the page where no worker can be had, in short turns', async () => {
    const { made } = await workersDuring(async () => {
      const parts = (async function* () {
        const bytes = new TextEncoder().encode(csv);
        for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
      })();
      expectRead(await readAside({ href: url.href, mediaType: 'text/csv' }, parts, undefined, () => Promise.resolve(undefined)));
    });
    expect(made).to.equal(0);
  });

  it('is unpacked while it comes', async () => {
    const zipped = answer(csv).body!.pipeThrough(new CompressionStream('gzip'));
    expectRead(await decode(new Response(zipped), new URL('https://data.example.org/large.csv.gz')));
  });

  it('of rows in JSON is read there too', async () => {
    const records = Array.from({ length: 40_000 }, (_, row) => ({
      id: row,
      name: `name ${row}`,
      at: { type: 'Point', coordinates: [row % 90, 2] },
    }));
    let table: Table | undefined;
    const { made } = await workersDuring(async () => {
      table = await decode(answer(JSON.stringify(records), 'application/json'), new URL('https://data.example.org/large.json'));
    });
    expect([made, table!.length]).to.deep.equal([1, 40_000]);
    expect(table!.fields.map(({ name }) => cell(table!.column(name), 39_999))).to.deep.equal([
      39_999,
      'name 39999',
      { type: 'Point', coordinates: [39_999 % 90, 2] },
    ]);
  });

  it('fails there with the sentence that it would fail with here', async () => {
    const error: unknown = await decode(answer(`[${'{"a":1},'.repeat(200_000)}`, 'application/json'), url).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(DatasetError);
    expect([(error as DatasetError).code, (error as DatasetError).message]).to.deep.equal([
      'bad-response',
      'The answer is not valid JSON.',
    ]);
  });

  it('ends its worker when nobody waits for it any more', async () => {
    const leaving = new AbortController();
    const chunk = new TextEncoder().encode(line(1).repeat(2000));
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => new Promise((go) => setTimeout(go, 20)).then(() => controller.enqueue(chunk.slice())),
    });
    const { made, ended } = await workersDuring(async () => {
      const reading = decode(endsWith(answer(endless), leaving.signal), url).catch((reason: unknown) => reason);
      setTimeout(() => leaving.abort(), 1500);
      expect(await reading).to.equal(leaving.signal.reason);
    });
    expect([made, ended]).to.deep.equal([1, 1]);
  });

  it('never holds the page up', async () => {
    const large = csv + csv.slice(csv.indexOf('\n') + 1).repeat(3);
    const body = new Blob([large]);
    const tasks = await longTasksDuring(async () => {
      const table = await decode(answer(body.stream()), url);
      expect(table.length).to.equal(4 * rows);
    });
    expect(tasks, `tasks of ${tasks.join(', ')} ms`).to.deep.equal([]);
  }).timeout(60_000);
});
