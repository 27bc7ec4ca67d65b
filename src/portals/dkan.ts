/** DKAN 2: docs.getdkan.org. Metadata by its metastore, rows and groups by its datastore queries in their GET form, files where none was imported. */
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Capabilities,
  type Catalogue,
  type CatalogueQuery,
  type Dataset,
  type DatasetRef,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { askJson, object, some, text, type JsonObject } from './shared/answer.js';
import { match } from './dkan/address.js';
import { columnsOf, countOf, datasetOf, dictionaryOf, filesOf, found, indexOf, recordsOf, type Described } from './dkan/datasets.js';
import { printDocument } from './dkan/query.js';
import { ask, everyRow, explain, grouped, listed, metastore, usual } from './dkan/read.js';
import { linked } from './shared/linked.js';
import { inferredFields, isWhole, rowsOf, whole } from './shared/whole.js';

/** Texts are compared and grouped as the site's database does it, perhaps whatever their case. */
export const dkan: Portal = {
  name: 'dkan',
  capabilities: {
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in'],
    select: true,
    aggregates: ['count', 'sum', 'avg', 'min', 'max'],
    pageSize: usual,
  },
  match,
  recognise,
  describe,
  read,
  list,
};

/** A site at the host's root or in the first folder. */
async function recognise({ origin, pathname }: URL, get: Get): Promise<DatasetRef | undefined> {
  const [folder] = pathname.split('/').filter(Boolean);
  for (const endpointURL of folder ? [origin, `${origin}/${folder}`] : [origin]) {
    const schemas = await askJson(get, new URL(`${endpointURL}/api/1/metastore/schemas`), explain).catch(() => null);
    if (Array.isArray(schemas) ? schemas.includes('dataset') : 'dataset' in object(schemas))
      return { portal: 'dkan', endpointURL, identifier: '' };
  }
  return undefined;
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const { described, file } = await shownAt(ref, get);
  if (ref.query) return answered(described, file, get);
  try {
    return await stored(described, file, get);
  } catch (error) {
    if (!(error instanceof DatasetError) || !['not-found', 'bad-request'].includes(error.code)) throw error;
    return filed(described, file, error, get);
  }
}

/** What the site says of a dataset, and of its file that is meant. */
async function shownAt(ref: DatasetRef, get: Get): Promise<{ readonly described: Described; readonly file: JsonObject | undefined }> {
  const [first = '', second] = ref.identifier.split('/');
  if (first === 'distribution' && second) {
    const file = object((await metastore(get, ref, 'distribution', second))['data']);
    return { described: datasetOf({ title: file['title'] ?? null, distribution: [file] }, ref), file };
  }
  const shown = await metastore(get, ref, 'dataset', first);
  if (!text(shown['title']))
    throw new DatasetError('bad-response', `${ref.endpointURL} does not describe datasets as DKAN does`, { url: ref.endpointURL });
  const index = second === undefined ? indexOf(shown) : Number(second);
  return { described: datasetOf(shown, { ...ref, identifier: `${first}/${index}` }), file: filesOf(shown)[index] };
}

/** The dataset of an imported file: a question without a limit tells how many rows the site gives at once. */
async function stored(described: Described, file: JsonObject | undefined, get: Get): Promise<Dataset> {
  const dictionary = dictionaryOf(file);
  const [head, declared] = await Promise.all([
    ask(get, described.ref, printDocument({ results: false })),
    dictionary ? metastore(get, described.ref, 'data-dictionary', dictionary).catch(() => ({})) : {},
  ]);
  const { fields, enforced } = columnsOf(object(head), declared);
  const limit = object(object(head)['query'])['limit'];
  const page: Capabilities = { pageSize: typeof limit === 'number' && limit > 0 ? limit : usual };
  return {
    ...described,
    fields,
    ...some('rowCount', countOf(head)),
    capabilities: enforced ? { ...dkan.capabilities, ...page } : { select: true, ...page },
  };
}

async function filed(described: Described, file: JsonObject | undefined, why: DatasetError, get: Get): Promise<Dataset> {
  const address = text(file?.['downloadURL']) ?? '';
  if (!/^https?:/.test(address)) throw why;
  const url = new URL(address);
  return linked(described, url, get);
}

/** The rows of a question in an address as a dataset of their own; what is not calculated has the type of its column. */
async function answered(described: Described, file: JsonObject | undefined, get: Get): Promise<Dataset> {
  const question = new URLSearchParams(described.ref.query);
  const { fields: known, capabilities } = await stored(described, file, get);
  const rows =
    question.has('limit') || question.has('offset')
      ? recordsOf(await ask(get, described.ref, question))
      : await everyRow(described.ref, question, capabilities?.pageSize ?? usual, get);
  const made = new Set([...question].flatMap(([name, value]) => (/^properties\[\d*\]\[alias\]$/.test(name) ? value : [])));
  const columns = new Map(known.filter(({ name }) => !made.has(name)).map((field) => [field.name, field]));
  const fields = (await inferredFields(rows)).map((field) => columns.get(field.name) ?? field);
  return whole(described, tableFromRows(rows, rows.length ? fields : known));
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  return query.select?.some(({ aggregate }) => aggregate) ? grouped(dataset, query, get) : listed(dataset, query, get);
}

/** Datasets of a site by its search, at most a hundred in one answer. */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const endpointURL = catalogue.href.replace(/(\/(datasets?|search))?\/*([?#].*)?$/, '');
  const size = Math.min(100, Math.max(1, limit));
  const sorts = { relevance: {}, title: { sort: 'title', 'sort-order': 'asc' }, modified: { sort: 'modified', 'sort-order': 'desc' } };
  const asked = { fulltext: search, publisher__name: organization, theme, ...sorts[order ?? 'relevance'], 'page-size': size };
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  const first = Math.floor(offset / size);
  const numbers = Array.from({ length: Math.ceil((offset + limit) / size) - first }, (_, index) => first + index + 1);
  const pages = await Promise.all(
    numbers.map((page) =>
      askJson(get, new URL(`${endpointURL}/api/1/search?${new URLSearchParams([...given, ['page', String(page)]]).toString()}`), explain),
    ),
  );
  const datasets = pages
    .flatMap((page) => catalogueOf(object(page), endpointURL).datasets)
    .slice(offset - first * size, offset - first * size + limit);
  return { datasets, ...some('total', totalIn(object(pages[0]))) };
}

const totalIn = ({ total }: JsonObject): number | undefined => (total === undefined || total === null ? undefined : Number(total));

/** What a search answers, as datasets. */
export function catalogueOf(answer: JsonObject, endpointURL: string): Catalogue {
  const datasets = found(answer).map((shown) => ({
    ...datasetOf(shown, { portal: 'dkan', endpointURL, identifier: text(shown['identifier']) ?? '' }),
    fields: [],
  }));
  return { datasets, ...some('total', totalIn(answer)) };
}
