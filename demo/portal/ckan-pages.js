/** CKAN's web pages: all datasets, one dataset, one resource. */
import { datasets } from './datasets.js';
import { resourcesOf } from './ckan-packages.js';
import { aboutDataset, definitions, escapeHTML, link, page, table } from './page.js';

const SITE = 'Example State Open Data';
const homeOf = ({ base, locale }) => `${base}${locale === 'en' ? '' : `/${locale}`}`;
const show = (where, title, main) => page({ title, site: SITE, home: `${homeOf(where)}/`, lang: where.locale.replace('_', '-'), main });

export const missingPage = (where) => ({ ...show(where, '404 Not Found', '<p>Dataset not found</p>'), status: 404 });

export function frontPage(where) {
  const items = datasets.map(({ ckan, title }) => `<li>${link(`${homeOf(where)}/dataset/${ckan}`, title)}</li>`);
  return show(where, 'Datasets', `<ul>${items.join('')}</ul>`);
}

export function packagePage(dataset, where) {
  if (!dataset) return missingPage(where);
  const items = resourcesOf(dataset, where.root).map(
    ({ id, name, format }) => `<li>${link(`${homeOf(where)}/dataset/${dataset.ckan}/resource/${id}`, name)} ${escapeHTML(format)}</li>`,
  );
  return show(where, dataset.title, `${aboutDataset(dataset)}<h2>Data and Resources</h2><ul>${items.join('')}</ul>`);
}

export function resourcePage(dataset, id, where) {
  if (!dataset) return missingPage(where);
  const { name, url, datastore_active: active } = resourcesOf(dataset, where.root).find((resource) => resource.id === id);
  const api = `${where.base}/api/3/action/datastore_search?resource_id=${id}&limit=5`;
  const ways = [
    ['Dataset', link(`${homeOf(where)}/dataset/${dataset.ckan}`, dataset.title)],
    ['File', link(url)],
    ...(active ? [['Data API', link(api)]] : []),
  ];
  const columns = dataset.columns.map(({ name, type, description }) => [name, type, description]);
  return show(where, name, definitions(ways) + (active ? table('Data Dictionary', ['Column', 'Type', 'Description'], columns) : ''));
}
