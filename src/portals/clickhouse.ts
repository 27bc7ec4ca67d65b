/** ClickHouse by its HTTP interface: clickhouse.com/docs/interfaces/http. Any table that a user without a password may read. */
import { rowsIn, type Within } from '../formats/rows-in.js';
import {
  DatasetError,
  type Dataset,
  type DatasetRef,
  type ErrorCode,
  type Field,
  type FieldType,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { saying } from '../table.js';
import { answerField } from '../table/answer-field.js';
import { renamed } from '../table/renamed.js';
import { array, askJson, object, some, text, type Json, type JsonObject } from './shared/answer.js';
import { askTable } from './shared/rows.js';
import { rowsOf, isWhole, whole } from './shared/whole.js';
import { printCount, printSql, quoted, says } from './clickhouse/sql.js';

export const clickhouse: Portal = {
  name: 'clickhouse',
  capabilities: {
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull'],
    select: true,
    aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    order: true,
    pageSize: 50_000,
  },
  match,
  says,
  describe,
  read,
};

/**
 * `https://host:8443/?user=explorer&database=city&table=permits`, a question (`/?query=SELECT …`), or the address of its own page (`/play`),
 * which keeps the question behind the `#`.
 */
function match(url: URL): DatasetRef | undefined {
  const { pathname, searchParams, origin, hash } = url;
  if (pathname !== '/' && pathname !== '/play') return undefined;
  const user = searchParams.get('user');
  const endpointURL = `${origin}/${user ? `?${new URLSearchParams({ user }).toString()}` : ''}`;
  const database = searchParams.get('database');
  const full = (name: string): string => (database && !name.includes('.') ? `${database}.${name}` : name);
  const named = searchParams.get('table');
  if (named && (database || user)) return { portal: 'clickhouse', endpointURL, identifier: full(named) };
  const sql = bare(searchParams.get('query') ?? (pathname === '/play' ? decoded(hash) : ''));
  if (!/^(select|with)\s/i.test(sql)) return undefined;
  const everything = /^select\s+\*\s+from\s+([\w.]+)$/i.exec(sql)?.[1];
  if (everything) return { portal: 'clickhouse', endpointURL, identifier: full(everything) };
  const source = /\bfrom\s+([\w.]+)/i.exec(sql)?.[1] ?? '';
  return { portal: 'clickhouse', endpointURL, identifier: full(source), query: sql };
}

/** A question without its last semicolon and its format. */
const bare = (sql: string): string =>
  sql
    .trim()
    .replace(/[;\s]+$/, '')
    .replace(/\s+format\s+\w+$/i, '');

function decoded(hash: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(decodeURIComponent(hash.slice(1))), (sign) => sign.charCodeAt(0)));
  } catch {
    return '';
  }
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  return ref.query ? answered(ref, get) : described(ref, get);
}

async function described(ref: DatasetRef, get: Get): Promise<Dataset> {
  const [database, name] = placeOf(ref);
  const of = (nameOfTable: string): string => `WHERE database = ${database} AND ${nameOfTable} = ${name}`;
  const [columns, tables] = await Promise.all([
    ask(get, ref, `SELECT name, type, comment FROM system.columns ${of('table')} ORDER BY position`),
    ask(get, ref, `SELECT total_rows, comment FROM system.tables ${of('name')}`),
  ]);
  const fields = columns.rows.flatMap(([column, type, comment]) => fieldOf(String(column), String(type), text(comment)));
  if (!fields.length)
    throw new DatasetError('not-found', `There is no table ${ref.identifier}, or this user may not read it`, { url: ref.endpointURL });
  const [[total, comment] = []] = tables.rows;
  return {
    ref,
    title: ref.identifier,
    landingPage: pageOf(ref),
    fields,
    ...some('description', text(comment)),
    rowCount: await numberOf(ref, total, get),
  };
}

/** Of a view or of some engines the server does not know the number before it has counted. */
async function numberOf(ref: DatasetRef, known: Json | undefined, get: Get): Promise<number> {
  if (known !== null && known !== undefined) return Number(known);
  return counted(await ask(get, ref, printCount({ ref } as Dataset, undefined)));
}

const counted = ({ rows }: Answer): number => Number(rows[0]?.[0]);

function placeOf({ identifier }: DatasetRef): [database: string, table: string] {
  const at = identifier.indexOf('.');
  return at < 0 ? ['currentDatabase()', quoted(identifier)] : [quoted(identifier.slice(0, at)), quoted(identifier.slice(at + 1))];
}

/** The server's own page with the table's first rows. */
function pageOf({ endpointURL, identifier, query }: DatasetRef): string {
  const url = new URL('play', endpointURL);
  url.search = new URL(endpointURL).search;
  const bytes = new TextEncoder().encode(query ?? `SELECT * FROM ${identifier} LIMIT 100`);
  url.hash = btoa(String.fromCharCode(...bytes));
  return url.href;
}

/** The rows of a question as a dataset of their own. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const answer = await ask(get, ref, ref.query!);
  const names = answer.meta.map(({ name }) => String(name));
  const fields = answer.meta.map(
    ({ type }, index) => fieldOf(names[index]!, String(type))[0] ?? { name: names[index]!, title: names[index]!, type: 'string' as const },
  );
  const rows = rowsIn(answer.rows, within(fields, []));
  return whole({ ref, title: ref.identifier, landingPage: pageOf(ref) }, renamed(rows, fields));
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  const { ref, fields } = dataset;
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  const wanted = query.select?.map((selected) => answerField(selected, fields)) ?? fields;
  const [rows, total] = await Promise.all([
    asked(dataset, query, wanted, get),
    grouped ? undefined : ask(get, ref, printCount(dataset, query.where)).then(counted),
  ]);
  return saying(renamed(rows, wanted), total);
}

/** Pages need one order of the rows: where the table has no parts to count by, it has none, and they come as the server gives them. */
async function asked(dataset: Dataset, query: Query, fields: readonly Field[], get: Get): Promise<Table> {
  const rowsOf = async (sql: string): Promise<Table> =>
    (await askTable(heeding(get), addressOf(dataset.ref, sql), undefined, within(fields, ['data']), query.limit)).rows;
  try {
    return await rowsOf(printSql(dataset, query));
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'columns-gone') throw error;
    return rowsOf(printSql(dataset, query, ''));
  }
}

/** Columns by their places: two of an answer may have one name. */
const within = (fields: readonly Field[], place: readonly string[]): Within => ({
  place,
  fields: fields.map((field, index) => ({ ...field, name: String(index) })),
});

/** What a column's type is here; none for the intermediate states of aggregates, which no one can read. */
function fieldOf(name: string, declared: string, description?: string): Field[] {
  const type = declared.replace(/^(?:(?:Nullable|LowCardinality)\(|SimpleAggregateFunction\(\w+, )+/, '');
  if (type.startsWith('AggregateFunction(')) return [];
  return [{ name, title: name, type: types.find(([pattern]) => pattern.test(type))?.[1] ?? 'string', ...some('description', description) }];
}

const types: readonly (readonly [RegExp, FieldType])[] = [
  [/^(U?Int|Float|BFloat|Decimal)/, 'number'],
  [/^DateTime/, 'datetime'],
  [/^Date/, 'date'],
  [/^Bool/, 'boolean'],
];

interface Answer {
  readonly meta: readonly JsonObject[];
  readonly rows: readonly (readonly Json[])[];
}

/** A GET may only read: the server itself sees to that. */
function addressOf({ endpointURL }: DatasetRef, sql: string): URL {
  const url = new URL(endpointURL);
  url.searchParams.set('query', `${sql} FORMAT JSONCompact`);
  return url;
}

async function ask(get: Get, ref: DatasetRef, sql: string): Promise<Answer> {
  const answer = object(await askJson(heeding(get), addressOf(ref, sql)));
  return { meta: array(answer['meta']).map(object), rows: array(answer['data']).map(array) };
}

/** Errors are text, and one that comes late stands behind the rows that were already sent: an answer is looked at from its end. */
const heeding =
  (get: Get): Get =>
  async (url, init) => {
    const response = await get(url, init);
    const end = new TextDecoder().decode((await response.clone().arrayBuffer()).slice(-4000));
    const [, number, message] = /Code: (\d+)\. DB::Exception: ([^]*?)(?: \(version [^)]*\))?\s*$/.exec(end) ?? [];
    if (!number) return response;
    throw new DatasetError(codes[Number(number)] ?? 'bad-request', message!.trim(), { url, status: response.status });
  };

/** By the numbers of src/Common/ErrorCodes.cpp. */
const codes: Readonly<Record<number, ErrorCode>> = {
  47: 'columns-gone',
  60: 'not-found',
  81: 'not-found',
  158: 'too-big',
  159: 'timeout',
  192: 'private',
  193: 'private',
  194: 'private',
  201: 'rate-limited',
  202: 'busy',
  241: 'too-big',
  307: 'too-big',
  396: 'too-big',
  497: 'private',
  516: 'private',
};
