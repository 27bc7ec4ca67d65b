/** What Socrata says of a dataset, and of all of them: `/api/views` and the catalogue. */
import { datasets, hasPlace, twins } from './datasets.js';

const everything = [...datasets, ...twins];
const byId = new Map(everything.filter(({ fault }) => fault?.status !== 404).map((dataset) => [dataset.socrata, dataset]));

/** The dataset of a 4x4 id, unless it does not exist. */
export const datasetOf = (id) => byId.get(id?.toLowerCase());

const TYPE_NAMES = { text: 'text', url: 'url', number: 'number', double: 'number', timestamp: 'calendar_date', boolean: 'checkbox', point: 'point' };
const CATALOGUE_NAMES = { text: 'Text', url: 'URL', number: 'Number', calendar_date: 'Calendar date', checkbox: 'Checkbox', point: 'Point' };

/** A header as Socrata makes an API name of it: `Cost Total $` is `cost_total`. */
const fieldName = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');

/** A dataset's columns as Socrata names and types them; `source` is the header. Places are one more column, `location`. */
export function columnsOf(dataset) {
  const place = hasPlace(dataset) ? [{ name: 'Location', type: 'point' }] : [];
  return [...dataset.columns, ...place].map(({ name, type, description }) => ({
    name, fieldName: fieldName(name), dataTypeName: TYPE_NAMES[type], description, source: type === 'point' ? undefined : name,
  }));
}

const seconds = (date) => Math.floor(date.getTime() / 1000);
const slug = (text) => text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

export const longPath = ({ category, title, socrata }) => `/${slug(category)}/${slug(title)}/${socrata}`;

/** `/api/views/ID.json`. */
export async function viewOf(dataset, engine) {
  const { socrata, title, description, category, tags, organization, source, created, license, contact } = dataset;
  const time = seconds(created);
  const [columns, rowCount] = await profiledColumns(dataset, engine);
  return {
    id: socrata, name: title, assetType: 'dataset', attribution: organization.title, attributionLink: source.path, averageRating: 0, category,
    createdAt: time, description, displayType: 'table', downloadCount: 0, hideFromCatalog: false, hideFromDataJson: false, newBackend: true,
    numberOfComments: 0, oid: time, provenance: 'official', publicationAppendEnabled: false, publicationDate: time, publicationStage: 'published',
    rowsUpdatedAt: time, rowsUpdatedBy: 'open-data', tableId: time, totalTimesRated: 0, viewCount: 0, viewLastModified: time, viewType: 'tabular',
    columns, grants: [{ inherited: false, type: 'viewer', flags: ['public'] }], license: { name: license.title, termsLink: license.href },
    licenseId: license.id.toUpperCase().replaceAll('-', '_'),
    metadata: {
      custom_fields: { Publishing: { 'Update Frequency': 'Never (historical snapshot)', 'Contact Email': contact, 'Data Owner': organization.title } },
      rdfSubject: '0', rowIdentifier: '0', rowLabel: 'Row', rowCount, availableDisplayTypes: ['table', 'fatrow', 'page'],
    },
    owner: { id: 'open-data', displayName: 'Open Data Team', type: 'interactive' }, query: {}, rights: ['read'],
    tableAuthor: { id: 'open-data', displayName: 'Open Data Team', type: 'interactive' }, tags,
  };
}

async function profiledColumns(dataset, engine) {
  const { rows } = await engine.query(
    `SELECT name, not_null, "null", cardinality, smallest, largest, sum, average, top FROM column_profile WHERE dataset = $1`,
    [dataset.empty ? '' : (dataset.label ? datasets[0] : dataset).key],
  );
  const profiles = new Map(rows.map(([name, ...profile]) => [name, profile]));
  const columns = columnsOf(dataset).map((column, index) => viewColumn(column, index, profiles.get(column.source)));
  const [counted] = profiles.values();
  return [columns, counted ? Number(counted[0]) + Number(counted[1]) : 0];
}

function viewColumn({ name, fieldName, dataTypeName, description }, index, profile) {
  return {
    id: 1000 + index, name, dataTypeName, ...(description ? { description } : {}), fieldName, position: index + 1, renderTypeName: dataTypeName,
    tableColumnId: 2000 + index, ...(profile ? { cachedContents: cachedContents(profile, dataTypeName) } : {}), format: {},
  };
}

function cachedContents([notNull, missing, cardinality, smallest, largest, sum, average, top], type) {
  const value = (text) => (type === 'calendar_date' ? text?.replace(' ', 'T').padEnd(23, text.includes('.') ? '0' : '.000') : text);
  const contents = {
    non_null: notNull, not_null: notNull, null: missing, count: String(Number(notNull) + Number(missing)), cardinality,
    smallest: value(smallest), largest: value(largest), sum, average,
    top: JSON.parse(top ?? '[]')?.map(({ item, count }) => ({ item: value(item), count })),
  };
  return Object.fromEntries(Object.entries(contents).filter(([, content]) => content !== null && content !== undefined));
}

/** `/api/views/metadata/v1/ID`. */
export function metadataOf(dataset, origin) {
  const { socrata, title, description, category, tags, organization, source, created, license, contact } = dataset;
  const time = created.toISOString().replace('Z', '+0000');
  return {
    id: socrata, name: title, attribution: organization.title, attributionLink: source.path, category, createdAt: time, dataUpdatedAt: time,
    dataUri: `${origin}/resource/${socrata}`, description, domain: new URL(origin).host, externalId: null, hideFromCatalog: false, hideFromDataJson: false,
    license: license.title, metadataUpdatedAt: time, provenance: 'OFFICIAL', updatedAt: time, webUri: `${origin}/d/${socrata}`, tags,
    customFields: { Publishing: { 'Update Frequency': 'Never (historical snapshot)', 'Contact Email': contact } },
  };
}

const list = (parameters, name) => parameters.getAll(name).flatMap((value) => value.split(',')).map((value) => value.trim().toLowerCase());
const ORDERS = {
  name: ({ title }) => title, dataset_id: ({ socrata }) => socrata, domain_category: ({ category }) => category,
  createdAt: ({ title }) => title, updatedAt: ({ title }) => title, relevance: undefined, page_views_last_month: undefined,
};

/** What each parameter of the catalogue keeps. */
const FILTERS = {
  ids: (wanted) => ({ socrata }) => wanted.includes(socrata),
  domains: (wanted, host) => () => wanted.includes(host),
  search_context: (wanted, host) => () => wanted.includes(host),
  names: (wanted) => ({ title }) => wanted.includes(title.toLowerCase()),
  categories: (wanted) => ({ category }) => wanted.includes(category.toLowerCase()),
  tags: (wanted) => ({ tags }) => tags.some((tag) => wanted.includes(tag)),
  only: (wanted) => () => wanted.some((kind) => kind === 'dataset' || kind === 'datasets'),
  attribution: (wanted) => ({ organization }) => wanted.includes(organization.title.toLowerCase()),
  provenance: (wanted) => () => wanted.includes('official'),
  q: (wanted) => (dataset) => wanted.join(',').split(/\s+/).every((word) => wordsOf(dataset).includes(word)),
};
const wordsOf = ({ title, description, tags, category, organization }) => [title, description, category, organization.title, ...tags].join(' ').toLowerCase();
const OTHER_PARAMETERS = ['order', 'limit', 'offset', 'show_visibility', 'explicitly_hidden', 'min_should_match'];

/** `/api/catalog/v1`. A parameter that it does not know filters by custom metadata, so nothing is left. */
export function catalogue({ searchParams, origin, host }) {
  const limit = Number(searchParams.get('limit') ?? 100);
  const offset = Number(searchParams.get('offset') ?? 0);
  if (!(limit >= 0 && offset >= 0 && limit + offset <= 10000)) return { status: 400, value: { error: 'The sum of offset and limit must be at most 10000' } };
  const names = new Set(searchParams.keys());
  const keeps = [...names].filter((name) => !OTHER_PARAMETERS.includes(name)).map((name) => (FILTERS[name] ? FILTERS[name](list(searchParams, name), host) : () => false));
  const found = (names.has('ids') ? [...byId.values()] : datasets).filter((dataset) => keeps.every((keep) => keep(dataset)));
  const ordered = sortBy(found, searchParams.get('order'));
  const results = ordered.slice(offset, offset + limit).map((dataset) => catalogueEntry(dataset, origin, host));
  return { value: { results, resultSetSize: found.length, timings: { serviceMillis: 1, searchMillis: [1] } } };
}

function sortBy(found, order = '') {
  const [name, direction] = (order ?? '').split(' ');
  const key = ORDERS[name];
  if (!key) return found;
  const sorted = [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return direction?.toUpperCase() === 'DESC' ? sorted.reverse() : sorted;
}

function catalogueEntry(dataset, origin, host) {
  const { socrata, title, description, category, tags, organization, source, created, license, contact } = dataset;
  const columns = columnsOf(dataset);
  const time = created.toISOString();
  return {
    resource: {
      name: title, id: socrata, resource_name: null, parent_fxf: [], description, attribution: organization.title, attribution_link: source.path,
      contact_email: contact, type: 'dataset', updatedAt: time, createdAt: time, metadata_updated_at: time, data_updated_at: time,
      page_views: { page_views_last_week: 0, page_views_last_month: 0, page_views_total: 0 },
      columns_name: columns.map(({ name }) => name), columns_field_name: columns.map(({ fieldName }) => fieldName),
      columns_datatype: columns.map(({ dataTypeName }) => CATALOGUE_NAMES[dataTypeName]),
      columns_description: columns.map(({ description }) => description ?? ''), columns_format: columns.map(() => ({})),
      download_count: 0, provenance: 'official', lens_view_type: 'tabular', lens_display_type: 'table', blob_mime_type: null,
      hide_from_data_json: false, publication_date: time,
    },
    classification: {
      categories: [], tags: [], domain_category: category, domain_tags: tags,
      domain_metadata: [{ key: 'Publishing_Update-Frequency', value: 'Never (historical snapshot)' }],
    },
    metadata: { domain: host, license: license.title }, permalink: `${origin}/d/${socrata}`, link: `${origin}${longPath(dataset)}`,
    owner: { id: 'open-data', user_type: 'interactive', display_name: 'Open Data Team' },
    creator: { id: 'open-data', user_type: 'interactive', display_name: 'Open Data Team' },
  };
}
