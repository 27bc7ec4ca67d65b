import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { beginningOf, wholeRows } from '../../src/formats/beginning.js';
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

  it('is not told of formats that have none', async () => {
    expect(await beginningOf(file(bytesOf('[{"a": 1},'), 'data.json'))).to.equal(undefined);
    expect(await beginningOf(file(Uint8Array.of(0xff, 0xfe, 97, 0, 10, 0)))).to.equal(undefined);
  });
});
