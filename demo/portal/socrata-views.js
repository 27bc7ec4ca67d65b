/** What Socrata says of one dataset: `/api/views`, and the names and types of its columns. */
import { datasets, hasPlace, twins } from './datasets.js';

const everything = [...datasets, ...twins];
/** Those that exist, by id. */
export const byId = new Map(everything.filter(({ fault }) => fault?.status !== 404).map((dataset) => [dataset.socrata, dataset]));

/** The dataset of a 4x4 id, unless it does not exist. */
export const datasetOf = (id) => byId.get(id?.toLowerCase());

const TYPE_NAMES = {
  text: 'text',
  url: 'url',
  number: 'number',
  double: 'number',
  timestamp: 'calendar_date',
  boolean: 'checkbox',
  point: 'point',
};

/** A header as Socrata makes an API name of it: `Cost Total $` is `cost_total`. */
const fieldName = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** A dataset's columns as Socrata names and types them; `source` is the header. Places are one more column, `location`. */
export function columnsOf(dataset) {
  const place = hasPlace(dataset) ? [{ name: 'Location', type: 'point' }] : [];
  return [...dataset.columns, ...place].map(({ name, type, description }) => ({
    name,
    fieldName: fieldName(name),
    dataTypeName: TYPE_NAMES[type],
    description,
    source: type === 'point' ? undefined : name,
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
    id: socrata,
    name: title,
    assetType: 'dataset',
    attribution: organization.title,
    attributionLink: source.path,
    averageRating: 0,
    category,
    createdAt: time,
    description,
    displayType: 'table',
    downloadCount: 0,
    hideFromCatalog: false,
    hideFromDataJson: false,
    newBackend: true,
    numberOfComments: 0,
    oid: time,
    provenance: 'official',
    publicationAppendEnabled: false,
    publicationDate: time,
    publicationStage: 'published',
    rowsUpdatedAt: time,
    rowsUpdatedBy: 'open-data',
    tableId: time,
    totalTimesRated: 0,
    viewCount: 0,
    viewLastModified: time,
    viewType: 'tabular',
    columns,
    grants: [{ inherited: false, type: 'viewer', flags: ['public'] }],
    license: { name: license.title, termsLink: license.href },
    licenseId: license.id.toUpperCase().replaceAll('-', '_'),
    metadata: {
      custom_fields: {
        Publishing: { 'Update Frequency': 'Never (historical snapshot)', 'Contact Email': contact, 'Data Owner': organization.title },
      },
      rdfSubject: '0',
      rowIdentifier: '0',
      rowLabel: 'Row',
      rowCount,
      availableDisplayTypes: ['table', 'fatrow', 'page'],
    },
    owner: { id: 'open-data', displayName: 'Open Data Team', type: 'interactive' },
    query: {},
    rights: ['read'],
    tableAuthor: { id: 'open-data', displayName: 'Open Data Team', type: 'interactive' },
    tags,
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
    id: 1000 + index,
    name,
    dataTypeName,
    ...(description ? { description } : {}),
    fieldName,
    position: index + 1,
    renderTypeName: dataTypeName,
    tableColumnId: 2000 + index,
    ...(profile ? { cachedContents: cachedContents(profile, dataTypeName) } : {}),
    format: {},
  };
}

function cachedContents([notNull, missing, cardinality, smallest, largest, sum, average, top], type) {
  const value = (text) => (type === 'calendar_date' ? text?.replace(' ', 'T').padEnd(23, text.includes('.') ? '0' : '.000') : text);
  const contents = {
    non_null: notNull,
    not_null: notNull,
    null: missing,
    count: String(Number(notNull) + Number(missing)),
    cardinality,
    smallest: value(smallest),
    largest: value(largest),
    sum,
    average,
    top: JSON.parse(top ?? '[]')?.map(({ item, count }) => ({ item: value(item), count })),
  };
  return Object.fromEntries(Object.entries(contents).filter(([, content]) => content !== null && content !== undefined));
}

/** `/api/views/metadata/v1/ID`. */
export function metadataOf(dataset, origin) {
  const { socrata, title, description, category, tags, organization, source, created, license, contact } = dataset;
  const time = created.toISOString().replace('Z', '+0000');
  return {
    id: socrata,
    name: title,
    attribution: organization.title,
    attributionLink: source.path,
    category,
    createdAt: time,
    dataUpdatedAt: time,
    dataUri: `${origin}/resource/${socrata}`,
    description,
    domain: new URL(origin).host,
    externalId: null,
    hideFromCatalog: false,
    hideFromDataJson: false,
    license: license.title,
    metadataUpdatedAt: time,
    provenance: 'OFFICIAL',
    updatedAt: time,
    webUri: `${origin}/d/${socrata}`,
    tags,
    customFields: { Publishing: { 'Update Frequency': 'Never (historical snapshot)', 'Contact Email': contact } },
  };
}
