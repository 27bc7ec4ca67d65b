/** Tables: made of columns, cut, joined end to end, and read cell by cell. */
import { expect } from '@open-wc/testing';
import { cell, table, tableOf } from '../src/table.js';
import { columnOf } from '../src/table/arrays.js';
import { answerField } from '../src/table/answer-field.js';
import { take } from '../src/table/cut.js';
import { concat } from '../src/table/concat.js';

const rows = tableOf({
  n: [1, null, 3],
  text: ['a', undefined, 'c'],
  yes: [true, false, null],
  day: [null, new Date(0), undefined],
  place: [{ type: 'Point', coordinates: [1, 2] }],
});
const cells = (name: string, { column, length } = rows): unknown[] => Array.from({ length }, (_, row) => cell(column(name), row));

describe('tables', () => {
  it('find a type for plain values, and say null for all that is missing', () => {
    expect(rows.fields.map(({ type }) => type)).to.deep.equal(['number', 'string', 'boolean', 'datetime', 'geometry']);
    expect([cells('n'), cells('text'), cells('yes'), cells('day')]).to.deep.equal([
      [1, null, 3],
      ['a', null, 'c'],
      [true, false, null],
      [null, 0, null],
    ]);
    expect(cell(rows.column('n'), 99)).to.equal(null);
    expect(rows.column('n')).to.be.instanceOf(Float64Array);
  });

  it('take arrays as they are', () => {
    const values = new Float64Array([1, NaN]);
    expect(tableOf({ values }).column('values')).to.equal(values);
    const words = ['a', null, 'b'];
    expect(tableOf({ words }).column('words'), 'and plain ones, where nothing is missing but null').to.equal(words);
    const gaps = ['a', undefined, 'b'];
    expect(tableOf({ gaps }).column('gaps')).to.deep.equal(words);
    expect(gaps).to.deep.equal(['a', undefined, 'b']);
    expect(columnOf('number', values)).to.equal(values);
  });

  it('throw a RangeError for a column they do not have', () => {
    for (const name of ['x', 'constructor', '__proto__', 'length']) expect(() => rows.column(name)).to.throw(RangeError, `“${name}”`);
  });

  it('are cut to rows in any order, with the total of what they are a part of', () => {
    const part = take(rows, [2, 0], 3);
    expect([part.length, part.total, cells('n', part), cells('text', part)]).to.deep.equal([2, 3, [3, 1], ['c', 'a']]);
    expect(take(rows, []).fields).to.equal(rows.fields);
  });

  it('are joined end to end', () => {
    const more = tableOf({ n: [4], text: ['d'], yes: [true], day: [new Date(5)], place: [null] });
    const all = concat([rows, more, take(rows, [])], 10);
    expect([all.length, all.total, cells('n', all), cells('text', all), cells('day', all)]).to.deep.equal([
      4,
      10,
      [1, null, 3, 4],
      ['a', null, 'c', 'd'],
      [null, 0, null, 5],
    ]);
    expect(concat([])).to.deep.include({ length: 0, fields: [] });
    expect(concat([rows])).to.equal(rows);
  });

  it('are empty without columns', () => {
    expect([table([], []).length, tableOf({}).fields]).to.deep.equal([0, []]);
  });

  it('name and type the columns of an answer', () => {
    const fields = [
      { name: 'day', title: 'Day', type: 'datetime' as const, description: 'when' },
      { name: 'city', title: 'City', type: 'string' as const },
    ];
    const typeOf = (selected: Parameters<typeof answerField>[0]): unknown => answerField(selected, fields).type;
    expect(answerField({ name: 'd', field: 'day', unit: 'month' }, fields)).to.deep.equal({
      name: 'd',
      title: 'Day',
      type: 'date',
      description: 'when',
    });
    expect(typeOf({ name: 'h', field: 'day', unit: 'hour' })).to.equal('datetime');
    expect(typeOf({ name: 'first', field: 'day', aggregate: 'min' })).to.equal('datetime');
    expect(typeOf({ name: 'n', field: 'city', aggregate: 'count distinct' })).to.equal('number');
    expect(typeOf({ name: 'n', aggregate: 'count' })).to.equal('number');
    expect(typeOf({ name: 'last', field: 'city', aggregate: 'max' })).to.equal('string');
  });
});
