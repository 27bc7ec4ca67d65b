import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { DatasetError, type Predicate } from '../../src/model.js';
import { parseWhere } from '../../src/query/parse.js';
import { printWhere } from '../../src/query/print.js';
import { oddPredicates } from './arbitraries.js';
import { hostile } from '../formats/hostile.js';

const a = (op: '=' | '<>' | '<' | '>=' | '<=', value: string | number | boolean, field = 'a'): Predicate => ({ op, field, value });
const not = (arg: Predicate): Predicate => ({ op: 'not', arg });
function sentence(text: string): string {
  try {
    parseWhere(text);
  } catch (error) {
    expect(error).to.be.instanceOf(DatasetError);
    expect((error as DatasetError).code).to.equal('bad-request');
    return (error as DatasetError).message;
  }
  throw new Error(`Should not parse: ${text}`);
}

describe('parseWhere', () => {
  const cases: readonly [string, Predicate][] = [
    ["a = 'x'", a('=', 'x')],
    ["a != 'O''Brien'", a('<>', "O'Brien")],
    ['a<>-5', a('<>', -5)],
    ['a >= 1E+21', a('>=', 1e21)],
    ['a = true', a('=', true)],
    ['"a ""b"" c" = .5', a('=', 0.5, 'a "b" c')],
    [":id = 'x'", a('=', 'x', ':id')],
    ['größe.m-2 < 3', a('<', 3, 'größe.m-2')],
    ['2010_pop < 3', a('<', 3, '2010_pop')],
    ["date = DATE('2024-02-29')", a('=', '2024-02-29', 'date')],
    ["a >= TIMESTAMP('2024-02-29T10:00:00Z')", a('>=', '2024-02-29T10:00:00Z')],
    ["a = 'x' AND b = 1 AND NOT c = 2", { op: 'and', args: [a('=', 'x'), a('=', 1, 'b'), not(a('=', 2, 'c'))] }],
    ['a = 1 or b = 1 and c = 2', { op: 'or', args: [a('=', 1), { op: 'and', args: [a('=', 1, 'b'), a('=', 2, 'c')] }] }],
    ['(a = 1 OR b = 1) AND c = 2', { op: 'and', args: [{ op: 'or', args: [a('=', 1), a('=', 1, 'b')] }, a('=', 2, 'c')] }],
    ["a IN (1, 'x', false)", { op: 'in', field: 'a', values: [1, 'x', false] }],
    ['a not in (1)', not({ op: 'in', field: 'a', values: [1] })],
    ["a LIKE 'Oak%'", { op: 'like', field: 'a', pattern: 'Oak%' }],
    ["a NOT LIKE '_'", not({ op: 'like', field: 'a', pattern: '_' })],
    ['a BETWEEN 1 AND 5 AND b = 2', { op: 'and', args: [{ op: 'and', args: [a('>=', 1), a('<=', 5)] }, a('=', 2, 'b')] }],
    ['a NOT BETWEEN 1 AND 5', not({ op: 'and', args: [a('>=', 1), a('<=', 5)] })],
    ['a IS NULL', { op: 'isNull', field: 'a' }],
    ['a is not null', not({ op: 'isNull', field: 'a' })],
    ['s_intersects("the geom", bbox(-73.5, 41, -72, 42.1))', { op: 'intersects', field: 'the geom', bbox: [-73.5, 41, -72, 42.1] }],
    ['TRUE', { op: 'and', args: [] }],
  ];
  for (const [text, predicate] of cases) it(`reads ${text}`, () => expect(parseWhere(text)).to.deep.equal(predicate));

  it('reads quotes that an editor has made curly', () => {
    expect(parseWhere('“Total Units” = ‘O’’Brien’')).to.deep.equal(a('=', "O'Brien", 'Total Units'));
    expect(parseWhere('a = ’x’')).to.deep.equal(a('=', 'x'));
    expect(parseWhere("a = 'O’Brien'")).to.deep.equal(a('=', 'O’Brien'));
  });

  const errors: readonly [string, string][] = [
    ['', 'At character 1: expected a column name, but the text ends there.'],
    ['status = ', "At character 10: expected a value such as 'Open', 5 or TRUE, but the text ends there."],
    ['status = Open', "At character 10: expected a value such as 'Open', 5 or TRUE, but found “Open”."],
    ["status == 'x'", "At character 9: expected a value such as 'Open', 5 or TRUE, but found “=”."],
    ["status ~ 'x'", 'At character 8: “~” has no meaning here.'],
    ["status = 'x", 'At character 10: the quote that opens here is never closed.'],
    ['a = NULL', 'At character 5: expected a value (a missing one is found with IS NULL), but found “NULL”.'],
    ['(a = 1', 'At character 7: expected AND, OR or “)”, but the text ends there.'],
    ['a = 1)', 'At character 6: expected AND, OR or the end, but found “)”.'],
    ['a BETWEEN 1 OR 2', 'At character 13: expected AND, but found “OR”.'],
    ['a IN 1', 'At character 6: expected “(” and values, but found “1”.'],
    ["a = DATE('2023-02-30')", "At character 10: expected a date such as '2024-01-31', but found '2023-02-30'."],
    ['S_INTERSECTS(g, BBOX(1,2,3))', 'At character 21: BBOX takes four numbers: west, south, east, north.'],
    ['a = 1e999', "At character 5: expected a value such as 'Open', 5 or TRUE, but found “1e999”."],
    ['select = 1; DROP TABLE x', 'At character 11: “;” has no meaning here.'],
  ];
  for (const [text, message] of errors) it(`says what is wrong with ${text || 'nothing'}`, () => expect(sentence(text)).to.equal(message));

  it('refuses depth without end instead of overflowing', () => {
    expect(sentence('('.repeat(10_000))).to.contain('nested more than 100 deep');
    expect(sentence('NOT '.repeat(10_000))).to.contain('nested more than 100 deep');
    expect(parseWhere(`${'('.repeat(50)}a = 1${')'.repeat(50)}`)).to.deep.equal(a('=', 1));
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    expect(parseWhere(Array(50_000).fill('a = 1').join(' AND ')))
      .to.have.property('args')
      .with.length(50_000);
    for (const text of ["'".repeat(300_001), '1'.repeat(300_000), ' '.repeat(300_000), `${'9'.repeat(300_000)}x`, '"'.repeat(300_001)])
      sentence(text);
    expect(performance.now() - start).to.be.below(5000);
  });

  it('reads back whatever printWhere says', () => {
    fc.assert(
      fc.property(oddPredicates, (predicate) => void expect(parseWhere(printWhere(predicate))).to.deep.equal(predicate)),
      { numRuns: 500 },
    );
  });

  it('parses any text or says why not', () => {
    const piece = fc.constantFrom(
      ' ',
      '(',
      ')',
      ',',
      '=',
      '<',
      '>',
      '!',
      "'",
      '"',
      '‘',
      '”',
      'AND ',
      'or ',
      'NOT ',
      ' IN',
      'a',
      'b ',
      '1',
      '-',
      '.',
      'e',
      ' IS ',
      'NULL',
      'LIKE ',
      ' BETWEEN ',
      'DATE',
      'BBOX',
      'S_INTERSECTS',
      '\\',
      '\0',
      'é',
      '😀',
      '\uD800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          try {
            parseWhere(text);
          } catch (error) {
            expect(error).to.be.instanceOf(DatasetError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps hostile values within their quotes', async function () {
    const values = (await (await hostile(this, 'injection/filter-values.json')).json()) as string[];
    for (const value of values) expect(parseWhere(printWhere(a('=', value)))).to.deep.equal(a('=', value));
  });

  it('has no word for a number without end', () => {
    for (const value of [NaN, Infinity]) expect(() => printWhere(a('=', value))).to.throw(DatasetError);
  });
});
