/** Groups within groups: none is lost, none stands twice, and each stands under the group that it belongs to. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inSight, lineAt, linesOf as stepsOf, pathOf, tableOfLines, type Levels } from '../../src/elements/table/group-tree.js';
import { evaluate } from '../../src/query/evaluate.js';
import { atOnce } from '../../src/transport/pace.js';
import { tableOf } from '../../src/table.js';

const groups = ['a', 'b', 'c'];
const linesOf = (levels: Levels, names: readonly string[]) => atOnce(stepsOf(levels, names));
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
        const paths = lines.map((line) => pathOf(levels, line, groups));
        expect(new Set(paths.map((path) => JSON.stringify(path))).size).to.equal(lines.length);
        expect(lines).to.have.length(levels[1]!.length + levels[2]!.length + levels[3]!.length);
        lines.forEach((line, at) => {
          const parent = lines.slice(0, at).findLast(({ depth }) => depth === line.depth - 1);
          if (line.depth > 1) expect(pathOf(levels, parent!, groups)).to.deep.equal(paths[at]!.slice(0, -1));
          expect(lineAt(levels, lines, groups, paths[at]!)).to.equal(line);
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

  it('stands under all rows where the group around was not asked for, and finds nothing that is not there', () => {
    fc.assert(
      fc.property(rows, (records) => {
        const levels = levelsOf(records, [2, 3]);
        const lines = linesOf(levels, groups);
        expect(lines).to.have.length(levels[2]!.length + levels[3]!.length);
        expect(lineAt(levels, lines, groups, ['x', 'nowhere'])).to.equal(undefined);
        expect(lineAt(levels, lines, groups, ['x'])).to.equal(undefined);
      }),
    );
  });

  it('of 100,000 groups is put together and shown in steps that nobody notices', async () => {
    const length = 100_000;
    const words = Array.from({ length }, (_, row) => `group ${(row * 7919) % length}`);
    const table = tableOf({ a: words, n: Float64Array.from({ length }, (_, row) => row) });
    const steps = stepsOf([undefined, table], ['a']);
    let turns = 1;
    while (!steps.next().done) turns++;
    expect(turns, 'each of some thousand groups').to.be.above(length / 10_000);
    const lines = linesOf([undefined, table], ['a']);
    const start = performance.now();
    const page = tableOfLines([undefined, table], inSight(lines, () => false).slice(99_975), ['a']);
    expect([page.length, page.column('a')[24]]).to.deep.equal([25, words.at(-1)]);
    expect(performance.now() - start).to.be.below(200);
  });
});
