/** A CKAN site: whether a host is one, and its datasets by `package_search`. */
import type { Catalogue, CatalogueQuery, DatasetRef, Get } from '../../model.js';
import { segmentsOf } from '../shared/address.js';
import { array, object, some, type JsonObject } from '../shared/answer.js';
import { ask } from './action.js';
import { datasetOf, numberOf } from './package.js';

/** Its pages that are no dataset's. */
const others = /^(dataset|organization|group|user|api|about|dashboard|feeds|pages|stats)$/;

/** A site in the first folder, where there are enough for that, or at the host's root; pages of datasets may have any name there: `/showcase/NAME`. */
export async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const path = segmentsOf(url);
  for (const folder of path.length > 2 ? [path.slice(0, 1), []] : [[]]) {
    const endpointURL = [url.origin, ...folder.map(encodeURIComponent)].join('/');
    const status = await ask(get, { endpointURL }, 'status_show', {}).catch(() => object(null));
    if (!status['ckan_version'] && !status['extensions']) continue;
    const [type, name] = path.slice(folder.length);
    return { portal: 'ckan', endpointURL, identifier: name && !others.test(type!) ? `dataset/${name}` : '' };
  }
  return undefined;
}

export async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const endpointURL = catalogue.href.replace(/\/(dataset|organization|group)?\/?([?#].*)?$/, '');
  const fq = [organization && `organization:"${escaped(organization)}"`, theme && `groups:"${escaped(theme)}"`]
    .filter(Boolean)
    .join(' AND ');
  const orders = { relevance: 'score desc', title: 'title_string asc', modified: 'metadata_modified desc' } as const;
  const parameters = { q: search ?? '', fq, sort: orders[order ?? 'relevance'], start: String(offset), rows: String(limit) };
  return catalogueOf(await ask(get, { endpointURL }, 'package_search', parameters), endpointURL);
}

const escaped = (words: string): string => words.replace(/["\\]/g, '\\$&');

/** What `package_search` answers, as datasets. */
function catalogueOf(result: JsonObject, endpointURL: string): Catalogue {
  return {
    datasets: array(result['results']).map((shown) => ({ ...datasetOf(object(shown), endpointURL), fields: [] })),
    ...some('total', numberOf(result['count'])),
  };
}
