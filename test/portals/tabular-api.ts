/** A uData site with its tabular API in memory, as strict as its source: parameters are cut at `&`, `=` and `__` after decoding, pages have 50 rows. */
import type { Geometry } from 'geojson';
import type { Field, Get, Table } from '../../src/data.js';
import { cell, isDate } from '../../src/table.js';

type Value = string | number | boolean | Geometry | null;
type Row = Readonly<Record<string, Value>>;
type Test = (row: Row) => boolean | null;

export interface Resource {
  readonly id: string;
  readonly slug: string;
  readonly table: Table;
  /** Whether it may be counted. */
  readonly admitted: boolean;
}

const pythonTypes: Readonly<Record<string, string>> = { boolean: 'bool', date: 'date', datetime: 'datetime', geometry: 'json' };

const typeOf = ({ name, type }: Field, table: Table): string =>
  type === 'number'
    ? (table.column(name) as Float64Array).every((value) => Number.isNaN(value) || Number.isSafeInteger(value))
      ? 'int'
      : 'float'
    : (pythonTypes[type] ?? 'string');

function written(value: Value, { type }: Field): Value {
  if (value === null || !isDate(type)) return value;
  const text = new Date(value as number).toISOString();
  return type === 'date' ? text.slice(0, 10) : text.slice(0, -1);
}

const rowsOf = (table: Table): Row[] =>
  Array.from({ length: table.length }, (_, at) =>
    Object.fromEntries([
      ['__id', at + 1],
      ...table.fields.map((field) => [field.name, written(cell(table.column(field.name), at), field)]),
    ]),
  );

const refusal = (status: number, title: string, detail: string): Response =>
  new Response(JSON.stringify({ errors: [{ code: null, title, detail }] }), { status });
const json = (body: unknown): Response => new Response(JSON.stringify(body));

/** The site and its API, and what they were asked. */
export function tabularApi(resources: readonly Resource[]): { readonly get: Get; readonly asked: string[] } {
  const asked: string[] = [];
  const rows = new Map(resources.map(({ id, table }) => [id, rowsOf(table)]));
  const get: Get = async ({ host, pathname, search, href }) => {
    asked.push(href);
    if (host === 'www.data.gouv.fr') return site(pathname);
    if (pathname === '/api/aggregation-exceptions/') return json(resources.filter(({ admitted }) => admitted).map(({ id }) => id));
    const [, id, kind] = /^\/api\/resources\/([\w-]+)\/(.*)$/.exec(pathname) ?? [];
    const resource = resources.find((known) => known.id === id);
    if (!resource) return refusal(404, 'Not Found', 'Not Found');
    return kind === 'profile/' ? profile(resource) : data(resource, kind!, decodeURIComponent(search.slice(1)));
  };
  return { get, asked };

  function site(pathname: string): Response {
    const resource = resources.find(({ slug }) => pathname === `/api/1/datasets/${slug}/`);
    if (!resource) return new Response('{"message":"Not found"}', { status: 404 });
    const files = [{ id: resource.id, type: 'main', format: 'csv', extras: { 'analysis:parsing:parsing_table': 'a1b2' } }];
    return json({
      id: resource.slug,
      slug: resource.slug,
      title: resource.slug,
      resources: files,
      page: `https://www.data.gouv.fr/datasets/${resource.slug}/`,
    });
  }

  function profile({ table }: Resource): Response {
    const columns = table.fields.map((field) => {
      const python_type = typeOf(field, table);
      return [field.name, { python_type, format: field.type === 'geometry' ? 'geojson' : python_type }];
    });
    const header = table.fields.map(({ name }) => name);
    return json({ profile: { header, columns: Object.fromEntries(columns), total_lines: table.length }, indexes: null });
  }

  function data(resource: Resource, kind: string, query: string): Response {
    try {
      const answer = answered(resource, rows.get(resource.id)!, query ? query.split('&') : []);
      if (kind !== 'data/json/') return json(answer.page());
      return answer.rows.length > 50_000 ? refusal(403, 'Output is too long', 'Too long') : json(answer.rows);
    } catch (error) {
      return refusal(error instanceof RangeError ? 403 : 400, 'Invalid query string', String((error as Error).message));
    }
  }
}

function answered(resource: Resource, all: readonly Row[], parameters: readonly string[]) {
  const tests: Test[] = [];
  const groups: string[] = [];
  const aggregates: [column: string, operator: string][] = [];
  let [columns, order, page, size] = [undefined as readonly string[] | undefined, '', 1, 20];
  for (const parameter of parameters) {
    const parts = parameter.split('=');
    const [name, value] = parts as [string, string?];
    const [column, operator] = cut(name);
    if (parameter.startsWith('or=(')) tests.push(anyOf(parameter.slice(3), resource));
    else if (parts.length > 2) throw new Error(`Malformed query: argument '${parameter}' could not be parsed`);
    else if (name === 'page') page = Number(value);
    else if (name === 'page_size') size = Number(value);
    else if (name === 'columns') columns = value!.split(',');
    else if (operator === 'sort') order = `"${column}".${value!}`;
    else if (operator === 'groupby') groups.push(column);
    else if (['count', 'avg', 'min', 'max', 'sum'].includes(operator) && value === undefined) aggregates.push([column, operator]);
    else tests.push(testOf(column, operator, value, resource));
  }
  if (size > 50) throw new Error('Page size exceeds allowed maximum: 50');
  const counts = groups.length + aggregates.length > 0;
  if (counts && !resource.admitted) throw new RangeError('Aggregation parameters are not allowed');
  const kept = all.filter((row) => tests.every((test) => test(row) === true));
  const ordered = sorted(counts ? grouped(kept, groups, aggregates) : kept, order || (counts ? '' : '"__id".asc'));
  const rows = columns ? ordered.map((row) => Object.fromEntries(columns!.map((name) => [name, row[name]!]))) : ordered;
  const shown = rows.slice((page - 1) * size, page * size);
  return { rows, page: () => ({ data: shown, meta: { page, page_size: size, ...(counts ? {} : { total: rows.length }) } }) };
}

function cut(name: string): [column: string, operator: string] {
  const parts = name.split('__');
  return [parts.slice(0, -1).join('__'), parts.at(-1)!];
}

/** `(a__exact."1",and(b__isnull,c__less."2"))`: cut at commas outside of parentheses only, whatever stands in quotes. */
function anyOf(list: string, resource: Resource, every = false): Test {
  const parts: string[] = [];
  let depth = 0;
  for (const sign of list.slice(1, -1)) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  const tests = parts.map((part) => {
    const [, operator, nested] = /^(and|or)(\(.*\))$/.exec(part) ?? [];
    if (nested) return anyOf(nested, resource, operator === 'and');
    const [, name, value] = /^(\w+)(?:\."([^"]*)")?$/u.exec(part) ?? [];
    if (!name) throw new Error(`argument '${part}' could not be parsed`);
    return testOf(...cut(name), value, resource);
  });
  return (row) => {
    const outcomes = tests.map((test) => test(row));
    return outcomes.includes(!every) ? !every : outcomes.includes(null) ? null : every;
  };
}

function testOf(column: string, operator: string, text: string | undefined, { table }: Resource): Test {
  const field = table.fields.find(({ name }) => name === column);
  if (!field || /\W/u.test(column)) throw new Error(`Malformed query: column “${column}” does not exist`);
  const type = typeOf(field, table);
  const read = (word: string): Value => literal(word, type);
  if (operator === 'isnull') return (row) => row[column] === null;
  if (operator === 'isnotnull') return (row) => row[column] !== null;
  if (text === undefined) throw new Error(`argument '${column}__${operator}' could not be parsed`);
  const list = (operator.endsWith('in') ? text.split(',') : [text]).map(read);
  const value = list[0]!;
  const compared =
    (holds: (cell: Value) => boolean): Test =>
    (row) =>
      row[column] === null ? null : holds(row[column]!);
  const tests: Readonly<Record<string, Test>> = {
    exact: compared((cell) => cell === value),
    differs: (row) => row[column] !== value,
    in: compared((cell) => list.includes(cell)),
    notin: compared((cell) => !list.includes(cell)),
    less: compared((cell) => cell! <= value!),
    greater: compared((cell) => cell! >= value!),
    strictly_less: compared((cell) => cell! < value!),
    strictly_greater: compared((cell) => cell! > value!),
  };
  if (!Object.hasOwn(tests, operator)) throw new Error(`argument '${column}__${operator}=${text}' could not be parsed`);
  return tests[operator]!;
}

/** As PostgreSQL reads a literal of a column's type. */
function literal(word: string, type: string): Value {
  if (type === 'string') return word;
  if (type === 'bool') return word === 'true';
  if (type === 'date') return /^\d{4}-\d\d-\d\d/.exec(word)![0];
  if (type === 'datetime') return new Date(word.endsWith('Z') ? word : `${word}Z`).toISOString().slice(0, -1);
  if (type === 'json') throw new Error('invalid input syntax for type json');
  if (!/^-?\d+(\.\d+)?$/.test(word) || (type === 'int' && word.includes('.')))
    throw new Error(`invalid input syntax for type ${type}: "${word}"`);
  return Number(word);
}

/** `"a".desc.nullslast,"b".asc,__id.asc`; without a word on them, missing values are greater than all. */
function sorted(rows: readonly Row[], order: string): Row[] {
  const clauses = order.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).flatMap((clause) => {
    const [, name, way, nulls] = /^"?(.*?)"?\.(asc|desc)(\.nullslast)?$/.exec(clause) ?? [];
    return name ? [{ name, sign: way === 'desc' ? -1 : 1, last: way === 'asc' || Boolean(nulls) }] : [];
  });
  return [...rows].sort((a, b) => {
    for (const { name, sign, last } of clauses) {
      const [left, right] = [a[name] ?? null, b[name] ?? null];
      if (left === right) continue;
      if (left === null || right === null) return (left === null) === last ? 1 : -1;
      return left < right ? -sign : sign;
    }
    return 0;
  });
}

function grouped(rows: readonly Row[], groups: readonly string[], aggregates: readonly (readonly [string, string])[]): Row[] {
  const found = new Map<string, Row[]>(groups.length ? [] : [['', []]]);
  for (const row of rows) {
    const key = groups.length ? JSON.stringify(groups.map((name) => row[name])) : '';
    if (found.has(key)) found.get(key)!.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()].map((members) =>
    Object.fromEntries([
      ...groups.map((name) => [name, members[0]![name]!] as const),
      ...aggregates.map(
        ([name, operator]) =>
          [
            `${name}__${operator}`,
            aggregate(
              operator,
              members.flatMap((row) => row[name] ?? []),
            ),
          ] as const,
      ),
    ]),
  );
}

function aggregate(operator: string, values: readonly Exclude<Value, null>[]): Value {
  if (operator === 'count') return values.length;
  if (values.length === 0) return null;
  if (typeof values[0] === 'boolean') throw new Error(`function ${operator}(boolean) does not exist`);
  const sum = (): number => (values as number[]).reduce((total, value) => total + value, 0);
  if (operator === 'sum') return sum();
  if (operator === 'avg') return sum() / values.length;
  return values.reduce((best, value) => ((operator === 'min' ? value < best : value > best) ? value : best));
}
