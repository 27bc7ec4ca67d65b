/** Arbitrary tables, predicates and queries, for properties that hold for all of them. */
import fc from 'fast-check';
import type {
  Aggregate,
  Capabilities,
  Column,
  Field,
  Order,
  Predicate,
  Query,
  Scalar,
  Selected,
  Table,
  TimeUnit,
} from '../../src/model.js';
import { table } from '../../src/table.js';

export const names = ['city', 'n', 'ok', 'when', 'place'] as const;
const types = { city: 'string', n: 'number', ok: 'boolean', when: 'datetime', place: 'geometry' } as const;
export const fields: readonly Field[] = names.map((name) => ({ name, title: name, type: types[name] }));

const oddText = fc.string({ unit: 'binary', maxLength: 8 });
const word = fc.constantFrom('Oak', 'oak', 'Élm', 'Oak Élm', 'a%b', 'A_', '', '😀x', '5', "O'Brien");
const finite = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e300, max: 1e300, noNaN: true })).map((value) => value + 0);
const day = fc.integer({ min: -800, max: 800 }).map((count) => count * 43_200_000);
const iso = day.map((time) => new Date(time).toISOString());
const degree = fc.integer({ min: -5, max: 5 });
const bbox = fc.tuple(degree, degree, degree, degree).map((box) => box as readonly [number, number, number, number]);

const scalars: Record<string, fc.Arbitrary<Scalar>> = { city: word, n: finite, ok: fc.boolean(), when: iso };
const cells: Record<string, fc.Arbitrary<unknown>> = {
  city: fc.option(word),
  n: fc.option(finite, { nil: NaN }),
  ok: fc.option(fc.boolean()),
  when: fc.option(day, { nil: NaN }),
  place: fc.option(fc.tuple(degree, degree).map((coordinates) => ({ type: 'Point', coordinates }))),
};

export const tables: fc.Arbitrary<Table> = fc.array(fc.record(cells), { maxLength: 12 }).map((rows) => {
  const columns = fields.map(({ name, type }) => {
    const values = rows.map((row) => row[name]);
    return (type === 'number' || type === 'datetime' ? Float64Array.from(values as number[]) : values) as Column;
  });
  return table(fields, columns);
});

function predicates(
  field: fc.Arbitrary<string>,
  scalar: (field: string) => fc.Arbitrary<Scalar>,
  like: fc.Arbitrary<string>,
  place: fc.Arbitrary<string>,
  least: number,
) {
  const op = fc.constantFrom('=' as const, '<>' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);
  return fc.letrec<{ any: Predicate; leaf: Predicate }>((tie) => ({
    leaf: fc.oneof(
      field.chain((name) => fc.record({ op, field: fc.constant(name), value: scalar(name) })),
      field.chain((name) =>
        fc.record({
          op: fc.constant('in' as const),
          field: fc.constant(name),
          values: fc.array(scalar(name), { minLength: 1, maxLength: 3 }),
        }),
      ),
      fc.record({
        op: fc.constant('like' as const),
        field: like,
        pattern: fc.string({ unit: fc.constantFrom('a', 'O', 'k', '%', '_', '\\', "'", '😀'), maxLength: 6 }),
      }),
      fc.record({ op: fc.constant('isNull' as const), field }),
      fc.record({ op: fc.constant('intersects' as const), field: place, bbox }),
    ),
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('leaf'),
      fc.record({ op: fc.constant('not' as const), arg: tie('any') }),
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        args: fc.array(tie('any'), { maxLength: 3 }).filter(({ length }) => length >= least || length === 0),
      }),
    ),
  })).any;
}

/** Predicates over names and values as odd as they come; no list of one argument, which text has no need to keep. */
export const oddPredicates = predicates(
  fc.oneof(
    oddText,
    fc.constantFrom('and', 'NULL', 'date', 'S_INTERSECTS', '2010_pop', '1E5', ':id', 'a b', 'a"b', 'Größe', '__proto__', '“x”', ''),
  ),
  () => fc.oneof(oddText, finite, fc.boolean(), fc.constantFrom("''", '‘x’', "'; DROP TABLE x; --")),
  oddText,
  oddText,
  2,
);

/** Predicates that the arbitrary tables understand. */
export const wheres = predicates(
  fc.constantFrom('city', 'n', 'ok', 'when'),
  (name) => scalars[name]!,
  fc.constant('city'),
  fc.constant('place'),
  0,
);

const units = ['year', 'quarter', 'month', 'week', 'day', 'hour'] as const satisfies TimeUnit[];
const aggregates = ['count', 'count distinct', 'sum', 'avg', 'min', 'max'] as const satisfies Aggregate[];
const key: fc.Arbitrary<Omit<Selected, 'name'>> = fc.oneof(
  fc.record({ field: fc.constantFrom('city', 'n', 'ok', 'when') }),
  fc.record({ field: fc.constant('when'), unit: fc.constantFrom(...units) }),
  fc.record({ field: fc.constant('n'), bin: fc.constantFrom(0.5, 2, 10) }),
);
const measure: fc.Arbitrary<Omit<Selected, 'name'>> = fc.oneof(
  fc.constant({ aggregate: 'count' as const }),
  fc.record({ field: fc.constant('n'), aggregate: fc.constantFrom(...aggregates) }),
  fc.record({
    field: fc.constantFrom('city', 'when'),
    aggregate: fc.constantFrom('count' as const, 'count distinct' as const, 'min' as const, 'max' as const),
  }),
);
const selected = fc
  .array(fc.oneof(key, measure), { minLength: 1, maxLength: 4 })
  .map((columns) => columns.map((column, index): Selected => ({ ...column, name: `c${index}` })));

const paged = { offset: fc.nat(5), limit: fc.nat(8) };

export const queries: fc.Arbitrary<Query> = fc
  .record({ search: fc.constantFrom('oak', 'élm', 'oak elm', 'x'), where: wheres, select: selected, ...paged }, { requiredKeys: [] })
  .chain((query) => {
    const by = fc.constantFrom(...(query.select?.map(({ name }) => name) ?? ['city', 'n', 'ok', 'when']));
    const order: fc.Arbitrary<Order> = fc.record({ by, descending: fc.boolean() });
    return fc.record({ order: fc.array(order, { maxLength: 2 }) }, { requiredKeys: [] }).map((clause) => ({ ...query, ...clause }));
  });

export const capabilities: fc.Arbitrary<Capabilities> = fc.record(
  {
    search: fc.boolean(),
    where: fc.subarray<Predicate['op']>(['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull', 'intersects']),
    select: fc.boolean(),
    aggregates: fc.subarray<Aggregate>([...aggregates]),
    units: fc.subarray<TimeUnit>([...units]),
    bin: fc.boolean(),
    order: fc.boolean(),
    pageSize: fc.constant(1000),
  },
  { requiredKeys: [] },
);
