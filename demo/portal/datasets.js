/** The datasets both portals hold: real ones out of the vega-datasets package, with the source and licence that it records. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * @typedef {'text' | 'number' | 'double' | 'timestamp' | 'boolean' | 'url'} ColumnType
 * @typedef {{ name: string, type: ColumnType, description?: string }} Column `name` is the header as published.
 * @typedef {{ key: string, file: string, socrata: string, ckan: string, package: string, resource: string, title: string, summary: string, category: string,
 *   tags: string[], organization: { name: string, title: string }, contact: string, description: string, source: { title: string, path: string },
 *   license: { id: string, title: string, href: string }, created: Date, columns: Column[], bytes: number }} Dataset
 */

/** The folder of the vega-datasets package. */
export const packageRoot = new URL('../', import.meta.resolve('vega-datasets'));

const datapackage = JSON.parse(readFileSync(new URL('datapackage.json', packageRoot), 'utf8'));

const faa = { name: 'federal-aviation-administration', title: 'Federal Aviation Administration' };
const usgs = { name: 'us-geological-survey', title: 'U.S. Geological Survey' };
const noaa = { name: 'noaa', title: 'National Oceanic and Atmospheric Administration' };
const bts = { name: 'bureau-of-transportation-statistics', title: 'Bureau of Transportation Statistics' };
const geonames = { name: 'geonames', title: 'GeoNames' };

/** What the package does not say: names on the portals, and column types where its own are absent or would lose something. */
const listed = [
  {
    file: 'birdstrikes.csv',
    socrata: 'bird-stri',
    ckan: 'faa-bird-strikes',
    title: 'FAA Bird Strikes',
    category: 'Transportation',
    tags: ['aviation', 'birds', 'safety', 'wildlife'],
    organization: faa,
    license: 'us-gov',
    types: { 'Flight Date': 'timestamp' },
  },
  {
    file: 'earthquakes.json',
    socrata: 'quak-usgs',
    ckan: 'usgs-earthquakes',
    title: 'USGS Earthquakes, One Week',
    category: 'Environment',
    tags: ['earthquakes', 'geology', 'hazards'],
    organization: usgs,
    license: 'us-pd',
    types: {
      id: 'text',
      mag: 'number',
      place: 'text',
      time: 'timestamp',
      updated: 'timestamp',
      tz: 'number',
      url: 'url',
      detail: 'url',
      felt: 'number',
      cdi: 'number',
      mmi: 'number',
      alert: 'text',
      status: 'text',
      tsunami: 'boolean',
      sig: 'number',
      net: 'text',
      code: 'text',
      ids: 'text',
      sources: 'text',
      types: 'text',
      nst: 'number',
      dmin: 'number',
      rms: 'number',
      gap: 'number',
      magType: 'text',
      type: 'text',
      title: 'text',
      longitude: 'double',
      latitude: 'double',
      depth: 'number',
    },
  },
  {
    file: 'airports.csv',
    socrata: 'airp-orts',
    ckan: 'us-airports',
    title: 'US Airports',
    category: 'Transportation',
    tags: ['airports', 'aviation', 'places'],
    organization: faa,
    license: 'other-open',
    types: { latitude: 'double', longitude: 'double' },
  },
  {
    file: 'zipcodes.csv',
    socrata: 'zipc-odes',
    ckan: 'us-zip-codes',
    title: 'US ZIP Codes',
    category: 'Reference',
    tags: ['addresses', 'places', 'postal codes'],
    organization: geonames,
    license: 'cc-by',
    types: { zip_code: 'text', latitude: 'double', longitude: 'double' },
  },
  {
    file: 'seattle-weather.csv',
    socrata: 'seat-wthr',
    ckan: 'seattle-weather',
    title: 'Seattle Weather',
    category: 'Environment',
    tags: ['climate', 'precipitation', 'temperature', 'weather'],
    organization: noaa,
    license: 'us-gov',
    types: { date: 'timestamp' },
  },
  {
    file: 'flights-200k.json',
    socrata: 'flig-200k',
    ckan: 'us-flights',
    title: 'US Flight Delays',
    category: 'Transportation',
    tags: ['aviation', 'delays', 'flights'],
    organization: bts,
    license: 'other-open',
    types: {},
  },
];

/** A UUID that is the same on every machine, because links and tests name it. */
export function uuidOf(text) {
  const hex = createHash('sha1').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

const TYPES = { string: 'text', integer: 'number', number: 'number', date: 'timestamp', boolean: 'boolean' };

const idsOf = (name) => ({ package: uuidOf(`package:${name}`), resource: uuidOf(`resource:${name}`) });

function columnsOf(record, types) {
  const fields = record.schema?.fields ?? Object.keys(types).map((name) => ({ name }));
  return fields.map(({ name, type, description }) => ({ name, type: types[name] ?? TYPES[type], description }));
}

function describe(entry) {
  const record = datapackage.resources.find(({ path }) => path === entry.file);
  const license = record.licenses[0];
  return {
    ...entry,
    key: entry.socrata,
    ...idsOf(entry.ckan),
    contact: `${entry.organization.name}@example.org`,
    description: record.description.replace(/ *\n(?!\n) */g, ' ').trim(),
    source: record.sources[0],
    license: {
      id: entry.license,
      title: license.title.startsWith('http') ? 'Other (Open)' : license.title,
      href: license.path ?? license.title,
    },
    created: new Date(datapackage.created),
    bytes: record.bytes,
    columns: columnsOf(record, entry.types),
  };
}

/** @type {Dataset[]} */
export const datasets = listed.map(describe);

/** Copies of the bird strikes that are broken on purpose, each in one way: the states a page can meet. */
export const twins = [
  { socrata: 'slow-0008', ckan: 'slow-strikes', label: 'each answer comes 8 seconds late', fault: { delay: 8000 } },
  { socrata: 'hang-0000', ckan: 'hanging-strikes', label: 'never answers', fault: { hang: true } },
  { socrata: 'fail-0503', ckan: 'failing-strikes', label: 'answers 503', fault: { status: 503 } },
  { socrata: 'busy-0429', ckan: 'busy-strikes', label: 'answers 429, too many requests', fault: { status: 429 } },
  { socrata: 'gone-0404', ckan: 'gone-strikes', label: 'does not exist', fault: { status: 404 } },
  { socrata: 'priv-0403', ckan: 'private-strikes', label: 'is private', fault: { status: 403 } },
  { socrata: 'html-0200', ckan: 'html-strikes', label: 'answers with a web page', fault: { html: true } },
  { socrata: 'cors-0000', ckan: 'closed-strikes', label: 'lets no other site read it', fault: { closed: true } },
  { socrata: 'trun-cate', ckan: 'truncated-strikes', label: 'stops in the middle of the answer', fault: { cut: true } },
  { socrata: 'none-0000', ckan: 'empty-strikes', label: 'has no rows', empty: true },
].map((twin) => ({ ...datasets[0], ...twin, key: twin.socrata, ...idsOf(twin.ckan), title: `Bird Strikes: ${twin.label}` }));

/** Where its places are, for datasets that have them. */
export function hasPlace(dataset) {
  return ['latitude', 'longitude'].every((name) => dataset.columns.some((column) => column.name === name));
}
