import { expect } from '@open-wc/testing';
import { DatasetError, type Predicate } from '../../src/model.js';
import { printPredicate, type Dialect } from '../../src/portals/shared/sql.js';

const dialect: Dialect = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (value, field) => (typeof value === 'string' ? `${field}:'${value.replaceAll("'", "''")}'` : String(value)),
};
const is = (field: string, value: string | number = 1): Predicate => ({ op: '=', field, value });
const print = (predicate: Predicate, more: Partial<Dialect> = {}) => printPredicate(predicate, { ...dialect, ...more });

describe('printPredicate', () => {
  const cases: readonly [Predicate, string][] = [
    [is('a"b', "x'y"), `"a""b" = a"b:'x''y'`],
    [{ op: '<>', field: 'a', value: 5 }, '"a" <> 5'],
    [{ op: 'in', field: 'a', values: [1, 'x'] }, `"a" IN (1, a:'x')`],
    [{ op: 'in', field: 'a', values: [] }, 'FALSE'],
    [{ op: 'like', field: 'a', pattern: 'x%' }, `"a" LIKE a:'x%'`],
    [{ op: 'isNull', field: 'a' }, '"a" IS NULL'],
    [{ op: 'not', arg: { op: 'isNull', field: 'a' } }, 'NOT ("a" IS NULL)'],
    [{ op: 'and', args: [is('a'), { op: 'or', args: [is('b'), is('c')] }] }, '"a" = 1 AND ("b" = 1 OR "c" = 1)'],
    [
      {
        op: 'or',
        args: [
          { op: 'and', args: [is('a'), is('b')] },
          { op: 'not', arg: { op: 'or', args: [is('c'), is('d')] } },
        ],
      },
      '("a" = 1 AND "b" = 1) OR NOT ("c" = 1 OR "d" = 1)',
    ],
    [{ op: 'and', args: [{ op: 'or', args: [is('a'), is('b')] }] }, '"a" = 1 OR "b" = 1'],
    [{ op: 'and', args: [] }, 'TRUE'],
    [{ op: 'or', args: [] }, 'FALSE'],
  ];
  for (const [predicate, text] of cases) it(`prints ${text}`, () => expect(print(predicate)).to.equal(text));

  it('leaves places and patterns to the dialect', () => {
    const box: Predicate = { op: 'intersects', field: 'g', bbox: [1, 2, 3, 4] };
    expect(print(box, { intersects: (field, bbox) => `within_box(${field}, ${bbox.join()})` })).to.equal('within_box(g, 1,2,3,4)');
    expect(() => print(box))
      .to.throw(DatasetError)
      .with.property('code', 'unsupported');
    expect(print({ op: 'like', field: 'a', pattern: 'x%' }, { like: (field, pattern) => `starts_with(${field}, ${pattern})` })).to.equal(
      'starts_with(a, x%)',
    );
  });
});
