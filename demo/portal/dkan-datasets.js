/** What DKAN's metastore says of the datasets, and how its datastore keeps their columns: with the types of a dictionary, or all as text. */
import { datasets, twins, uuidOf } from './datasets.js';
import { quoted } from './load.js';
import { shapesOf } from './shapes.js';

const everything = [...datasets, ...twins].filter(({ fault }) => fault?.status !== 404);

/** Identifiers are what the publisher chose: mostly UUIDs, for one dataset a word like those of Socrata. */
export const idOf = (dataset) => (dataset.ckan === 'usgs-earthquakes' ? dataset.socrata : dataset.package);
export const distributionOf = (dataset) => uuidOf(`distribution:${dataset.ckan}`);
const dictionaryOf = (dataset) => `${distributionOf(dataset)}-dict`;

export const datasetOf = (id) => everything.find((dataset) => idOf(dataset) === id);
export const datasetOfDistribution = (id) => everything.find((dataset) => distributionOf(dataset) === id);
const datasetOfDictionary = (id) => everything.find((dataset) => hasDictionary(dataset) && dictionaryOf(dataset) === id);

/** Three ways of publishing: a dictionary that the datastore follows, one that it does not, and none. */
const declaredOnly = new Set(['zipcodes.csv', 'flights-200k.json']);
const undeclared = new Set(['airports.csv']);
const hasDictionary = ({ file }) => !undeclared.has(file);
const isEnforced = ({ file }) => hasDictionary({ file }) && !declaredOnly.has(file);

const STORED = {
  text: ['text', 'text'],
  int: ['int', 'int'],
  double: ['decimal', 'decimal'],
  boolean: ['int', 'tinyint'],
  date: ['date', 'date'],
  datetime: ['datetime', 'datetime'],
};
const DECLARED = { text: 'string', int: 'integer', double: 'number', boolean: 'boolean', date: 'date', datetime: 'datetime' };

/** The datastore's columns: `sql` is what conditions and aggregates see, `output` what is answered. */
export async function columnsOf(dataset, engine) {
  const shapes = await shapesOf(dataset, engine);
  return shapes.map(({ name, title, kind, source }) => {
    const column = quoted(source);
    const typed = isEnforced(dataset) && kind !== 'text';
    const [type, mysql] = typed ? STORED[kind] : STORED.text;
    const sql = typed ? (kind === 'boolean' ? `${column}::int` : column) : `COALESCE(${column}::text, '')`;
    const output =
      typed && kind === 'date'
        ? `to_char(${column}, 'YYYY-MM-DD')`
        : typed && kind === 'datetime'
          ? `to_char(${column}, 'YYYY-MM-DD HH24:MI:SS')`
          : sql;
    return { name, title, kind, type, mysql, sql, output };
  });
}

/** What a query answers as `schema`, by the id of the file. */
export async function schemaOf(dataset, engine) {
  const columns = await columnsOf(dataset, engine);
  // The header of a file's first column brings its byte order mark along.
  const header = (title, index) => `${index ? '' : '\uFEFF'}${title}`;
  const fields = columns.map(({ name, title, type, mysql }, index) => [
    name,
    { type, mysql_type: mysql, description: header(title, index) },
  ]);
  return { [distributionOf(dataset)]: { fields: Object.fromEntries(fields) } };
}

const day = (date) => date.toISOString().slice(0, 10);
const refer = (kind, data) => ({ identifier: uuidOf(`${kind}:${JSON.stringify(data)}`), data });

/** A dataset of the metastore; with references, as `?show-reference-ids` shows them. `root` is the site's address with its base path. */
export function itemOf(dataset, root, references = false) {
  const { title, description, organization, contact, tags, category, license, created } = dataset;
  const shown = (kind, data) => (references ? refer(kind, data) : data);
  return {
    '@type': 'dcat:Dataset',
    accessLevel: 'public',
    contactPoint: { '@type': 'vcard:Contact', fn: 'Data desk', hasEmail: `mailto:${contact}` },
    description: `<p>${description.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`,
    distribution: [references ? { identifier: distributionOf(dataset), data: fileOf(dataset, root) } : fileOf(dataset, root)],
    identifier: idOf(dataset),
    issued: day(created),
    keyword: tags.map((tag) => shown('keyword', tag)),
    license: license.href,
    modified: day(created),
    accrualPeriodicity: 'R/P10Y',
    publisher: shown('publisher', { '@type': 'org:Organization', name: organization.title }),
    spatial: 'United States of America',
    theme: [shown('theme', category)],
    title,
    '%modified': created.toISOString().replace(/\.\d+Z$/, '+00:00'),
  };
}

function fileOf(dataset, root) {
  const dictionary = {
    describedBy: `${root}/api/1/metastore/schemas/data-dictionary/items/${dictionaryOf(dataset)}`,
    describedByType: 'application/vnd.tableschema+json',
  };
  return {
    '@type': 'dcat:Distribution',
    title: `${dataset.title} (CSV)`,
    format: 'csv',
    mediaType: 'text/csv',
    downloadURL: `${root}/api/1/datastore/query/${idOf(dataset)}/0/download?format=csv`,
    ...(hasDictionary(dataset) ? dictionary : {}),
  };
}

/** One item of one of the metastore's schemas; undefined where it has none of that name. */
export async function metastoreItem(schema, id, root, references, engine) {
  if (schema === 'dataset') return datasetOf(id) && itemOf(datasetOf(id), root, references);
  if (schema === 'distribution') return datasetOfDistribution(id) && { identifier: id, data: fileOf(datasetOfDistribution(id), root) };
  const described = schema === 'data-dictionary' ? datasetOfDictionary(id) : undefined;
  if (!described) return undefined;
  const shapes = await shapesOf(described, engine);
  const fields = shapes.map(({ name, title, kind, description }) => ({
    name,
    title,
    type: DECLARED[kind],
    ...(kind === 'date' ? { format: '%Y-%m-%d' } : {}),
    ...(description ? { description } : {}),
  }));
  return { identifier: id, data: { title: described.title, fields } };
}

const SORTS = { title: ({ title }) => title, modified: ({ created }) => created.getTime() };

/** `/api/1/search`: an object by `dkan_dataset/ID`, or an empty list where nothing is found. */
export function search(searchParams, root) {
  const asked = (name) => searchParams.get(name)?.toLowerCase() ?? '';
  const words = asked('fulltext').split(/\s+/).filter(Boolean);
  const keeps = (dataset) => {
    const { title, description, tags, category, organization } = dataset;
    const about = [title, description, ...tags].join(' ').toLowerCase();
    const [theme, keyword, publisher] = ['theme', 'keyword', 'publisher__name'].map(asked);
    return (
      words.every((word) => about.includes(word)) &&
      (!theme || category.toLowerCase() === theme) &&
      (!keyword || tags.includes(keyword)) &&
      (!publisher || organization.title.toLowerCase() === publisher)
    );
  };
  const found = sorted(datasets.filter(keeps), searchParams.get('sort'), searchParams.get('sort-order') === 'desc');
  const size = Math.min(100, Number(searchParams.get('page-size') ?? 10));
  const start = (Number(searchParams.get('page') ?? 1) - 1) * size;
  const results = found.slice(start, start + size).map((dataset) => [`dkan_dataset/${idOf(dataset)}`, itemOf(dataset, root)]);
  const facets = [...new Set(datasets.map(({ category }) => category))].map((name) => ({
    type: 'theme',
    name,
    total: found.filter(({ category }) => category === name).length,
  }));
  return { total: String(found.length), results: results.length ? Object.fromEntries(results) : [], facets };
}

function sorted(found, name, descending) {
  const key = SORTS[name];
  if (!key) return found;
  const sign = descending ? -1 : 1;
  return [...found].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
