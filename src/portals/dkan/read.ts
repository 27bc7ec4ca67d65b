/** What is asked of DKAN's metastore and datastore: items, pages of rows, groups; and its own words for what went wrong. */
import { tableFromRows } from '../../formats/rows.js';
import { DatasetError, type Dataset, type DatasetRef, type Get, type Query, type Table } from '../../model.js';
import { table } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { renamed } from '../../table/renamed.js';
import { askJson, object, text, type Explain, type Json, type JsonObject } from '../shared/answer.js';
import { countOf, recordsOf } from './datasets.js';
import { groupsDocument, partsOf, printDocument, rowsDocument, type Part } from './query.js';
import { byGroup, pageOf } from '../shared/groups.js';
import { askTable, part } from '../shared/rows.js';

/** No site gives fewer rows at once unless it is told to. */
export const usual = 500;
/** More rows or groups than this are not gathered page by page. */
const most = 200_000;

export const metastore = (get: Get, { endpointURL }: DatasetRef, schema: string, identifier: string): Promise<JsonObject> =>
  askJson(
    get,
    new URL(`${endpointURL}/api/1/metastore/schemas/${schema}/items/${encodeURIComponent(identifier)}?show-reference-ids`),
    explain,
  ).then(object);

export const ask = (get: Get, ref: DatasetRef, parameters: URLSearchParams): Promise<Json> =>
  askJson(get, addressOf(ref, parameters), explain);

function addressOf({ endpointURL, identifier }: DatasetRef, parameters: URLSearchParams): URL {
  const path = identifier
    .replace(/^distribution\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return new URL(`${endpointURL}/api/1/datastore/query/${path}?${parameters.toString()}`);
}

/** All pages of a question, the first of which tells how many there are. */
export async function everyRow(ref: DatasetRef, question: URLSearchParams, pageSize: number, get: Get): Promise<readonly JsonObject[]> {
  const page = (offset: number): Promise<Json> =>
    ask(get, ref, new URLSearchParams([...question, ['limit', String(pageSize)], ...(offset ? [['offset', String(offset)]] : [])]));
  const first = await page(0);
  const total = countOf(first) ?? recordsOf(first).length;
  if (total > most)
    throw new DatasetError(
      'too-big',
      `This question has ${total} rows, more than the ${most} that are gathered: filter them, or group them`,
      { url: ref.endpointURL },
    );
  const starts = Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, index) => (index + 1) * pageSize);
  return [first, ...(await Promise.all(starts.map(page)))].flatMap(recordsOf);
}

/** To DKAN a limit of nothing is none. */
export async function listed(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const asked = query.limit === 0 ? { ...query, limit: 1 } : query;
  const fields = query.select?.map((selected) => answerField(selected, dataset.fields)) ?? dataset.fields;
  const wanted = fields.map((field, index) => ({ ...field, name: query.select?.[index]!.field ?? field.name }));
  const url = addressOf(dataset.ref, printDocument(rowsDocument(dataset, asked)));
  const { rows, answer } = await askTable(get, url, explain, { place: ['results'], fields: wanted, dialect: 'dkan' }, query.limit);
  return part(renamed(rows, fields), 0, query.limit ?? Infinity, countOf(answer));
}

/** Aggregates of texts are asked apart, since an empty text is a missing one; all groups come, and the page is cut here. */
export async function grouped(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const parts = partsOf(dataset, query.select!);
  const groups = parts.filter(({ selected }) => !selected.aggregate);
  const names = groups.map(({ selected }) => selected.field!);
  const together = parts.filter(({ apart }) => !apart);
  const asking = (asked: readonly Part[]): Promise<readonly JsonObject[]> => groupsOf(dataset, query, asked, names.length > 0, get);
  const apart = parts.filter((part) => part.apart);
  const [rows, ...others] = await Promise.all([asking(together), ...apart.map((part) => asking([...groups, part]))]);
  const rowOf = new Map(apart.map((part, index) => [part, byGroup(others[index]!, names)]));
  const cells = rows.map((row) =>
    Object.fromEntries(parts.map((part) => [part.alias, part.value(part.apart ? rowOf.get(part)!(row)[0] : row)])),
  );
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const columns = tableFromRows(
    cells,
    fields.map((field, index) => ({ ...field, name: parts[index]!.alias })),
  );
  return pageOf(
    table(
      fields,
      parts.map(({ alias }) => columns.column(alias)),
    ),
    query,
  );
}

/** Without groups there is one row; the count that comes with it would be that of the rows it is made of. */
async function groupsOf(
  dataset: Dataset,
  { where }: Query,
  parts: readonly Part[],
  many: boolean,
  get: Get,
): Promise<readonly JsonObject[]> {
  const document = printDocument(groupsDocument(dataset, where, parts));
  if (many) return everyRow(dataset.ref, document, dataset.capabilities?.pageSize ?? usual, get);
  return recordsOf(await ask(get, dataset.ref, new URLSearchParams([...document, ['count', 'false']])));
}

/** Errors say in words what they are; a driver's own words are for nobody. */
export const explain: Explain = (body, status) => {
  const { message, data } = object(body);
  const said = text(message);
  if (!said || ![400, 403, 404].includes(status)) return undefined;
  if (status === 404) return { code: 'not-found', message: said };
  if (/column not found|unknown column|SQLSTATE\[42S22\]/i.test(said))
    return { code: 'columns-gone', message: 'The portal has no such column' };
  if (/SQLSTATE/.test(said)) return { code: 'bad-request', message: 'The portal’s database refuses the question' };
  const detail = text(object(data)['message']);
  return { code: status === 403 ? 'private' : 'bad-request', message: detail ? `${said} ${detail}` : said };
};
