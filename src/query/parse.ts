/** The `where` text as a predicate: a subset of CQL2 Text (OGC 21-065r2), read by recursive descent. */
import { DatasetError, type BBox, type Comparison, type Predicate, type Scalar } from '../model.js';
import { parseDate } from '../formats/value.js';
import { expected, tokensOf, type Token } from './tokens.js';

/** Deeper than any hand writes, and far from the end of the stack. */
const DEPTH = 100;
const comparisons = ['=', '<>', '<', '<=', '>', '>='];
/** Words that are no column names unless they stand in double quotes. */
export const keywords: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'LIKE', 'BETWEEN', 'IS', 'NULL', 'TRUE', 'FALSE']);

/**
 * The predicate that a text says: AND, OR, NOT, parentheses, `= <> < <= > >=`, [NOT] IN, LIKE and BETWEEN, IS [NOT] NULL,
 * S_INTERSECTS(field, BBOX(w, s, e, n)); values are 'text', numbers, TRUE, FALSE, DATE('…') and TIMESTAMP('…').
 * Throws a DatasetError (`bad-request`) whose sentence says where the text goes astray.
 */
export function parseWhere(text: string): Predicate {
  const parser = new Parser(tokensOf(text));
  const predicate = parser.disjunction();
  parser.expect('AND, OR or the end', 'end');
  return predicate;
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get #token(): Token {
    return this.#tokens[this.#at]!;
  }

  disjunction(): Predicate {
    return this.#chain('or', () => this.#chain('and', () => this.#negation()));
  }

  expect(what: string, kind: Token['kind'], text?: string): Token {
    const token = this.#token;
    if (token.kind !== kind || (text !== undefined && token.text !== text)) throw expected(what, token);
    this.#at++;
    return token;
  }

  #chain(op: 'and' | 'or', operand: () => Predicate): Predicate {
    const args = [operand()];
    while (this.#skip(op.toUpperCase())) args.push(operand());
    return args.length === 1 ? args[0]! : { op, args };
  }

  #negation(): Predicate {
    if (++this.#depth > DEPTH)
      throw new DatasetError('bad-request', `At character ${this.#token.at + 1}: this is nested more than ${DEPTH} deep.`);
    const predicate: Predicate = this.#skip('NOT') ? { op: 'not', arg: this.#negation() } : this.#primary();
    this.#depth--;
    return predicate;
  }

  #primary(): Predicate {
    if (this.#skip('TRUE')) return { op: 'and', args: [] };
    if (this.#skip('FALSE')) return { op: 'or', args: [] };
    if (this.#is('S_INTERSECTS') && this.#tokens[this.#at + 1]!.text === '(') return this.#intersects();
    if (this.#token.kind !== 'symbol' || this.#token.text !== '(') return this.#comparison();
    this.#at++;
    const predicate = this.disjunction();
    this.expect('AND, OR or “)”', 'symbol', ')');
    return predicate;
  }

  #comparison(): Predicate {
    const field = this.#field();
    const { kind, text } = this.#token;
    const op = text === '!=' ? '<>' : text;
    if (kind !== 'symbol' || !comparisons.includes(op)) return this.#wordy(field);
    this.#at++;
    return { op: op as Comparison, field, value: this.#value() };
  }

  #wordy(field: string): Predicate {
    if (this.#skip('IS')) return this.#isNull(field);
    if (this.#skip('NOT')) return { op: 'not', arg: this.#listLikeBetween(field) };
    return this.#listLikeBetween(field);
  }

  #isNull(field: string): Predicate {
    const negated = this.#skip('NOT');
    if (!this.#skip('NULL')) throw expected('NULL', this.#token);
    return negated ? { op: 'not', arg: { op: 'isNull', field } } : { op: 'isNull', field };
  }

  #listLikeBetween(field: string): Predicate {
    if (this.#skip('LIKE')) return { op: 'like', field, pattern: this.expect("a pattern such as 'Oak%'", 'text').text };
    if (this.#skip('IN')) return { op: 'in', field, values: this.#list('values', () => this.#value()) };
    if (!this.#skip('BETWEEN')) throw expected('=, <>, <, <=, >, >=, IN, LIKE, BETWEEN or IS', this.#token);
    const low = this.#value();
    if (!this.#skip('AND')) throw expected('AND', this.#token);
    return {
      op: 'and',
      args: [
        { op: '>=', field, value: low },
        { op: '<=', field, value: this.#value() },
      ],
    };
  }

  #intersects(): Predicate {
    this.#at += 2;
    const field = this.#field();
    this.expect('a comma', 'symbol', ',');
    if (!this.#skip('BBOX')) throw expected('BBOX(west, south, east, north)', this.#token);
    const { at } = this.#token;
    const bbox = this.#list('numbers', () => Number(this.expect('a number', 'number').text));
    if (bbox.length !== 4)
      throw new DatasetError('bad-request', `At character ${at + 1}: BBOX takes four numbers: west, south, east, north.`);
    this.expect('“)”', 'symbol', ')');
    return { op: 'intersects', field, bbox: bbox as unknown as BBox };
  }

  #list<T>(what: string, item: () => T): T[] {
    this.expect(`“(” and ${what}`, 'symbol', '(');
    const items = [item()];
    while (this.#token.kind === 'symbol' && this.#token.text === ',' && this.#at++) items.push(item());
    this.expect('a comma or “)”', 'symbol', ')');
    return items;
  }

  #field(): string {
    const token = this.#token;
    if (token.kind !== 'name' && (token.kind !== 'word' || keywords.has(token.text.toUpperCase()))) throw expected('a column name', token);
    this.#at++;
    return token.text;
  }

  #value(): Scalar {
    const token = this.#tokens[this.#at++]!;
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number' && Number.isFinite(Number(token.text))) return Number(token.text);
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE';
    if (word === 'DATE' || word === 'TIMESTAMP') return this.#date(word);
    throw expected(word === 'NULL' ? 'a value (a missing one is found with IS NULL)' : "a value such as 'Open', 5 or TRUE", token);
  }

  #date(word: 'DATE' | 'TIMESTAMP'): string {
    this.expect('“(”', 'symbol', '(');
    const example = word === 'DATE' ? "'2024-01-31'" : "'2024-01-31T12:00:00'";
    const token = this.expect(`a date such as ${example}`, 'text');
    const shape = word === 'DATE' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
    if (!shape.test(token.text) || Number.isNaN(parseDate(token.text))) throw expected(`a date such as ${example}`, token);
    this.expect('“)”', 'symbol', ')');
    return token.text;
  }

  #is(word: string): boolean {
    return this.#token.kind === 'word' && this.#token.text.toUpperCase() === word;
  }

  #skip(word: string): boolean {
    const found = this.#is(word);
    if (found) this.#at++;
    return found;
  }
}
