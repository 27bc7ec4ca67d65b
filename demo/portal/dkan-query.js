/** DKAN's datastore query: from an address in PHP's array form to a document, and from there to PostgreSQL, with DKAN's own refusals. */
import { quoted } from './load.js';
import { columnsOf } from './dkan-datasets.js';

/** A refusal as DKAN words it; `data` is the validator's. */
export class QueryError extends Error {
  constructor(message, { status = 400, data } = {}) {
    super(message);
    Object.assign(this, { status, data });
  }
}

const invalid = (keyword, pointer, message) => new QueryError('JSON Schema validation failed.', { data: { keyword, pointer, message } });

/** `a[0][b]=c` as `{ a: [{ b: 'c' }] }`, as PHP reads it. */
export function phpArrays(searchParams) {
  const root = {};
  for (const [name, value] of searchParams) {
    const [, first, rest] = /^([^[]+)((?:\[[^\]]*\])*)$/.exec(name) ?? [, name, ''];
    const keys = [first, ...Array.from(rest.matchAll(/\[([^\]]*)\]/g), ([, key]) => key)];
    let at = root;
    keys.slice(0, -1).forEach((key) => (at = at[keyIn(at, key)] ??= {}));
    at[keyIn(at, keys.at(-1))] = value;
  }
  return listed(root);
}

/** `a[]=b` appends; and no key may reach what every object has. */
const keyIn = (at, key) => (key === '' ? String(Object.keys(at).length) : key === '__proto__' ? '_' : key);

function listed(value) {
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, member]) => [key, listed(member)]);
  return entries.length && entries.every(([key], index) => key === String(index))
    ? entries.map(([, member]) => member)
    : Object.fromEntries(entries);
}

const FLAGS = ['count', 'results', 'schema', 'keys', 'rowIds'];
const OPERATORS = ['=', '<>', '<', '<=', '>', '>=', 'like', 'between', 'in', 'not in', 'contains', 'starts with', 'match'];

/** The document of an address, its texts turned into the types that the schema wants. */
export function documentOf(searchParams, rowsLimit) {
  const asked = phpArrays(new URLSearchParams([...searchParams].filter(([name]) => !['delay', 'status'].includes(name))));
  const document = {
    limit: rowsLimit,
    offset: 0,
    count: true,
    results: true,
    schema: true,
    keys: true,
    format: 'json',
    rowIds: false,
    ...asked,
  };
  for (const name of FLAGS) if (typeof document[name] === 'string') document[name] = !['false', '0', ''].includes(document[name]);
  for (const name of ['limit', 'offset']) {
    if (!/^\d+$/.test(document[name])) throw invalid('type', name, `The attribute expected to be of type 'integer' but 'string' given.`);
    document[name] = Number(document[name]);
  }
  if (document.limit > rowsLimit) throw invalid('maximum', 'limit', `The attribute value must be less than or equal to ${rowsLimit}.`);
  for (const name of ['properties', 'conditions', 'groupings', 'sorts'])
    if (document[name] !== undefined && !Array.isArray(document[name]))
      throw invalid('type', name, `The attribute expected to be of type 'array' but 'object' given.`);
  return document;
}

/** Runs a document. @returns {Promise<{ results?: object[], count?: number, columns: object[] }>} */
export async function run(dataset, document, engine) {
  const question = await compiled(dataset, document, engine);
  const results = document.results ? (await engine.query(`${question.sql} ${question.page}`)).rows : undefined;
  const count = document.count ? Number((await engine.query(question.counting)).rows[0][0]) : undefined;
  const row = (values) => (document.keys ? Object.fromEntries(question.names.map((name, index) => [name, values[index]])) : values);
  return { results: results?.map(row), count, names: question.names };
}

/** Without a page: for the CSV download. */
export async function everything(dataset, document, engine) {
  const { sql, names } = await compiled(dataset, document, engine);
  return { names, rows: (await engine.query(sql)).rows };
}

async function compiled(dataset, document, engine) {
  const columns = await columnsOf(dataset, engine);
  const byName = new Map([...columns, { name: 'record_number', sql: '_id' }].map((column) => [column.name, column]));
  const sqlOf = (name) => {
    const column = byName.get(name);
    if (!column) throw new QueryError(`SQLSTATE[42S22]: Column not found: 1054 Unknown column 't.${name}' in 'field list'`);
    return column.sql;
  };
  const properties = propertiesOf(document, columns, sqlOf);
  const groups = (document.groupings ?? []).map(nameOf);
  refuseUngrouped(properties, groups);
  const conditions = (document.conditions ?? []).map((condition) => conditionSql(condition, sqlOf));
  const by = groups.map((name) => properties.find((property) => property.name === name)?.sql ?? sqlOf(name));
  const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
  const unordered = [
    `SELECT ${properties.map(({ sql }, index) => `${sql} AS p${index}`).join(', ')} FROM ${quoted(dataset.resource)} AS t`,
    where,
    by.length ? `GROUP BY ${by.join(', ')}` : '',
  ].join(' ');
  const sorts = (document.sorts ?? []).map((sort) => sortSql(sort, properties, sqlOf));
  return {
    unordered,
    sql: `${unordered} ${sorts.length ? `ORDER BY ${sorts.join(', ')}` : ''}`,
    page: `LIMIT ${document.limit} OFFSET ${document.offset}`,
    // Drupal counts the rows behind aggregates that have no groups, not the one row that they are.
    counting: `SELECT count(*) FROM (${by.length ? unordered : [`SELECT 1 FROM ${quoted(dataset.resource)} AS t`, where].join(' ')}) AS t`,
    names: properties.map(({ name }) => name),
  };
}

const nameOf = (item) => (typeof item === 'string' ? item : item.property);

function propertiesOf({ properties = [], rowIds }, columns, sqlOf) {
  if (properties.some((property) => nameOf(property) === 'record_number'))
    throw new QueryError(
      'The record_number property is for internal use and cannot be requested directly. Set rowIds to true and remove properties from your query to see the full table with row IDs.',
    );
  if (!properties.length)
    return [...(rowIds ? [{ name: 'record_number', sql: '_id' }] : []), ...columns.map(({ name, output }) => ({ name, sql: output }))];
  return properties.map((property) => {
    if (property.expression) return { name: property.alias, ...expressionSql(property.expression, sqlOf) };
    const column = columns.find(({ name }) => name === nameOf(property));
    return { name: property.alias ?? nameOf(property), sql: column?.output ?? sqlOf(nameOf(property)), plain: true };
  });
}

const ARITHMETIC = ['+', '-', '*', '/', '%'];
const AGGREGATES = ['sum', 'count', 'avg', 'max', 'min'];

function expressionSql({ operator, operands = [] }, sqlOf) {
  const printed = operands.map((operand) => {
    if (typeof operand === 'object' && operand.expression) return expressionSql(operand.expression, sqlOf).sql;
    return /^-?\d+(\.\d+)?$/.test(operand) ? String(operand) : sqlOf(nameOf(operand));
  });
  if (ARITHMETIC.includes(operator)) return { sql: `(${printed.map((operand) => `${operand}::numeric`).join(` ${operator} `)})` };
  if (!AGGREGATES.includes(operator))
    throw new QueryError('Only basic arithmetic expressions and basic SQL functions currently supported.');
  // MySQL gives an average four decimals more than its numbers have.
  return { sql: operator === 'avg' ? `round(avg(${printed[0]}), 4)` : `${operator}(${printed[0]})`, aggregate: true };
}

function refuseUngrouped(properties, groups) {
  const bare = properties.filter(({ plain, name }) => plain && !groups.includes(name)).map(({ name }) => name);
  if (groups.length && bare.length) throw new QueryError(`Un-grouped properties found in aggregate query: ${bare.join(', ')}`);
}

function sortSql({ property, order = 'asc' }, properties, sqlOf) {
  if (!['asc', 'desc'].includes(order)) throw invalid('enum', 'sorts/0/order', 'The attribute must be one of: asc, desc.');
  const position = properties.findIndex(({ name }) => name === property);
  // MySQL takes null for the least of all.
  return `${position >= 0 ? `p${position}` : sqlOf(property)} ${order} NULLS ${order === 'asc' ? 'FIRST' : 'LAST'}`;
}

const literal = (value) => `'${String(value).replaceAll("'", "''")}'`;

function conditionSql(condition, sqlOf) {
  if (condition.groupOperator) {
    if (!['and', 'or'].includes(condition.groupOperator)) throw invalid('enum', 'conditions', 'The attribute must be one of: and, or.');
    return `(${condition.conditions.map((inner) => conditionSql(inner, sqlOf)).join(` ${condition.groupOperator.toUpperCase()} `)})`;
  }
  const { property, value, operator = '=' } = condition;
  if (property === undefined || value === undefined)
    throw invalid('required', 'conditions', 'The required properties (property, value) are missing.');
  if (!OPERATORS.includes(operator)) throw invalid('enum', 'conditions', `The attribute must be one of: ${OPERATORS.join(', ')}.`);
  if (operator === 'match') throw new QueryError("SQLSTATE[HY000]: General error: 1191 Can't find FULLTEXT index matching the column list");
  return comparison(sqlOf(property), operator, value);
}

/** The database's own comparison; `contains` leaves `%` and `_` to be what they are to LIKE. */
function comparison(sql, operator, value) {
  const values = Array.isArray(value) ? value : [value];
  if (operator === 'in' || operator === 'not in') return `${sql} ${operator.toUpperCase()} (${values.map(literal).join(', ')})`;
  if (operator === 'between') return `${sql} BETWEEN ${literal(values[0])} AND ${literal(values[1])}`;
  if (operator === 'contains') return `${sql}::text LIKE ${literal(`%${value}%`)}`;
  if (operator === 'starts with') return `${sql}::text LIKE ${literal(`${value}%`)}`;
  return operator === 'like' ? `${sql}::text LIKE ${literal(value)}` : `${sql} ${operator} ${literal(value)}`;
}
