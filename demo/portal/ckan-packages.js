/** CKAN's packages: what `package_show`, `resource_show` and `package_search` say of the datasets. */
import { datasets, twins, uuidOf } from './datasets.js';
import { ActionError, invalid, notFound } from './ckan-errors.js';

const everything = [...datasets, ...twins].filter(({ fault }) => fault?.status !== 404);

/** By name or by UUID. */
export function datasetOf(id) {
  return everything.find((dataset) => dataset.ckan === id || dataset.package === id);
}

/** The dataset that has a resource of this id. */
export const datasetOfResource = (id) => everything.find((dataset) => resourcesOf(dataset, '').some((resource) => resource.id === id));

const time = (date) => date.toISOString().replace('Z', '000');
const display = (name) => ({ display_name: name, id: uuidOf(`tag:${name}`), name, state: 'active', vocabulary_id: null });

export function organizationOf({ organization: { name, title } }, datasetCount) {
  return {
    id: uuidOf(`organization:${name}`),
    name,
    title,
    type: 'organization',
    description: '',
    image_url: '',
    state: 'active',
    is_organization: true,
    approval_status: 'approved',
    ...(datasetCount === undefined ? {} : { package_count: datasetCount, display_name: title }),
  };
}

/** The CSV file, which also stands in the DataStore, and the publisher's own file where that is another. */
export function resourcesOf(dataset, root) {
  const csv = {
    id: dataset.resource,
    name: `${dataset.title} (CSV)`,
    format: 'CSV',
    mimetype: 'text/csv',
    file: `${dataset.ckan}.csv`,
    datastore_active: true,
  };
  const original = dataset.file.endsWith('earthquakes.json') && {
    id: uuidOf(`resource:${dataset.ckan}:geojson`),
    name: `${dataset.title} (GeoJSON)`,
    format: 'GeoJSON',
    mimetype: 'application/geo+json',
    file: `${dataset.ckan}.geojson`,
    datastore_active: false,
    size: dataset.bytes,
  };
  return [csv, original].filter(Boolean).map(({ file, ...resource }, position) => ({
    cache_last_updated: null,
    cache_url: null,
    created: time(dataset.created),
    description: dataset.description,
    hash: '',
    last_modified: time(dataset.created),
    metadata_modified: time(dataset.created),
    mimetype_inner: null,
    package_id: dataset.package,
    position,
    resource_type: null,
    size: null,
    state: 'active',
    url: `${root}/dataset/${dataset.package}/resource/${resource.id}/download/${file}`,
    url_type: 'upload',
    ...resource,
  }));
}

/** `package_show`; `root` is the portal's address with its root path. */
export function packageOf(dataset, root) {
  const { package: id, ckan, title, description, organization, license, source, created, tags, category, contact } = dataset;
  const resources = resourcesOf(dataset, root);
  const group = category.toLowerCase();
  return {
    author: null,
    author_email: null,
    creator_user_id: uuidOf('user:open-data'),
    id,
    isopen: true,
    license_id: license.id,
    license_title: license.title,
    license_url: license.href,
    maintainer: `${organization.title} data desk`,
    maintainer_email: contact,
    metadata_created: time(created),
    metadata_modified: time(created),
    name: ckan,
    notes: description,
    num_resources: resources.length,
    num_tags: tags.length,
    organization: organizationOf(dataset),
    owner_org: uuidOf(`organization:${organization.name}`),
    private: false,
    state: 'active',
    title,
    type: 'dataset',
    url: source.path,
    version: null,
    extras: [
      { key: 'frequency', value: 'never' },
      { key: 'source', value: source.title },
    ],
    groups: [
      { description: '', display_name: category, id: uuidOf(`group:${group}`), image_display_url: '', name: group, title: category },
    ],
    resources,
    tags: tags.map(display),
    relationships_as_subject: [],
    relationships_as_object: [],
  };
}

const KEYS = {
  name: ({ ckan }) => [ckan],
  id: (dataset) => [dataset.package],
  organization: ({ organization }) => [organization.name],
  tags: ({ tags }) => tags,
  groups: ({ category }) => [category.toLowerCase()],
  license_id: ({ license }) => [license.id],
  title: ({ title }) => [title],
  res_format: (dataset) => resourcesOf(dataset, '').map(({ format }) => format),
};
const SORTS = {
  score: () => 0,
  name: ({ ckan }) => ckan,
  id: (dataset) => dataset.package,
  title: ({ title }) => title,
  title_string: ({ title }) => title,
  metadata_modified: ({ created }) => created.getTime(),
  metadata_created: ({ created }) => created.getTime(),
};

/** `package_search`. */
export function searchPackages(searchParams, root) {
  const sort = searchParams.get('sort') || 'score desc, metadata_modified desc';
  const keeps = [...wordFilters(searchParams.get('q')), ...searchParams.getAll('fq').flatMap(fieldFilters)];
  const found = sorted(
    datasets.filter((dataset) => keeps.every((keep) => keep(dataset))),
    sort,
  );
  const [start, rows] = [number(searchParams, 'start', 0), Math.min(number(searchParams, 'rows', 10), 1000)];
  const facets = facetsOf(found, searchParams.get('facet.field'));
  return {
    count: found.length,
    facets: Object.fromEntries(
      Object.entries(facets).map(([name, { items }]) => [name, Object.fromEntries(items.map(({ name, count }) => [name, count]))]),
    ),
    results: found.slice(start, start + rows).map((dataset) => packageOf(dataset, root)),
    sort,
    search_facets: facets,
  };
}

function number(searchParams, name, usual) {
  const text = searchParams.get(name);
  if (text && !/^\d+$/.test(text)) throw invalid({ [name]: 'Invalid integer' });
  return text ? Number(text) : usual;
}

const wordsOf = ({ title, description, ckan, tags, organization }) =>
  [title, description, ckan, organization.title, ...tags].join(' ').toLowerCase();

function wordFilters(q) {
  if (!q || q === '*:*') return [];
  if (/^\w+:/.test(q)) return fieldFilters(q);
  return q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => (dataset) => wordsOf(dataset).includes(word.replace(/\*$/, '')));
}

/** `organization:faa tags:"postal codes"`; a field unknown here matches nothing. */
function fieldFilters(fq) {
  const parts = [...fq.matchAll(/([+-]?)(\w+):(?:"([^"]*)"|\(([^)]*)\)|(\S+))/g)];
  return parts.map(([, sign, key, quotedValue, group, plain]) => {
    const wanted = group ? group.split(/\s+OR\s+|\s+/).map((value) => value.replaceAll('"', '')) : [quotedValue ?? plain];
    const has = (dataset) =>
      wanted.includes('*') || (Object.hasOwn(KEYS, key) ? KEYS[key](dataset) : []).some((value) => wanted.includes(value));
    return sign === '-' ? (dataset) => !has(dataset) : has;
  });
}

function sorted(found, sort) {
  const keys = sort.split(',').map((item) => item.trim().split(/\s+/));
  const unknown = keys.find(([name]) => !Object.hasOwn(SORTS, name));
  if (unknown)
    throw new ActionError(409, 'Search Query Error', { message: `Search Query is invalid: "Invalid "sort" parameter" ${unknown[0]}` });
  const compare = (a, b) =>
    keys.reduce((so, [name, direction]) => so || order(SORTS[name](a), SORTS[name](b)) * (direction === 'desc' ? -1 : 1), 0);
  return [...found].sort(compare);
}

const order = (a, b) => (a < b ? -1 : Number(a > b));

function facetsOf(found, text) {
  const names = text ? JSON.parse(text).filter((name) => Object.hasOwn(KEYS, name)) : [];
  return Object.fromEntries(names.map((name) => [name, { title: name, items: countsOf(found.flatMap(KEYS[name])) }]));
}

function countsOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, display_name: name, count })).sort((a, b) => b.count - a.count);
}

/** By name or UUID; a missing id and one that leads nowhere are different errors. */
export function required(id, find, what) {
  if (!id) throw invalid({ id: 'Missing value' });
  const found = find(id);
  if (!found) throw notFound(what);
  return found;
}
