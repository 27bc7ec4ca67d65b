/** `datastore_search_sql`: one SELECT, of DataStore tables and permitted functions only, run by PostgreSQL itself. */
import { datasets, twins } from './datasets.js';
import { SqlError } from './engine.js';
import { Crash, denied, invalid, psycopgText } from './ckan-errors.js';
import { fromPostgres, typeNames } from './ckan-values.js';

/** The names a portal's charts and tables need of CKAN's list. Notably absent there: coalesce, nullif, cast, extract, greatest, least, filter. */
const ALLOWED = new Set(
  `abs age array_agg array_length array_position array_remove array_to_json array_to_string avg bool_and bool_or btrim cardinality cbrt ceil ceiling chr
  concat concat_ws corr count covar_pop covar_samp cume_dist date_part date_trunc decode degrees dense_rank div encode exp first_value floor format
  generate_series initcap json_agg json_build_array json_build_object json_object_agg jsonb_agg jsonb_build_object justify_days justify_hours
  justify_interval lag last_value lead left length ln log lower lpad ltrim make_date make_interval make_time make_timestamp make_timestamptz max md5 min
  mod mode now nth_value ntile num_nonnulls num_nulls percent_rank percentile_cont percentile_disc phraseto_tsquery pi plainto_tsquery point polygon
  power quote_ident quote_literal radians random rank regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regr_count
  regr_intercept regr_r2 regr_slope repeat replace reverse right round row_number row_to_json rpad rtrim sign sin cos tan split_part sqrt stddev
  stddev_pop stddev_samp string_agg string_to_array strpos substr substring sum to_char to_date to_hex to_json to_jsonb to_timestamp to_tsquery
  to_tsvector translate trunc ts_headline ts_rank unnest upper var_pop var_samp variance width_bucket`.split(/\s+/),
);

/** Words that stand before a parenthesis without being functions. */
const KEYWORDS = new Set(
  `all and any as asc between by case desc distinct else end except exists from group having ilike in intersect is join lateral like limit not offset on
  or order over partition recursive rows select similar some then to union using values when where with within numeric decimal varchar char character
  timestamp time`.split(/\s+/),
);

const MAX_ROWS = 32_000;
const EXPLAIN = 'EXPLAIN (VERBOSE, FORMAT JSON) ';
const tables = new Set([...datasets, ...twins].map(({ resource }) => resource));

/** Text with its literals and comments blanked, so that what is left is code; quoted names stay. */
const codeOf = (sql) =>
  sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$/g, (text) => (text.startsWith("'") ? "''" : ' '));

function functionsIn(sql) {
  const calls = codeOf(sql).matchAll(/("(?:[^"]|"")+"|[A-Za-z_]\w*)\s*\(/g);
  return [...calls].map(([, name]) => name).filter((name) => !KEYWORDS.has(name.toLowerCase()));
}

const isSingle = (sql) =>
  codeOf(sql)
    .replace(/"[^"]*"/g, '""')
    .split(';')
    .filter((part) => part.trim()).length <= 1;

/** CKAN from 2.11 on reads `:word` as a parameter that nobody gave; a cast (`::`) and a time (`12:30`) are none. */
const BIND_PARAMETER = /(?<![:\w\\]):(\w+)(?!:)/;

/** @param {{ sql?: string }} parameters */
export async function searchSql({ sql }, engine) {
  if (!sql) throw invalid({ sql: 'Missing value' });
  if (!isSingle(sql)) throw invalid({ query: 'Query is not a single statement.' });
  if (sql.includes("\\'")) throw invalid({ query: "Query contains an escaped quote: \\'" });
  if (BIND_PARAMETER.test(sql)) throw new Crash(`A value is required for bind parameter '${BIND_PARAMETER.exec(sql)[1]}'`);
  const whole = `SELECT * FROM (${sql}) AS blah LIMIT ${MAX_ROWS + 1} ;`;
  const { rows: plan } = await run(engine, whole, EXPLAIN);
  authorise(relationsIn(JSON.parse(plan[0][0])[0].Plan), functionsIn(sql));
  return resultOf(sql, await run(engine, whole), await typeNames(engine));
}

function resultOf(sql, { fields, rows }, nameOfType) {
  const columns = fields.map(({ name, oid }) => ({ id: name, type: nameOfType(oid) }));
  const records = rows
    .slice(0, MAX_ROWS)
    .map((row) => Object.fromEntries(columns.map(({ id, type }, index) => [id, fromPostgres(row[index], type)])));
  return { sql, ...(rows.length > MAX_ROWS ? { records_truncated: true } : {}), records, fields: columns };
}

async function run(engine, sql, prefix = '') {
  try {
    return await engine.query(prefix + sql);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    if (error.code === '57014') throw invalid({ query: 'Query took too long' });
    const orig = psycopgText(error, sql, prefix.length);
    const query = `(psycopg2.errors.ProgrammingError) ${orig}\n[SQL: ${sql}]\n(Background on this error at: https://sqlalche.me/e/14/f405)`;
    throw invalid({ query, info: { statement: [sql], params: [{}], orig: [orig] } });
  }
}

function relationsIn(plan) {
  const below = (plan.Plans ?? []).flatMap(relationsIn);
  return plan['Relation Name'] ? [plan['Relation Name'], ...below] : below;
}

function authorise(relations, functions) {
  if (relations.some((name) => name.startsWith('pg_'))) throw denied('Not authorized to access system tables');
  if (relations.some((name) => !tables.has(name))) throw denied('Not authorized to read resource.');
  const forbidden = functions.find((name) => !ALLOWED.has(name.toLowerCase()));
  if (forbidden) throw denied(`Not authorized to call function ${forbidden.replaceAll('"', '')}`);
}
