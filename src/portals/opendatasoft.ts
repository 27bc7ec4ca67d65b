/** Opendatasoft (Explore API v2.1): help.opendatasoft.com/apis/ods-explore-v2. Descriptions, questions in addresses and the catalogue. */
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Catalogue,
  type CatalogueQuery,
  type Dataset,
  type DatasetRef,
  type Field,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { isDate } from '../table.js';
import { array, askJson, object, some, type JsonObject } from './shared/answer.js';
import { quoted } from './opendatasoft/odsql.js';
import { isOld, isQuestion, match } from './opendatasoft/address.js';
import { ask, askCatalogue, explain, limits, pathOf, type Parameters } from './opendatasoft/api.js';
import { datasetOf, recordsOf, totalOf } from './opendatasoft/datasets.js';
import { kept, pageSize, readRows, shownAt, tooBig } from './opendatasoft/read.js';
import { inferredFields, isWhole, rowsOf, whole } from './shared/whole.js';

export const opendatasoft: Portal = {
  name: 'opendatasoft',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull', 'intersects'],
    select: true,
    aggregates: ['count', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    near: true,
    order: true,
    pageSize,
    reach: limits.lastRow - limits.rows,
  },
  tokenParameter: 'apikey',
  match,
  recognise,
  describe,
  read,
  stream,
  list,
};

async function recognise({ origin }: URL, get: Get): Promise<DatasetRef | undefined> {
  const one = await askCatalogue(get, origin, '/datasets', [
    ['limit', 1],
    ['select', 'dataset_id'],
  ]);
  const found = Array.isArray(object(one)['results']) && totalOf(one) !== undefined;
  return found ? { portal: 'opendatasoft', endpointURL: origin, identifier: '' } : undefined;
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (isQuestion(ref.query)) return answered(ref, get);
  const shown = await shownAt(get, ref).catch((error: unknown) => {
    if (isOld(ref.query) && error instanceof DatasetError && error.code === 'not-found') return undefined;
    throw error;
  });
  if (!shown) return answeredByOld(ref, get);
  const dataset = datasetOf(shown, ref);
  return ref.query && dataset.fields.length
    ? { ...dataset, ...some('rowCount', totalOf(await ask(get, ref, '/records', [...kept(dataset, {}), ['limit', 0]]))) }
    : dataset;
}

/** Version 1 gives ten thousand rows and no more. */
async function answeredByOld(ref: DatasetRef, get: Get): Promise<Dataset> {
  const url = new URL('/api/records/1.0/search/', ref.endpointURL);
  url.search = new URLSearchParams([...new URLSearchParams(ref.query), ['rows', String(limits.lastRow)]]).toString();
  const answer = await askJson(get, url, explain);
  const rows = recordsOf(answer);
  const total = totalOf(answer) ?? rows.length;
  if (total > limits.lastRow) throw tooBig(ref, total);
  return whole({ ref, title: ref.identifier, landingPage: pageOf(ref) }, tableFromRows(rows, await inferredFields(rows)));
}

const pageOf = ({ endpointURL, identifier }: DatasetRef): string => `${endpointURL}/explore/dataset/${pathOf(identifier)}/`;

/** The rows of a question in an address as a dataset of their own, named by the dataset that was asked. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const parent = await shownAt(get, ref).then(
    (shown) => datasetOf(shown, ref),
    () => undefined,
  );
  const { path, question, skipped } = sent(new URLSearchParams(ref.query));
  if (!question.has('limit')) await refuseMany(ref, question, get);
  const rows = recordsOf(await ask(get, ref, path, [...question])).slice(skipped);
  const named = parent ?? { title: ref.identifier, landingPage: pageOf(ref) };
  const fields = rows.length || !parent ? described(rows, await inferredFields(rows), parent?.fields ?? []) : parent.fields;
  return whole({ ...named, ref }, tableFromRows(rows, fields));
}

const aggregates = /\b(count|sum|avg|min|max|median|percentile|envelope|bbox)\s*\(/i;

/** Few rows and groups are asked of `records`, where one row of aggregates would be repeated; many of an export, which knows no offset. */
function sent(asked: URLSearchParams): { readonly path: string; readonly question: URLSearchParams; readonly skipped: number } {
  const question = new URLSearchParams(asked);
  const [limit, offset] = [Number(asked.get('limit') ?? NaN), Number(asked.get('offset') ?? 0)];
  const single = !asked.has('group_by') && aggregates.test(asked.get('select') ?? '');
  if (asked.has('group_by') || single) {
    question.set('limit', single ? '1' : (asked.get('limit') ?? String(limits.groups)));
    return { path: '/records', question, skipped: 0 };
  }
  if (limit >= 0 && limit <= limits.rows && offset + limit < limits.lastRow) return { path: '/records', question, skipped: 0 };
  question.delete('offset');
  if (limit > 0) question.set('limit', String(offset + limit));
  else question.delete('limit');
  return { path: '/exports/json', question, skipped: offset };
}

/** The columns of an answer, described as the dataset's where the values are of the same kind: an alias may be the name of another. */
function described(rows: readonly JsonObject[], inferred: readonly Field[], known: readonly Field[]): Field[] {
  return inferred.map((field) => {
    const same = known.find(({ name }) => name === field.name);
    const value = rows.find((row) => row[field.name] !== null)?.[field.name];
    const fits =
      same &&
      (same.type === field.type || (isDate(same.type) && isDate(field.type)) || (same.type === 'string' && typeof value === 'string'));
    return fits ? same : field;
  });
}

async function refuseMany(ref: DatasetRef, question: URLSearchParams, get: Get): Promise<void> {
  const narrowing = [...question].filter(([name]) => ['where', 'refine', 'exclude'].includes(name));
  const total = totalOf(await ask(get, ref, '/records', [...narrowing, ['limit', 0]])) ?? 0;
  if (total > pageSize) throw tooBig(ref, total);
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  if (!dataset.fields.length) throw new DatasetError('unsupported', 'This dataset has no rows of its own', { url: dataset.landingPage });
  return readRows(dataset, query, get);
}

/** The rows of a question in an address are here already. */
async function* stream(dataset: Dataset, query: Query, get: Get): AsyncGenerator<Table, void> {
  if (isWhole(dataset)) yield await read(dataset, query, get);
  else yield* (await import('./opendatasoft/export.js')).exported(dataset, query, get);
}

/** Datasets of a domain, at most a hundred in one answer. */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const endpointURL = catalogue.origin;
  const orders = {
    relevance: search ? '' : 'dataset_id asc',
    title: 'title asc, dataset_id asc',
    modified: 'modified desc, dataset_id asc',
  };
  const narrowing: Parameters = [
    ['where', search && `search(${quoted(search)})`],
    ['refine', organization && `publisher:${quoted(organization)}`],
    ['refine', theme && `theme:${quoted(theme)}`],
    ['order_by', orders[order ?? 'relevance']],
  ];
  const starts = Array.from({ length: Math.max(1, Math.ceil(limit / limits.rows)) }, (_, page) => page * limits.rows);
  const pages = await Promise.all(
    starts.map((start) =>
      askCatalogue(get, endpointURL, '/datasets', [
        ...narrowing,
        ['limit', Math.min(limits.rows, limit - start)],
        ['offset', offset + start],
      ]),
    ),
  );
  if (!Array.isArray(object(pages[0])['results']))
    throw new DatasetError('bad-response', `${catalogue.host} has no catalogue as Opendatasoft has`, { url: catalogue });
  return { datasets: pages.flatMap((page) => catalogueOf(object(page), endpointURL).datasets), ...some('total', totalOf(pages[0]!)) };
}

/** What the catalogue answers, as datasets. */
export function catalogueOf(answer: JsonObject, endpointURL: string): Catalogue {
  return {
    datasets: array(answer['results']).map((shown) => datasetOf(object(shown), { endpointURL })),
    ...some('total', totalOf(answer)),
  };
}
