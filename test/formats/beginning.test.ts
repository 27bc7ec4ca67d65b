import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { beginningOf, wholeRows } from '../../src/formats/beginning.js';
import { decode } from '../../src/formats/decode.js';
import { readCsv } from '../../src/formats/csv.js';
import { cell } from '../../src/table.js';
import type { Table } from '../../src/model.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (bytes: Uint8Array, name = 'data.csv') => ({ bytes, url: new URL(`https://data.example.org/${name}`) });
const textsOf = ({ fields, length, column }: Table): string[][] =>
  Array.from({ length }, (_, row) => fields.map(({ name }) => String(cell(column(name), row))));

const cellText = fc.constantFrom('a', 'b c', '"d, e"', '"f\ng"', '"h ""i"" j"', '"""\n"""', '""');
const line = fc.tuple(fc.constant('x'), cellText, fc.constant('y')).map((cells) => cells.join(','));

describe('the beginning of a file', () => {
  it('has only rows that the whole begins with, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (lines, share) => {
        const bytes = bytesOf(`one,two,three\n${lines.join('\n')}\n`);
        const begun = wholeRows(bytes.subarray(0, Math.round(bytes.length * share)));
        const [some, all] = [textsOf(readCsv(begun)), textsOf(readCsv(bytes))];
        expect(some).to.deep.equal(all.slice(0, some.length));
        if (share === 1) expect(some).to.have.length(all.length);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a column for what its whole cells are', async () => {
    const begun = await beginningOf(file(bytesOf(`id,day\n${'1,2024-01-31\n'.repeat(50)}2,2024-0`)));
    expect([begun!.length, begun!.fields.map(({ type }) => type)]).to.deep.equal([50, ['number', 'date']]);
  });

  it('is told of lists of JSON, down to their last whole object', async () => {
    const row = '{"id": 1, "at": {"x": "}]"}},\n';
    const list = bytesOf(`\uFEFF [ ${row.repeat(50)}{"id": 2, "at`);
    for (let cut = list.length; cut > 40; cut -= 7) {
      const begun = await beginningOf(file(list.subarray(0, cut), 'data.json'));
      expect(begun!.length).to.equal(Math.min(50, Math.floor((cut - 6 + 2) / row.length)));
    }
    const lines = await beginningOf(file(bytesOf(`${'{"id": 1}\n'.repeat(50)}{"id": 2`), 'data.ndjson'));
    expect(lines!.length).to.equal(50);
  });

  it('is told of what is packed', async () => {
    const text = `id,word\n${Array.from({ length: 20_000 }, (_, row) => `${row},${Math.sin(row)}\n`).join('')}`;
    const packed = await new Response(new Response(text).body!.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    const begun = await beginningOf(file(new Uint8Array(packed, 0, 65_536), 'data.csv.gz'));
    expect(begun!.length).to.be.greaterThan(1000);
    expect(textsOf(begun!)[1000]).to.deep.equal(['1000', String(Math.sin(1000))]);
  });

  it('is not told of formats that have none', async () => {
    for (const text of ['{"type":"FeatureCollection","features":[{', '{"data":[{"a":1},{', '[{"a"', ''])
      expect(await beginningOf(file(bytesOf(text), 'data.json')), text).to.equal(undefined);
    expect(await beginningOf(file(Uint8Array.of(0xff, 0xfe, 97, 0, 10, 0)))).to.equal(undefined);
  });
});

describe('a large answer', () => {
  const text = `id,word\n${Array.from({ length: 60_000 }, (_, row) => `${row},${Math.sin(row)}\n`).join('')}`;
  const objects = JSON.stringify(Array.from({ length: 40_000 }, (_, id) => ({ id, word: Math.sin(id) })));
  const packed = new Response(text).body!.pipeThrough(new CompressionStream('gzip'));
  const cases = [
    ['csv', new Response(text)],
    ['csv.gz', new Response(packed)],
    ['json', new Response(objects)],
  ] as const;
  for (const [extension, answer] of cases) {
    it(`tells how it begins before the rest has come (${extension})`, async () => {
      let begun: Table | undefined;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const halting = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(bytes.slice(0, 80_000));
          await waitUntil(() => begun, 'nothing was told', { timeout: 20_000 });
          controller.enqueue(bytes.slice(80_000));
          controller.close();
        },
      });
      const address = new URL(`https://data.example.org/large.${extension}`);
      const whole = await decode(new Response(halting as ReadableStream<Uint8Array<ArrayBuffer>>), address, (table) => (begun = table));
      expect([begun!.length > 100, begun!.length < whole.length]).to.deep.equal([true, true]);
      expect(textsOf(begun!)[99]).to.deep.equal(['99', String(Math.sin(99))]);
      expect(cell(whole.column('word'), whole.length - 1)).to.equal(Math.sin(whole.length - 1));
    }).timeout(30_000);
  }
});
