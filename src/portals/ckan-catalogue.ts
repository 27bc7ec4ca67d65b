/** Datasets of a CKAN site by `package_search`. */
import type { Catalogue, CatalogueQuery, Get } from '../model.js';
import { array, object, some, type JsonObject } from './answer.js';
import { ask } from './ckan-action.js';
import { datasetOf, numberOf } from './ckan-package.js';

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
