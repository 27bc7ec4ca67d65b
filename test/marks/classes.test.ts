import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { classAt, edgesIn, edgesOf, roundest } from '../../src/marks/classes.js';
import { exactUpTo, naturalBreaks } from '../../src/marks/natural-breaks.js';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
const few = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 });
const methods = fc.constantFrom('quantile', 'equal', 'jenks');

const groupsOf = (values: readonly number[], edges: readonly number[]): number[][] =>
  Array.from({ length: edges.length + 1 }, (_, at) => values.filter((value) => classAt(value, edges) === at));

function spread(group: readonly number[]): number {
  const mean = group.reduce((sum, value) => sum + value, 0) / (group.length || 1);
  return group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** The least spread of all ways to cut sorted values into so many runs. */
function leastSpread(sorted: readonly number[], classes: number): number {
  if (classes === 1) return spread(sorted);
  let least = spread(sorted);
  for (let at = 1; at < sorted.length; at++)
    least = Math.min(least, spread(sorted.slice(0, at)) + leastSpread(sorted.slice(at), classes - 1));
  return least;
}

describe('classes of numbers', () => {
  it('have ascending edges, fewer than classes, between the least and the greatest value', () => {
    fc.assert(
      fc.property(numbers, methods, fc.integer({ min: 3, max: 9 }), (values, method, classes) => {
        const edges = edgesOf(values, method, classes);
        expect(edges.length).to.be.below(classes);
        expect([...edges].sort((a, b) => a - b)).to.deep.equal(edges);
        expect(new Set(edges).size).to.equal(edges.length);
        for (const edge of edges) expect(edge).to.be.within(Math.min(...values), Math.max(...values));
      }),
    );
  });

  it('hold at least one value each where they follow the values', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('quantile', 'jenks'), (values, method) => {
        for (const group of groupsOf(values, edgesOf(values, method as 'jenks', 5))) expect(group).to.have.length.above(0);
      }),
    );
  });

  it('by quantiles hold as many values each, where all differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -9999, max: 9999 }), { minLength: 9, maxLength: 80 }), (values) => {
        const sizes = groupsOf(values, edgesOf(values, 'quantile', 4)).map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).to.be.at.most(1);
      }),
    );
  });

  it('by natural breaks lie nearer to their means than any other classes', () => {
    fc.assert(
      fc.property(few, fc.integer({ min: 3, max: 4 }), (values, classes) => {
        const found = groupsOf(values, edgesOf(values, 'jenks', classes)).reduce((sum, group) => sum + spread(group), 0);
        expect(found).to.be.closeTo(
          leastSpread(
            [...values].sort((a, b) => a - b),
            classes,
          ),
          1e-6,
        );
      }),
    );
  });

  it('by natural breaks find three heaps also among more values than are compared', () => {
    const heap = (centre: number) => Array.from({ length: exactUpTo }, (_, i) => centre + i / exactUpTo);
    const sorted = Float64Array.from([...heap(0), ...heap(100), ...heap(1000)]);
    const [first, second] = naturalBreaks(sorted, 3);
    expect(first).to.be.closeTo(exactUpTo, 3);
    expect(second).to.be.closeTo(2 * exactUpTo, 3);
  });

  it('are none of what is missing, and one of what is all the same', () => {
    expect(edgesOf([NaN, NaN], 'quantile', 5)).to.deep.equal([]);
    expect(edgesOf([7, 7, NaN, 7], 'jenks', 5)).to.deep.equal([]);
    expect(edgesOf([], 'equal', 5)).to.deep.equal([]);
  });

  it('of equal steps begin and end at round numbers', () => {
    expect(edgesOf([3, 97], 'equal', 5)).to.deep.equal([20, 40, 60, 80]);
  });

  it('are cut where an editor says, in order and once each', () => {
    expect(edgesIn('50, 10; 25 10 x')).to.deep.equal([10, 25, 50]);
    expect(classAt(25, [10, 25, 50])).to.equal(2);
    expect(classAt(24.9, [10, 25, 50])).to.equal(1);
  });
});

describe('the roundest number', () => {
  it('parts two numbers', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true }), (a, b) => {
        if (a === b) return;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const edge = roundest(low, high);
        expect(edge > low && edge <= high).to.equal(true);
      }),
    );
  });

  it('has few digits', () => {
    expect(roundest(9.7, 12.4)).to.equal(10);
    expect(roundest(1234, 1289)).to.equal(1280);
    expect(roundest(0.0123, 0.0137)).to.equal(0.013);
    expect(roundest(-5, 3)).to.equal(0);
  });
});
