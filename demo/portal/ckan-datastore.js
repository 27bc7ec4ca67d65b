/** CKAN's DataStore as of 2.11: `datastore_search`, `datastore_info` and the CSV dump. */
import { csvLine } from './csv.js';
import { datasets, twins } from './datasets.js';
import { SqlError } from './engine.js';
import { quoted } from './load.js';
import { invalid, notFound, psycopgText } from './ckan-errors.js';
import { fromPostgres } from './ckan-values.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 32_000;
const FORMATS = ['objects', 'lists', 'csv', 'tsv'];
const TYPES = { text: 'text', url: 'text', number: 'numeric', double: 'float8', timestamp: 'timestamp', boolean: 'bool' };
const byResource = new Map([...datasets, ...twins].map((dataset) => [dataset.resource, dataset]));

const literal = (value) => {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
};

function tableOf(id) {
  if (!id) throw invalid({ resource_id: 'Missing value' });
  const dataset = byResource.get(id);
  if (!dataset) throw notFound(`Resource "${id}" was not found.`);
  return dataset;
}

function fieldsOf({ columns }) {
  const fields = columns.map(({ name, type, description }) => ({
    id: name,
    type: TYPES[type],
    ...(description ? { info: { label: '', notes: description, type_override: '' } } : {}),
  }));
  return [{ id: '_id', type: 'int' }, ...fields];
}

/** The result of `datastore_search`, for the parameters of an address. */
export async function search(searchParams, engine) {
  const question = readQuestion(searchParams, MAX_LIMIT);
  const { records, fields, total } = await answer(question, engine);
  const { dataset, limit, offset, q, filters, includeTotal, format } = question;
  return {
    include_total: includeTotal,
    limit,
    ...(searchParams.has('offset') ? { offset } : {}),
    ...(q ? { q } : {}),
    ...(filters ? { filters } : {}),
    records_format: format,
    resource_id: dataset.resource,
    total_estimation_threshold: null,
    records,
    fields,
    _links: linksOf(searchParams, limit, offset),
    ...(includeTotal ? { total, total_was_estimated: false } : {}),
  };
}

/** `/datastore/dump/R`: every row, as CSV, TSV or JSON. */
export async function dump(resource, searchParams, engine) {
  const parameters = new URLSearchParams([...searchParams, ['resource_id', resource], ['include_total', 'false']]);
  const type = searchParams.get('format') ?? 'csv';
  if (!['csv', 'tsv', 'json'].includes(type)) throw invalid({ format: "Value must be one of: 'csv', 'tsv', 'json'" });
  const whole = { ...readQuestion(parameters, Infinity), format: type === 'json' ? 'lists' : type };
  const { records, fields } = await answer({ ...whole, limit: searchParams.has('limit') ? whole.limit : undefined }, engine);
  const bom = searchParams.get('bom') === 'true' ? '\uFEFF' : '';
  const header = csvLine(
    fields.map(({ id }) => id),
    { separator: type === 'tsv' ? '\t' : ',' },
  );
  const body = type === 'json' ? JSON.stringify({ fields, records }) : `${bom}${header}\n${records}`;
  const mediaType = {
    csv: 'text/csv; charset=utf-8',
    tsv: 'text/tab-separated-values; charset=utf-8',
    json: 'application/json; charset=utf-8',
  }[type];
  return { headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${resource}.${type}"` }, body };
}

/** `datastore_info`. */
export async function info(id, engine) {
  if (!id) throw invalid({ id: 'Missing value' });
  const dataset = tableOf(id);
  const { rows } = await engine.query(`SELECT count(*), pg_total_relation_size(${literal(quoted(id))}::regclass) FROM ${quoted(id)}`);
  const [count, size] = rows[0].map(Number);
  const schema = (type) => ({ native_type: type, notnull: false, index_name: null, is_index: false, uniquekey: false });
  const fields = fieldsOf(dataset)
    .slice(1)
    .map((field) => ({ ...field, schema: schema(field.type) }));
  return { meta: { id, count, table_type: dataset.label ? 'VIEW' : 'BASE TABLE', size, db_size: size, idx_size: 0, aliases: [] }, fields };
}

function readQuestion(searchParams, maxLimit) {
  const dataset = tableOf(searchParams.get('resource_id') ?? searchParams.get('id'));
  const fields = fieldsOf(dataset);
  const known = (name, parameter) => {
    const field = fields.find(({ id }) => id === name);
    if (!field) throw invalid({ [parameter]: `field "${name}" not in table` });
    return field;
  };
  const filters = jsonOf(searchParams, 'filters');
  const format = searchParams.get('records_format') || 'objects';
  if (!FORMATS.includes(format))
    throw invalid({ records_format: `Value must be one of: ${FORMATS.map((name) => `'${name}'`).join(', ')}` });
  return {
    dataset,
    filters,
    format,
    selected: listOf(searchParams, 'fields')?.map((name) => known(name, 'fields')) ?? fields,
    where: filtersToSql(filters ?? {}, known),
    text: textSearch(searchParams, known),
    q: searchParams.get('q') || undefined,
    sort: (searchParams.get('sort')?.split(',') ?? []).filter(Boolean).map((item) => sortToSql(item, known)),
    limit: Math.min(integer(searchParams, 'limit', DEFAULT_LIMIT), maxLimit),
    offset: integer(searchParams, 'offset', 0),
    distinct: isTrue(searchParams, 'distinct', false),
    includeTotal: isTrue(searchParams, 'include_total', true),
  };
}

const isTrue = (searchParams, name, usual) => (searchParams.has(name) ? /^(true|yes|on|t|y|1)$/i.test(searchParams.get(name)) : usual);

function integer(searchParams, name, usual) {
  const text = searchParams.get(name);
  if (!text) return usual;
  if (!/^\s*-?\d+\s*$/.test(text)) throw invalid({ [name]: 'Invalid integer' });
  if (Number(text) < 0) throw invalid({ [name]: 'Must be a natural number' });
  return Number(text);
}

function jsonOf(searchParams, name) {
  const text = searchParams.get(name);
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid({ [name]: 'Cannot parse JSON' });
  }
}

/** `a,b` in one parameter, or one name in each of several. */
function listOf(searchParams, name) {
  const values = searchParams.getAll(name).filter(Boolean);
  if (!values.length) return undefined;
  const names = values.length > 1 ? values : values[0].split(',');
  return names.map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
}

/** Equality, or membership where a list is given: all there is before 2.12. */
function filtersToSql(filters, known) {
  if (typeof filters !== 'object' || Array.isArray(filters)) throw invalid({ filters: `invalid value "${JSON.stringify(filters)}"` });
  return Object.entries(filters).map(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    known(name, 'filters');
    if (values.some((item) => typeof item === 'object' && item !== null)) throw invalid({ filters: `invalid value "${name}"` });
    return values.length ? `${quoted(name)} IN (${values.map(literal).join(', ')})` : 'true';
  });
}

/** Full text over the row, or over the fields of a JSON object; each adds its rank. */
function textSearch(searchParams, known) {
  const q = searchParams.get('q');
  if (!q) return [];
  const language = literal(searchParams.get('language') || 'english');
  const parse = isTrue(searchParams, 'plain', true) ? 'plainto_tsquery' : 'to_tsquery';
  const one = (vector, words, name) => {
    const query = `${parse}(${language}, ${literal(String(words))})`;
    return { where: `${vector} @@ ${query}`, rank: `ts_rank(${vector}, ${query}, 32)`, name };
  };
  const fields = q.trimStart().startsWith('{') ? jsonOf(searchParams, 'q') : undefined;
  if (!fields) return [one('_full_text', q, 'rank')];
  return Object.entries(fields).map(([name, words]) =>
    one(`to_tsvector(${language}, ${quoted(known(name, 'q').id)}::text)`, words, `rank ${name}`),
  );
}

const SORT = /^(.+?)( +(asc|desc))?( nulls +(first|last))?$/i;

function sortToSql(item, known) {
  const [, name, , direction = '', , nulls] = SORT.exec(item.trim()) ?? [];
  const column = quoted(known(name?.replace(/^"(.*)"$/, '$1'), 'sort').id);
  return `${column} ${direction} ${nulls ? `NULLS ${nulls}` : ''}`.trim();
}

async function answer(question, engine) {
  const { selected, includeTotal, limit, offset, text } = question;
  const ranks = text.map(({ rank, name }) => `${rank} AS ${quoted(name)}`);
  const columns = [...selected.map(({ id }) => quoted(id)), ...ranks];
  const body = `SELECT ${question.distinct ? 'DISTINCT ' : ''}${columns.join(', ')} FROM ${quoted(question.dataset.resource)} ${whereSql(question)}`;
  const { rows } = await run(engine, `${body} ${orderSql(question)} ${limit === undefined ? '' : `LIMIT ${limit}`} OFFSET ${offset}`);
  const total = includeTotal ? Number((await run(engine, `SELECT count(*) FROM (${body}) AS t`)).rows[0][0]) : undefined;
  const named = [...selected, ...text.map(({ name }) => ({ id: name, type: 'float4' }))];
  return { records: recordsOf(rows, named, question.format), fields: selected, total };
}

function whereSql({ where, text }) {
  const all = [...where, ...text.map((part) => part.where)];
  return all.length ? `WHERE ${all.join(' AND ')}` : '';
}

function orderSql({ sort, text, distinct }) {
  if (sort.length) return `ORDER BY ${sort.join(', ')}`;
  if (text.length) return `ORDER BY ${text.map(({ name }) => `${quoted(name)} DESC`).join(', ')}`;
  return distinct ? '' : 'ORDER BY _id';
}

/** To the second, as `to_char` gives it there. */
const valueOf = (text, { type }) =>
  type === 'timestamp' && text !== null ? text.replace(' ', 'T').slice(0, 19) : fromPostgres(text, type);
const cellOf = (text, field) => (field.type === 'timestamp' ? valueOf(text, field) : text);

function recordsOf(rows, fields, format) {
  if (format === 'objects')
    return rows.map((row) => Object.fromEntries(fields.map((field, index) => [field.id, valueOf(row[index], field)])));
  if (format === 'lists') return rows.map((row) => fields.map((field, index) => valueOf(row[index], field)));
  const separator = format === 'tsv' ? '\t' : ',';
  return rows
    .map(
      (row) =>
        `${csvLine(
          fields.map((field, index) => cellOf(row[index], field)),
          { separator },
        )}\n`,
    )
    .join('');
}

/** As CKAN makes them: without the portal's root path, and `next` even where nothing follows. */
function linksOf(searchParams, limit, offset) {
  const at = (position) => {
    const parameters = new URLSearchParams([...searchParams].filter(([name]) => name !== 'offset'));
    if (position !== undefined) parameters.set('offset', position);
    return `/api/3/action/datastore_search?${parameters}`;
  };
  return { start: at(), next: at(offset + limit), ...(offset ? { prev: at(Math.max(0, offset - limit)) } : {}) };
}

async function run(engine, sql) {
  try {
    return await engine.query(sql);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    if (error.code === '57014') throw invalid({ query: 'Search took too long' });
    throw invalid({ query: 'Invalid query', info: { statement: [sql], params: [{}], orig: [psycopgText(error, sql)] } });
  }
}
