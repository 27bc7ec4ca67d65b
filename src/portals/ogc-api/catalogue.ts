/** The collections of an OGC API, from its landing page: all of them, and the only one. */
import { DatasetError, type Catalogue, type CatalogueQuery, type Dataset, type DatasetRef, type Get } from '../../model.js';
import { object, text, type Json } from '../shared/answer.js';
import { ask, described, linkOf } from './collection.js';

/** The landing page above a collection. */
export const rootOf = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/collections(\/.*)?$/, '').replace(/\/$/, '');

/** A landing page stands for its only collection. */
export async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const root = rootOf(url);
  const landing = await ask(get, `${root}?f=json`).catch(() => object(null));
  if (!linkOf(landing, 'data') || !linkOf(landing, 'conformance')) return undefined;
  const { datasets } = await list(url, { limit: 20 }, get);
  if (datasets.length === 1) return datasets[0]!.ref;
  const names = datasets.map(({ ref }) => ref.identifier).join(', ');
  throw new DatasetError('unsupported', `${root} has several collections; add one to the address, as ${root}/collections/…: ${names}`, {
    url,
  });
}

/** The collections of a server, of which there are few enough to come at once. */
export async function list(catalogue: URL, query: CatalogueQuery, get: Get): Promise<Catalogue> {
  const root = rootOf(catalogue);
  const { collections } = await ask(get, `${root}/collections?f=json`);
  if (!Array.isArray(collections)) throw new DatasetError('bad-response', `${root} has no list of collections`, { url: root });
  return catalogueOf(collections as readonly Json[], root, query);
}

/** Collections of features as datasets, those whose words hold what is searched. */
function catalogueOf(
  collections: readonly Json[],
  root: string,
  { search = '', order, offset = 0, limit = 20 }: CatalogueQuery,
): Catalogue {
  const all = collections
    .map(object)
    .filter(({ itemType }) => (text(itemType) ?? 'feature') === 'feature')
    .map((shown): Dataset => ({
      ...described(shown, root),
      ref: { portal: 'ogc-api', endpointURL: root, identifier: text(shown['id']) ?? '' },
      fields: [],
    }));
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ title, description }) => words.every((word) => `${title} ${description ?? ''}`.toLowerCase().includes(word)));
  const sorted = order === 'title' ? [...found].sort((a, b) => (a.title < b.title ? -1 : 1)) : found;
  return { datasets: sorted.slice(offset, offset + limit), total: found.length };
}
