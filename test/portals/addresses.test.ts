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
const file = (address: string): Row => [address, 'file', address, address];
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
  files: [
    file('https://example.org/trees.csv'),
    file('https://example.org/trees.CSV?version=2'),
    file('https://example.org/a%20b/trees.tsv'),
    file('https://example.org/trees.json'),
    file('https://example.org/trees.geojson#map'),
    file('https://raw.githubusercontent.com/org/repo/main/data/a%E9.csv'),
  ],
  'no dataset': [
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
    none('https://example.org/report.pdf'),
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
          const query = ref?.portal === 'socrata' && ref.query ? readable(ref.query) : ref?.query;
          expect(ref && [ref.portal, ref.endpointURL, ref.identifier, query]).to.deep.equal(
            meant.length ? [meant[0], meant[1], meant[2], meant[3]] : undefined,
          );
        });
      }
    });
  }
});

const readable = (query: string): string => [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join('&');
