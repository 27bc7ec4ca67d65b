import { expect } from '@open-wc/testing';
import { rowsAside } from '../../src/formats/aside.js';
import { tableOfRows } from '../../src/formats/row-columns.js';
import type { Answered, Within } from '../../src/formats/rows-within.js';
import type { Field, FieldType, Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
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
    const read = (value: unknown, within: Within): Promise<Answered> => rowsAside(bytes(value), within, undefined, hire);

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
      const { answer, rows: table } = await rowsAside(new TextEncoder().encode('[{"a":1},').buffer, { place: [], fields }, undefined, hire);
      expect([table!.length, answer]).to.deep.equal([0, undefined]);
    });

    it('are counted where no field is asked for', async () => {
      expect((await read(rows, { place: [], fields: [] })).rows!.length).to.equal(2000);
    });
  });
}

describe('the reading of a large answer', () => {
  it('is given up with those who asked', async () => {
    const controller = new AbortController();
    const { made, ended } = await workersDuring(async () => {
      const reading = rowsAside(bytes(rows), { place: [], fields }, controller.signal);
      controller.abort();
      const error = await reading.catch((caught: unknown) => caught);
      expect((error as Error).name).to.equal('AbortError');
    });
    expect([made, ended]).to.deep.equal([1, 1]);
  });
});
