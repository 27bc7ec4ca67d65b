import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { take } from '../../src/table/cut.js';
import { columnMade, tableOfUnmade } from '../../src/table/unmade.js';
import type { Column, Table } from '../../src/model.js';

const word = (row: number): string => `word ${row % 7}`;

/** A table of one column of words, which counts the steps in which it is made. */
function counted(length: number): { table: Table; steps: () => number } {
  let steps = 0;
  const whole = function* (): Generator<void, Column> {
    for (; steps < 4; steps++) yield;
    return Array.from({ length }, (_, row) => word(row));
  };
  const some = (rows: ArrayLike<number>): Column => Array.from(rows, word);
  const fields = [
    { name: 'word', title: 'Word', type: 'string' },
    { name: 'n', title: 'N', type: 'number' },
  ] as const;
  return { table: tableOfUnmade(fields, length, [{ whole, some }, new Float64Array(length)]), steps: () => steps };
}

describe('a column that is not made', () => {
  it('is not made for a few rows, however often rows are taken', () => {
    const rows = fc.array(fc.nat(29_999), { minLength: 10_000, maxLength: 10_100 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(9999), { maxLength: 30 }), (many, few) => {
        const { table, steps } = counted(30_000);
        const page = take(take(table, many), few);
        expect(page.column('word')).to.deep.equal(few.map((at) => word(many[at]!)));
        expect(steps()).to.equal(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is made once by all who wait for it, and at once by who does not', () => {
    const { table, steps } = counted(100);
    const [one, other] = [columnMade(table, 'word'), columnMade(table, 'word')];
    for (const turn of [one, other, one]) expect(turn.next().done).to.equal(false);
    expect(steps()).to.be.within(1, 3);
    const column = table.column('word');
    expect([one.next().value, other.next().value, table.column('word')].every((made) => made === column)).to.equal(true);
    expect(Array.from(take(table, [8]).column('word') as Iterable<unknown>)).to.deep.equal(['word 1']);
  });

  it('is there from the start where it is of numbers, and no other is', () => {
    const { table } = counted(3);
    expect(table.column('n')).to.deep.equal(new Float64Array(3));
    expect(() => table.column('m')).to.throw(RangeError);
  });
});
