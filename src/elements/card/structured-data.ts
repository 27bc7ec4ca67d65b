/** A dataset as schema.org's `Dataset`, as search engines for datasets read it: https://developers.google.com/search/docs/appearance/structured-data/dataset */
import { languageOf } from '../../dataset/language.js';
import type { Dataset, Distribution } from '../../model.js';
import { paragraphs } from '../shared/prose.js';

/** The longest description that search engines take. */
const longest = 5000;

/** What search engines read of it, as an element; no text of it can end the script. */
export function scriptOf(dataset: Dataset, contact: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.textContent = JSON.stringify(structuredData(dataset, contact)).replaceAll('<', '\\u003c');
  return script;
}

export function structuredData(dataset: Dataset, contact: string): object {
  const {
    title,
    landingPage,
    publisher,
    license,
    keywords,
    issued,
    modified,
    temporal,
    spatial,
    language,
    distributions = [],
    fields,
    ref,
  } = dataset;
  const page = webAddress(landingPage);
  const owner = publisher && { '@type': 'Organization', name: publisher };
  return defined({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: title,
    description: descriptionOf(dataset),
    url: page?.href,
    sameAs: page?.href,
    identifier: ref.identifier,
    creator: owner,
    publisher: owner && (contact ? { ...owner, contactPoint: { '@type': 'ContactPoint', ...reach(contact) } } : owner),
    license: license?.href ?? (license && { '@type': 'CreativeWork', name: license.title }),
    inLanguage: languageOf(language),
    isAccessibleForFree: true,
    keywords: some(keywords?.filter((word) => word.trim()) ?? []),
    datePublished: isoOf(issued),
    dateModified: isoOf(modified),
    temporalCoverage: temporal && interval.test(temporal) ? temporal : undefined,
    spatialCoverage: spatial && placeOf(spatial),
    includedInDataCatalog: page && { '@type': 'DataCatalog', name: page.host, url: page.origin },
    distribution: some(distributions.filter(({ downloadURL }) => webAddress(downloadURL)).map(download)),
    variableMeasured: some(
      fields.map(({ name, title: label, description }) =>
        defined({ '@type': 'PropertyValue', name: label, alternateName: name === label ? undefined : name, description }),
      ),
    ),
  });
}

/** The least that search engines take for a description. */
const shortest = 50;
const noMore = 'An open dataset, of which its publisher says no more than this';

/** The publisher's words; where there are none, or too few to be taken, what else is known. */
function descriptionOf({ title, description = '', publisher, landingPage, fields }: Dataset): string {
  const text = paragraphs(description).join('\n\n');
  const known = [text || title, publisher, fields.map((field) => field.title).join(', '), landingPage, noMore];
  return (text.length >= shortest ? text : known.filter(Boolean).join('. ')).slice(0, longest);
}

/** ISO 8601: a year, a day, or from one to another; `..` where it has no end. */
const interval = /^\d{4}(-\d\d){0,2}(T[\d:.]+Z?)?(\/(\d{4}(-\d\d){0,2}(T[\d:.]+Z?)?|\.\.))?$/;

const isoOf = (date: Date | undefined): string | undefined => (date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined);

const webAddress = (text: string): URL | undefined => (/^https?:/.test(text) && URL.canParse(text) ? new URL(text) : undefined);

/** A place by its name, or by the box around it, which catalogues write as numbers or as GeoJSON. */
function placeOf(spatial: string): string | object | undefined {
  const numbers = /[a-z]{3,}/i.test(spatial.replace(/"(type|coordinates|polygon|multipolygon|point|bbox|crs|properties|name)"/gi, ''))
    ? []
    : Array.from(spatial.matchAll(/-?\d+(\.\d+)?/g), ([number]) => Number(number));
  if (numbers.length < 4) return spatial.startsWith('{') ? undefined : spatial;
  const [longitudes, latitudes] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd)) as [number[], number[]];
  const edge = (of: typeof Math.min, values: readonly number[]): number => of(...values);
  const box = [edge(Math.min, latitudes), edge(Math.min, longitudes), edge(Math.max, latitudes), edge(Math.max, longitudes)];
  return { '@type': 'Place', geo: { '@type': 'GeoShape', box: box.join(' ') } };
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length ? list : undefined);

const download = ({ title, downloadURL, mediaType, byteSize }: Distribution): object =>
  defined({
    '@type': 'DataDownload',
    name: title,
    contentUrl: downloadURL,
    encodingFormat: mediaType,
    contentSize: byteSize && `${byteSize} B`,
  });

const reach = (contact: string): object =>
  /^(mailto:)?[^\s/]+@[^\s/]+$/.test(contact) ? { email: contact.replace('mailto:', '') } : { url: contact };

const defined = (thing: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined && value !== ''));
