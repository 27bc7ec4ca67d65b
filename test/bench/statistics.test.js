/** The statistics of the bench: what they say of samples whose answer is known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimate, median, quantile, ratio, seeded } from '../../bench/statistics.js';

const samples = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });

test('the median is the middle value, or what lies between the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test('a quantile lies between neighbours in proportion', () => {
  assert.equal(quantile([10, 0], 0.25), 2.5);
  assert.equal(quantile([1, 2, 3], 1), 3);
});

test('samples that agree leave no doubt', () => {
  assert.deepEqual(estimate([7, 7, 7]), { value: 7, low: 7, high: 7 });
  assert.deepEqual(ratio([3, 3], [6, 6]), { value: 0.5, low: 0.5, high: 0.5 });
});

test('an interval holds its median and stays within the samples', () => {
  fc.assert(
    fc.property(samples, (values) => {
      const { value, low, high } = estimate(values);
      assert.ok(Math.min(...values) <= low && low <= value && value <= high && high <= Math.max(...values));
    }),
    { numRuns: 50 },
  );
});

test('a wider spread is a wider interval', () => {
  const width = ({ low, high }) => high - low;
  assert.ok(width(estimate([90, 95, 100, 105, 110])) < width(estimate([50, 75, 100, 125, 150])));
});

test('the same samples give the same report', () => {
  assert.deepEqual(ratio([1, 2, 9], [3, 4, 5]), ratio([1, 2, 9], [3, 4, 5]));
  assert.equal(seeded(4)(), seeded(4)());
});

test('drawn numbers fill the range from 0 to 1 evenly', () => {
  const random = seeded(1);
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[Math.floor(random() * 10)] += 1;
  assert.ok(
    counts.every((count) => count > 800 && count < 1200),
    String(counts),
  );
});
