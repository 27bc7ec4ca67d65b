/** Addresses of DKAN 2: pages under any base path, the metastore's items and the datastore's queries. */
import type { DatasetRef } from '../../model.js';
import { segmentsOf } from '../shared/address.js';

/** The identifier says what it names: `DATASET` with its first file, `DATASET/INDEX`, or `distribution/ID`. */
export function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  return apiOf(url, path) ?? pageRef(url, path);
}

function apiOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.findIndex((segment, index) => segment === 'api' && path[index + 1] === '1');
  if (at < 0) return undefined;
  const [kind, what, schema, , item] = path.slice(at + 2);
  if (kind === 'metastore' && what === 'schemas' && (schema === 'dataset' || schema === 'distribution') && item)
    return refOf(url, path.slice(0, at), schema === 'dataset' ? item : `distribution/${item}`);
  const [id, index] = path.slice(at + 4);
  if (kind !== 'datastore' || what !== 'query' || !id) return undefined;
  return refOf(url, path.slice(0, at), /^\d+$/.test(index ?? '') ? `${id}/${index!}` : `distribution/${id}`, url.searchParams);
}

function pageRef(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.indexOf('dataset');
  const [identifier, tab, ...more] = path.slice(at + 1);
  if (at < 0 || path[at - 1] === 'api' || !identifier || more.length || ![undefined, 'data', 'api'].includes(tab)) return undefined;
  return refOf(url, path.slice(0, at), identifier, url.searchParams);
}

function refOf({ origin }: URL, base: readonly string[], identifier: string, parameters = new URLSearchParams()): DatasetRef {
  const asked = [...parameters].filter(([name]) => /^(conditions|properties|groupings|sorts|limit|offset)(\[|$)/.test(name));
  const query = asked.some(([name]) => name.includes('[')) ? new URLSearchParams(asked).toString() : '';
  return { portal: 'dkan', endpointURL: [origin, ...base].join('/'), identifier, ...(query ? { query } : {}) };
}
