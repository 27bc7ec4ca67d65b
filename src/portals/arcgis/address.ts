/** Which layer or item of ArcGIS an address means: services, items, pages of Hub sites and their APIs. */
import type { DatasetRef } from '../../model.js';

/** ArcGIS Online, where items live that no portal of a city’s own keeps. */
export const online = 'https://www.arcgis.com/sharing/rest';

const service = /^(.*?\/rest\/services\/.+?)\/(FeatureServer|MapServer)(?:\/(\d+))?(?:\/(query)?)?$/i;
/** An item and, after an underline, its layer. */
export const itemIdentifier = /^([0-9a-f]{32})(?:_(\d+))?$/i;
const page =
  /\/(?:datasets|maps|documents|apps|content|templates|feedback\/surveys|initiatives|pages)\/([^/]+)(?:\/(about|explore|data|api|geoservice))?(?:\/|$)/;
const api = /\/(?:api\/v3\/datasets|api\/download\/v1\/items|api\/search\/v1\/collections\/\w+\/items)\/([^/]+)/;
const rootOfPortal = /^(.*?)\/(?:home\/(?:item|webmap\/viewer)\.html|apps\/mapviewer\/|sharing\/rest\/content\/items\/)/;

export function match(url: URL): DatasetRef | undefined {
  const path = decoded(url.pathname);
  return serviceIn(url, path) ?? itemIn(url, path) ?? pageIn(url, path);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A layer, as `FeatureServer/0`, or a service whose layer the address leaves open. The service's name keeps the capitals it came with. */
export function serviceRef(address: string): DatasetRef | undefined {
  const url = new URL(address);
  const [, folder, kind, number, query] = service.exec(url.pathname.replace(/\/layers(?=\/|$)/i, '')) ?? [];
  if (!folder || !kind) return undefined;
  const layer = number ?? url.searchParams.get('layer');
  const question = query ? new URLSearchParams(url.search) : undefined;
  question?.delete('token');
  return {
    portal: 'arcgis',
    endpointURL: url.origin + folder,
    identifier: layer ? `${kind}/${layer}` : kind,
    ...(question?.size ? { query: question.toString() } : {}),
  };
}

/** Whether a reference names a service, and whether it names one of its layers. */
export const isService = ({ identifier }: DatasetRef): boolean => /^(FeatureServer|MapServer)(\/|$)/i.test(identifier);
export const isLayer = (ref: DatasetRef): boolean => isService(ref) && ref.identifier.includes('/');

const serviceIn = (url: URL, path: string): DatasetRef | undefined =>
  service.test(path) || /\/layers\b/i.test(path) ? serviceRef(url.href) : undefined;

/** Items by their page (`…/home/item.html?id=`), their viewer (`?webmap=`) and the sharing API, on ArcGIS Online or an Enterprise portal. */
function itemIn({ origin, hostname, searchParams }: URL, path: string): DatasetRef | undefined {
  const [, root] = rootOfPortal.exec(path) ?? [];
  const identifier =
    /\/content\/items\/([0-9a-f]{32})/i.exec(path)?.[1] ?? ['id', 'webmap', 'layers'].map((name) => searchParams.get(name)).find(Boolean);
  if (root === undefined || !identifier || !itemIdentifier.test(identifier)) return undefined;
  return ref(hostname.endsWith('arcgis.com') ? online : `${origin}${root}/sharing/rest`, identifier, searchParams);
}

/**
 * Pages and APIs of Hub sites, whatever their domain. A short name alone is told from other portals’ pages by the organisation before it
 * (`city::parks`), the host, or the tab after it.
 */
function pageIn({ origin, hostname, searchParams }: URL, path: string): DatasetRef | undefined {
  const [, name, tab] = page.exec(path) ?? api.exec(path) ?? [];
  const slug = name?.replace(/\.(csv|geojson|zip|kml)$/i, '').replace(/^.*~(?=[0-9a-f]{32})/i, '');
  if (!slug) return undefined;
  const own = /(^|\.)(hub|opendata)\.arcgis\.com$/.test(hostname);
  return own || tab || slug.includes('::') || itemIdentifier.test(slug) ? ref(origin, slug, searchParams) : undefined;
}

function ref(endpointURL: string, identifier: string, parameters: URLSearchParams): DatasetRef {
  const layer = parameters.get('layer') ?? parameters.get('layers') ?? parameters.get('sublayer');
  const numbered = layer && /^\d+$/.test(layer) && !identifier.includes('_') && itemIdentifier.test(identifier);
  return { portal: 'arcgis', endpointURL, identifier: numbered ? `${identifier}_${layer}` : identifier };
}
