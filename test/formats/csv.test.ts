import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readCsv as readBytes } from '../../src/formats/csv.js';
import { DatasetError, type Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { hostile } from './hostile.js';

export const cells = (table: Table) =>
  Array.from({ length: table.length }, (_, row) => table.fields.map(({ name }) => cell(table.column(name), row)));
const names = (table: Table) => table.fields.map(({ name }) => name);

const readCsv = (text: string): Table => readBytes(new TextEncoder().encode(text));

describe('readCsv', () => {
  it('reads quotes, line ends and types', () => {
    const table = readCsv('\uFEFFname,n,when\r\n"Smith, ""Jo""\nJr",1,2024-01-31\rb,,\n');
    expect(table.fields.map(({ name, type }) => [name, type])).to.deep.equal([
      ['name', 'string'],
      ['n', 'number'],
      ['when', 'date'],
    ]);
    expect(cells(table)).to.deep.equal([
      ['Smith, "Jo"\nJr', 1, Date.UTC(2024, 0, 31)],
      ['b', null, null],
    ]);
  });

  it('finds the delimiter', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const table = readCsv(`a${delimiter}b\n1${delimiter}"x,y;z"\n2${delimiter}q\n`);
      expect(cells(table), delimiter).to.deep.equal([
        [1, 'x,y;z'],
        [2, 'q'],
      ]);
    }
  });

  it('takes commas for decimals only where semicolons part the cells and nothing else can be meant', () => {
    const columns = (text: string) => readCsv(text).fields.map(({ type }) => type);
    expect(cells(readCsv('a;b;c;d\n1,5;2;1,234;x,1\n;;2,345;1,5\n-12;3,25;;\n'))).to.deep.equal([
      [1.5, 2, '1,234', 'x,1'],
      [null, null, '2,345', '1,5'],
      [-12, 3.25, null, null],
    ]);
    expect(columns('a;b\n007;1,5\n010;1,5\n')).to.deep.equal(['string', 'number']);
    expect(columns('a;b\n1,5;see 2,5\n2,5;x\n')).to.deep.equal(['number', 'string']);
    expect(columns('a\tb\n1,5\t2\n')).to.deep.equal(['string', 'number']);
  });

  it('keeps what ragged rows have too much and nulls what they lack', () => {
    const table = readCsv('id,name\n1\n2,x,extra,more\n');
    expect(names(table)).to.deep.equal(['id', 'name', 'column_3', 'column_4']);
    expect(cells(table)).to.deep.equal([
      [1, null, null, null],
      [2, 'x', 'extra', 'more'],
    ]);
  });

  it('makes names unique and safe', () => {
    const table = readCsv('a,a,,a_2,__proto__,constructor\n1,2,3,4,5,6\n');
    expect(names(table)).to.deep.equal(['a', 'a_2', 'column_3', 'a_2_2', '__proto__', 'constructor']);
    expect(cells(table)).to.deep.equal([[1, 2, 3, 4, 5, 6]]);
    expect(({} as { a?: unknown }).a).to.equal(undefined);
  });

  it('passes over empty lines and titles, but not over rows of empty cells', () => {
    expect(cells(readCsv('City of Example\nReport run 02/29/2024\n\nYear,Count\n2023,5\n\n2024,6\n,\n'))).to.deep.equal([
      [2023, 5],
      [2024, 6],
      [null, null],
    ]);
  });

  it('is empty for an empty text', () => {
    expect(readCsv('').fields).to.deep.equal([]);
    expect(readCsv('a,b').length).to.equal(0);
    expect(names(readCsv('a,b'))).to.deep.equal(['a', 'b']);
  });

  it('refuses to make a huge table from few ragged bytes', () => {
    expect(() => readCsv(`a${','.repeat(100_000)}\n${'b\n'.repeat(100_000)}`)).to.throw(DatasetError, /uneven/);
  });

  it('reads back whatever a careful writer writes', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') }).map((value) => `x${value}x`);
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const written = [['p', 'q'], ...rows].map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(cells(readCsv(written))).to.deep.equal(rows);
      }),
    );
  });

  it('never throws anything but a DatasetError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '|', '1', '\0', '\uFEFF') }), (text) => {
        try {
          readCsv(text);
        } catch (error) {
          expect(error).to.be.instanceOf(DatasetError);
        }
      }),
    );
  });

  for (const name of ['comma_in_quotes', 'empty', 'empty_crlf', 'json', 'newlines', 'newlines_crlf', 'simple', 'utf8']) {
    it(`reads csv-spectrum's ${name} as expected there`, async function () {
      const table = readCsv(await (await hostile(this, `csv/spectrum/csvs/${name}.csv`)).text());
      const wanted = (await (await hostile(this, `csv/spectrum/json/${name}.json`)).json()) as Record<string, string>[];
      expect(cells(table).map((row) => row.map((value) => String(value ?? '')))).to.deep.equal(wanted.map((row) => Object.values(row)));
      expect(names(table)).to.deep.equal(Object.keys(wanted[0]!));
    });
  }
});
