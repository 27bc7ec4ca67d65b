/** The tabular API of data.gouv.fr: files of a uData portal as rows that can be filtered, sorted and, where a file is admitted, counted. */
import { fieldsOf as fieldsOfRows } from '../../formats/fields.js';
import { tableFromRows } from '../../formats/rows.js';
import {
  DatasetError,
  type Capabilities,
  type Dataset,
  type Field,
  type FieldType,
  type Get,
  type Query,
  type Table,
} from '../../model.js';
import { saying, table } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { renamed } from '../../table/renamed.js';
import { array, askJson, object, some, text, type Explain, type Json, type JsonObject } from '../shared/answer.js';
import { pageOf } from '../shared/groups.js';
import { askTable, part } from '../shared/rows.js';
import { everyPage, windowOf, type Numbered } from './numbered.js';
import { groupKey, isPlain, printQuery } from './tabular-query.js';

/** Rows in a page, in the one answer that holds all rows, and as many as are rather asked for by pages. */
const limits = { page: 50, whole: 50_000, byPages: 200, groups: 20_000 };

/** What a resource can be asked for: all columns alike, or those with odd names only whole. */
const capabilities: Capabilities = {
  where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull'],
  pageSize: limits.whole,
};

export interface Profile {
  readonly fields: readonly Field[];
  readonly rowCount?: number;
  readonly capabilities: Capabilities;
}

/** The columns of a resource and what may be asked of them; undefined where the API does not know it. */
export async function profileAt(resource: URL, get: Get): Promise<Profile | undefined> {
  const [answer, admitted] = await Promise.all([
    askJson(get, at(resource, 'profile/'), explain).catch(unknown),
    askJson(get, new URL('/api/aggregation-exceptions/', resource), explain).catch(() => null),
  ]);
  return answer === undefined ? undefined : profileOf(object(answer), admitsTo(admitted, resource));
}

const at = (resource: URL, path: string, parameters: readonly string[] = []): URL =>
  new URL(`${path}${parameters.length ? `?${parameters.join('&')}` : ''}`, resource);

function unknown(error: unknown): undefined {
  if (error instanceof DatasetError && error.code === 'not-found') return undefined;
  throw error;
}

/** The list of resources that may be counted, alone or under a name. */
function admitsTo(answer: Json, resource: URL): boolean {
  const admitted = Array.isArray(answer) ? answer : array(object(answer)['exceptions']);
  return object(answer)['allowed'] === true || admitted.some((id) => typeof id === 'string' && resource.pathname.includes(id));
}

function profileOf(answer: JsonObject, admitted: boolean): Profile {
  const profile = object(answer['profile']);
  const columns = object(profile['columns']);
  const fields = array(profile['header']).flatMap((name) =>
    typeof name === 'string' && columns[name] ? fieldOf(name, columns[name]) : [],
  );
  const total = profile['total_lines'];
  const plain = fields.every(({ name }) => isPlain(name));
  const counts = plain && admitted && !Array.isArray(answer['indexes']);
  // PostgreSQL adds up no booleans.
  const sums = fields.every(({ type }) => type !== 'boolean');
  return {
    fields,
    ...some('rowCount', typeof total === 'number' ? total : undefined),
    capabilities: {
      ...capabilities,
      ...(plain ? { select: true, order: true } : {}),
      ...(counts ? { aggregates: ['count', 'avg', 'min', 'max', ...(sums ? (['sum'] as const) : [])] } : {}),
    },
  };
}

const types: Readonly<Record<string, FieldType>> = {
  int: 'number',
  float: 'number',
  bool: 'boolean',
  date: 'date',
  datetime: 'datetime',
  datetime_naive: 'datetime',
  datetime_aware: 'datetime',
};

function fieldOf(name: string, detected: Json): Field {
  const { python_type, format } = object(detected);
  const special = format === 'url' ? 'url' : format === 'geojson' ? 'geometry' : undefined;
  return { name, title: name, type: special ?? types[text(python_type) ?? ''] ?? 'string' };
}

/** Rows or groups of a resource. */
export async function readTabular(resource: URL, dataset: Dataset, query: Query, get: Get): Promise<Table> {
  if (query.select?.some(({ aggregate }) => aggregate)) return grouped(resource, dataset, { ...query, select: query.select }, get);
  const { fields } = dataset;
  const answered = query.select?.map((selected) => answerField(selected, fields)) ?? fields;
  const wanted = answered.map((field, index) => ({ ...field, name: query.select?.[index]!.field ?? field.name }));
  const rows = await rowsOf(resource, wanted, printQuery(dataset, query), query, get);
  return saying(renamed(rows, answered), rows.total);
}

/** Few rows by pages, many in one answer, which holds all that are kept. */
async function rowsOf(
  resource: URL,
  fields: readonly Field[],
  parameters: readonly string[],
  { offset = 0, limit = Infinity }: Query,
  get: Get,
): Promise<Table> {
  if (limit > limits.byPages) {
    const { rows } = await askTable(get, wholeAt(resource, parameters), explain, { place: [], fields }, limit);
    return part(rows, offset, limit, rows.length);
  }
  const { rows, total } = await windowOf((page, size) => pageAt(resource, parameters, page, size, get), { offset, limit }, limits.page);
  return saying({ ...tableFromRows(rows, fields), length: rows.length }, total);
}

const wholeAt = (resource: URL, parameters: readonly string[]): URL => at(resource, 'data/json/', parameters);

async function pageAt(resource: URL, parameters: readonly string[], page: number, size: number, get: Get): Promise<Numbered<JsonObject>> {
  const { data, meta } = object(await askJson(get, at(resource, 'data/', [...parameters, `page=${page}`, `page_size=${size}`]), explain));
  const total = object(meta)['total'];
  return { rows: array(data).map(object), ...(typeof total === 'number' ? { total } : {}) };
}

async function grouped(resource: URL, dataset: Dataset, query: Query & Required<Pick<Query, 'select'>>, get: Get): Promise<Table> {
  const parameters = printQuery(dataset, query);
  const rows = await everyPage((page, size) => pageAt(resource, parameters, page, size, get), limits.page, limits.groups);
  if (rows.length >= limits.groups) throw tooBig(resource, `This question has ${limits.groups} groups or more`);
  const fields = query.select.map((selected) => answerField(selected, dataset.fields));
  const read = query.select.map((selected, index) => {
    const name = groupKey(selected);
    return tableFromRows(rows, [{ ...fields[index]!, name }]).column(name);
  });
  return pageOf(table(fields, read), query);
}

/** The rows of a question in an address, as it stands: its own page, all its groups, or all its rows. */
export async function answerTabular(resource: URL, question: string, fields: readonly Field[], get: Get): Promise<Table> {
  const parameters = question.split('&').filter(Boolean);
  const paged = parameters.some((parameter) => /^page(_size)?=/.test(parameter));
  const groups = parameters.some((parameter) => /__(groupby|count|avg|min|max|sum)$/.test(parameter));
  const page = (number: number, size: number): Promise<Numbered<JsonObject>> => pageAt(resource, parameters, number, size, get);
  const rows = paged
    ? array(object(await askJson(get, at(resource, 'data/', parameters), explain))['data']).map(object)
    : groups
      ? await everyPage(page, limits.page, limits.groups)
      : array(await askJson(get, wholeAt(resource, parameters), explain)).map(object);
  const known = new Map(fields.map((field) => [field.name, field]));
  const found = rows.length ? fieldsOfRows(rows).filter(({ name }) => name !== '__id') : fields;
  return tableFromRows(
    rows,
    found.map((field) => known.get(field.name) ?? field),
  );
}

const tooBig = (url: URL, what: string): DatasetError =>
  new DatasetError('too-big', `${what}: the tabular API does not give so many. Take the address of the file itself instead`, { url });

/** The API's own words, which are also a uData site's where it is refused. Statuses without any speak for themselves. */
export const explain: Explain = (body, status) => {
  const { title, detail } = object(array(object(body)['errors'])[0]);
  const said = text(detail) ?? text(title);
  if (!said || (status !== 400 && status !== 403)) return undefined;
  if (/too long/i.test(text(title) ?? ''))
    return { code: 'too-big', message: `${said}. Take the address of the file itself, or narrow the rows down` };
  return { code: /column .* does not exist/i.test(said) ? 'columns-gone' : 'bad-request', message: said };
};
