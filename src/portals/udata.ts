/** uData (data.gouv.fr, data.public.lu …): udata.readthedocs.io. Metadata by its API, rows by the tabular API where there is one, else files. */
import {
  DatasetError,
  type Catalogue,
  type CatalogueQuery,
  type Dataset,
  type DatasetRef,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { array, askJson, object, some, text, type Json, type JsonObject } from './shared/answer.js';
import { windowOf } from './udata/numbered.js';
import { webAddress } from './shared/readable.js';
import { answerTabular, explain, profileAt, readTabular } from './udata/tabular.js';
import { says } from './udata/tabular-query.js';
import { match, pageOf, tabularAt } from './udata/address.js';
import { catalogueOf, chosen, datasetOf, type Described } from './udata/datasets.js';
import { linked, unread } from './shared/linked.js';
import { isWhole, rowsOf, whole } from './shared/whole.js';

export const udata: Portal = {
  name: 'udata',
  capabilities: { where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull'], pageSize: 50_000 },
  says,
  match,
  recognise,
  describe,
  read,
  list,
};

const ask = async (get: Get, endpointURL: string, path: string): Promise<JsonObject> =>
  object(await askJson(get, new URL(path, endpointURL), explain));

async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const site = await ask(get, url.origin, '/api/1/site/');
  if (!text(site['id']) || !site['metrics']) return undefined;
  return pageOf(url) ?? { portal: 'udata', endpointURL: url.origin, identifier: '' };
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const { described, resource } = ref.identifier.startsWith('table/')
    ? { described: undefined, resource: undefined }
    : await shownAt(ref, get);
  if (described && !resource) return { ...described, fields: [], capabilities: {} };
  const id = text(resource?.['id']) ?? ref.identifier.split('/').at(-1)!;
  const table = tabularAt(ref, id);
  const profile = table && (await profileAt(table, get));
  const about = described ?? { ref, title: id, landingPage: table!.href };
  if (profile && ref.query) return whole({ ...about, ref }, await answerTabular(table, ref.query, profile.fields, get));
  if (profile) return { ...about, ...profile };
  if (!resource) throw new DatasetError('not-found', `The tabular API has no resource ${id}`, { url: table! });
  return filed(described!, resource, get);
}

/** What the site says of a dataset and of its resource that is meant; of several, the first that can be read, if any. */
async function shownAt(ref: DatasetRef, get: Get): Promise<{ readonly described: Described; readonly resource: JsonObject | undefined }> {
  const [kind, first = '', second] = ref.identifier.split('/');
  const found = kind === 'resource' ? await ask(get, ref.endpointURL, `/api/2/datasets/resources/${encodeURIComponent(first)}/`) : {};
  const name = kind === 'resource' ? (text(found['dataset_id']) ?? '') : first;
  const shown = await ask(get, ref.endpointURL, `/api/1/datasets/${encodeURIComponent(name)}/`);
  if (!text(shown['id'])) throw new DatasetError('bad-response', `${ref.endpointURL} does not describe datasets as uData does`);
  const id = kind === 'resource' ? first : second;
  const resources = array(shown['resources']).map(object);
  const resource = id ? (resources.find((known) => known['id'] === id) ?? object(found['resource'])) : chosen(resources);
  const described = await licensed(datasetOf(shown, ref.endpointURL), get);
  const named = text(resource?.['id']);
  return { described: named ? { ...described, ref: { ...ref, identifier: `${described.ref.identifier}/${named}` } } : described, resource };
}

/** The licence by its title and address, as the site's list of licences has them. */
async function licensed(described: Described, get: Get): Promise<Described> {
  if (!described.license) return described;
  const all = await askJson(get, new URL('/api/1/datasets/licenses/', described.ref.endpointURL), explain).catch((): Json => []);
  const known = array(all)
    .map(object)
    .find(({ id }) => id === described.license!.title);
  return known
    ? { ...described, license: { title: text(known['title']) ?? described.license.title, ...some('href', text(known['url'])) } }
    : described;
}

async function filed(described: Described, resource: JsonObject, get: Get): Promise<Dataset> {
  const url = webAddress(text(resource['url']));
  if (!url)
    throw new DatasetError('unsupported', 'This resource has no address from which it could be read', {
      url: described.landingPage,
      dataset: unread(described),
    });
  return linked(described, url, get);
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  if (dataset.fields.length === 0)
    throw new DatasetError('unsupported', 'This dataset has no files that can be read as rows', { url: dataset.landingPage });
  return readTabular(tabularAt(dataset.ref, dataset.ref.identifier.split('/').at(-1)!)!, dataset, query, get);
}

/** Rows of a catalogue's page. */
const most = 100;

/** Datasets by the search of its API, or by its list where an order is wanted that the search does not know. Themes are its tags. */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const { origin } = catalogue;
  const path = search && order !== 'title' ? '/api/2/datasets/search/' : '/api/2/datasets/';
  const wanted = {
    q: search,
    organization: organization && (await organizationAt(origin, organization, get)),
    tag: theme,
    sort: order === 'title' ? 'title' : order === 'modified' ? '-last_update' : undefined,
  };
  const narrowing = Object.entries(wanted).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const pageAt = async (page: number, size: number): Promise<{ rows: readonly Dataset[]; total?: number }> => {
    const answer = await ask(
      get,
      origin,
      `${path}?${new URLSearchParams([...narrowing, ['page', `${page}`], ['page_size', `${size}`]]).toString()}`,
    );
    if (!Array.isArray(answer['data']))
      throw new DatasetError('bad-response', `${catalogue.host} has no catalogue as uData has`, { url: catalogue });
    const { datasets, ...rest } = catalogueOf(answer, origin);
    return { rows: datasets, ...rest };
  };
  const { rows, total } = await windowOf(pageAt, { offset, limit }, most);
  return { datasets: rows, ...some('total', total) };
}

/** The API keeps to organisations by their key; a name is looked up. */
async function organizationAt(origin: string, name: string, get: Get): Promise<string> {
  if (/^[0-9a-f]{24}$/.test(name)) return name;
  const slug =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? '';
  const { id } = await ask(get, origin, `/api/1/organizations/${slug}/`);
  return text(id) ?? slug;
}
