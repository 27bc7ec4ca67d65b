import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CsvReader, readCsv } from '../../src/formats/csv.js';
import { unpacked } from '../../src/formats/packed.js';
import type { Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { atOnce } from '../../src/transport/pace.js';
import { naiveCsv } from './naive-csv.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const whole = ({ fields, length, column }: Table) =>
  fields.map((field) => [field, Array.from({ length }, (_, row) => cell(column(field.name), row))]);

/** Read in parts of so many bytes. */
function inParts(bytes: Uint8Array, size: number, charset?: string): Table {
  const reader = new CsvReader(charset);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return unpacked(atOnce(reader.end()));
}

const texts = {
  number: ['1', '-3', '12.50', '.5', '5.', '-0', '123456789012345', '0.1', '99999999.123456', ' 7 ', '"8"'],
  odd: ['1e3', '007', '+1', '1234567890123456', '1.5.1', '1,5', '"1,5"', '1,234', '-', '1 2', '\u00A05', '00.5'],
  date: ['2024-01-31', '1999-12-31', '2024-02-29', '0001-01-01', '"2024-01-31"', '2024-1-5', '2024/01/31', '2024-01'],
  time: ['2024-01-31T10:00:00', '2024-01-31 9:05', '2024-01-31T10:00:00.5', '2024-01-31T10:00:00.123456', '2024-01-31T24:00:00'],
  zone: [
    '2024-01-31T10:00:00Z',
    '2024-01-31T10:00:00+05:30',
    '2024-01-31T10:00:00.5-0800',
    '2024-01-31T10:00:00 +01:00',
    '2024-01-31T10:00z',
  ],
  us: ['1/2/2024', '12/31/1999', '13/1/2024', '02/30/2024'],
  ustime: ['1/2/2024 9:05:09 AM', '01/02/2024 12:05:09 AM', '1/2/2024 12:05 PM', '1/2/2024 13:05 PM', '1/2/2024 13:05'],
  word: ['abc', 'é', '日本', '😀', '" x"', '"a ""b"" c"', '"a"b ', '"a\nb"', '"a,b"', 'a "b"', ' "x" ', '\uFEFF', '"', 'open "'],
  other: ['true', 'FALSE', 'https://a.example/b', 'POINT (1 2)', 'SRID=4326;POINT(1 2)'],
  nothing: ['', '', ' ', '""', '" "'],
};
const pool = fc.constantFrom(
  ...Object.values(texts),
  ...Object.values(texts).map((list) => [...list, ...texts.nothing]),
  Object.values(texts).flat(),
);
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const eol = fc.constantFrom('\n', '\r\n', '\r');
const file = fc
  .record({
    delimiter,
    eol,
    columns: fc.array(pool, { minLength: 1, maxLength: 4 }),
    before: fc.constantFrom('', '\uFEFF', 'Report\n', 'sep=|\n'),
  })
  .chain(({ delimiter: mark, eol: end, columns, before }) =>
    fc
      .array(
        fc.tuple(...columns.map((list) => fc.constantFrom(...list))).map((cells) => cells.join(mark)),
        { maxLength: 40 },
      )
      .map((lines) => `${before}${columns.map((_, index) => `n${index}`).join(mark)}${end}${lines.join(end)}`),
  );

describe('CSV read from bytes', () => {
  it('gives what the plainest reader gives', () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(whole(readCsv(bytesOf(text)))).to.deep.equal(whole(naiveCsv(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same wherever its parts are cut', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 50 }), (text, size) => {
        const padded = text + '\nfiller,filler'.repeat(20_000);
        expect(whole(inParts(bytesOf(padded), size * 4000))).to.deep.equal(whole(naiveCsv(padded)));
      }),
      { numRuns: 15 },
    );
  });

  for (const [late, type, texts] of [
    ['12A', 'string', ['1.50', '12A']],
    ['1e3', 'number', [1.5, 1000]],
    ['007', 'string', ['1.50', '007']],
    ['n/a', 'string', ['1.50', 'n/a']],
    ['', 'number', [1.5, null]],
  ] as const) {
    it(`keeps every text as it was written where “${late}” follows 300,000 numbers`, () => {
      const rows = 300_000;
      const table = inParts(bytesOf(`a,b\n${'1.50,x\n'.repeat(rows)}${late},y\n`), 1 << 16);
      const column = table.column('a');
      expect([table.length, table.fields[0]!.type]).to.deep.equal([rows + 1, type]);
      expect([cell(column, 0), cell(column, rows)]).to.deep.equal(texts);
      expect(new Set(Array.from(column as ArrayLike<unknown>, String)).size).to.equal(2);
      expect(cell(table.column('b'), rows)).to.equal('y');
    });
  }

  it('keeps dates that turn out to be texts, and blanks before them', () => {
    const table = inParts(bytesOf(`a,b\n" ",2024-01-31\n${'1,01/31/2024\n'.repeat(40_000)}`), 1 << 16);
    expect(table.fields.map(({ type }) => type)).to.deep.equal(['number', 'string']);
    expect([0, 1, 40_000].map((row) => cell(table.column('b'), row))).to.deep.equal(['2024-01-31', '01/31/2024', '01/31/2024']);
  });

  it('knows the letters of a file that comes in parts', () => {
    const text = `name,n\n${'José – “Peña” €,1\n'.repeat(30_000)}`;
    const latin = Uint8Array.from(text, (sign) => ({ '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 })[sign] ?? sign.charCodeAt(0));
    const wide = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)).buffer);
    for (const [bytes, charset] of [[latin], [latin, 'iso-8859-1'], [wide], [bytesOf(text)], [bytesOf(text), 'utf-8']] as const) {
      const table = inParts(bytes, 65_537, charset);
      expect([table.length, cell(table.column('name'), 29_999)]).to.deep.equal([30_000, 'José – “Peña” €']);
    }
  });

  it('shows where UTF-8 is damaged, word by word', () => {
    const damaged = [...bytesOf('name,m\n'), 0x41, 0xc3, 0x2c, 0xa9, 0x0a, ...bytesOf('Peña,José\n')];
    const table = readCsv(Uint8Array.from(damaged));
    expect(whole(table).map(([, cells]) => cells)).to.deep.equal([
      ['A\uFFFD', 'Peña'],
      ['\uFFFD', 'José'],
    ]);
  });

  it('reads a quote that is never closed, in a time that does not explode', () => {
    const text = `a,b\n1,"open\n${'line of more text\n'.repeat(200_000)}`;
    const table = inParts(bytesOf(text), 1 << 15);
    expect([table.length, String(cell(table.column('b'), 0)).length]).to.deep.equal([1, text.length - 'a,b\n1,"'.length]);
  });
});
