/** Groups within groups: none is lost, none stands twice, and each stands under the group that it belongs to. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inSight, linesOf, pathOf, tableOfLines, type Levels } from '../../src/elements/table/group-tree.js';
import { evaluate } from '../../src/query/evaluate.js';
import { tableOf } from '../../src/table.js';

const groups = ['a', 'b', 'c'];
const word = fc.constantFrom('x', 'y', 'z', null);
const rows = fc.array(fc.record({ a: word, b: word, c: fc.constantFrom(1, 2, null), n: fc.integer({ min: -5, max: 50 }) }), {
  minLength: 1,
});

function levelsOf(
  records: readonly { readonly a: unknown; readonly b: unknown; readonly c: unknown; readonly n: number }[],
  depths: readonly number[],
): Levels {
  const column = (name: 'a' | 'b' | 'c' | 'n') => records.map((record) => record[name]);
  const table = tableOf({ a: [...column('a'), 'x'], b: [...column('b'), 'x'], c: [...column('c'), 1], n: [...column('n'), 0] });
  return [0, 1, 2, 3].map((depth) =>
    depths.includes(depth)
      ? evaluate(table, {
          select: [...groups.slice(0, depth).map((name) => ({ name, field: name })), { name: 'sum', field: 'n', aggregate: 'sum' }],
          order: [{ by: 'sum', descending: true }],
        })
      : undefined,
  );
}

const numbersIn = (levels: Levels, depth: number): number[] => [...(levels[depth]!.column('sum') as Float64Array)];
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('a tree of groups', () => {
  it('holds each group once, behind the one that it is part of, and sums to it', () => {
    fc.assert(
      fc.property(rows, (records) => {
        const levels = levelsOf(records, [0, 1, 2, 3]);
        const lines = linesOf(levels, groups);
        expect(new Set(lines.map(({ key }) => key)).size).to.equal(lines.length);
        expect(lines).to.have.length(levels[1]!.length + levels[2]!.length + levels[3]!.length);
        lines.forEach((line, at) => {
          const path = pathOf(levels[line.depth]!, line.row, groups.slice(0, line.depth));
          const parent = lines.slice(0, at).findLast(({ depth }) => depth === line.depth - 1);
          if (line.depth > 1) expect(parent!.key).to.equal(JSON.stringify(path.slice(0, -1)));
        });
        for (const depth of [1, 2, 3]) expect(sumOf(numbersIn(levels, depth))).to.equal(numbersIn(levels, 0)[0]);
      }),
    );
  });

  it('is the smallest groups as they came where nothing else was asked', () => {
    fc.assert(
      fc.property(rows, (records) => {
        const levels = levelsOf(records, [3]);
        const lines = linesOf(levels, groups);
        expect(lines.map(({ row }) => row)).to.deep.equal(Array.from({ length: levels[3]!.length }, (_, row) => row));
        expect([...(tableOfLines(levels, lines, groups).column('sum') as Float64Array)]).to.deep.equal(numbersIn(levels, 3));
      }),
    );
  });

  it('shows what is within a line only while it is open', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(1, 2), (records, closed) => {
        const lines = linesOf(levelsOf(records, [1, 2, 3]), groups);
        expect(inSight(lines, () => true)).to.deep.equal(lines);
        expect(inSight(lines, ({ depth }) => depth < closed)).to.deep.equal(lines.filter(({ depth }) => depth <= closed));
      }),
    );
  });
});
