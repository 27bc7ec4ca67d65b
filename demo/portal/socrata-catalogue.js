/** What Socrata says of all datasets: `/api/catalog/v1`. */
import { datasets } from './datasets.js';
import { byId, columnsOf, longPath } from './socrata-views.js';

const CATALOGUE_NAMES = {
  text: 'Text',
  url: 'URL',
  number: 'Number',
  calendar_date: 'Calendar date',
  checkbox: 'Checkbox',
  point: 'Point',
};

const list = (parameters, name) =>
  parameters
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim().toLowerCase());
const ORDERS = {
  name: ({ title }) => title,
  dataset_id: ({ socrata }) => socrata,
  domain_category: ({ category }) => category,
  createdAt: ({ title }) => title,
  updatedAt: ({ title }) => title,
  relevance: undefined,
  page_views_last_month: undefined,
};

/** What each parameter of the catalogue keeps. */
const FILTERS = {
  ids:
    (wanted) =>
    ({ socrata }) =>
      wanted.includes(socrata),
  domains: (wanted, host) => () => wanted.includes(host),
  search_context: (wanted, host) => () => wanted.includes(host),
  names:
    (wanted) =>
    ({ title }) =>
      wanted.includes(title.toLowerCase()),
  categories:
    (wanted) =>
    ({ category }) =>
      wanted.includes(category.toLowerCase()),
  tags:
    (wanted) =>
    ({ tags }) =>
      tags.some((tag) => wanted.includes(tag)),
  only: (wanted) => () => wanted.some((kind) => kind === 'dataset' || kind === 'datasets'),
  attribution:
    (wanted) =>
    ({ organization }) =>
      wanted.includes(organization.title.toLowerCase()),
  provenance: (wanted) => () => wanted.includes('official'),
  q: (wanted) => (dataset) =>
    wanted
      .join(',')
      .split(/\s+/)
      .every((word) => wordsOf(dataset).includes(word)),
};
const wordsOf = ({ title, description, tags, category, organization }) =>
  [title, description, category, organization.title, ...tags].join(' ').toLowerCase();
const OTHER_PARAMETERS = ['order', 'limit', 'offset', 'show_visibility', 'explicitly_hidden', 'min_should_match'];

/** `/api/catalog/v1`. A parameter that it does not know filters by custom metadata, so nothing is left. */
export function catalogue({ searchParams, origin, host }) {
  const limit = Number(searchParams.get('limit') ?? 100);
  const offset = Number(searchParams.get('offset') ?? 0);
  if (!(limit >= 0 && offset >= 0 && limit + offset <= 10000))
    return { status: 400, value: { error: 'The sum of offset and limit must be at most 10000' } };
  const names = new Set(searchParams.keys());
  const keeps = [...names]
    .filter((name) => !OTHER_PARAMETERS.includes(name))
    .map((name) => (Object.hasOwn(FILTERS, name) ? FILTERS[name](list(searchParams, name), host) : () => false));
  const found = (names.has('ids') ? [...byId.values()] : datasets).filter((dataset) => keeps.every((keep) => keep(dataset)));
  const ordered = sortBy(found, searchParams.get('order'));
  const results = ordered.slice(offset, offset + limit).map((dataset) => catalogueEntry(dataset, origin, host));
  return { value: { results, resultSetSize: found.length, timings: { serviceMillis: 1, searchMillis: [1] } } };
}

function sortBy(found, order = '') {
  const [name, direction] = (order ?? '').split(' ');
  const key = Object.hasOwn(ORDERS, name) && ORDERS[name];
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
      name: title,
      id: socrata,
      resource_name: null,
      parent_fxf: [],
      description,
      attribution: organization.title,
      attribution_link: source.path,
      contact_email: contact,
      type: 'dataset',
      updatedAt: time,
      createdAt: time,
      metadata_updated_at: time,
      data_updated_at: time,
      page_views: { page_views_last_week: 0, page_views_last_month: 0, page_views_total: 0 },
      columns_name: columns.map(({ name }) => name),
      columns_field_name: columns.map(({ fieldName }) => fieldName),
      columns_datatype: columns.map(({ dataTypeName }) => CATALOGUE_NAMES[dataTypeName]),
      columns_description: columns.map(({ description }) => description ?? ''),
      columns_format: columns.map(() => ({})),
      download_count: 0,
      provenance: 'official',
      lens_view_type: 'tabular',
      lens_display_type: 'table',
      blob_mime_type: null,
      hide_from_data_json: false,
      publication_date: time,
    },
    classification: {
      categories: [],
      tags: [],
      domain_category: category,
      domain_tags: tags,
      domain_metadata: [{ key: 'Publishing_Update-Frequency', value: 'Never (historical snapshot)' }],
    },
    metadata: { domain: host, license: license.title },
    permalink: `${origin}/d/${socrata}`,
    link: `${origin}${longPath(dataset)}`,
    owner: { id: 'open-data', user_type: 'interactive', display_name: 'Open Data Team' },
    creator: { id: 'open-data', user_type: 'interactive', display_name: 'Open Data Team' },
  };
}
