/** DKAN 1 (Drupal 7): metadata as CKAN has it, rows a hundred at a time and as texts. Its answers explain themselves in prose, where CKAN gives an address. */
import { meantIn } from '../formats/dialects.js';
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Dataset,
  type DatasetRef,
  type Field,
  type FieldType,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { array, askJson, object, some, text, type JsonObject } from './shared/answer.js';
import { action, explain } from './ckan/action.js';
import { addressOf, chosen, datasetOf, hasAddress, numberOf } from './ckan/package.js';
import { ckan } from './ckan.js';
import { linked, unread } from './shared/linked.js';
import { isWhole, rowsOf } from './shared/whole.js';

/** What anybody gets at once; the answer echoes what was asked for instead. */
const pageSize = 100;

/** Filters and groups are left out: a comma cannot be said in them, and names differ between versions. */
export const dkan1: Portal = { name: 'dkan1', capabilities: { pageSize }, match, describe, read };

function match(url: URL): DatasetRef | undefined {
  const ref = ckan.match(url);
  return ref && !ref.query ? { ...ref, portal: 'dkan1' } : undefined;
}

/** The result of an action, for which the same address is asked as CKAN would ask. */
async function act(get: Get, { endpointURL }: DatasetRef, name: string, id: string): Promise<JsonObject> {
  const { help, result } = object(await askJson(get, action(endpointURL, name, { id }), explain));
  if (!text(help) || /^https?:\/\//.test(text(help)!))
    throw new DatasetError('unsupported', `${endpointURL} is not a DKAN 1`, { url: endpointURL });
  return object(Array.isArray(result) ? array(result)[0] : result);
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const [kind, id = ''] = ref.identifier.split('/');
  const asked = kind === 'resource' ? await act(get, ref, 'resource_show', id) : undefined;
  const shown = asked && !text(asked['package_id']) ? {} : await act(get, ref, 'package_show', text(asked?.['package_id']) ?? id);
  const resource = asked ?? (await chosen(array(shown['resources']).map(object)));
  const described = { ...datasetOf({ title: asked?.['name'] ?? null, ...shown }, ref.endpointURL), ref };
  if (!resource) return { ...described, fields: [], capabilities: {} };
  const named = { ...described, ref: { ...ref, identifier: `resource/${text(resource['id']) ?? id}` } };
  return (await stored(named, get)) ?? filed(named, resource, get);
}

type Described = Omit<Dataset, 'fields' | 'capabilities'>;

async function stored(described: Described, get: Get): Promise<Dataset | undefined> {
  const head = await search(described.ref, { limit: '1' }, get).catch((error: unknown) => {
    if (error instanceof DatasetError && ['not-found', 'bad-request', 'bad-response', 'server', 'busy'].includes(error.code))
      return undefined;
    throw error;
  });
  return head && array(head['fields']).length
    ? { ...described, fields: fieldsOf(head), ...some('rowCount', numberOf(head['total'])) }
    : undefined;
}

async function filed(described: Described, resource: JsonObject, get: Get): Promise<Dataset> {
  if (!hasAddress(resource))
    throw new DatasetError('unsupported', 'This resource has no address from which it could be read', {
      url: described.landingPage,
      dataset: unread(described),
    });
  const url = addressOf(resource);
  return linked(described, url, get);
}

/** Where no row is found, it says that it failed. */
async function search(ref: DatasetRef, parameters: Readonly<Record<string, string>>, get: Get): Promise<JsonObject> {
  const asked = new URLSearchParams({ resource_id: ref.identifier.replace(/^resource\//, ''), ...parameters });
  const body = object(await askJson(get, new URL(`${ref.endpointURL}/api/action/datastore/search.json?${asked.toString()}`)));
  if (body['error'] !== undefined)
    throw new DatasetError('bad-request', text(object(body['error'])['message']) ?? 'The datastore refuses the question', {
      url: ref.endpointURL,
    });
  return object(body['result']);
}

const types: Readonly<Record<string, FieldType>> = { int: 'number', float: 'number', numeric: 'number', datetime: 'datetime' };

const fieldsOf = (head: JsonObject): Field[] =>
  array(head['fields'])
    .map(object)
    .flatMap(({ id, type }) => (text(id) ? [{ name: text(id)!, title: text(id)!, type: types[text(type) ?? ''] ?? 'string' }] : []));

async function read(dataset: Dataset, { offset = 0, limit = pageSize }: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  const result = await search(dataset.ref, { limit: String(Math.max(1, limit)), ...(offset ? { offset: String(offset) } : {}) }, get);
  const rows = array(result['records'])
    .slice(0, limit)
    .map((row) => meantIn('dkan', object(row)));
  return { ...tableFromRows(rows, dataset.fields), length: rows.length, ...some('total', numberOf(result['total'])) };
}
