/** The SoQL parser and compiler by themselves, without a database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseClause, parseQuery } from '../../demo/portal/soql.js';
import { compile } from '../../demo/portal/soql-to-sql.js';

const column = (name, type) => ({ name, type, sql: `"${name}"` });
const source = {
  from: '"t"',
  columns: [
    column('a', 'number'),
    column('b', 'text'),
    column('c', 'floating_timestamp'),
    column('d', 'boolean'),
    column('p', 'point'),
    column('a_b', 'number'),
  ],
  search: (words) => `search(${words})`,
};
const sqlOf = (text) => compile(parseQuery(text), source, {}).sql;
const codeOf = (text) => {
  try {
    return `compiled: ${sqlOf(text)}`;
  } catch (error) {
    return error.code;
  }
};

/** A tree as text, for comparing. */
const show = (node) => (node.kind === 'call' ? `${node.name}(${node.args.map(show).join(' ')})` : String(node.name ?? node.value));
const tree = (text) => show(parseClause('where', text).where);

test('operators bind as in SoQL', () => {
  assert.equal(tree('a or b and not c = 1 + 2 * 3'), 'op$or(a op$and(b op$not(op$=(c op$+(1 op$*(2 3))))))');
  assert.equal(tree('a - b - c'), 'op$-(op$-(a b) c)');
  assert.equal(tree('-a ^ 2'), 'op$neg(op$^(a 2))');
  assert.equal(tree('(a or b) and c'), 'op$and(op$or(a b) c)');
  assert.equal(tree('a::number % 2 == 0'), 'op$=(op$%(cast$number(a) 2) 0)');
  assert.equal(tree('a || b = c'), 'op$=(op$||(a b) c)');
});

test('tests of membership, range, pattern and null', () => {
  assert.equal(tree('a in (1, 2)'), '#IN(a 1 2)');
  assert.equal(tree("a not in ('x')"), '#NOT_IN(a x)');
  assert.equal(tree('a between 1 and 2 and b'), 'op$and(#BETWEEN(a 1 2) b)');
  assert.equal(tree('a not between 1 and 2'), '#NOT_BETWEEN(a 1 2)');
  assert.equal(tree("b not like 'x%'"), '#NOT_LIKE(b x%)');
  assert.equal(tree('a is null or b is not null'), 'op$or(#IS_NULL(a) #IS_NOT_NULL(b))');
});

test('names, texts and comments', () => {
  assert.equal(tree("`a-b` = 'it''s'"), "op$=(a-b it's)");
  assert.equal(tree('b = "double ""quoted"""'), 'op$=(b double "quoted")');
  assert.equal(tree(':id > 1 -- why\n and /* how */ :@computed_region_x is null'), 'op$and(op$>(:id 1) #IS_NULL(:@computed_region_x))');
  assert.equal(tree('A = B'), 'op$=(a b)');
  assert.equal(tree('CASE WHEN a THEN 1 ELSE 2 END = 1'), 'op$=(case(a 1 true 2) 1)');
});

test('what is not SoQL is refused where it stands', () => {
  const refused = (which, text) => {
    try {
      parseClause(which, text);
    } catch ({ code, at }) {
      return [code, at];
    }
    return 'accepted';
  };
  const bad = 'query.soql.bad-parse';
  assert.deepEqual(refused('where', 'a = = 1'), [bad, 4]);
  assert.deepEqual(refused('where', 'a = 1 limit 5'), [bad, 6]);
  assert.deepEqual(refused('where', 'a = 1; drop table t'), [bad, 5]);
  assert.deepEqual(refused('where', "b = 'open"), [bad, 4]);
  assert.deepEqual(refused('select', 'a, *'), [bad, 3]);
  assert.deepEqual(refused('limit', '-1'), [bad, 0]);
  assert.deepEqual(refused('where', ''), [bad, 0]);
});

test('texts become what they are compared with, and stay inside their quotes', () => {
  assert.match(sqlOf("select * where c >= '2024-01-01'"), /"c" >= timestamp '2024-01-01'/);
  assert.match(sqlOf("select * where a = '12'"), /"a" = \(12\)::numeric/);
  assert.match(sqlOf("select * where p = 'POINT (1 2)'"), /"p" = ARRAY\[1, 2\]::float8\[\]/);
  assert.match(sqlOf("select * where b = 'x'' or 1=1 --'"), /"b" = 'x'' or 1=1 --'/);
});

test('types are held', () => {
  assert.equal(codeOf('select * where b = 5'), 'query.soql.type-mismatch');
  assert.equal(codeOf("select * where d = 'Y'"), 'query.soql.type-mismatch');
  assert.equal(codeOf("select * where c = 'last year'"), 'query.soql.type-mismatch');
  assert.equal(codeOf("select * where c = '2024-99-99'"), 'query.soql.type-mismatch');
  assert.equal(codeOf('select date_extract_y(b)'), 'query.soql.type-mismatch');
  assert.equal(codeOf('select sum(b)'), 'query.soql.type-mismatch');
  assert.equal(codeOf('select * where within_box(a, 1, 2, 3, 4)'), 'query.soql.type-mismatch');
  assert.equal(codeOf('select * where a'), 'query.soql.type-mismatch');
});

test("functions outside the list do not exist, PostgreSQL's own least of all", () => {
  for (const call of [
    'date_trunc_w(c)',
    'date_trunc_hh(c)',
    "date_trunc('week', c)",
    'coalesce(a, a)',
    'pg_sleep(a)',
    'upper(b, b)',
    'a::jsonb',
    'constructor(a)',
    'now()',
  ]) {
    assert.equal(codeOf(`select ${call}`), 'query.soql.no-such-function', call);
  }
});

test('groups: every bare column must be one', () => {
  assert.equal(codeOf('select b, count(*)'), 'query.soql.column-not-in-group-bys');
  assert.equal(codeOf('select a, count(*) group by b'), 'query.soql.column-not-in-group-bys');
  assert.equal(codeOf('select count(*) order by b'), 'query.soql.column-not-in-group-bys');
  assert.equal(codeOf('select * where count(*) > 1'), 'query.soql.aggregate-in-ungrouped-context');
  assert.equal(codeOf('select a group by sum(a)'), 'query.soql.aggregate-in-ungrouped-context');
  assert.match(
    sqlOf('select upper(b) as u, count(*) as n group by u having n > 1 order by n desc'),
    /GROUP BY upper\("b"\) HAVING \(count\(\*\) > \(1\)::numeric\) ORDER BY count\(\*\) DESC/,
  );
  assert.match(
    sqlOf('select date_trunc_ym(c), a / 2 as h, sum(a) group by date_trunc_ym(c), a / 2'),
    /^SELECT date_trunc\('month', "c"\) AS "date_trunc_ym_c"/,
  );
});

test('aliases', () => {
  assert.equal(codeOf('select a as x, b as x'), 'query.soql.duplicate-alias');
  assert.equal(codeOf('select upper(b) as b'), 'query.soql.circular-alias');
  assert.match(codeOf('select a as a, b as other where other is null'), /^compiled: .*WHERE \("b" IS NULL\)/);
  const names = (text) => compile(parseQuery(text), source, {}).columns.map(({ name }) => name);
  assert.deepEqual(names('select count(*), count(*), sum(a), a::text as t, avg(a) as `The mean` group by t'), [
    'count',
    'count_1',
    'sum_a',
    't',
    'the mean',
  ]);
});

test('a chain reads from the step before', () => {
  assert.equal(
    sqlOf('select b, count(*) as n group by b |> select max(n) as most'),
    'SELECT max("n") AS "most" FROM (SELECT "b" AS "b", count(*) AS "n" FROM "t" GROUP BY "b") AS step',
  );
  assert.equal(codeOf('select b |> select a'), 'query.soql.no-such-column');
});
