import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { DatasetError } from '../../src/model.js';
import { parseMeasures, parseOrder } from '../../src/query/clauses.js';
import { listIn } from '../../src/query/list.js';

describe('a list', () => {
  it('is written with commas or as JSON', () => {
    expect(listIn(' a, b c ,,d ')).to.deep.equal(['a', 'b c', 'd']);
    expect(listIn('["a, b", "c", 2024]')).to.deep.equal(['a, b', 'c', '2024']);
    expect(listIn('')).to.deep.equal([]);
  });

  it('is no other JSON', () => {
    for (const text of ['["a"', '[{"a":1}]', '[null]']) {
      expect(listIn(text), text).to.equal(undefined);
      expect(() => parseMeasures(text), text)
        .to.throw(DatasetError)
        .with.property('code', 'bad-request');
    }
  });
});

describe('parseMeasures', () => {
  it('reads what y may say', () => {
    expect(parseMeasures('count, sum(cost), avg( days ), min(x), max(x), count(x), count(distinct x), COUNT(*), total')).to.deep.equal([
      { name: 'count', aggregate: 'count' },
      { name: 'sum_cost', field: 'cost', aggregate: 'sum' },
      { name: 'avg_days', field: 'days', aggregate: 'avg' },
      { name: 'min_x', field: 'x', aggregate: 'min' },
      { name: 'max_x', field: 'x', aggregate: 'max' },
      { name: 'count_x', field: 'x', aggregate: 'count' },
      { name: 'count_distinct_x', field: 'x', aggregate: 'count distinct' },
      { name: 'count_2', aggregate: 'count' },
      { name: 'total', field: 'total' },
    ]);
  });

  it('reads odd names, quoted or not', () => {
    expect(parseMeasures('sum("Total, Units"), sum(Total Units), “count”, max("a ""b"" (c)")')).to.deep.equal([
      { name: 'sum_total_units', field: 'Total, Units', aggregate: 'sum' },
      { name: 'sum_total_units_2', field: 'Total Units', aggregate: 'sum' },
      { name: 'count', field: 'count' },
      { name: 'max_a_b_c', field: 'a "b" (c)', aggregate: 'max' },
    ]);
  });

  it('gives no name that is taken', () => {
    expect(parseMeasures('count, sum(cost)', ['count', 'sum_cost', 'cost']).map(({ name }) => name)).to.deep.equal([
      'count_2',
      'sum_cost_2',
    ]);
    expect(parseMeasures('count, "count"').map(({ name }) => name)).to.deep.equal(['count_2', 'count']);
  });

  it('refuses what is no measure', () => {
    for (const text of ['median(x)', 'sum()', 'sum(x', 'sum("x)', 'x)(', 'sum("")'])
      expect(() => parseMeasures(text), text)
        .to.throw(DatasetError)
        .with.property('code', 'bad-request');
  });

  it('reads any text or says why not', () => {
    const text = fc
      .array(fc.constantFrom('count', 'sum', '(', ')', ',', '"', '“', 'distinct ', ' ', 'x', '*', '[', ']', '-'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        try {
          const measures = [...parseMeasures(given), ...parseOrder(given)];
          expect(measures).to.satisfy(Array.isArray);
        } catch (error) {
          expect(error).to.be.instanceOf(DatasetError);
        }
      }),
    );
  });
});

describe('parseOrder', () => {
  it('reads signs and measures', () => {
    expect(parseOrder('-opened, name, -sum(cost), "a, b"')).to.deep.equal([
      { by: 'opened', descending: true },
      { by: 'name' },
      { by: 'sum_cost', descending: true },
      { by: 'a, b' },
    ]);
    expect(parseOrder('')).to.deep.equal([]);
  });
});
