/** Rows, groups, facets and exports of an Opendatasoft dataset: the parameters of an address, answered by PostgreSQL. */
import { csvLine } from './csv.js';
import { quoted } from './load.js';
import { OdsqlError, parse } from './odsql.js';
import { compilerOf } from './odsql-to-sql.js';
import { sourcesOf } from './opendatasoft-datasets.js';

const text = (value) => `'${value.replaceAll("'", "''")}'`;
const invalid = (message) => new OdsqlError('InvalidRESTParameterError', message);

/** `/records`: a page of rows with their number, or groups. */
export async function records(dataset, searchParams, engine) {
  const grouped = Boolean(searchParams.get('group_by'));
  const [limit, offset] = pageOf(searchParams, grouped ? 20_000 : 100, grouped ? 20_000 : 10_000);
  const question = await compiled(dataset, searchParams, engine);
  const { rows } = await engine.query(`${question.sql} LIMIT ${question.single ? 1 : limit} OFFSET ${question.single ? 0 : offset}`);
  const results = rows.map((row) => objectOf(row, question.columns));
  if (grouped) return { results };
  const { rows: counted } = await engine.query(`SELECT count(*) FROM ${quoted(dataset.resource)} WHERE ${question.where}`);
  // The one row of aggregates comes as often as rows were asked for.
  return { total_count: Number(counted[0][0]), results: question.single ? Array.from({ length: limit }, () => results[0]) : results };
}

/** `/exports/FORMAT`: every row, from the first. */
export async function exported(dataset, format, searchParams, engine) {
  const limit = integer(searchParams, 'limit', -1);
  const question = await compiled(dataset, searchParams, engine);
  const { rows } = await engine.query(`${question.sql} ${limit < 0 ? '' : `LIMIT ${limit}`}`);
  if (format.startsWith('json'))
    return jsonOf(
      format,
      rows.map((row) => objectOf(row, question.columns)),
    );
  const separator = searchParams.get('delimiter') ?? ';';
  const header = question.columns.map(({ name, label }) => (searchParams.get('use_labels') === 'true' ? label : name));
  const cells = rows.map((row) =>
    row.map((value, index) =>
      question.columns[index].type === 'place' && value ? value.slice(1, -1).split(',').reverse().join(', ') : value,
    ),
  );
  const lines = [header, ...cells].map((row) => csvLine(row, { separator })).join('\r\n');
  return { type: 'text/csv; charset=utf-8', body: `${searchParams.get('with_bom') === 'false' ? '' : '\uFEFF'}${lines}\r\n` };
}

const jsonOf = (format, rows) =>
  format === 'jsonl'
    ? { type: 'application/jsonl; charset=utf-8', body: rows.map((row) => `${JSON.stringify(row)}\n`).join('') }
    : { type: 'application/json; charset=utf-8', body: JSON.stringify(rows) };

/** `/facets`: how often each value of a facet stands in the rows. */
export async function facets(dataset, searchParams, engine) {
  const sources = await sourcesOf(dataset, engine);
  const where = whereOf(searchParams, sources);
  const asked = searchParams.getAll('facet').flatMap((name) => name.split(','));
  const names = asked.length ? asked : sources.filter(({ facet }) => facet).map(({ name }) => name);
  const found = names
    .map((name) => facetSource(sources, name))
    .map(async ({ name, sql }) => {
      const { rows } = await engine.query(
        `SELECT ${sql}, count(*) FROM ${quoted(dataset.resource)} WHERE ${where} AND ${sql} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`,
      );
      return { name, facets: rows.map(([value, count]) => ({ count: Number(count), state: 'displayed', name: value, value })) };
    });
  return { facets: await Promise.all(found) };
}

async function compiled(dataset, searchParams, engine) {
  const sources = await sourcesOf(dataset, engine);
  const compiler = compilerOf(sources);
  const groups = clauseOf(searchParams, 'group_by').map((item) => columnOf(item, compiler));
  const chosen = clauseOf(searchParams, 'select').flatMap((item) => (item.every ? sources.map(columnOfSource) : columnOf(item, compiler)));
  refuseTwice(groups, chosen);
  const columns = [...(groups.length ? groups.filter(({ name }) => !chosen.some((column) => column.name === name)) : []), ...chosen];
  const all = columns.length ? columns : sources.map(columnOfSource);
  const single = !groups.length && all.some(({ aggregate }) => aggregate);
  if (groups.length || single) refuseBare(all, groups);
  const where = whereOf(searchParams, sources);
  const by = groups.length ? `GROUP BY ${groups.map(({ sql }) => sql).join(', ')}` : '';
  const order = orderOf(clauseOf(searchParams, 'order_by'), all, compiler, groups.length || single);
  const sql = `SELECT ${all.map(({ sql, shown = sql }) => shown).join(', ')} FROM ${quoted(dataset.resource)} WHERE ${where} ${by} ${order}`;
  return { sql, columns: all, where, single };
}

const clauseOf = (searchParams, clause) => (searchParams.get(clause) ? parse(clause, searchParams.get(clause)) : []);
const columnOf = ({ value, source, alias }, compiler) => ({
  ...compiler.value(value),
  name: alias ?? (value.kind === 'field' ? value.name : source),
  label: alias ?? source,
  alias,
});
const columnOfSource = ({ name, label, sql, type }) => ({ name, label, sql, type });

function refuseTwice(groups, chosen) {
  const aliases = [...groups, ...chosen].flatMap(({ alias }) => alias ?? []);
  const twice = aliases.find((alias, index) => aliases.indexOf(alias) < index);
  if (twice) throw new OdsqlError('ODSQLError', `Alias '${twice}' is declared several times.`);
}

function refuseBare(columns, groups) {
  const bare = columns.find(({ aggregate, sql }) => !aggregate && !groups.some((group) => group.sql === sql));
  if (bare) throw new OdsqlError('ODSQLError', `Field ${bare.name} must be in the group_by clause or in an aggregate function.`);
}

function whereOf(searchParams, sources) {
  const compiler = compilerOf(sources);
  const conditions = searchParams
    .getAll('where')
    .filter(Boolean)
    .map((where) => compiler.condition(parse('where', where)));
  const refined = ['refine', 'exclude'].flatMap((name) =>
    searchParams.getAll(name).map((facet) => facetSql(facet, sources, name === 'exclude')),
  );
  return [...conditions, ...refined].map((sql) => `(${sql})`).join(' AND ') || 'true';
}

function facetSql(asked, sources, excluded) {
  const [, name, value] = /^`?([^:`]+)`?:\s*"?(.*?)"?$/s.exec(asked) ?? [];
  if (!name) throw invalid(`Invalid value for refine API parameter: ${asked} was found but FACET:VALUE is expected.`);
  const { sql } = facetSource(sources, name);
  const is = `COALESCE(${sql} = ${text(value.replace(/\\(.)/g, '$1'))}, false)`;
  return excluded ? `NOT ${is}` : is;
}

function facetSource(sources, name) {
  const source = sources.find((candidate) => candidate.name === name);
  if (!source?.facet) throw invalid(`${name} is not a facet.`);
  return source;
}

/** Aggregates first; missing values last, up or down; whatever is equal then stays in the order of the rows. */
function orderOf(items, columns, compiler, grouped) {
  const terms = items.map(({ value, source, descending }) => {
    const column = columns.find(({ name, alias }) =>
      value.kind === 'field' ? name === value.name || alias === value.name : name === source,
    );
    return { ...(column ?? compiler.value(value)), descending };
  });
  const late = terms.findIndex(({ aggregate }, index) => aggregate && index > 0 && !terms[index - 1].aggregate);
  if (late >= 0) throw new OdsqlError('ODSQLError', 'Aggregation functions must come first in the order_by clause.');
  const printed = terms.map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  const all = grouped ? printed : [...printed, '_id'];
  return all.length ? `ORDER BY ${all.join(', ')}` : '';
}

function integer(searchParams, name, usual) {
  const asked = searchParams.get(name);
  if (asked === null || asked === '') return usual;
  if (!/^-?\d+$/.test(asked)) throw invalid(`Invalid value for ${name} API parameter: ${asked} was found but an integer is expected.`);
  return Number(asked);
}

function pageOf(searchParams, most, ceiling) {
  const [limit, offset] = [integer(searchParams, 'limit', 10), integer(searchParams, 'offset', 0)];
  if (limit < -1 || limit > most)
    throw invalid(`Invalid value for limit API parameter: ${limit} was found but -1 <= limit <= ${most} is expected.`);
  const rows = limit === -1 ? most : limit;
  if (offset < 0 || offset + rows >= ceiling + (offset ? 0 : 1))
    throw invalid(`Invalid value for offset API parameter: ${offset} was found but offset + limit < ${ceiling} is expected.`);
  return [rows, offset];
}

const objectOf = (row, columns) => Object.fromEntries(columns.map(({ name, type }, index) => [name, valueOf(row[index], type)]));

/** PostgreSQL's text as Opendatasoft's JSON. */
function valueOf(value, type) {
  if (value === null) return null;
  if (type === 'int' || type === 'double') return Number(value);
  if (type === 'boolean') return value === 't';
  if (type === 'date') return value.slice(0, 10);
  if (type === 'datetime') return `${value.replace(' ', 'T')}+00:00`;
  if (type !== 'place' && type !== 'cluster') return value;
  const [lon, lat] = value.slice(1, -1).split(',').map(Number);
  return type === 'place' ? { lon, lat } : { cluster_centroid: { lat, lon } };
}
