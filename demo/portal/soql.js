/**
 * Reads SoQL: text in, tree out. Follows the public grammar of Socrata's own parser.
 *
 * Nodes: `{ kind: 'column', name } | { kind: 'literal', type, value } | { kind: 'call', name, args, distinct?, filter? } | { kind: 'star', system }`,
 * each with `at`, the character it starts at (from 0). Operators are calls too, named as Socrata names them in its errors (`op$=`, `#IN`).
 */
import { SoqlError, tokenize } from './soql-tokens.js';

const COMPARISONS = { '=': 'op$=', '==': 'op$=', '!=': 'op$!=', '<>': 'op$!=', '<': 'op$<', '<=': 'op$<=', '>': 'op$>', '>=': 'op$>=' };
const CLAUSES = new Set(['select', 'from', 'where', 'group', 'having', 'order', 'search', 'limit', 'offset']);
const WORDS = new Set([...CLAUSES, ...'and or not in between like is null as asc desc by nulls then when else end'.split(' ')]);

/** A parser over one text; each method reads one thing and moves on. */
function parser(text) {
  const tokens = tokenize(text);
  let next = 0;

  const peek = (ahead = 0) => tokens[Math.min(next + ahead, tokens.length - 1)];
  const fail = (expected) => {
    const { value, at } = peek();
    throw new SoqlError('query.soql.bad-parse', `Expected ${expected}, but got \`${value}'`, { at, text });
  };
  const isOperator = (value, ahead) => peek(ahead).kind === 'operator' && peek(ahead).value === value;
  const isWord = (value, ahead) => peek(ahead).kind === 'name' && !peek(ahead).quoted && peek(ahead).value === value;
  const takeOperator = (value) => isOperator(value) && !!++next;
  const takeWord = (value) => isWord(value) && !!++next;
  const needOperator = (value) => takeOperator(value) || fail(`\`${value}'`);
  const needWord = (value) => takeWord(value) || fail(`\`${value.toUpperCase()}'`);
  const call = (name, args, at) => ({ kind: 'call', name, args, at });
  const literal = (type, value, at) => ({ kind: 'literal', type, value, at });

  /** The operator here, between what stands left of it and the operand to come. */
  const binary = (left, operand) => {
    const { value, at } = tokens[next++];
    return call(COMPARISONS[value] ?? `op$${value}`, [left, operand()], at);
  };

  /** Left-associative operators of one strength. */
  const chain = (operand, operators) => () => {
    let left = operand();
    while (operators.some((operator) => isOperator(operator) || isWord(operator))) left = binary(left, operand);
    return left;
  };

  const list = (item) => {
    const items = [item()];
    while (takeOperator(',')) items.push(item());
    return items;
  };

  const prefix = (operator, operand) => {
    const { at } = tokens[next++];
    return call(operator, [operand()], at);
  };

  const negation = () => (isWord('not') ? prefix('op$not', negation) : comparison());
  const conjunction = chain(negation, ['and']);
  const expression = chain(conjunction, ['or']);

  /** A function, because it is named before it is made. */
  function comparison() {
    let left = sum();
    for (;;) {
      const { value, at, kind } = peek();
      if (kind === 'operator' && COMPARISONS[value]) left = binary(left, sum);
      else if (isWord('is')) left = nullTest(left, at);
      else if (['in', 'between', 'like', 'not'].some((word) => isWord(word))) left = membership(left, at);
      else return left;
    }
  }

  const nullTest = (left, at) => {
    next += 1;
    const negated = takeWord('not');
    needWord('null');
    return call(negated ? '#IS_NOT_NULL' : '#IS_NULL', [left], at);
  };

  const membership = (left, at) => {
    const not = takeWord('not') ? '#NOT_' : '#';
    if (takeWord('in')) {
      needOperator('(');
      const values = list(expression);
      needOperator(')');
      return call(`${not}IN`, [left, ...values], at);
    }
    if (takeWord('between')) {
      const low = sum();
      needWord('and');
      return call(`${not}BETWEEN`, [left, low, sum()], at);
    }
    needWord('like');
    return call(`${not}LIKE`, [left, sum()], at);
  };

  const power = () => {
    const base = cast();
    return isOperator('^') ? binary(base, unary) : base;
  };
  const unary = () => {
    if (isOperator('-')) return prefix('op$neg', unary);
    if (takeOperator('+')) return unary();
    return power();
  };
  const product = chain(unary, ['*', '/', '%']);
  const sum = chain(product, ['+', '-', '||']);

  const cast = () => {
    let inner = primary();
    while (takeOperator('::')) {
      const { value, at } = peek();
      name();
      inner = call(`cast$${value}`, [inner], at);
    }
    return inner;
  };

  const name = () => {
    const token = peek();
    if (token.kind !== 'name' || (!token.quoted && WORDS.has(token.value))) fail('identifier');
    next += 1;
    return token.value;
  };

  const primary = () => {
    const { kind, value, at, quoted } = peek();
    if (kind === 'string' || kind === 'number') return (next++, literal(kind === 'string' ? 'text' : 'number', value, at));
    if (takeOperator('(')) {
      const inner = expression();
      needOperator(')');
      return inner;
    }
    if (!quoted && (value === 'true' || value === 'false') && kind === 'name') return (next++, literal('boolean', value, at));
    if (takeWord('null')) return literal('null', null, at);
    if (isWord('case') && isWord('when', 1)) return cases();
    const word = name();
    return isOperator('(') && !quoted ? invocation(word, at) : { kind: 'column', name: word, at };
  };

  const invocation = (word, at) => {
    needOperator('(');
    const distinct = takeWord('distinct');
    const star = takeOperator('*');
    const args = star || isOperator(')') ? [] : list(expression);
    needOperator(')');
    const node = { ...call(star ? `${word}/*` : word, args, at), distinct };
    if (!isWord('filter')) return node;
    next += 1;
    needOperator('(');
    needWord('where');
    const filter = expression();
    needOperator(')');
    return { ...node, filter };
  };

  const cases = () => {
    const { at } = tokens[next++];
    const args = [];
    while (takeWord('when')) {
      args.push(expression());
      needWord('then');
      args.push(expression());
    }
    if (takeWord('else')) args.push(literal('boolean', 'true', peek().at), expression());
    needWord('end');
    return call('case', args, at);
  };

  const selection = () => {
    const at = peek().at;
    if (takeOperator('*')) return { expression: { kind: 'star', system: false, at } };
    if (takeOperator(':*')) return { expression: { kind: 'star', system: true, at } };
    const node = expression();
    const source = text.slice(at, peek().at).trim();
    return { expression: node, source, alias: takeWord('as') ? name() : undefined };
  };

  const selections = () => {
    const items = list(selection);
    const late = items.findIndex(
      ({ expression: { kind } }, index) => kind === 'star' && items[index - 1] && items[index - 1].expression.kind !== 'star',
    );
    if (late >= 0) {
      const { at } = items[late].expression;
      throw new SoqlError('query.soql.bad-parse', 'Star selections must come at the start of the select-list', { at, text });
    }
    return items;
  };

  const ordering = () => {
    const by = expression();
    const descending = takeWord('desc') || (takeWord('asc'), false);
    if (!takeWord('nulls')) return { by, descending };
    const nulls = takeWord('first') ? 'FIRST' : needWord('last') && 'LAST';
    return { by, descending, nulls };
  };

  const count = () => {
    const { kind, value } = peek();
    if (kind !== 'number' || !/^\d+$/.test(value)) fail('an integer literal');
    next += 1;
    return Number(value);
  };

  const clause = {
    select: () => ({ distinct: takeWord('distinct'), select: selections() }),
    from: () => (name(), {}),
    where: () => ({ where: expression() }),
    group: () => (takeWord('by'), { group: list(expression) }),
    having: () => ({ having: expression() }),
    order: () => (takeWord('by'), { order: list(ordering) }),
    search: () => (peek().kind === 'string' ? { search: tokens[next++].value } : fail('a string literal')),
    limit: () => ({ limit: count() }),
    offset: () => ({ offset: count() }),
  };

  const end = (result) => (peek().kind === 'end' ? result : fail('end of input'));

  const statement = () => {
    const read = { text };
    while (CLAUSES.has(peek().value) && !peek().quoted) Object.assign(read, clause[tokens[next++].value]());
    return read;
  };

  const pipeline = () => {
    const statements = [statement()];
    while (takeOperator('|>')) statements.push(statement());
    return end(statements);
  };

  return { pipeline, clause: (which) => end(clause[which]()) };
}

/** A whole `$query`: one or more statements, each reading from the one before (`|>`). */
export const parseQuery = (text) => parser(text).pipeline();

/** The value of one of `$select $where $group $having $order $limit $offset`; `which` is its name without the dollar. */
export const parseClause = (which, text) => parser(text).clause(which);
