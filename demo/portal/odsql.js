/**
 * Reads ODSQL, the language of Opendatasoft's Explore API: text in, tree out.
 *
 * Conditions: `{ kind: 'and' | 'or', args } | { kind: 'not', arg } | { kind: 'compare', operator, left, right } | { kind: 'in', left, values }
 * | { kind: 'between', left, from, to, openFrom, openTo } | { kind: 'is', left, value, negated } | { kind: 'like', left, right }`.
 * Values: `{ kind: 'field', name } | { kind: 'text' | 'number' | 'date' | 'geometry' | 'distance' | 'boolean', value } | { kind: 'call', name, args,
 * distinct?, star? } | { kind: 'arithmetic', operator, left, right }`.
 */

/** A refused question, by Opendatasoft's own name of what is wrong. */
export class OdsqlError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const SPACE = /\s+/;
const GEOMETRY = /geom'(?<geometry>(?:[^'\\]|\\.)*)'/;
const DATE = /date'(?<date>(?:[^'\\]|\\.)*)'/;
const TEXT = /(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/;
const QUOTED = /`(?<quoted>(?:[^`\\]|\\.)*)`/;
const DISTANCE = /(?<distance>\d+(?:\.\d+)?)(?<unit>km|mi|yd|ft|cm|mm|m)\b/;
const NUMBER = /(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/;
const NAME = /(?<name>[A-Za-z_]\w*)/;
const OPERATOR = /(?<operator>\.\.|<=|>=|[=:<>()[\],*/+-])/;
const TOKEN = new RegExp(
  [SPACE, GEOMETRY, DATE, TEXT, QUOTED, DISTANCE, NUMBER, NAME, OPERATOR].map(({ source }) => source).join('|'),
  'iy',
);

const METRES = { km: 1000, m: 1, cm: 0.01, mm: 0.001, mi: 1609.344, yd: 0.9144, ft: 0.3048 };
const COMPARISONS = new Set(['=', ':', '<', '>', '<=', '>=']);
const KEYWORDS = new Set('and as asc by desc distinct false group in is like not null or select true where'.split(' '));
const plain = (text) => text.replace(/\\([\s\S])/g, '$1');

function tokenOf({ geometry, date, text, quoted, distance, unit, number, name, operator }) {
  if (geometry !== undefined) return { kind: 'geometry', value: plain(geometry) };
  if (date !== undefined) return { kind: 'date', value: plain(date) };
  if (text !== undefined) return { kind: 'text', value: plain(text.slice(1, -1)) };
  if (quoted !== undefined) return { kind: 'name', value: plain(quoted), quoted: true };
  if (distance !== undefined) return { kind: 'distance', value: Number(distance) * METRES[unit.toLowerCase()] };
  if (number !== undefined) return { kind: 'number', value: number };
  return name !== undefined ? { kind: 'name', value: name } : { kind: 'operator', value: operator };
}

function tokenize(text, clause) {
  const tokens = [];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw unexpected(text[at], at, clause);
    if (Object.values(match.groups).some((part) => part !== undefined)) tokens.push({ ...tokenOf(match.groups), at, source: match[0] });
  }
  return [...tokens, { kind: 'end', source: 'end of clause', at: text.length }];
}

const unexpected = (what, at, clause) =>
  new OdsqlError(
    'ODSQLSyntaxError',
    `ODSQL query is malformed: unexpected ${what} at position ${at + 1}. Clause(s) containing the error(s): ${clause}.`,
  );

/** A parser over one clause; each method reads one thing and moves on. */
function parser(text, clause) {
  const tokens = tokenize(text, clause);
  let next = 0;

  const peek = (ahead = 0) => tokens[Math.min(next + ahead, tokens.length - 1)];
  const fail = () => {
    throw unexpected(peek().source, peek().at, clause);
  };
  const isOperator = (value, ahead) => peek(ahead).kind === 'operator' && peek(ahead).value === value;
  const isWord = (value, ahead) => peek(ahead).kind === 'name' && !peek(ahead).quoted && peek(ahead).value.toLowerCase() === value;
  const takeOperator = (value) => isOperator(value) && !!++next;
  const takeWord = (value) => isWord(value) && !!++next;
  const need = (taken) => taken || fail();
  const list = (item) => {
    const items = [item()];
    while (takeOperator(',')) items.push(item());
    return items;
  };

  const chain = (operand, word) => () => {
    const args = [operand()];
    while (takeWord(word)) args.push(operand());
    return args.length > 1 ? { kind: word, args } : args[0];
  };
  const negation = () => (takeWord('not') ? { kind: 'not', arg: negation() } : condition());
  const conjunction = chain(negation, 'and');
  const disjunction = chain(conjunction, 'or');

  function condition() {
    if (takeOperator('(')) {
      const inner = disjunction();
      need(takeOperator(')'));
      return inner;
    }
    const left = sum();
    const { kind, value } = peek();
    if (kind === 'operator' && COMPARISONS.has(value)) {
      next += 1;
      return { kind: 'compare', operator: value === ':' ? '=' : value, left, right: sum() };
    }
    if (takeWord('is')) return nullTest(left);
    if (takeWord('like')) return { kind: 'like', left, right: sum() };
    return takeWord('in') ? membership(left) : left;
  }

  const nullTest = (left) => {
    const negated = takeWord('not');
    const value = ['null', 'true', 'false'].find((word) => takeWord(word)) ?? fail();
    return { kind: 'is', left, value, negated };
  };

  const membership = (left) => {
    if (takeOperator('(')) {
      const values = list(sum);
      if (values.some(({ kind }) => kind !== 'text' && kind !== 'number')) fail();
      need(takeOperator(')'));
      return { kind: 'in', left, values };
    }
    const openFrom = takeOperator(']') || (need(takeOperator('[')), false);
    const from = sum();
    need(takeOperator('..'));
    const to = sum();
    const openTo = takeOperator('[') || (need(takeOperator(']')), false);
    return { kind: 'between', left, from, to, openFrom, openTo };
  };

  const arithmetic = (operand, operators) => () => {
    let left = operand();
    while (operators.some((operator) => isOperator(operator)))
      left = { kind: 'arithmetic', operator: tokens[next++].value, left, right: operand() };
    return left;
  };
  const negative = () => {
    if (!takeOperator('-')) return primary();
    const { kind, value } = primary();
    return kind === 'number' ? { kind, value: `-${value}` } : fail();
  };
  const product = arithmetic(negative, ['*', '/']);
  const sum = arithmetic(product, ['+', '-']);

  function primary() {
    const token = peek();
    if (['text', 'number', 'date', 'geometry', 'distance'].includes(token.kind)) return (next++, { kind: token.kind, value: token.value });
    if (token.kind !== 'name') return fail();
    if (!token.quoted && ['true', 'false'].includes(token.value.toLowerCase()))
      return (next++, { kind: 'boolean', value: token.value.toLowerCase() });
    if (isOperator('(', 1) && !token.quoted) return call();
    if (!token.quoted && KEYWORDS.has(token.value.toLowerCase())) return fail();
    next += 1;
    return { kind: 'field', name: token.value };
  }

  const call = () => {
    const name = tokens[next].value.toLowerCase();
    next += 2;
    const distinct = takeWord('distinct');
    const star = name === 'count' && takeOperator('*');
    const args = star || isOperator(')') ? [] : list(argument);
    need(takeOperator(')'));
    return { kind: 'call', name, args, distinct, star };
  };

  /** A range may be open (`*`), and its step a period (`1 month`). */
  const argument = () => {
    if (takeOperator('*')) return { kind: 'open' };
    const value = sum();
    if (value.kind !== 'number' || peek().kind !== 'name') return value;
    return { kind: 'period', count: Number(value.value), unit: tokens[next++].value.toLowerCase() };
  };

  const alias = () => {
    if (!takeWord('as')) return undefined;
    const { kind, value } = peek();
    return kind === 'name' ? (next++, value) : fail();
  };
  const selection = () => {
    if (takeOperator('*')) return { every: true };
    const { at } = peek();
    const value = sum();
    const source = text.slice(at, peek().at).trim();
    return { value, source, alias: alias() };
  };
  const ordering = () => {
    const { at } = peek();
    const value = sum();
    const source = text.slice(at, peek().at).trim();
    return { value, source, descending: takeWord('desc') || (takeWord('asc'), false) };
  };

  const clauses = { where: disjunction, select: () => list(selection), group_by: () => list(selection), order_by: () => list(ordering) };
  return () => {
    const read = clauses[clause]();
    return peek().kind === 'end' ? read : fail();
  };
}

/** The tree of one clause: `where`, `select`, `group_by` or `order_by`. */
export const parse = (clause, text) => parser(text, clause)();
