/** Rows by SoQL, in Socrata's JSON, GeoJSON and CSV. */
import { csvLine } from './csv.js';
import { quoted } from './load.js';
import { columnsOf } from './socrata-views.js';
import { compile } from './soql-to-sql.js';
import { parseClause, parseQuery } from './soql.js';

const CLAUSES = {
  select: 'SELECT',
  where: 'WHERE',
  group: 'GROUP BY',
  having: 'HAVING',
  order: 'ORDER BY',
  q: 'SEARCH',
  limit: 'LIMIT',
  offset: 'OFFSET',
};
const DEFAULT_LIMIT = 1000;

/** Asked for something the endpoint does not know. */
export class UnrecognizedArguments extends Error {}

/** Runs the question in an address over a dataset. @returns {Promise<{ columns: { name: string, type: string }[], rows: (string | null)[][] }>} */
export async function ask(dataset, searchParams, engine, limit = DEFAULT_LIMIT) {
  const { sql, columns } = compile(statementsOf(searchParams, dataset), sourceOf(dataset), { limit });
  const { rows } = await engine.query(sql);
  return { columns, rows };
}

function statementsOf(searchParams, dataset) {
  const names = [...searchParams.keys()];
  const unknown = names.filter((name) => /^\$(?!\$)/.test(name) && name !== '$query' && !(name.slice(1) in CLAUSES));
  const mixed = searchParams.has('$query') && names.some((name) => name.slice(1) in CLAUSES && name.startsWith('$'));
  if (unknown.length || mixed)
    throw new UnrecognizedArguments(`Unrecognized arguments [${unknown.length ? unknown.join(', ') : '$query'}]`);
  return parseQuery(searchParams.get('$query') ?? assemble(searchParams, dataset));
}

/** One whole statement out of the parameters, each of which must be sound by itself. */
function assemble(searchParams, dataset) {
  const given = Object.fromEntries(
    Object.keys(CLAUSES)
      .map((name) => [name, searchParams.get(`$${name}`)])
      .filter(([, text]) => text),
  );
  for (const [name, text] of Object.entries(given)) if (name !== 'q') parseClause(name, text);
  const simple = simpleFilters(searchParams, dataset).map(([name, value]) => `\`${name}\` = ${text(value)}`);
  if (simple.length) given.where = [...(given.where ? [`(${given.where})`] : []), ...simple].join(' AND ');
  if (given.q) given.q = text(given.q);
  const clauses = Object.entries(CLAUSES).filter(([name]) => given[name] !== undefined);
  return [
    given.select ? '' : 'SELECT *',
    ...clauses.map(([name, word]) => `${word} ${given[name]}${given[name].includes('--') ? '\n' : ''}`),
  ]
    .join(' ')
    .trim();
}

/** `column=value`; `delay` and `status` ask for faults unless the dataset has columns of that name. */
function simpleFilters(searchParams, dataset) {
  const columns = columnsOf(dataset).map(({ fieldName }) => fieldName);
  return [...searchParams].filter(([name]) => !name.startsWith('$') && (columns.includes(name) || !['delay', 'status'].includes(name)));
}
const text = (value) => `'${value.replaceAll("'", "''")}'`;

const TYPES = { text: 'text', url: 'url', number: 'number', calendar_date: 'floating_timestamp', checkbox: 'boolean', point: 'point' };

function sourceOf(dataset) {
  const columns = columnsOf(dataset).map(({ fieldName, dataTypeName, source }) => ({
    name: fieldName,
    type: TYPES[dataTypeName],
    sql: source ? columnSql(source, dataTypeName) : PLACE,
  }));
  const words = columns.filter(({ type }) => type === 'text' || type === 'url').map(({ sql }) => sql);
  return { from: quoted(dataset.resource), columns: [...columns, ...systemColumns(dataset)], search: (asked) => searchSql(asked, words) };
}

const columnSql = (name, type) => (type === 'number' ? `${quoted(name)}::numeric` : quoted(name));
const PLACE = '(CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL THEN ARRAY[longitude, latitude] END)';

function systemColumns({ created }) {
  const time = `timestamptz '${created.toISOString()}'`;
  return [
    { name: ':id', type: 'text', sql: `('row-' || lpad(to_hex(_id), 8, '0'))`, order: '_id' },
    { name: ':version', type: 'text', sql: `('rv-' || lpad(to_hex(_id), 8, '0'))` },
    { name: ':created_at', type: 'fixed_timestamp', sql: time },
    { name: ':updated_at', type: 'fixed_timestamp', sql: time },
  ].map((column) => ({ ...column, system: true }));
}

/** All words, stemmed, anywhere in the texts; the index over everything narrows it first. */
function searchSql(asked, words) {
  if (!words.length) return 'false';
  const query = `plainto_tsquery('english', ${text(asked)})`;
  return `(_full_text @@ ${query} AND to_tsvector('english', concat_ws(' ', ${words.join(', ')})) @@ ${query})`;
}

const floating = (value) => {
  const [, date, time, fraction = ''] = /^(\S+) ([\d:]+)(?:\.(\d+))?/.exec(value);
  return `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}`;
};
const numbers = (value) => value.slice(1, -1).split(',').map(Number);
const box = ([west, south, east, north]) => [
  [
    [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  ],
];

/** A cell as Socrata's JSON has it: numbers in quotes, dates without a zone, places as GeoJSON. */
const ENCODERS = {
  boolean: (value) => value === 't',
  floating_timestamp: floating,
  fixed_timestamp: (value) => new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
  url: (value) => ({ url: value }),
  point: (value) => ({ type: 'Point', coordinates: numbers(value) }),
  extent: (value) => ({ type: 'MultiPolygon', coordinates: box(numbers(value)) }),
};
const encode = (value, type) => (value === null ? null : (ENCODERS[type]?.(value) ?? value));
const isGeometry = ({ type }) => type === 'point' || type === 'extent';

const NAMES_OF_TYPES = { extent: 'multipolygon' };

/** Names and types of the columns stand in headers only where these can hold them. */
function headers({ columns }, type, { created }) {
  const names = JSON.stringify(columns.map(({ name }) => name));
  const types = JSON.stringify(columns.map(({ type }) => NAMES_OF_TYPES[type] ?? type));
  const told = /^[ -~]{1,2000}$/.test(names) ? { 'X-SODA2-Fields': names, 'X-SODA2-Types': types } : {};
  return { 'Content-Type': type, 'Last-Modified': created.toUTCString(), ...told };
}

/** Nulls are left out. */
export function jsonOf(result, dataset) {
  const lines = result.rows.map((row) =>
    JSON.stringify(
      Object.fromEntries(
        result.columns.map(({ name, type }, index) => [name, encode(row[index], type)]).filter(([, value]) => value !== null),
      ),
    ),
  );
  return { headers: headers(result, 'application/json;charset=utf-8', dataset), body: `[${lines.join('\n,')}]\n` };
}

/** The first place of a row is its geometry; nulls stay. */
export function geojsonOf(result, dataset) {
  const geometry = result.columns.findIndex(isGeometry);
  const features = result.rows.map((row) => ({
    type: 'Feature',
    properties: Object.fromEntries(
      result.columns.map(({ name, type }, index) => [name, encode(row[index], type)]).filter((_, index) => index !== geometry),
    ),
    geometry: geometry < 0 ? null : encode(row[geometry], result.columns[geometry].type),
  }));
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
  return {
    headers: headers(result, 'application/vnd.geo+json;charset=utf-8', dataset),
    body: JSON.stringify({ type: 'FeatureCollection', features, crs }),
  };
}

/** `display` writes an export for people: titles as the header, American dates, true and false in words. */
export function csvOf(result, dataset, { display = false, bom = false } = {}) {
  const titles = new Map(columnsOf(dataset).map(({ fieldName, name }) => [fieldName, name]));
  const header = result.columns.map(({ name }) => (display ? (titles.get(name) ?? name) : name));
  const cells = result.rows.map((row) => result.columns.map(({ type }, index) => csvCell(row[index], type, display)));
  const lines = display
    ? [csvLine(header), ...cells.map((row) => csvLine(row))]
    : [header, ...cells].map((row) => csvLine(row, { always: true }));
  const name = display ? { 'Content-Disposition': `attachment; filename=${dataset.title.replace(/\W+/g, '_')}.csv` } : {};
  return {
    headers: { ...headers(result, 'text/csv; charset=utf-8', dataset), ...name },
    body: `${bom ? '\uFEFF' : ''}${lines.join('\n')}\n`,
  };
}

function csvCell(value, type, display) {
  if (value === null) return null;
  if (type === 'point') return `POINT (${numbers(value).join(' ')})`;
  if (type === 'boolean') return value === 't';
  if (type === 'floating_timestamp') return display ? american(value) : floating(value);
  return value;
}

function american(value) {
  const [year, month, day, hour, minute, second] = value.split(/[-: .]/);
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${month}/${day}/${year} ${String(Number(hour) % 12 || 12).padStart(2, '0')}:${minute}:${second} ${half}`;
}
