/** The portals that are spoken here, in the order in which they are asked whether an address is theirs. */
import type { DeferredPortal, Portal } from '../model.js';

export const portals: (Portal | DeferredPortal)[] = [
  {
    name: 'opendatasoft',
    hint: /\/explore\/(embed\/)?(dataset|assets)\/|\/catalog\/datasets\/|\/api\/(records|datasets)\/1\.0\//,
    load: () => import('./opendatasoft.js').then(({ opendatasoft }) => opendatasoft),
  },
  { name: 'socrata', hint: /[a-z0-9]{4}-[a-z0-9]{4}|\/resource\//i, load: () => import('./socrata.js').then(({ socrata }) => socrata) },
  {
    name: 'arcgis',
    hint: /\/rest\/services\/|arcgis\.com\/|\/home\/|::|%3a%3a|[0-9a-f]{32}|\/(datasets|maps)\/[^/]+\/(about|explore|data|api|geoservice)\b/i,
    load: () => import('./arcgis.js').then(({ arcgis }) => arcgis),
  },
  { name: 'ogc-api', hint: /\/collections\//, load: () => import('./ogc-api.js').then(({ ogcApi }) => ogcApi) },
  {
    name: 'udata',
    hint: /\/datasets\/|\/api\/resources\/|^https:\/\/explore\.[^?]*\/resources\//,
    load: () => import('./udata.js').then(({ udata }) => udata),
  },
  { name: 'ckan', hint: /\/(datasets?|resource|api|datastore)\//, load: () => import('./ckan.js').then(({ ckan }) => ckan) },
  { name: 'dkan1', hint: /\/(dataset|resource|api)\//, load: () => import('./dkan1.js').then(({ dkan1 }) => dkan1) },
  { name: 'dkan', hint: /\/dataset\/|\/api\/1\//, load: () => import('./dkan.js').then(({ dkan }) => dkan) },
  {
    name: 'dcat',
    hint: /\/(data|catalog|dcat[\w.-]*)\.json|\.jsonld|\/feed\/dcat-us\//i,
    load: () => import('./dcat.js').then(({ dcat }) => dcat),
  },
  {
    name: 'clickhouse',
    hint: /^https?:\/\/[^/?#]+\/(play)?\?[^#]*(query|table|user)=/i,
    load: () => import('./clickhouse.js').then(({ clickhouse }) => clickhouse),
  },
  { name: 'parquet', hint: /\.(geo)?parquet\b|\.pq\b|format=parquet/i, load: () => import('./parquet.js').then(({ parquet }) => parquet) },
  { name: 'flatgeobuf', hint: /\.fgb\b|format=fgb/i, load: () => import('./flatgeobuf.js').then(({ flatgeobuf }) => flatgeobuf) },
  { name: 'file', hint: /./, load: () => import('./file.js').then(({ file }) => file) },
];

/** The portal itself, its code brought if need be. */
export const loaded = (portal: Portal | DeferredPortal): Promise<Portal> => ('load' in portal ? portal.load() : Promise.resolve(portal));
