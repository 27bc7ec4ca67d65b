/** ArcGIS: feature and map services by the GeoServices REST API, found by their own address, by an item or by a page of a Hub site. */
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
import { cell, table } from '../table.js';
import { array, object, some, text, type JsonObject } from './shared/answer.js';
import { match, online } from './arcgis/address.js';
import { ask, exceeded, tableOfRows } from './arcgis/answer.js';
import { described, epoch, itemAt, locate, type Located } from './arcgis/item.js';
import { layerOf, type Layer } from './arcgis/layer.js';
import { countOf, readGroups, readRows } from './arcgis/read.js';
import { rowsOfFeatures } from './arcgis/esri-json.js';
import { linked } from './shared/linked.js';
import { inferredFields, isWhole, rowsOf, whole } from './shared/whole.js';

export const arcgis: Portal = {
  name: 'arcgis',
  capabilities: { where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull'], select: true },
  tokenParameter: 'token',
  match,
  recognise,
  describe,
  read,
  record,
  list,
};

/** A Hub site by the landing page of its catalogue; short names of its datasets need nothing before or after them there. */
async function recognise(url: URL, get: Get): Promise<DatasetRef | undefined> {
  const landing = await ask(get, `${url.origin}/api/search/v1`);
  const found = array(landing['links']).some((link) => text(object(link)['href'])?.includes('/api/search/v1/'));
  const slug = /^\/(?:datasets|maps)\/([^/]+)/.exec(url.pathname)?.[1];
  return found ? { portal: 'arcgis', endpointURL: url.origin, identifier: slug ? decodeURIComponent(slug) : '' } : undefined;
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const located = ref.query ? { ref } : await locate(ref, get);
  if (!located.ref) return fileOf(located, ref, get);
  if (located.ref.query) return answered(located, ref, get);
  const shown = await layerAt(located.ref, get);
  const source = { address: addressOf(located.ref), layer: layerOf(shown) };
  const [rowCount, published] = await Promise.all([countOf(get, source), publicationOf(located, shown, ref, get)]);
  return {
    ...published,
    ref: located.ref,
    fields: source.layer.fields,
    capabilities: source.layer.capabilities,
    ...some('rowCount', rowCount),
  };
}

const addressOf = ({ endpointURL, identifier }: DatasetRef): string => `${endpointURL}/${identifier}`;

/** What the layer says of itself. Forms that only take answers, and layers that are only drawn, have no rows to give. */
async function layerAt(ref: DatasetRef, get: Get): Promise<JsonObject> {
  const shown = await ask(get, `${addressOf(ref)}?f=json`);
  const can = text(shown['capabilities']);
  if (!array(shown['fields']).length)
    throw new DatasetError('unsupported', `${addressOf(ref)} is no layer with rows`, { url: addressOf(ref) });
  if (can !== undefined && !/query|data/i.test(can))
    throw new DatasetError('unsupported', `The owner of ${addressOf(ref)} does not let it be queried`, { url: addressOf(ref) });
  return shown;
}

/** What the layer's item says, else the layer. The items of hosted layers are kept by ArcGIS Online. */
async function publicationOf(located: Located, shown: JsonObject, asked: DatasetRef, get: Get): Promise<Omit<Dataset, 'ref' | 'fields'>> {
  const id = text(shown['serviceItemId']);
  const hosted = located.ref && new URL(located.ref.endpointURL).hostname.endsWith('.arcgis.com');
  const item = located.item ?? (id && hosted ? await itemAt(online, id, get).catch(() => undefined) : undefined);
  const said = item ? described(item) : {};
  const several = array(item?.['typeKeywords']).includes('Multilayer');
  const name = text(shown['name'])?.replaceAll('_', ' ');
  const { dataLastEditDate, lastEditDate } = object(shown['editingInfo']);
  const [from, to] = array(object(shown['timeInfo'])['timeExtent']).map(epoch);
  const publisher = item ? ((await organizationOf(item, located.sharing ?? online, get)) ?? said.publisher) : undefined;
  return {
    ...some('description', text(shown['description'])),
    ...some('publisher', publisher ?? text(shown['copyrightText'])),
    ...(from && to ? { temporal: `${from.toISOString().slice(0, 10)}/${to.toISOString().slice(0, 10)}` } : {}),
    ...said,
    ...some('publisher', publisher ?? text(shown['copyrightText'])),
    ...some('modified', epoch(dataLastEditDate) ?? epoch(lastEditDate) ?? said.modified),
    title: (several ? (name ?? said.title) : (said.title ?? name)) ?? '',
    landingPage: pageOf(located, item, asked),
    distributions: located.ref ? [{ title: 'ArcGIS REST', downloadURL: addressOf(located.ref) }] : [],
  };
}

/** The organisation that an item belongs to. */
async function organizationOf({ orgId }: JsonObject, sharing: string, get: Get): Promise<string | undefined> {
  const id = text(orgId);
  if (!id) return undefined;
  const { name } = await ask(get, `${sharing}/portals/${id}?f=json`).catch(() => object(null));
  return text(name);
}

/** A page of a Hub site, else the item's own, else that of the service. */
function pageOf({ ref, sharing = online }: Located, item: JsonObject | undefined, asked: DatasetRef): string {
  const onHub = !/\/rest(\/|$)/.test(asked.endpointURL);
  if (onHub) return `${asked.endpointURL}/datasets/${asked.identifier}`;
  return item ? `${sharing.replace(/\/sharing\/rest$/, '')}/home/item.html?id=${text(item['id']) ?? ''}` : addressOf(ref!);
}

/** A file that is stored on an item. */
async function fileOf(located: Located, asked: DatasetRef, get: Get): Promise<Dataset> {
  const item = located.item!;
  const url = new URL(`${located.sharing ?? online}/content/items/${text(item['id'])!}/data`);
  const said = described(item);
  const title = said.title ?? asked.identifier;
  const known = {
    ...said,
    title,
    ref: asked,
    landingPage: pageOf(located, item, asked),
    distributions: [{ title: text(item['name']) ?? title, downloadURL: url.href }],
  };
  return linked(known, url, get);
}

/** Each feature has a page in the services directory: https://developers.arcgis.com/rest/services-reference/enterprise/feature-feature-service/ */
async function record({ ref }: Dataset, row: Table, get: Get): Promise<string | undefined> {
  const { id } = layerOf(await layerAt(ref, get));
  const number = row.fields.some(({ name }) => name === id) ? cell(row.column(id), 0) : null;
  return number === null ? undefined : `${addressOf(ref)}/${Number(number)}`;
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  const source = { address: addressOf(dataset.ref), layer: layerOf(await layerAt(dataset.ref, get)) };
  return query.select?.some(({ aggregate }) => aggregate) ? readGroups(get, source, query) : readRows(get, source, query);
}

/** The rows of a query address (`…/query?where=…`) as a dataset of their own, named by the layer that was asked. */
async function answered(located: Located, asked: DatasetRef, get: Get): Promise<Dataset> {
  const ref = located.ref!;
  const shown = await layerAt(ref, get);
  const rows = await tableOf(ref, layerOf(shown), get);
  return whole({ ...(await publicationOf(located, shown, asked, get)), ref }, rows);
}

const most = 200_000;

/** All pages of a query address; a number of rows that it names itself is kept to. */
async function tableOf(ref: DatasetRef, layer: Layer, get: Get): Promise<Table> {
  const parameters = new URLSearchParams(ref.query);
  const fixed = { where: parameters.get('where') ?? '1=1', outFields: parameters.get('outFields') ?? '*', outSR: '4326', f: 'json' };
  for (const [name, value] of Object.entries(fixed)) parameters.set(name, value);
  const [start, limited] = [Number(parameters.get('resultOffset') ?? 0), parameters.has('resultRecordCount')];
  const first = await ask(get, `${addressOf(ref)}/query`, parameters);
  const features = [...array(first['features'])];
  for (let answer = first; exceeded(answer) && !limited; features.push(...array(answer['features']))) {
    if (!layer.pages || parameters.has('outStatistics') || !array(answer['features']).length || features.length > most)
      throw new DatasetError('too-big', 'The question in this address has more rows than the server gives: group them, or limit them', {
        url: addressOf(ref),
      });
    parameters.set('resultOffset', String(start + features.length));
    answer = await ask(get, `${addressOf(ref)}/query`, parameters);
  }
  return tableOfAnswer(first['features'] ? { ...first, features } : first, layer);
}

/** An answer with whatever columns it has: features, a count, or object ids. */
async function tableOfAnswer(answer: JsonObject, layer: Layer): Promise<Table> {
  const { count, objectIds, features } = answer;
  if (typeof count === 'number') return table([{ name: 'count', title: 'count', type: 'number' }], [Float64Array.of(count)]);
  if (objectIds) return table([{ name: layer.id, title: layer.id, type: 'number' }], [Float64Array.from(array(objectIds), Number)]);
  if (!features) throw new DatasetError('unsupported', 'The question in this address asks for no rows');
  const rows = rowsOfFeatures(answer, layer.geometry);
  const known = new Map([...answerFields(answer), ...layer.fields].map((field) => [field.name, field]));
  const fields = (await inferredFields(rows)).map((field): Field => known.get(field.name) ?? field);
  const all = { ...layer, fields };
  return tableOfRows(
    answer,
    all,
    fields.map(({ name }) => ({ selected: { name, field: name } })),
  );
}

/** What the answer says of its own columns, as those of statistics. */
const answerFields = (answer: JsonObject): readonly Field[] => layerOf({ fields: answer['fields'] ?? [] }).fields;

/** Datasets of a Hub site by its search (`/api/search/v1`), whose pages count from 1. */
async function list(catalogue: URL, { search, theme, order, offset = 0, limit = 20 }: CatalogueQuery, get: Get): Promise<Catalogue> {
  const orders = { relevance: undefined, title: 'properties.title', modified: '-properties.modified' } as const;
  const wanted = { q: search, tags: theme, sortBy: orders[order ?? 'relevance'], limit, startindex: offset + 1 };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined && value !== '') parameters.set(name, String(value));
  return catalogueOf(await ask(get, `${catalogue.origin}/api/search/v1/collections/dataset/items`, parameters), catalogue.origin);
}

/** What a Hub site's search answers, as datasets. */
export function catalogueOf(answer: JsonObject, site: string): Catalogue {
  if (!answer['features']) throw new DatasetError('bad-response', `${site} does not list datasets as ArcGIS Hub does`, { url: site });
  const datasets = array(answer['features']).map((feature): Dataset => {
    const { id, properties } = object(feature);
    const identifier = text(id) ?? text(object(properties)['id']) ?? '';
    const said = described(object(properties));
    const landingPage = `${site}/datasets/${identifier}`;
    return { ...said, ref: { portal: 'arcgis', endpointURL: site, identifier }, title: said.title ?? identifier, landingPage, fields: [] };
  });
  return { datasets, ...some('total', typeof answer['numberMatched'] === 'number' ? answer['numberMatched'] : undefined) };
}
