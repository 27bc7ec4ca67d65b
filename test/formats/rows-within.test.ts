import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { rowsAside } from '../../src/formats/aside.js';
import { tableOfRows } from '../../src/formats/row-columns.js';
import { rowsIn, type Within } from '../../src/formats/rows-in.js';
import { rowsWithin, type Answered } from '../../src/formats/rows-within.js';
import type { Field, FieldType, Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { endsWith } from '../../src/transport/endings.js';
import { atOnce } from '../../src/transport/pace.js';
import { workersDuring } from './threads.js';

const types: Record<string, FieldType> = { id: 'number', day: 'date', name: 'string', open: 'boolean', at: 'geometry', gone: 'number' };
const fields: readonly Field[] = Object.entries(types).map(([name, type]) => ({ name, title: name, type }));
const rows = Array.from({ length: 2000 }, (_, row) => ({
  id: row % 2 ? String(row / 4) : row,
  day: `2024-01-${String((row % 28) + 1).padStart(2, '0')}T00:00:00.000`,
  ...(row % 3 ? { name: `“${row % 7}” \ud83d\ude00\n` } : {}),
  open: row % 2 === 0,
  at: { latitude: String(row % 90), longitude: '2' },
  other: [row],
}));
const bytes = (value: unknown): ArrayBuffer => new TextEncoder().encode(JSON.stringify(value)).buffer;
const cells = ({ fields: own, length, column }: Table) =>
  own.map((field) => [field, Array.from({ length }, (_, row) => cell(column(field.name), row))]);
const nobody = () => Promise.resolve(undefined);

for (const [where, hire] of [
  ['beside the page', undefined],
  ['on it', nobody],
] as const) {
  describe(`rows within a large answer, read ${where}`, () => {
    const read = (value: unknown, within: Within): Promise<Answered> => rowsAside(bytes(value), within, new Response(), hire);

    it('are what they are when they are few', async () => {
      const { answer, rows: table } = await read(rows, { place: [], fields });
      expect(cells(table!)).to.deep.equal(cells(await tableOfRows(rows, fields)));
      expect(answer).to.deep.equal([]);
    });

    it('stand where they are said to stand, and all else is told', async () => {
      const value = { success: true, result: { records: rows, total: 7 } };
      const { answer, rows: table } = await read(value, { place: ['result', 'records'], fields });
      expect(table!.length).to.equal(2000);
      expect(answer).to.deep.equal({ success: true, result: { records: [], total: 7 } });
    });

    it('are none where something else stands there, or nothing', async () => {
      for (const value of [{ error: true, message: 'No' }, { result: 5 }, 'text', null, { result: { records: {} } }]) {
        const { answer, rows: table } = await read(value, { place: ['result', 'records'], fields });
        expect([table!.length, answer]).to.deep.equal([0, value]);
      }
    });

    it('are none where it is no JSON', async () => {
      const own = '{"id":1}';
      for (const text of [`[${own},`, `[${own},]`, `[,${own}]`, `[${own}`, `[${own} ${own}]`, `[${own}]]`, '[{"id":01}]', '{"\\q":[]}']) {
        const { answer, rows: table } = await rowsAside(new TextEncoder().encode(text).buffer, { place: [], fields }, new Response(), hire);
        expect([table!.length, answer], text).to.deep.equal([0, undefined]);
      }
    });

    it('may be lists, whose members are called by their places', async () => {
      const placed = ['number', 'string'].map((type, index) => ({ name: String(index), title: '', type: type as FieldType }));
      const { rows: table } = await read({ data: [[1, 'a'], [null], ['2', 'b', 'more']] }, { place: ['data'], fields: placed });
      expect(placed.map(({ name }) => Array.from({ length: 3 }, (_, row) => cell(table!.column(name), row)))).to.deep.equal([
        [1, null, 2],
        ['a', null, 'b'],
      ]);
    });

    it('may be written as a portal does it', async () => {
      const blank = await read([{ name: '' }, { name: ' ' }], { place: [], fields, dialect: 'dkan' });
      expect([0, 1].map((row) => cell(blank.rows!.column('name'), row))).to.deep.equal([null, ' ']);
      const places = [{ lat: 48.8, lon: 2.3 }, [48.8, 2.3], { type: 'Feature', geometry: { type: 'Point', coordinates: [2.3, 48.8] } }];
      const told = places.map((at) => ({ at, name: ['a', 1, null] }));
      const { rows: table } = await read(told, { place: [], fields, dialect: 'opendatasoft' });
      for (const row of places.keys()) {
        expect(cell(table!.column('at'), row)).to.deep.equal({ type: 'Point', coordinates: [2.3, 48.8] });
        expect(cell(table!.column('name'), row)).to.equal('a, 1, null');
      }
    });

    it('are counted where no field is asked for', async () => {
      expect((await read(rows, { place: [], fields: [] })).rows!.length).to.equal(2000);
    });
  });
}

describe('rows that are read from bytes', () => {
  it('are those that JSON has, whatever stands around and between them', () => {
    const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
    const member = fc.dictionary(fc.constantFrom('id', 'name', 'b"]}', 'é'), fc.jsonValue(), { maxKeys: 3 });
    const row = fc.oneof({ weight: 5, arbitrary: member }, fc.jsonValue());
    fc.assert(
      fc.property(fc.array(row), fc.jsonValue(), space, (list, beside, gap) => {
        const text = `\ufeff${gap}{${gap}"a"${gap}:${gap}${JSON.stringify(beside)}${gap},"within"${gap}:{"rows":${gap}${JSON.stringify(list, null, gap)}${gap}}${gap},"z":1}${gap}`;
        const within: Within = { place: ['within', 'rows'], fields };
        const { answer, rows: table } = atOnce(rowsWithin(new TextEncoder().encode(text), within));
        expect(answer).to.deep.equal({ a: beside, within: { rows: [] }, z: 1 });
        expect(table!.length).to.equal(list.length);
        expect(cells(table!)).to.deep.equal(cells(rowsIn(list, { place: [], fields })));
      }),
    );
  });
});

describe('the reading of a large answer', () => {
  it('is given up with those who asked', async () => {
    const controller = new AbortController();
    const { made, ended } = await workersDuring(async () => {
      const reading = rowsAside(bytes(rows), { place: [], fields }, endsWith(new Response(), controller.signal));
      controller.abort();
      const error = await reading.catch((caught: unknown) => caught);
      expect((error as Error).name).to.equal('AbortError');
    });
    expect([made, ended]).to.deep.equal([1, 1]);
  });
});
