/** The addresses of a uData site: dataset and resource pages in any language, permanent links, its API, and the tabular API beside it. */
import type { DatasetRef } from '../../model.js';
import { segmentsOf } from '../shared/address.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const language = /^[a-z]{2}$/;

/** Sites whose files a tabular API serves. */
const tabularAPIs: Readonly<Record<string, string>> = { 'https://www.data.gouv.fr': 'https://tabular-api.data.gouv.fr' };

/** Other hosts of a site. */
const sites: Readonly<Record<string, string>> = {
  'https://data.gouv.fr': 'https://www.data.gouv.fr',
  'https://explore.data.gouv.fr': 'https://www.data.gouv.fr',
  'https://tabular-api.data.gouv.fr': 'https://www.data.gouv.fr',
};

/** Sites known to be uData; elsewhere `/datasets/NAME` alone may be somebody else's. */
const known = /(^|\.)(data\.gouv\.fr|data\.public\.lu|dados\.gov\.pt|data\.gov\.rs)$/;

/** The identifier says what it names: `dataset/ID`, `dataset/ID/RESOURCE`, `resource/RESOURCE`, or `table/RESOURCE` of a tabular API alone. */
export function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  return tableOf(url, path) ?? apiOf(url, path) ?? (isTelling(url, path) ? pageOf(url, path) : undefined);
}

/** Other portals have pages called datasets, but none in a language of two letters, with a slash at the end, or with resources like these. */
function isTelling({ host, pathname, search, hash }: URL, path: readonly string[]): boolean {
  return (
    known.test(host) ||
    language.test(path[0] ?? '') ||
    pathname.endsWith('/') ||
    /resource_id=|^#\/?resources\//.test(search + hash) ||
    path[1] === 'r'
  );
}

const refOf = (url: URL, identifier: string, query = ''): DatasetRef => ({
  portal: 'udata',
  endpointURL: sites[url.origin] ?? url.origin,
  identifier,
  ...(query ? { query } : {}),
});

/** `/api/resources/ID/…`, with the question of its `data`. */
function tableOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const [api, resources, id = '', kind, format] = path;
  if (api !== 'api' || resources !== 'resources' || !uuid.test(id)) return undefined;
  return refOf(url, `${url.origin in sites ? 'resource' : 'table'}/${id}`, kind === 'data' ? questionOf(url, format) : '');
}

/** All rows are no question: they are asked for by what is shown of them. */
function questionOf({ search }: URL, format = ''): string {
  const parameters = search.slice(1).split('&').filter(Boolean);
  return format && parameters.every((parameter) => parameter.startsWith('page')) ? '' : parameters.join('&');
}

/** `/api/1/datasets/ID/`, `…/resources/RESOURCE/` and `/api/2/datasets/resources/RESOURCE/`. */
function apiOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const [api, version = '', datasets, id, resources, resource] = path;
  if (api !== 'api' || !/^[12]$/.test(version) || datasets !== 'datasets' || !id || id === 'search') return undefined;
  if (id === 'resources' || id === 'r') return resources ? refOf(url, `resource/${resources}`) : undefined;
  return refOf(url, resources === 'resources' && resource ? `dataset/${id}/${resource}` : `dataset/${id}`);
}

/** A page, on a site that is uData. */
export function pageOf(url: URL, path: readonly string[] = segmentsOf(url)): DatasetRef | undefined {
  const [kind, id, more] = language.test(path[0] ?? '') ? path.slice(1) : path;
  if (kind === 'resources' && uuid.test(id ?? '') && url.host.startsWith('explore.')) return refOf(url, `resource/${id!}`);
  if (kind !== 'datasets' || !id) return undefined;
  if (id === 'r') return uuid.test(more ?? '') ? refOf(url, `resource/${more!}`) : undefined;
  const resource = url.searchParams.get('resource_id') ?? /^#\/?resources\/([\w-]+)/.exec(url.hash)?.[1];
  return refOf(url, resource ? `dataset/${id}/${resource}` : `dataset/${id}`);
}

/** Where the tabular API has a resource; undefined for a site without one. */
export function tabularAt({ endpointURL, identifier }: DatasetRef, resource: string): URL | undefined {
  const api = identifier.startsWith('table/') ? endpointURL : tabularAPIs[endpointURL];
  return api ? new URL(`/api/resources/${resource}/`, api) : undefined;
}
