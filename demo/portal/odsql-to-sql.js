/** Compiles ODSQL's trees to PostgreSQL, with Opendatasoft's own rules: types must match, and what is unknown is false. */
import { OdsqlError } from './odsql.js';

/**
 * @typedef {{ sql: string, type: string, aggregate?: boolean, shown?: string }} Compiled `type` is text, int, double, boolean, date, datetime, place or cluster.
 * @typedef {{ name: string, sql: string, type: string }} Source a field; a place's `sql` is an array of longitude and latitude.
 */

const literal = (text) => `'${String(text).replaceAll("'", "''")}'`;
const isNumber = (type) => type === 'int' || type === 'double';
const isDate = (type) => type === 'date' || type === 'datetime';

const wrong = (message) => new OdsqlError('ODSQLError', message);
const incompatible = (what) => new OdsqlError('IncompatibleTypesInComparisonFilter', `Incompatible types in comparison filter: ${what}.`);

/** What a comparison with null is: false, and so true under NOT. */
const certain = (sql) => `COALESCE(${sql}, false)`;

/** @param {Source[]} sources */
export function compilerOf(sources) {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const texts = sources.filter(({ type }) => type === 'text');

  const fieldOf = ({ kind, name }) => {
    if (kind !== 'field') throw wrong('A field name is expected');
    const source = byName.get(name);
    if (!source) throw wrong(`Unknown field: ${name}`);
    return source;
  };

  /** @returns {Compiled} */
  function value(node) {
    switch (node.kind) {
      case 'field':
        return fieldOf(node);
      case 'text':
        return { sql: literal(node.value), type: 'text' };
      case 'number':
        return { sql: node.value, type: /^-?\d+$/.test(node.value) ? 'int' : 'double' };
      case 'boolean':
        return { sql: node.value, type: 'boolean' };
      case 'date':
        return { sql: `${literal(instantOf(node.value))}::timestamp`, type: 'datetime' };
      case 'arithmetic':
        return arithmetic(node);
      case 'call':
        return call(node);
      default:
        throw wrong(`A ${node.kind} cannot stand here`);
    }
  }

  function arithmetic({ operator, left, right }) {
    const operands = [value(left), value(right)];
    if (!operands.every(({ type }) => isNumber(type))) throw wrong(`Operator ${operator} only supports numeric expressions`);
    const type = operator === '/' || operands.some((operand) => operand.type === 'double') ? 'double' : 'int';
    return {
      sql: `(${operands[0].sql} ${operator} ${operands[1].sql}${operator === '/' ? '::float8' : ''})`,
      type,
      aggregate: operands.some(({ aggregate }) => aggregate),
    };
  }

  const aggregates = {
    sum: ({ sql, type }) => ({ sql: `COALESCE(sum(${sql}), 0)`, type }),
    avg: ({ sql }) => ({ sql: `avg(${sql})`, type: 'double' }),
    min: ({ sql, type }) => ({ sql: `min(${sql})`, type }),
    max: ({ sql, type }) => ({ sql: `max(${sql})`, type }),
    median: ({ sql }) => ({ sql: `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${sql})`, type: 'double' }),
  };
  const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'];

  function call({ name, args, distinct, star }) {
    if (name === 'count')
      return {
        sql: star ? 'count(*)' : `count(${distinct ? 'DISTINCT ' : ''}${fieldOf(args[0] ?? {}).sql})`,
        type: 'int',
        aggregate: true,
      };
    if (Object.hasOwn(aggregates, name)) {
      const operand = value(args[0] ?? {});
      if (!isNumber(operand.type) && !isDate(operand.type)) throw wrong('StatAggregation only supports numeric or date expression');
      return { ...aggregates[name](operand), aggregate: true };
    }
    if (parts.includes(name)) return { sql: `extract(${name} FROM ${dateOf(args[0])})::int`, type: 'int' };
    if (name === 'date_format') return { sql: `to_char(${dateOf(args[0])}, ${literal(patternOf(args[1]))})`, type: 'text' };
    if (name === 'range') return range(args);
    if (name === 'geo_cluster') return cluster(args);
    throw wrong(`Unknown function: ${name}`);
  }

  /** The real one groups by nearness; here those go together that are in one square twice as wide as the radius. `shown` is what stands in the answer. */
  function cluster([field, zoom, radius]) {
    const { sql } = placeOf(field);
    const [level, pixels] = [zoom, radius ?? { kind: 'number', value: '40' }].map((node) => {
      if (node?.kind !== 'number') throw wrong('geo_cluster() takes a geo field, a zoom and perhaps a radius');
      return Number(node.value);
    });
    if (level < 0 || level > 25) throw wrong('The zoom of geo_cluster() must be between 0 and 25');
    const width = (360 * 2 * pixels) / 512 / 2 ** level;
    const square = `ARRAY[floor(${sql}[1] / ${width}), floor(${sql}[2] / ${width})]`;
    return {
      sql: `CASE WHEN ${sql} IS NOT NULL THEN ${square} END`,
      shown: `CASE WHEN count(${sql}) > 0 THEN ARRAY[avg(${sql}[1]), avg(${sql}[2])] END`,
      type: 'cluster',
    };
  }

  function dateOf(node) {
    const { sql, type } = value(node ?? {});
    if (!isDate(type)) throw wrong('A date or datetime expression is expected');
    return sql;
  }

  /** The label of the range that holds a value, as Opendatasoft writes it. */
  function range([field, ...steps]) {
    const { sql, type } = value(field ?? {});
    const [step] = steps;
    if (step?.kind === 'period') return { sql: periodLabel(dateOf(field), step), type: 'text' };
    if (!isNumber(type)) throw wrong('range() only supports numeric or date expressions');
    if (steps.length === 1 && step.kind === 'number') return { sql: equalLabel(sql, step.value, type), type: 'text' };
    return { sql: edgesLabel(sql, steps), type: 'text' };
  }

  const conditions = {
    search: (args) => (args.length > 1 ? fullText([fieldOf(args[0])], textOf(args[1])) : fullText(texts, textOf(args[0]))),
    suggest: (args) => fullText([fieldOf(args[0])], textOf(args[1])),
    startswith: ([field, text]) => `starts_with(${fieldOf(field).sql}, ${literal(textOf(text))})`,
    in_bbox([field, ...edges]) {
      const { sql } = placeOf(field);
      const [south, west, north, east] = edges.map((edge) => value(edge).sql);
      return `${sql}[1] BETWEEN ${west} AND ${east} AND ${sql}[2] BETWEEN ${south} AND ${north}`;
    },
    within_distance([field, point, distance]) {
      const { sql } = placeOf(field);
      const [, longitude, latitude] = /^POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)$/i.exec(point?.value ?? '') ?? [];
      if (point?.kind !== 'geometry' || !longitude || distance?.kind !== 'distance')
        throw wrong('within_distance() takes a field, a point and a distance');
      const half = (difference) => `power(sin(radians(${difference}) / 2), 2)`;
      const haversine = `${half(`${sql}[2] - ${latitude}`)} + cos(radians(${latitude})) * cos(radians(${sql}[2])) * ${half(`${sql}[1] - ${longitude}`)}`;
      return `2 * 6371008.8 * asin(sqrt(least(1, ${haversine}))) <= ${distance.value}`;
    },
  };

  const placeOf = (node) => {
    const source = fieldOf(node ?? {});
    if (source.type !== 'place') throw wrong(`${source.name} is not a geo field`);
    return source;
  };

  /** @returns {string} */
  function condition(node) {
    switch (node.kind) {
      case 'and':
      case 'or':
        return `(${node.args.map(condition).join(` ${node.kind.toUpperCase()} `)})`;
      case 'not':
        return `NOT ${condition(node.arg)}`;
      case 'compare':
        return certain(comparison(node));
      case 'in':
        return `(${node.values.map((right) => certain(comparison({ operator: '=', left: node.left, right }))).join(' OR ')})`;
      case 'between':
        return certain(between(node));
      case 'is':
        return is(node);
      case 'like':
        return certain(like(node));
      case 'text':
        return certain(fullText(texts, node.value));
      case 'field':
        return certain(flagOf(node));
      case 'call':
        if (!Object.hasOwn(conditions, node.name)) throw wrong(`Unknown filter function: ${node.name}`);
        return certain(conditions[node.name](node.args));
      default:
        throw wrong('A condition is expected');
    }
  }

  function comparison({ operator, left, right }) {
    const operands = [value(left), value(right)];
    const [a, b] = operands.map(({ type }) => (isNumber(type) ? 'number' : isDate(type) ? 'date' : type));
    if (a !== b || a === 'place') throw incompatible(`${operands[0].type} and ${operands[1].type}`);
    return `${operands[0].sql} ${operator} ${operands[1].sql}`;
  }

  const between = ({ left, from, to, openFrom, openTo }) =>
    [
      comparison({ operator: openFrom ? '>' : '>=', left, right: from }),
      comparison({ operator: openTo ? '<' : '<=', left, right: to }),
    ].join(' AND ');

  const is = ({ left, value: wanted, negated }) =>
    wanted === 'null' ? `${value(left).sql} IS ${negated ? 'NOT ' : ''}NULL` : certain(`${flagOf(left)} ${negated ? '<>' : '='} ${wanted}`);

  function flagOf(node) {
    const { sql, type, name } = fieldOf(node);
    if (type !== 'boolean') throw wrong(`${name} is not a boolean field`);
    return sql;
  }

  function like({ left, right }) {
    const { sql, type } = fieldOf(left);
    if (type !== 'text') throw incompatible(`like is for text, not for ${type}`);
    return `to_tsvector('simple', ${sql}) @@ plainto_tsquery('simple', ${literal(textOf(right))})`;
  }

  return { value, condition };
}

function textOf(node) {
  if (node?.kind !== 'text') throw wrong('A string literal is expected');
  return node.value;
}

/** Every word, the last of them perhaps only begun. The real one also forgives spelling. */
function fullText(texts, asked) {
  const words = asked.match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
  return words.length
    ? `to_tsvector('simple', concat_ws(' ', ${texts.map(({ sql }) => sql).join(', ')})) @@ to_tsquery('simple', ${literal(query)})`
    : 'true';
}

/** A date literal as a time without a zone, in UTC: a year and a month are their first day. */
function instantOf(text) {
  const [, year, month = '01', day = '01', rest = ''] = /^(\d{4})(?:[-/](\d\d?))?(?:[-/](\d\d?))?(?:[T ](.+))?$/.exec(text.trim()) ?? [];
  const time = /[zZ]|[+-]\d\d:?\d\d$/.test(rest) ? rest : `${rest || '00:00'}Z`;
  const date = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`);
  if (Number.isNaN(date.getTime())) throw wrong(`Invalid date literal: ${text}`);
  return date.toISOString().slice(0, -1);
}

const LETTERS = { yyyy: 'YYYY', yy: 'YY', MM: 'MM', dd: 'DD', HH: 'HH24', mm: 'MI', ss: 'SS', xxxx: 'IYYY', ww: 'IW' };

/** Joda's pattern as PostgreSQL's: known letters, and everything else as it stands. */
function patternOf(node) {
  return textOf(node).replace(/'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)/g, (run, quoted, letter) => {
    if (letter && !LETTERS[run]) throw wrong(`Invalid date format: ${run}`);
    return letter ? LETTERS[run] : `"${quoted ?? run}"`;
  });
}

const PERIODS = {
  ms: 'millisecond',
  s: 'second',
  second: 'second',
  m: 'minute',
  minute: 'minute',
  h: 'hour',
  hour: 'hour',
  d: 'day',
  day: 'day',
  w: 'week',
  week: 'week',
  month: 'month',
  q: 'quarter',
  quarter: 'quarter',
  y: 'year',
  year: 'year',
};

function periodLabel(sql, { count, unit }) {
  if (!Object.hasOwn(PERIODS, unit) || count !== 1) throw wrong(`Invalid range step: ${count} ${unit}`);
  const start = `date_trunc('${PERIODS[unit]}', ${sql})`;
  const length = PERIODS[unit] === 'quarter' ? '3 months' : `1 ${PERIODS[unit]}`;
  const iso = (time) => `to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `'[' || ${iso(start)} || ', ' || ${iso(`${start} + interval '${length}'`)} || '['`;
}

function equalLabel(sql, step, type) {
  const low = `floor(${sql} / ${step}::numeric) * ${step}`;
  return type === 'int' && /^\d+$/.test(step)
    ? `'[' || ${low} || ', ' || ${low} + ${step} - 1 || ']'`
    : `'[' || (${low})::float8 || ', ' || (${low} + ${step})::float8 || '['`;
}

function edgesLabel(sql, steps) {
  const edges = steps.map(({ kind, value }) => (kind === 'open' ? '*' : value));
  const cases = edges.slice(1).map((to, index) => {
    const from = edges[index];
    const tests = [from === '*' ? 'true' : `${sql} >= ${from}`, to === '*' ? 'true' : `${sql} < ${to}`];
    return `WHEN ${tests.join(' AND ')} THEN '[${from}, ${to === '*' ? '*' : Number(to) - 1}]'`;
  });
  return `CASE WHEN ${sql} IS NULL THEN NULL ${cases.join(' ')} END`;
}
