/** CKAN (2.8 and later): docs.ckan.org. Rows by the DataStore, groups by its SQL where the site allows it, files where there is no DataStore. */
import { tableFromRows } from '../formats/rows.js';
import { DatasetError, type Capabilities, type Dataset, type DatasetRef, type Get, type Portal, type Query, type Table } from '../model.js';
import { answerField } from '../table/answer-field.js';
import { renamed } from '../table/renamed.js';
import { segmentsOf } from './shared/address.js';
import { array, askJson, object, some, text, type JsonObject } from './shared/answer.js';
import { action, ask, askRecords, explain } from './ckan/action.js';
import { addressOf, chosen, datasetOf, fieldsOf, hasAddress, numberOf, type Described } from './ckan/package.js';
import { printCountSql, printFilters, printSql } from './ckan/sql.js';
import { linked, unread } from './shared/linked.js';
import { inferredFields, isWhole, rowsOf, whole } from './shared/whole.js';

export const ckan: Portal = {
  name: 'ckan',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull'],
    select: true,
    aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    order: true,
    pageSize: 32_000,
  },
  match,
  recognise: async (...asked) => (await import('./ckan/catalogue.js')).recognise(...asked),
  describe,
  read,
  list: async (...asked) => (await import('./ckan/catalogue.js')).list(...asked),
};

/** What `datastore_search` does alone: equality, full text, order and pages. */
const withoutSql: Capabilities = { search: true, where: ['and', '=', 'in'], select: true, order: true, pageSize: 32_000 };

/** `en`, `pt_BR`, `zh_Hant_TW`; not the `tc-data` of a root path. */
const locale = /^[a-z]{2}([_-][A-Z][A-Za-z]{1,3}){0,2}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const subpages = new Set(['groups', 'activity', 'showcases', 'dictionary', 'edit', 'new']);

/** The identifier says what it names: `dataset/NAME` or `resource/UUID`. */
function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  if (path.includes('metastore')) return undefined;
  return actionOf(url, path) ?? dumpOf(url, path) ?? pageOf(url, path);
}

function refOf(url: URL, prefix: readonly string[], identifier: string, query?: string): DatasetRef {
  const root = prefix
    .filter((segment) => !locale.test(segment))
    .map((segment) => `/${segment}`)
    .join('');
  return { portal: 'ckan', endpointURL: `${url.origin}${root}`, identifier, ...(query ? { query } : {}) };
}

function actionOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.findIndex((segment, i) => segment === 'api' && (path[i + 1] === 'action' || path[i + 2] === 'action'));
  if (at < 0) return undefined;
  const { searchParams } = url;
  const prefix = path.slice(0, at);
  const sql = searchParams.get('sql');
  const resource =
    searchParams.get('resource_id') ??
    (path.at(-1) === 'resource_show' || path.at(-1) === 'datastore_info' ? searchParams.get('id') : null);
  if (sql) return refOf(url, prefix, `resource/${/from\s+"([^"]+)"/i.exec(sql)?.[1] ?? ''}`, sql);
  if (resource) return refOf(url, prefix, `resource/${resource}`);
  return path.at(-1) === 'package_show' && searchParams.get('id') ? refOf(url, prefix, `dataset/${searchParams.get('id')!}`) : undefined;
}

function dumpOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.indexOf('datastore');
  return at >= 0 && path[at + 1] === 'dump' && path[at + 2] ? refOf(url, path.slice(0, at), `resource/${path[at + 2]!}`) : undefined;
}

function pageOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.findIndex((segment) => segment === 'dataset' || segment === 'datasets');
  const resourceAt = path.indexOf('resource');
  const resource = path[resourceAt + 1];
  if (resourceAt >= 0 && resource && uuid.test(resource))
    return refOf(url, path.slice(0, at < 0 ? resourceAt : at), `resource/${resource}`);
  if (at < 0) return undefined;
  const dictionary = path.includes('dictionary') ? path.at(-1)! : '';
  if (uuid.test(dictionary)) return refOf(url, path.slice(0, at), `resource/${dictionary}`);
  const name = subpages.has(path[at + 1] ?? '') ? path[at + 2] : path[at + 1];
  return name ? refOf(url, path.slice(0, at), `dataset/${name}`) : undefined;
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (ref.query) return answered(ref, get);
  const { described, resource } = await shownAt(ref, get);
  if (!resource) return { ...described, fields: [], capabilities: {} };
  return (await stored(described, resource, get)) ?? filed(described, resource, get);
}

/** What the site says of a dataset and of its resource that is meant; of several, the first that can be read, if any. */
async function shownAt(ref: DatasetRef, get: Get): Promise<{ readonly described: Described; readonly resource: JsonObject | undefined }> {
  const [kind, id = ''] = ref.identifier.split('/');
  const asked = kind === 'resource' ? await ask(get, ref, 'resource_show', { id }) : undefined;
  const shown = await ask(get, ref, 'package_show', { id: text(asked?.['package_id']) ?? id });
  const resource = asked ?? (await chosen(array(shown['resources']).map(object)));
  const described = datasetOf(shown, ref.endpointURL);
  return {
    described: resource ? { ...described, ref: { ...ref, identifier: `resource/${text(resource['id']) ?? id}` } } : described,
    resource,
  };
}

/** The dataset of a resource in the DataStore; undefined where it is not there. */
async function stored(described: Described, resource: JsonObject, get: Get): Promise<Dataset | undefined> {
  if (resource['datastore_active'] === false) return undefined;
  const { ref } = described;
  const id = text(resource['id'])!;
  try {
    const [head, sql] = await Promise.all([ask(get, ref, 'datastore_search', { resource_id: id, limit: '0' }), speaksSql(ref, get)]);
    return {
      ...described,
      fields: fieldsOf(head),
      ...some('rowCount', numberOf(head['total'])),
      ...(sql ? {} : { capabilities: withoutSql }),
    };
  } catch (error) {
    if (error instanceof DatasetError && ['not-found', 'bad-request'].includes(error.code)) return undefined;
    throw error;
  }
}

/** Whether the site answers SQL: its help knows the action, and asking costs no query. */
const speaksSql = (ref: DatasetRef, get: Get): Promise<boolean> =>
  askJson(get, action(ref.endpointURL, 'help_show', { name: 'datastore_search_sql' }), explain).then(
    () => true,
    () => false,
  );

async function filed(described: Described, resource: JsonObject, get: Get): Promise<Dataset> {
  const url = addressOf(resource);
  if (!hasAddress(resource))
    throw new DatasetError('unsupported', 'This resource has no address from which it could be read', {
      url: described.landingPage,
      dataset: unread(described),
    });
  return linked(described, url, get);
}

/** The rows of a query address as a dataset of their own, named by the dataset that was asked, where the site says which. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const [result, parent] = await Promise.all([
    ask(get, ref, 'datastore_search_sql', { sql: ref.query! }),
    shownAt(ref, get).then(
      ({ described }) => described,
      () => undefined,
    ),
  ]);
  if (result['records_truncated'] === true)
    throw new DatasetError(
      'too-big',
      `The SQL in this address has more than ${ckan.capabilities.pageSize} rows: group them, or limit them`,
      { url: ref.endpointURL },
    );
  return whole({ ...(parent ?? { title: '', landingPage: ref.endpointURL }), ref }, await sqlTable(result));
}

/** The rows of an SQL answer, typed by what PostgreSQL says of its columns. */
async function sqlTable(result: JsonObject): Promise<Table> {
  const records = array(result['records']).map(object);
  return tableFromRows(records, result['fields'] ? fieldsOf(result) : await inferredFields(records));
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  if (dataset.fields.length === 0)
    throw new DatasetError('unsupported', 'This dataset has no files that can be read as rows', { url: dataset.landingPage });
  const plain = printFilters(dataset, query);
  if (!plain) return queried(dataset, query, get);
  return searched(dataset, query, plain, get).catch((error: unknown) => {
    if (!refusesNulls(error, plain)) throw error;
    return dataset.capabilities
      ? searched(dataset, query, { ...plain, sort: plain['sort']!.replaceAll(' nulls last', '') }, get)
      : queried(dataset, query, get);
  });
}

/** CKAN before 2.11 does not know where to put missing values, and takes the words for a part of the name. */
const refusesNulls = (error: unknown, { sort }: Readonly<Record<string, string>>): boolean =>
  error instanceof DatasetError && ['bad-request', 'columns-gone'].includes(error.code) && Boolean(sort?.includes('nulls last'));

/** Rows and their number in one answer: `datastore_search`. */
async function searched(
  { ref, fields }: Dataset,
  { select, limit }: Query,
  parameters: Readonly<Record<string, string>>,
  get: Get,
): Promise<Table> {
  const wanted = select ? select.map((selected) => ({ ...answerField(selected, fields), name: selected.field! })) : fields;
  const { records, result } = await askRecords(get, ref, 'datastore_search', parameters, wanted, limit);
  const named = select
    ? renamed(
        records,
        select.map((selected) => answerField(selected, fields)),
      )
    : records;
  return { ...named, ...some('total', numberOf(result['total'])) };
}

async function queried(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  const fields = query.select?.map((selected) => answerField(selected, dataset.fields)) ?? dataset.fields;
  const aliased = fields.map((field, index) => ({ ...field, name: `c${index}` }));
  const [{ records }, counted] = await Promise.all([
    askRecords(get, dataset.ref, 'datastore_search_sql', { sql: printSql(dataset, query) }, aliased, query.limit),
    grouped ? undefined : ask(get, dataset.ref, 'datastore_search_sql', { sql: printCountSql(dataset, query) }),
  ]);
  return { ...renamed(records, fields), ...(counted ? { total: Number(object(array(counted['records'])[0])['n']) } : {}) };
}
