/** What Opendatasoft says of the datasets: the catalogue's documents, and where each field stands in the database. */
import { datasets, hasPlace, twins } from './datasets.js';
import { quoted } from './load.js';
import { OdsqlError, parse } from './odsql.js';
import { shapesOf } from './shapes.js';

const everything = [...datasets, ...twins].filter(({ fault }) => fault?.status !== 404);
const byId = new Map(everything.map((dataset) => [dataset.ckan, dataset]));

export const datasetOf = (id) => byId.get(id);

/** Those whose own columns hold no key get one, in the order of the file. */
const keyless = new Set([datasets[0].file, 'earthquakes.json', 'flights-200k.json']);
const place = '(CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL THEN ARRAY[longitude, latitude] END)';

/** A dataset's fields as Opendatasoft names and types them, and the SQL that each stands for. Text fields are facets. */
export async function sourcesOf(dataset, engine) {
  const shapes = await shapesOf(dataset, engine);
  const fields = shapes.map(({ name, title, description, kind, source }) => ({
    name,
    label: title,
    description: description ?? null,
    type: kind,
    sql: kind === 'double' ? `${quoted(source)}::float8` : quoted(source),
    facet: kind === 'text',
  }));
  const key = { name: 'row_key', label: 'Row', description: 'The number of the row in the file', type: 'int', sql: '_id', key: true };
  const location = { name: 'location', label: 'Location', description: null, type: 'place', sql: place };
  return [...fields, ...(hasPlace(dataset) ? [location] : []), ...(keyless.has(dataset.file) ? [key] : [])];
}

const iso = (date) => date.toISOString().replace('Z', '000+00:00');

const annotationsOf = ({ facet, key }) => ({ ...(facet ? { facet: [], facetsort: ['-count'] } : {}), ...(key ? { id: [] } : {}) });

/** A dataset's document, alone or as a row of the catalogue. */
export async function documentOf(dataset, engine) {
  const { ckan, package: uid, title, description, organization, license, source, created, tags, category, contact, resource } = dataset;
  const [sources, { rows }] = await Promise.all([sourcesOf(dataset, engine), engine.query(`SELECT count(*) FROM ${quoted(resource)}`)]);
  return {
    dataset_id: ckan,
    dataset_uid: `da_${uid.slice(0, 6)}`,
    attachments: [],
    alternative_exports: [],
    has_records: true,
    data_visible: true,
    fields: sources.map((field) => ({
      description: field.description,
      label: field.label,
      type: field.type === 'place' ? 'geo_point_2d' : field.type,
      name: field.name,
      annotations: annotationsOf(field),
    })),
    metas: {
      default: {
        title,
        description: `<p>${description.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`,
        publisher: organization.title,
        license: license.title,
        license_url: license.href,
        keyword: tags,
        theme: [category],
        language: 'en',
        timezone: null,
        modified: iso(created),
        data_processed: iso(created),
        metadata_processed: iso(created),
        records_count: Number(rows[0][0]),
        references: source.path,
        attributions: null,
        territory: ['United States of America'],
        federated: false,
        source_domain: null,
      },
      dcat: {
        created: iso(created),
        issued: null,
        creator: organization.title,
        contact_name: 'Data desk',
        contact_email: contact,
        accrualperiodicity: 'NEVER',
      },
    },
    features: [
      'analyze',
      ...(hasPlace(dataset) ? ['geo'] : []),
      ...(sources.some(({ type }) => type.startsWith('date')) ? ['timeserie'] : []),
    ],
  };
}

const KEYS = {
  publisher: ({ organization }) => organization.title,
  theme: ({ category }) => category,
  keyword: ({ tags }) => tags,
  dataset_id: ({ ckan }) => ckan,
};
const ORDERS = { title: ({ title }) => title, modified: ({ created }) => created.getTime(), dataset_id: ({ ckan }) => ckan };

/** `/catalog/datasets`. */
export async function catalogue(searchParams, engine) {
  const keeps = [...searchParams.getAll('where').filter(Boolean).map(wordsKept), ...searchParams.getAll('refine').map(refined)];
  const found = datasets.filter((dataset) => keeps.every((keep) => keep(dataset)));
  const [limit, offset] = ['limit', 'offset'].map((name, index) => Number(searchParams.get(name) ?? [10, 0][index]));
  if (!(limit >= -1 && limit <= 100))
    throw new OdsqlError(
      'InvalidRESTParameterError',
      `Invalid value for limit API parameter: ${limit} was found but -1 <= limit <= 100 is expected.`,
    );
  const page = sorted(found, searchParams.get('order_by')).slice(offset, offset + (limit === -1 ? 100 : limit));
  const documents = await Promise.all(page.map((dataset) => documentOf(dataset, engine)));
  return { total_count: found.length, results: selected(documents, searchParams.get('select')) };
}

const selected = (documents, select) =>
  select
    ? documents.map((document) => Object.fromEntries(select.split(',').map((name) => [name.trim(), document[name.trim()]])))
    : documents;

/** Of ODSQL the catalogue here knows full text alone. */
function wordsKept(where) {
  const { kind, name, args, value } = parse('where', where);
  const text = kind === 'text' ? value : name === 'search' && args.length === 1 ? args[0].value : undefined;
  if (text === undefined) throw new OdsqlError('ODSQLError', `Unsupported filter: ${where}`);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ({ title, description, tags, organization }) => {
    const about = [title, description, organization.title, ...tags].join(' ').toLowerCase();
    return words.every((word) => about.includes(word));
  };
}

function refined(facet) {
  const [, name, value] = /^(\w+):\s*"?(.*?)"?$/s.exec(facet) ?? [];
  if (!Object.hasOwn(KEYS, name ?? ''))
    throw new OdsqlError('InvalidRESTParameterError', `Invalid value for refine API parameter: ${facet}.`);
  return (dataset) => [KEYS[name](dataset)].flat().includes(value.replace(/\\(.)/g, '$1'));
}

function sorted(found, order) {
  const terms = parse('order_by', order || 'dataset_id').map(({ value, descending }) => [ORDERS[value.name], descending ? -1 : 1]);
  if (terms.some(([key]) => !key)) throw new OdsqlError('ODSQLError', `Unknown field in order_by: ${order}`);
  return [...found].sort((a, b) => {
    for (const [key, sign] of terms) if (key(a) !== key(b)) return key(a) < key(b) ? -sign : sign;
    return 0;
  });
}
