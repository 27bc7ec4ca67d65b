/** A dataset as schema.org's `Dataset`, as search engines for datasets read it: https://developers.google.com/search/docs/appearance/structured-data/dataset */
import type { Dataset, Distribution } from '../model.js';
import { paragraphs } from './prose.js';

/** The longest description that search engines take. */
const longest = 5000;

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
    distributions = [],
    fields,
    ref,
  } = dataset;
  const owner = publisher && { '@type': 'Organization', name: publisher };
  return defined({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: title,
    description: descriptionOf(dataset),
    url: landingPage,
    identifier: ref.identifier,
    creator: owner,
    publisher: owner && (contact ? { ...owner, contactPoint: { '@type': 'ContactPoint', ...reach(contact) } } : owner),
    license: license?.href ?? license?.title,
    isAccessibleForFree: true,
    keywords: keywords?.length ? keywords : undefined,
    datePublished: issued?.toISOString(),
    dateModified: modified?.toISOString(),
    temporalCoverage: temporal,
    spatialCoverage: spatial?.startsWith('{') ? undefined : spatial,
    includedInDataCatalog: landingPage
      ? { '@type': 'DataCatalog', name: new URL(landingPage).host, url: new URL(landingPage).origin }
      : undefined,
    distribution: distributions.length ? distributions.map(download) : undefined,
    variableMeasured: fields.map(({ name, title: label, description }) =>
      defined({ '@type': 'PropertyValue', name: label, alternateName: name === label ? undefined : name, description }),
    ),
  });
}

/** The publisher's words; where there are none, or too few to be taken, what else is known. */
function descriptionOf({ title, description = '', publisher, fields }: Dataset): string {
  const text = paragraphs(description).join('\n\n').slice(0, longest);
  return text.length >= 50
    ? text
    : [text || title, publisher, fields.map((field) => field.title).join(', ')].filter(Boolean).join('. ').slice(0, longest);
}

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
