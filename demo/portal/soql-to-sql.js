/** Turns SoQL's tree into PostgreSQL, with Socrata's own rules of types, names and groups. */
import { FUNCTIONS } from './soql-functions.js';
import { coerce, quoteText } from './soql-literals.js';
import { SoqlError } from './soql-tokens.js';

/**
 * @typedef {{ name: string, type: string, sql: string, order?: string, system?: boolean }} Column `order` is a cheaper text that sorts alike
 * @typedef {{ from: string, columns: Column[], search(words: string): string }} Source what a statement reads from
 * @typedef {{ sql: string, type: string, text?: string, aggregate?: boolean, bare: { name: string, at: number }[] }} Compiled
 *   `text` is what stands in quotes, still open to become a date or a number; `bare` are the columns that stand outside every aggregate and every group.
 */

const quoteName = (name) => `"${name.replaceAll('"', '""')}"`;

/** Compiles a pipeline of statements over a source. @returns {{ sql: string, columns: Column[] }} */
export function compile(statements, source, { limit }) {
  const last = statements.length - 1;
  return statements.reduce((from, statement, index) => {
    const compiled = compileStatement(statement, from, index === last ? limit : undefined);
    return { ...compiled, from: `(${compiled.sql}) AS step`, columns: compiled.columns, search: source.search };
  }, source);
}

function compileStatement(statement, source, defaultLimit) {
  const scope = scopeOf(statement, source);
  const { compileNode, outputs } = scope;
  const where = statement.where && boolean(ungrouped(compileNode(statement.where), statement, 'where'), statement);
  const having = statement.having && boolean(compileNode(statement.having), statement);
  const order = (statement.order ?? []).map((item) => ordering(item, scope, statement));
  const search = statement.search !== undefined && source.search(statement.search);
  const filters = [where?.sql, search].filter(Boolean);
  const limit = statement.limit ?? defaultLimit;
  const clauses = [
    `SELECT ${statement.distinct ? 'DISTINCT ' : ''}${outputs.map(({ sql, name }) => `${sql} AS ${quoteName(name)}`).join(', ')}`,
    `FROM ${source.from}`,
    filters.length && `WHERE ${filters.join(' AND ')}`,
    scope.groups.length && `GROUP BY ${scope.groups.join(', ')}`,
    having && `HAVING ${having.sql}`,
    order.length && `ORDER BY ${order.join(', ')}`,
    limit !== undefined && `LIMIT ${limit}`,
    statement.offset && `OFFSET ${statement.offset}`,
  ];
  const columns = outputs.map(({ name, type }) => ({ name, type, sql: quoteName(name) }));
  return { sql: clauses.filter(Boolean).join(' '), columns };
}

function ordering({ by, descending, nulls }, { compileNode, grouped, checkGrouped }, statement) {
  const compiled = compileNode(by);
  if (grouped) checkGrouped(compiled);
  else ungrouped(compiled, statement, 'order by');
  const key = grouped || statement.distinct ? compiled.sql : (compiled.order ?? compiled.sql);
  return `${key}${descending ? ' DESC' : ''}${nulls ? ` NULLS ${nulls}` : ''}`;
}

function ungrouped(compiled, { text }, clause) {
  if (!compiled.aggregate) return compiled;
  const about = { text, at: compiled.at, function: compiled.name, clause };
  throw new SoqlError('query.soql.aggregate-in-ungrouped-context', `Cannot use aggregate function \`${compiled.name}' in ${clause}`, about);
}

function boolean(compiled, { text }) {
  if (compiled.type === 'boolean' || compiled.type === 'null') return compiled;
  throw mismatch('op$and', compiled, text);
}

const mismatch = (name, { type, at }, text) =>
  new SoqlError('query.soql.type-mismatch', `Type mismatch for ${name}, is ${type}`, { text, at, function: name, type });

/** The names a statement knows: its source's columns and its own aliases, each worked out when first met. */
function scopeOf(statement, source) {
  const { text } = statement;
  const items = expandStars(statement.select ?? [{ expression: { kind: 'star' } }], source);
  const aliases = aliasesOf(items, text);
  const columns = new Map(source.columns.map((column) => [column.name, column]));
  const groups = new Set();
  const underWay = new Set();

  const compileNode = (node) => {
    const compiled = compilers[node.kind](node);
    return groups.has(compiled.sql) ? { ...compiled, at: node.at, bare: [] } : { ...compiled, at: node.at };
  };

  const compilers = {
    literal: ({ type, value }) => {
      if (type === 'null') return { sql: 'NULL', type, bare: [] };
      return {
        sql: type === 'text' ? quoteText(value) : type === 'number' ? `(${value})::numeric` : value,
        type,
        text: type === 'text' ? value : undefined,
        bare: [],
      };
    },
    column: ({ name, at }) => {
      const alias = aliases.get(name);
      const itself = alias?.expression.kind === 'column' && alias.expression.name === name;
      if (alias && !itself && !alias.star) return throughAlias(name, alias, at);
      const column = columns.get(name);
      if (!column) throw new SoqlError('query.soql.no-such-column', `No such column: ${name}`, { text, at, column: name });
      return { sql: column.sql, order: column.order, type: column.type, bare: [{ name, at }] };
    },
    call: (node) => compileCall(node, compileNode, text),
    star: ({ at }) => {
      throw new SoqlError('query.soql.bad-parse', 'Unexpected *', { text, at });
    },
  };

  const throughAlias = (name, alias, at) => {
    if (underWay.has(name))
      throw new SoqlError('query.soql.circular-alias', `Circular reference while processing alias ${name}`, { text, at, name });
    underWay.add(name);
    try {
      return compileNode(alias.expression);
    } finally {
      underWay.delete(name);
    }
  };

  const checkGrouped = ({ bare: [column] }) => {
    if (!column) return;
    throw new SoqlError('query.soql.column-not-in-group-bys', `Column not in group bys: ${column.name}`, {
      text,
      at: column.at,
      column: column.name,
    });
  };

  for (const node of statement.group ?? []) groups.add(ungrouped(compileNode(node), statement, 'group by').sql);
  const outputs = items.map((item) => {
    if (item.alias) underWay.add(item.alias);
    const compiled = compileNode(item.expression);
    underWay.delete(item.alias);
    return { ...compiled, name: item.name };
  });
  const having = statement.having && compileNode(statement.having);
  const grouped = groups.size > 0 || !!having || outputs.some(({ aggregate }) => aggregate);
  if (grouped) [...outputs, having].filter(Boolean).forEach(checkGrouped);
  return { compileNode, outputs, groups: [...groups], grouped, checkGrouped };
}

function expandStars(items, { columns }) {
  return items.flatMap((item) => {
    if (item.expression.kind !== 'star') return [item];
    const { system = false, at } = item.expression;
    return columns
      .filter((column) => !!column.system === system)
      .map(({ name }) => ({ expression: { kind: 'column', name, at }, source: name, star: true }));
  });
}

/** Gives every item its `name` in the answer: its alias, or one made of its own text; two may not agree by intention. */
function aliasesOf(items, text) {
  const taken = new Map();
  for (const item of items.filter(({ alias }) => alias)) {
    if (taken.has(item.alias))
      throw new SoqlError('query.soql.duplicate-alias', `Duplicate alias: ${item.alias}`, { text, name: item.alias });
    taken.set((item.name = item.alias), item);
  }
  for (const item of items.filter(({ alias }) => !alias)) {
    const base = item.expression.kind === 'column' ? item.expression.name : impliedName(item.source);
    const repeats = taken.get(base)?.expression.kind === 'column' && item.expression.kind === 'column';
    if (repeats)
      throw new SoqlError('query.soql.duplicate-alias', `Duplicate alias: ${base}`, { text, at: item.expression.at, name: base });
    let name = base;
    for (let n = 1; taken.has(name); n += 1) name = `${base}_${n}`;
    taken.set((item.name = name), item);
  }
  return taken;
}

/** `count(bbl)` is called `count_bbl`, `count(*)` just `count`. */
const impliedName = (source) =>
  source
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '') || '_1';

function compileCall({ name, args, distinct, filter, at }, compileNode, text) {
  const overloads = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : [];
  if (!Object.hasOwn(FUNCTIONS, name) && name !== 'case')
    throw new SoqlError('query.soql.no-such-function', `No such function: ${name.replace('cast$', '')}`, { text, at, function: name });
  const compiled = args.map(compileNode);
  const found = name === 'case' ? caseOverload(compiled) : overloads.find((overload) => fits(overload, compiled));
  if (!found) throw wrongArguments(name, overloads, compiled, at, text);
  const condition = filter && boolean(compileNode(filter), { text }).sql;
  const only = (sql) => (condition ? `CASE WHEN ${condition} THEN ${sql} END` : sql);
  const sql = found.sql(...compiled.map((argument, index) => only(coerce(argument, found.takes[index] ?? found.rest))));
  const whole = condition && !args.length ? `${sql} FILTER (WHERE ${condition})` : sql;
  return {
    sql: distinct ? whole.replace('(', '(DISTINCT ') : whole,
    type: found.gives,
    aggregate: !!found.aggregate || compiled.some((argument) => argument.aggregate),
    name: found.aggregate ? name.replace('/*', '') : compiled.find((argument) => argument.aggregate)?.name,
    bare: found.aggregate ? [] : compiled.flatMap(({ bare }) => bare),
  };
}

/** `case(condition, value, condition, value …)`: values of one type. */
function caseOverload(compiled) {
  const values = compiled.filter((_, index) => index % 2);
  const type =
    values.find(({ type, text }) => type !== 'null' && text === undefined)?.type ??
    values.find(({ type }) => type !== 'null')?.type ??
    'text';
  const overload = {
    takes: compiled.map((_, index) => (index % 2 ? type : 'boolean')),
    gives: type,
    sql: (...parts) => `CASE ${values.map((_, index) => `WHEN ${parts[2 * index]} THEN ${parts[2 * index + 1]}`).join(' ')} END`,
  };
  return compiled.length >= 2 && compiled.length % 2 === 0 && fits(overload, compiled) ? overload : undefined;
}

function fits({ takes, rest }, compiled) {
  const rightCount = rest ? compiled.length >= takes.length : compiled.length === takes.length;
  return rightCount && compiled.every((argument, index) => coerce(argument, takes[index] ?? rest) !== undefined);
}

/** Blames the first argument whose type no overload takes there, given the ones before it. */
function wrongArguments(name, overloads, compiled, at, text) {
  const plausible = overloads.filter(({ takes, rest }) => (rest ? compiled.length >= takes.length : compiled.length === takes.length));
  if (!plausible.length && name !== 'case') {
    return new SoqlError('query.soql.no-such-function', `No such function: ${name} with ${compiled.length} arguments`, {
      text,
      at,
      function: name,
    });
  }
  const fitting = (count) =>
    plausible.some(({ takes, rest }) =>
      compiled.slice(0, count).every((argument, index) => coerce(argument, takes[index] ?? rest) !== undefined),
    );
  const guilty = compiled.findIndex((_, index) => !fitting(index + 1));
  return mismatch(name, { ...(compiled[guilty] ?? compiled[0]), at: compiled[guilty]?.at ?? at }, text);
}
