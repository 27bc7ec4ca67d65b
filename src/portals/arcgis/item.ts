/** From an item, a page of a Hub site or a service to one layer, and what the item says of it in DCAT's terms. */
import { DatasetError, type Dataset, type DatasetRef, type Get } from '../../model.js';
import { array, object, some, text, texts, type Json, type JsonObject } from '../shared/answer.js';
import { isLayer, isService, itemIdentifier, online, serviceRef } from './address.js';
import { ask } from './answer.js';

const hub = 'https://hub.arcgis.com/api/v3';

export interface Located {
  /** The layer; absent where the item is a file. */
  readonly ref?: DatasetRef;
  readonly item?: JsonObject;
  /** The REST root of the portal that keeps the item. */
  readonly sharing?: string;
}

/** The layer that a reference means. Throws `unsupported` where it has no rows or is one of several. */
export async function locate(ref: DatasetRef, get: Get): Promise<Located> {
  if (isService(ref)) return { ref: await chosen(ref, undefined, get) };
  const [, id, layer] = itemIdentifier.exec(ref.identifier) ?? itemIdentifier.exec(await slugged(ref, get)) ?? [];
  const sharing = ref.endpointURL.endsWith('/sharing/rest') ? ref.endpointURL : online;
  return { ...(await ofItem(await itemAt(sharing, id!, get), layer, sharing, get)), sharing };
}

export const itemAt = (sharing: string, id: string, get: Get): Promise<JsonObject> => ask(get, `${sharing}/content/items/${id}?f=json`);

const file = /^(CSV|CSV Collection|GeoJson|Shapefile|Microsoft Excel|File Geodatabase|KML|KML Collection|GeoPackage)$/;

async function ofItem(item: JsonObject, layer: string | undefined, sharing: string, get: Get): Promise<Located> {
  const [kind, address] = [text(item['type']) ?? '', text(item['url'])];
  const service = address === undefined ? undefined : serviceRef(secure(address));
  if (service) return { item, ref: await chosen(service, layer, get) };
  if (kind === 'Web Map') return { item, ref: await ofMap(`${sharing}/content/items/${text(item['id'])!}/data?f=json`, layer, get) };
  if (file.test(kind)) return { item };
  throw new DatasetError('unsupported', `“${text(item['title']) ?? ''}” is a ${kind || 'thing'} of ArcGIS, which has no rows`);
}

/** The layer that the address or the item numbers, else the only one. */
async function chosen(ref: DatasetRef, layer: string | undefined, get: Get): Promise<DatasetRef> {
  if (layer !== undefined) return { ...ref, identifier: `${ref.identifier.split('/')[0]!}/${layer}` };
  return isLayer(ref) ? ref : onlyLayer(ref, get);
}

/** Pages are read over https, and so must their data be. */
const secure = (address: string): string => address.replace(/^http:(?=\/\/(?!localhost|127\.))/, 'https:');

/** Layers come before tables, whose numbers need not begin at 0. */
async function onlyLayer(ref: DatasetRef, get: Get): Promise<DatasetRef> {
  const { layers, tables } = await ask(get, `${ref.endpointURL}/${ref.identifier}?f=json`);
  const shapes = array(layers)
    .map(object)
    .filter(({ type, subLayerIds }) => type !== 'Group Layer' && !array(subLayerIds).length);
  return only(shapes.length ? shapes : array(tables).map(object), ref);
}

function only(layers: readonly JsonObject[], ref: DatasetRef): DatasetRef {
  const [first] = layers;
  if (first && layers.length === 1) return { ...ref, identifier: `${ref.identifier}/${String(first['id'])}` };
  const named = layers.slice(0, 12).map(({ id, name }) => `${String(id)} “${text(name) ?? ''}”`);
  const address = `${ref.endpointURL}/${ref.identifier}`;
  throw new DatasetError(
    'unsupported',
    `${address} has ${layers.length} layers; add the number of one to the address: ${named.join(', ')}`,
    { url: address },
  );
}

/** A web map's only layer that has rows, or the one at the number given. Rows that its author hides stay hidden. */
async function ofMap(address: string, layer: string | undefined, get: Get): Promise<DatasetRef> {
  const { operationalLayers } = await ask(get, address);
  const shown = array(operationalLayers)
    .map(object)
    .map(({ url, title, layerDefinition }) => ({
      title: text(title),
      ref: serviceRef(secure(text(url) ?? 'about:blank')),
      only: text(object(layerDefinition)['definitionExpression']),
    }))
    .filter(({ ref }) => ref);
  const one = shown.length === 1 ? shown[0] : shown[Number(layer ?? NaN)];
  if (!one?.ref)
    return only(
      shown.map(({ title }, id) => ({ id, name: title ?? null })),
      { portal: 'arcgis', endpointURL: address, identifier: 'operationalLayers' },
    );
  const ref = await chosen(one.ref, undefined, get);
  return one.only ? { ...ref, query: new URLSearchParams({ where: one.only }).toString() } : ref;
}

/** The item and layer that a Hub site calls by a short name: `<organisation>::<name>`, the first of which the site's domain may stand for. */
async function slugged({ endpointURL, identifier }: DatasetRef, get: Get): Promise<string> {
  const slug = identifier.includes('::') ? identifier : `${await organizationOf(new URL(endpointURL).hostname, get)}::${identifier}`;
  const { data } = await ask(get, `${hub}/datasets?${new URLSearchParams({ 'filter[slug]': slug }).toString()}`).catch(() => ({
    data: null,
  }));
  const found = text(object(array(data)[0])['id']) ?? (await searched(slug.replace('::', '|'), get));
  if (found && itemIdentifier.test(found)) return found;
  throw new DatasetError('not-found', `There is no “${slug}” on ArcGIS Hub`, { url: endpointURL });
}

const organizationOf = async (host: string, get: Get): Promise<string> => text((await ask(get, `${hub}/domains/${host}`))['orgKey']) ?? '';

/** Esri means to give up the Hub's own API, so items are searched by their name as Hub writes it among their keywords. */
async function searched(name: string, get: Get): Promise<string | undefined> {
  const words = `typekeywords:"slug|${name.replaceAll('"', '')}"`;
  const { results } = await ask(
    get,
    `${online}/search?${new URLSearchParams({ f: 'json', num: '5', q: words, filter: words }).toString()}`,
  );
  return text(object(array(results)[0])['id']);
}

/** What an item says in DCAT's terms. */
export function described(item: JsonObject): Partial<Dataset> {
  const [modified, issued] = [epoch(item['modified']), epoch(item['created'])];
  const extent = array(item['extent']).flatMap(array);
  const license = licenseOf(text(item['licenseInfo']));
  return {
    ...some('title', text(item['title'])),
    ...some('language', text(item['culture'])),
    ...some('description', text(item['description']) ?? text(item['snippet'])),
    ...some('publisher', text(item['accessInformation'])),
    ...some('license', license),
    ...some('issued', issued),
    ...some('modified', modified),
    ...(extent.length === 4 ? { spatial: extent.map((degrees) => Number(degrees).toFixed(4)).join(',') } : {}),
    keywords: texts(item['tags']),
    theme: texts(item['categories']).map((path) => path.split('/').at(-1)!),
  };
}

export function epoch(value: Json | undefined): Date | undefined {
  return typeof value === 'number' && value > 0 ? new Date(value) : undefined;
}

/** The words of a licence, which is HTML, and the address in it. */
export function licenseOf(html: string | undefined): Dataset['license'] {
  const href = /https?:\/\/[^\s"'<>]+/.exec(html ?? '')?.[0];
  const words = html
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .replaceAll('&amp;', '&')
    .trim();
  const creative = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/.exec(href ?? '');
  const title = creative
    ? `CC ${creative[1]!.toUpperCase()} ${creative[2]!}`
    : words && words.length > 120
      ? `${words.slice(0, 119)}…`
      : words || href;
  return title ? { title, ...some('href', href) } : undefined;
}
