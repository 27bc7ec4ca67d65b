/** Which portal, root and dataset each address means that an editor may copy: by its shape alone, without the network. */
import { expect } from '@open-wc/testing';
import type { DatasetRef } from '../../src/data.js';
import { loaded, portals } from '../../src/portals/index.js';

const R = '0ed8e0b7-d077-5d04-ae69-d7e196bbd800';
const P = 'a20e7cd3-95db-5e83-a5d2-ae1763671c52';

/** address → portal, root, identifier and question; `undefined` where no dataset is meant. */
type Row = readonly [address: string, portal?: string, endpointURL?: string, identifier?: string, query?: string];

const socrata = (path: string, identifier: string, query?: string): Row => [
  `https://data.city.gov${path}`,
  'socrata',
  'https://data.city.gov',
  identifier,
  query,
];
const ckan = (path: string, identifier: string, root = '', query?: string): Row => [
  `https://data.gov.xx${path}`,
  'ckan',
  `https://data.gov.xx${root}`,
  identifier,
  query,
];
const G = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const online = 'https://www.arcgis.com/sharing/rest';
const services = 'https://gis.city.gov/server/rest/services';
const layer = (path: string, folder: string, identifier: string, query?: string): Row => [
  `${services}/${path}`,
  'arcgis',
  `${services}/${folder}`,
  identifier,
  query,
];
const hub = (path: string, identifier: string, site = 'https://open.city.ca'): Row => [`${site}${path}`, 'arcgis', site, identifier];
const item = (address: string, identifier: string, root = online): Row => [address, 'arcgis', root, identifier];
const ogc = (path: string, identifier: string, root = '', query?: string): Row => [
  `https://geo.city.de${path}`,
  'ogc-api',
  `https://geo.city.de${root}`,
  identifier,
  query,
];
const file = (address: string): Row => [address, 'file', address, address];
const udata = (path: string, identifier: string, origin = 'https://www.data.gouv.fr', query?: string): Row => [
  path.startsWith('https:') ? path : `${origin}${path}`,
  'udata',
  origin,
  identifier,
  query,
];
const dcat = (address: string, identifier: string, endpointURL: string): Row => [address, 'dcat', endpointURL, identifier];
const ods = (path: string, identifier: string, query?: string): Row => [
  `https://data.town.eu${path}`,
  'opendatasoft',
  'https://data.town.eu',
  identifier,
  query,
];
const dkan = (path: string, identifier: string, base = '', query?: string): Row => [
  `https://data.agency.gov${path}`,
  'dkan',
  `https://data.agency.gov${base}`,
  identifier,
  query,
];
const none = (address: string): Row => [address];

const addresses: Readonly<Record<string, readonly Row[]>> = {
  'Socrata pages': [
    socrata('/d/abcd-1234', 'abcd-1234'),
    socrata('/d/ABCD-1234/', 'abcd-1234'),
    socrata('/d/abcd-1234?mobile_redirect=true#header', 'abcd-1234'),
    socrata('/Public-Safety/Fire-Incidents/abcd-1234', 'abcd-1234'),
    socrata('/dataset/Fire-Incidents/abcd-1234', 'abcd-1234'),
    socrata('/Health/data-2020/abcd-1234', 'abcd-1234'),
    socrata('/Gesundheit/%C3%84rzte-2024/abcd-1234', 'abcd-1234'),
    socrata('/%D9%85%D8%AF%D9%86/%D9%85%D8%AF%D8%A7%D8%B1%D8%B3/abcd-1234', 'abcd-1234'),
    socrata('/100%/Fire/abcd-1234', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/about_data', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/data', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/data_preview', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/explore', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/visualization', 'abcd-1234'),
    socrata('/Public-Safety/Fire/abcd-1234/view/wxyz-5678', 'wxyz-5678'),
    socrata('/dataset/Fire/abcd-1234/embed?width=500&height=425', 'abcd-1234'),
    socrata('/w/abcd-1234/4ugx-jkm5?cur=6MHLeqbvWxr&from=root', 'abcd-1234'),
    socrata('/views/abcd-1234/embed', 'abcd-1234'),
  ],
  'Socrata’s API': [
    socrata('/resource/abcd-1234.json', 'abcd-1234'),
    socrata('/resource/abcd-1234', 'abcd-1234'),
    socrata('/resource/abcd-1234.csv', 'abcd-1234'),
    socrata('/resource/abcd-1234.geojson', 'abcd-1234'),
    socrata('/resource/abcd-1234.xml', 'abcd-1234'),
    socrata('/resource/abcd-1234/row-a1b2.c3d4~e5f6.json', 'abcd-1234'),
    socrata('/resource/earthquakes.json', 'earthquakes'),
    socrata('/resource/Crime_2020.json', 'Crime_2020'),
    socrata('/api/views/abcd-1234', 'abcd-1234'),
    socrata('/api/views/abcd-1234.json', 'abcd-1234'),
    socrata('/api/views/abcd-1234/rows.csv?accessType=DOWNLOAD', 'abcd-1234'),
    socrata('/api/views/abcd-1234/rows.json?accessType=DOWNLOAD', 'abcd-1234'),
    socrata('/api/views/abcd-1234/columns.json', 'abcd-1234'),
    socrata('/api/views/metadata/v1/abcd-1234', 'abcd-1234'),
    socrata(`/api/views/abcd-1234/files/${R}?filename=rows.csv`, 'abcd-1234'),
    socrata('/api/v3/views/abcd-1234/query.json', 'abcd-1234'),
    socrata('/api/v3/views/abcd-1234/export.csv', 'abcd-1234'),
    socrata('/api/geospatial/abcd-1234?method=export&format=GeoJSON', 'abcd-1234'),
    socrata('/api/geospatial?fourfour=abcd-1234', 'abcd-1234'),
    socrata('/api/odata/v4/abcd-1234', 'abcd-1234'),
    socrata('/OData.svc/abcd-1234', 'abcd-1234'),
    ['https://dev.socrata.com/foundry/data.city.gov/abcd-1234', 'socrata', 'https://data.city.gov', 'abcd-1234'],
    ['http://localhost:4100/d/bird-stri', 'socrata', 'http://localhost:4100', 'bird-stri'],
  ],
  'questions in Socrata’s addresses': [
    socrata('/resource/abcd-1234.json?$select=year,count(*)&$group=year', 'abcd-1234', '$select=year,count(*)&$group=year'),
    socrata('/resource/abcd-1234.json?%24where=a%20%3E%201', 'abcd-1234', '$where=a > 1'),
    socrata('/resource/abcd-1234.csv?$q=oak', 'abcd-1234', '$q=oak'),
    socrata('/resource/abcd-1234.json?status=Open&$$app_token=secret', 'abcd-1234', 'status=Open'),
    socrata('/resource/abcd-1234.json?$$app_token=secret', 'abcd-1234'),
    socrata(
      '/Safety/Fire/abcd-1234/explore/query/SELECT%20%60a%60%2C%20%60b%2Fc%60%0AWHERE%20%60a%60%20%3E%201/page/filter',
      'abcd-1234',
      '$query=SELECT `a`, `b/c`\nWHERE `a` > 1',
    ),
  ],
  'CKAN’s pages': [
    ckan('/dataset/bike-counts', 'dataset/bike-counts'),
    ckan(`/dataset/${P}`, `dataset/${P}`),
    ckan('/dataset/bike-counts?activity_id=1', 'dataset/bike-counts'),
    ckan('/datasets/bike-counts', 'dataset/bike-counts'),
    ckan('/dataset/bike-counts/metadata', 'dataset/bike-counts'),
    ckan('/dataset/z%C3%A4hlstellen', 'dataset/zählstellen'),
    ckan('/dataset/100%25%', 'dataset/100%25%'),
    ckan('/en/dataset/bike-counts', 'dataset/bike-counts'),
    ckan('/pt_BR/dataset/bike-counts', 'dataset/bike-counts'),
    ckan('/zh_Hant_TW/dataset/bike-counts', 'dataset/bike-counts'),
    ckan('/data/dataset/bike-counts', 'dataset/bike-counts', '/data'),
    ckan('/data/en/dataset/bike-counts', 'dataset/bike-counts', '/data'),
    ckan('/fr/catalog/dataset/bike-counts', 'dataset/bike-counts', '/catalog'),
    ckan('/tc-data/dataset/bike-counts', 'dataset/bike-counts', '/tc-data'),
    ckan('/opendata/dataset/bike-counts', 'dataset/bike-counts', '/opendata'),
    ckan(`/dataset/bike-counts/resource/${R}`, `resource/${R}`),
    ckan(`/dataset/bike-counts/resource/${R}/view/${P}`, `resource/${R}`),
    ckan(`/data/fr/dataset/bike-counts/resource/${R}`, `resource/${R}`, '/data'),
    ckan(`/resource/${R}?inner_span=True`, `resource/${R}`),
    ckan(`/dataset/${P}/resource/${R}/download/bikes.csv`, `resource/${R}`),
    ckan(`/dataset/${P}/resource/${R}/download`, `resource/${R}`),
    ckan('/dataset/groups/bike-counts', 'dataset/bike-counts'),
    ckan('/dataset/activity/bike-counts', 'dataset/bike-counts'),
    ckan('/dataset/showcases/bike-counts', 'dataset/bike-counts'),
    ckan(`/dataset/dictionary/bike-counts/${R}`, `resource/${R}`),
    ckan(`/dataset/bike-counts/dictionary/${R}`, `resource/${R}`),
  ],
  'CKAN’s API': [
    ckan('/api/3/action/package_show?id=bike-counts', 'dataset/bike-counts'),
    ckan('/api/action/package_show?id=bike-counts', 'dataset/bike-counts'),
    ckan('/data/api/3/action/package_show?id=bike-counts', 'dataset/bike-counts', '/data'),
    ckan(`/api/3/action/resource_show?id=${R}`, `resource/${R}`),
    ckan(`/api/3/action/datastore_info?id=${R}`, `resource/${R}`),
    ckan(`/api/3/action/datastore_search?resource_id=${R}&limit=5`, `resource/${R}`),
    ckan(`/datastore/dump/${R}?format=csv`, `resource/${R}`),
    ckan(`/en/datastore/dump/${R}`, `resource/${R}`),
    ckan(
      `/api/3/action/datastore_search_sql?sql=SELECT%20count(*)%20FROM%20%22${R}%22`,
      `resource/${R}`,
      '',
      `SELECT count(*) FROM "${R}"`,
    ),
    ckan(
      `/api/3/action/datastore_search_sql?sql=select+1+from+"${R}"+where+a=%27b%27`,
      `resource/${R}`,
      '',
      `select 1 from "${R}" where a='b'`,
    ),
  ],
  'Opendatasoft’s pages': [
    ods('/explore/dataset/trees/', 'trees'),
    ods('/explore/dataset/trees', 'trees'),
    ods('/explore/dataset/trees/information/?disjunctive.kind', 'trees'),
    ods('/explore/dataset/trees/table/?location=12,48.85,2.35&basemap=jawg.streets', 'trees'),
    ods('/explore/dataset/trees/map/', 'trees'),
    ods('/explore/dataset/trees/analyze/?dataChart=eyJxdWVyaWVzIjpbXX0', 'trees'),
    ods('/explore/dataset/trees/export/', 'trees'),
    ods('/explore/dataset/trees/api/', 'trees'),
    ods('/explore/dataset/abcd-1234/table/', 'abcd-1234'),
    ods('/explore/dataset/bikes@public/table/', 'bikes@public'),
    ods('/explore/dataset/b%C3%A4ume/table/', 'bäume'),
    ods('/explore/assets/trees/', 'trees'),
    ods('/explore/embed/dataset/trees/map/?static=false', 'trees'),
    ods('/explore/dataset/trees/download/?format=csv&timezone=UTC', 'trees'),
    ods('/explore/dataset/trees/table/?q=oak&refine.kind=Street&sort=-height', 'trees', 'q=oak&refine.kind=Street'),
    ods(
      '/explore/dataset/trees/map/?geofilter.distance=48.8,2.3,500&exclude.kind=Park',
      'trees',
      'geofilter.distance=48.8,2.3,500&exclude.kind=Park',
    ),
  ],
  'Opendatasoft’s API': [
    ods('/api/explore/v2.1/catalog/datasets/trees', 'trees'),
    ods('/api/explore/v2.1/catalog/datasets/trees/records?limit=20', 'trees'),
    ods('/api/explore/v2.1/catalog/datasets/trees/exports/csv?use_labels=true&delimiter=%3B', 'trees'),
    ods('/api/explore/v2.1/catalog/datasets/trees/facets?facet=kind', 'trees'),
    ods('/api/explore/v2.0/catalog/datasets/trees/records', 'trees'),
    ods('/api/v2/catalog/datasets/trees/records', 'trees'),
    ods('/api/v2.1/catalog/datasets/trees', 'trees'),
    ods('/api/explore/v2.1/catalog/datasets/trees/records?where=height%20%3E%2010&limit=20', 'trees', 'where=height > 10'),
    ods(
      '/api/explore/v2.1/catalog/datasets/trees/records?select=count(*)%20as%20n&group_by=kind',
      'trees',
      'select=count(*) as n&group_by=kind',
    ),
    ods('/api/explore/v2.1/catalog/datasets/trees/records?order_by=height%20desc&limit=5', 'trees', 'order_by=height desc&limit=5'),
    ods('/api/records/1.0/search/?dataset=trees&q=&rows=10&facet=kind', 'trees', 'dataset=trees'),
    ods('/api/records/1.0/search/?dataset=trees&refine.kind=Street', 'trees', 'dataset=trees&refine.kind=Street'),
    ods('/api/records/1.0/download/?dataset=trees&format=csv', 'trees', 'dataset=trees'),
    ods('/api/datasets/1.0/trees/', 'trees'),
  ],
  'DKAN’s API': [
    dkan('/api/1/datastore/query/hospitals/0?limit=10', 'hospitals/0'),
    dkan(`/api/1/datastore/query/${P}/0`, `${P}/0`),
    dkan(`/api/1/datastore/query/${P}/1/download?format=csv`, `${P}/1`),
    dkan(`/provider-data/api/1/datastore/query/${P}/0`, `${P}/0`, '/provider-data'),
    dkan(`/api/1/datastore/query/${R}`, `distribution/${R}`),
    dkan(`/api/1/datastore/query/${R}/download?format=csv`, `distribution/${R}`),
    dkan(`/api/1/metastore/schemas/distribution/items/${R}`, `distribution/${R}`),
    dkan(
      `/api/1/datastore/query/${P}/0?conditions%5B0%5D%5Bproperty%5D=state&conditions%5B0%5D%5Bvalue%5D=TX&limit=5`,
      `${P}/0`,
      '',
      'conditions[0][property]=state&conditions[0][value]=TX&limit=5',
    ),
  ],
  files: [
    file('https://example.org/trees.csv'),
    file('https://example.org/report.pdf'),
    file('https://example.org/budget.xlsx#2024'),
    file('https://example.org/parks.shp.zip'),
    file('https://example.org/parcels.gpkg'),
    ['https://example.org/trips.parquet', 'parquet', 'https://example.org/trips.parquet', 'https://example.org/trips.parquet'],
    [
      'https://example.org/export?format=parquet',
      'parquet',
      'https://example.org/export?format=parquet',
      'https://example.org/export?format=parquet',
    ],
    ['https://example.org/parks.fgb?v=2', 'flatgeobuf', 'https://example.org/parks.fgb?v=2', 'https://example.org/parks.fgb?v=2'],
    file('https://example.org/trees.CSV?version=2'),
    file('https://example.org/a%20b/trees.tsv'),
    file('https://example.org/trees.json'),
    file('https://example.org/trees.geojson#map'),
    file('https://raw.githubusercontent.com/org/repo/main/data/a%E9.csv'),
  ],
  'ArcGIS services': [
    layer('Parks/FeatureServer/0', 'Parks', 'FeatureServer/0'),
    layer('Parks/FeatureServer/0/', 'Parks', 'FeatureServer/0'),
    layer('Parks/FeatureServer', 'Parks', 'FeatureServer'),
    layer('Parks/FeatureServer/?f=pjson', 'Parks', 'FeatureServer'),
    layer('Parks/FeatureServer?layer=3', 'Parks', 'FeatureServer/3'),
    layer('Parks/FeatureServer/layers/2', 'Parks', 'FeatureServer/2'),
    layer('Public/Durham_Data/MapServer/129', 'Public/Durham_Data', 'MapServer/129'),
    layer('Public/Street%20Trees/MapServer/5?f=html', 'Public/Street%20Trees', 'MapServer/5'),
    layer('Parks/FeatureServer/0/query', 'Parks', 'FeatureServer/0'),
    layer(
      "Parks/FeatureServer/0/query?where=KIND%3D'Oak'&outFields=*&f=json",
      'Parks',
      'FeatureServer/0',
      "where=KIND='Oak'&outFields=*&f=json",
    ),
    layer('Parks/FeatureServer/0/query?where=1%3D1&token=secret', 'Parks', 'FeatureServer/0', 'where=1=1'),
    [
      'https://services1.arcgis.com/Xyz12/arcgis/rest/services/Zoning_2024/FeatureServer/18',
      'arcgis',
      'https://services1.arcgis.com/Xyz12/arcgis/rest/services/Zoning_2024',
      'FeatureServer/18',
    ],
    [
      'https://utility.arcgis.com/usrsvcs/servers/abc/rest/services/Roads/MapServer/1',
      'arcgis',
      'https://utility.arcgis.com/usrsvcs/servers/abc/rest/services/Roads',
      'MapServer/1',
    ],
  ],
  'ArcGIS items': [
    item(`https://www.arcgis.com/home/item.html?id=${G}`, G),
    item(`https://city.maps.arcgis.com/home/item.html?id=${G}&sublayer=4`, `${G}_4`),
    item(`https://www.arcgis.com/home/item.html?id=${G}#data`, G),
    item(`https://www.arcgis.com/home/webmap/viewer.html?webmap=${G}`, G),
    item(`https://www.arcgis.com/apps/mapviewer/index.html?layers=${G}`, G),
    item(`https://www.arcgis.com/sharing/rest/content/items/${G}?f=json`, G),
    item(`https://www.arcgis.com/sharing/rest/content/items/${G}/data`, G),
    item(`https://maps.city.gov/portal/home/item.html?id=${G}`, G, 'https://maps.city.gov/portal/sharing/rest'),
    item(`https://maps.city.gov/portal/sharing/rest/content/items/${G}`, G, 'https://maps.city.gov/portal/sharing/rest'),
  ],
  'ArcGIS Hub': [
    hub('/datasets/city::street-trees/explore', 'city::street-trees'),
    hub('/datasets/city::street-trees/explore?location=45.4%2C-75.7%2C11', 'city::street-trees'),
    hub('/datasets/city::street-trees/about', 'city::street-trees'),
    hub('/datasets/city::street-trees', 'city::street-trees'),
    hub('/datasets/city%3A%3Astreet-trees/api', 'city::street-trees'),
    hub('/datasets/street-trees/explore', 'street-trees'),
    hub('/maps/city::street-trees/about', 'city::street-trees'),
    hub('/documents/city::street-trees/about', 'city::street-trees'),
    hub(`/datasets/${G}`, G),
    hub(`/datasets/${G}_18`, `${G}_18`),
    hub(`/datasets/${G}_18/explore`, `${G}_18`),
    hub(`/datasets/${G}?layer=2`, `${G}_2`),
    hub(`/datasets/street-trees~${G}/about`, G),
    hub('/datasets/street-trees', 'street-trees', 'https://data-city.hub.arcgis.com'),
    hub('/datasets/street-trees/data', 'street-trees', 'https://data-city.opendata.arcgis.com'),
    hub(`/datasets/${G}_0.geojson`, `${G}_0`, 'https://opendata.arcgis.com'),
    hub(`/api/v3/datasets/${G}_0/downloads/data?format=csv`, `${G}_0`, 'https://opendata.arcgis.com'),
    hub(`/api/v3/datasets/${G}_0`, `${G}_0`),
    hub(`/api/download/v1/items/${G}/csv?layers=18`, `${G}_18`),
    hub(`/api/search/v1/collections/dataset/items/${G}`, G),
  ],
  'uData’s pages': [
    udata('/datasets/arbres-urbains', 'dataset/arbres-urbains'),
    udata('/datasets/arbres-urbains/', 'dataset/arbres-urbains'),
    udata('/fr/datasets/arbres-urbains/', 'dataset/arbres-urbains'),
    udata('/en/datasets/5b7ffc618b4c4169d30727e0/#/discussions', 'dataset/5b7ffc618b4c4169d30727e0'),
    udata(`/datasets/arbres-urbains/?resource_id=${R}`, `dataset/arbres-urbains/${R}`),
    udata(`/fr/datasets/arbres-urbains/#/resources/${R}`, `dataset/arbres-urbains/${R}`),
    udata(`/datasets/r/${R}`, `resource/${R}`),
    udata(`/fr/datasets/r/${R}`, `resource/${R}`),
    udata('https://data.gouv.fr/datasets/arbres-urbains', 'dataset/arbres-urbains'),
    udata(`https://explore.data.gouv.fr/fr/resources/${R}`, `resource/${R}`),
    udata(`https://explore.data.gouv.fr/resources/${R}?sort=asc`, `resource/${R}`),
    udata('/fr/datasets/bamerkataster/', 'dataset/bamerkataster', 'https://data.public.lu'),
    udata('/datasets/arvores', 'dataset/arvores', 'https://dados.gov.pt'),
    udata('/es/datasets/arboles/', 'dataset/arboles', 'https://data.city.gov'),
    udata(`/datasets/trees?resource_id=${R}`, `dataset/trees/${R}`, 'https://data.city.gov'),
  ],
  'uData’s APIs': [
    udata('/api/1/datasets/arbres-urbains/', 'dataset/arbres-urbains'),
    udata(`/api/1/datasets/arbres-urbains/resources/${R}/`, `dataset/arbres-urbains/${R}`),
    udata('/api/2/datasets/5b7ffc618b4c4169d30727e0/', 'dataset/5b7ffc618b4c4169d30727e0'),
    udata(`/api/2/datasets/resources/${R}/`, `resource/${R}`),
    udata(`/api/1/datasets/r/${R}`, `resource/${R}`),
    udata(`https://tabular-api.data.gouv.fr/api/resources/${R}/`, `resource/${R}`),
    udata(`https://tabular-api.data.gouv.fr/api/resources/${R}/profile/`, `resource/${R}`),
    udata(`https://tabular-api.data.gouv.fr/api/resources/${R}/data/csv/`, `resource/${R}`),
    udata(
      `https://tabular-api.data.gouv.fr/api/resources/${R}/data/?score__greater=0.9&decompte__exact=13`,
      `resource/${R}`,
      'https://www.data.gouv.fr',
      'score__greater=0.9&decompte__exact=13',
    ),
    udata(`/api/resources/${R}/data/?a__exact=1`, `table/${R}`, 'https://tabular.city.gov', 'a__exact=1'),
  ],
  'DCAT-US catalogues': [
    dcat('https://data.city.gov/data.json#permits', 'permits', 'https://data.city.gov/data.json'),
    dcat('https://data.city.gov/data.json?identifier=permits', 'permits', 'https://data.city.gov/data.json'),
    dcat(
      'https://data.city.gov/data.json#https%3A%2F%2Fdata.city.gov%2Fapi%2Fviews%2Fabcd-1234',
      'https://data.city.gov/api/views/abcd-1234',
      'https://data.city.gov/data.json',
    ),
    dcat('https://city.gov/open/catalog.jsonld#7', '7', 'https://city.gov/open/catalog.jsonld'),
    dcat('https://city.gov/data.json', '', 'https://city.gov/data.json'),
    dcat('https://city.hub.arcgis.com/api/feed/dcat-us/1.1.json#trees', 'trees', 'https://city.hub.arcgis.com/api/feed/dcat-us/1.1.json'),
  ],
  'OGC API Features': [
    ogc('/collections/trees', 'trees'),
    ogc('/collections/trees/', 'trees'),
    ogc('/ogc/features/v1/collections/city%3Atrees', 'city:trees', '/ogc/features/v1'),
    ogc(
      '/datasets/v1/parking/collections/verkehr_parkhaeuser/items?limit=10&offset=20&f=html',
      'verkehr_parkhaeuser',
      '/datasets/v1/parking',
    ),
    ogc('/demo/ogcapi/collections/trees/items?f=json', 'trees', '/demo/ogcapi'),
    ogc('/collections/trees/queryables', 'trees'),
    ogc('/collections/trees/items/73', 'trees'),
    ogc('/collections/trees/items?bbox=1,2,3,4&limit=5', 'trees', '', 'bbox=1,2,3,4&limit=5'),
    ogc("/collections/trees/items?filter=kind='oak'&filter-lang=cql2-text", 'trees', '', "filter=kind='oak'&filter-lang=cql2-text"),
    [
      'https://gis.city.gov/arcgis/rest/services/Parks/OGCFeatureServer/collections/0/items',
      'ogc-api',
      'https://gis.city.gov/arcgis/rest/services/Parks/OGCFeatureServer',
      '0',
    ],
  ],
  'no dataset': [
    none('https://gis.city.gov/server/rest/services'),
    none('https://gis.city.gov/server/rest/services/Parks/ImageServer'),
    none('https://data-city.hub.arcgis.com/search?q=trees'),
    none('https://www.arcgis.com/home/item.html'),
    none('https://geo.city.de/collections'),
    none('https://geo.city.de/collections/trees/styles'),
    none('https://data.city.gov/'),
    none('https://data.city.gov/browse?category=Health'),
    none('https://data.city.gov/browse/select_dataset'),
    none('https://data.city.gov/stories/s/Our-City/abcd-1234'),
    none('https://data.city.gov/stories/s/abcd-1234'),
    none('https://data.gov.xx/dataset'),
    none('https://data.gov.xx/dataset/?q=bikes'),
    none('https://data.gov.xx/organization/parks'),
    none('https://data.gov.xx/group/health'),
    none('https://data.gov.xx/api/3/action/package_search?q=bikes'),
    none('https://data.gov.xx/api/3/action/organization_show?id=parks'),
    none(`https://data.gov.xx/about/${R}`),
  ],
};

/** The first portal to which the shape means something. */
async function matched(address: string): Promise<DatasetRef | undefined> {
  const url = new URL(address);
  for (const portal of portals) {
    const ref = 'load' in portal && !portal.hint.test(url.href) ? undefined : (await loaded(portal)).match(url);
    if (ref) return ref;
  }
  return undefined;
}

describe('addresses', () => {
  for (const [kind, rows] of Object.entries(addresses)) {
    describe(kind, () => {
      for (const [address, ...meant] of rows) {
        it(`${address} → ${meant.length ? `${meant[0]} ${meant[2]}` : 'none'}`, async () => {
          const ref = await matched(address);
          const query = ref?.query && ref.portal !== 'ckan' ? readable(ref.query) : ref?.query;
          expect(ref && [ref.portal, ref.endpointURL, ref.identifier, query]).to.deep.equal(
            meant.length ? [meant[0], meant[1], meant[2], meant[3]] : undefined,
          );
        });
      }
    });
  }
});

const readable = (query: string): string => [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join('&');
