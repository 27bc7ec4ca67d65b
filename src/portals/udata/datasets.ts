/** What a uData site says of its datasets and their resources. */
import type { Catalogue, Dataset, Distribution } from '../../model.js';
import { array, date, object, some, text, texts, type JsonObject } from '../shared/answer.js';
import { isReadable, webAddress } from '../shared/readable.js';

export type Described = Omit<Dataset, 'fields' | 'capabilities'>;

/** A dataset's metadata; the licence is the site's word for it, until its list of licences says more. */
export function datasetOf(shown: JsonObject, endpointURL: string): Described {
  const { organization, owner, contact_points, temporal_coverage, spatial, frequency } = shown;
  const slug = text(shown['slug']) ?? text(shown['id']) ?? '';
  const { first_name, last_name } = object(owner);
  const { email, contact_form } = object(array(contact_points)[0]);
  const mail = text(email);
  const { start, end } = object(temporal_coverage);
  const rhythm = text(frequency);
  return {
    ref: { portal: 'udata', endpointURL, identifier: `dataset/${text(shown['id']) ?? slug}` },
    title: text(shown['title']) ?? slug,
    landingPage: text(shown['page']) ?? `${endpointURL}/datasets/${slug}/`,
    ...some('description', text(shown['description'])),
    ...some('publisher', text(object(organization)['name']) ?? text([text(first_name), text(last_name)].filter(Boolean).join(' '))),
    ...some('contactPoint', mail ? `mailto:${mail}` : text(contact_form)),
    ...(text(shown['license']) && shown['license'] !== 'notspecified' ? { license: { title: text(shown['license'])! } } : {}),
    ...some('issued', date(shown['created_at'])),
    ...some('modified', date(shown['last_update']) ?? date(shown['last_modified'])),
    ...some('accrualPeriodicity', rhythm === 'unknown' ? undefined : rhythm),
    ...some('spatial', text(array(object(spatial)['zones']).flatMap(zoneOf).join(', '))),
    ...some('temporal', text([text(start), text(end)].filter(Boolean).join('/'))),
    keywords: texts(shown['tags']),
    distributions: array(shown['resources']).map(object).flatMap(distributionOf),
  };
}

/** A zone by its name, else by its code. */
const zoneOf = (zone: JsonObject[string]): string[] => texts([zone ?? null]).concat(texts([object(zone)['name'] ?? null]));

function distributionOf(resource: JsonObject): Distribution[] {
  const downloadURL = text(resource['url']);
  if (!downloadURL) return [];
  const { filesize } = resource;
  return [
    {
      title: text(resource['title']) ?? downloadURL,
      downloadURL,
      ...some('mediaType', text(resource['mime']) ?? text(resource['format'])),
      ...(typeof filesize === 'number' && filesize > 0 ? { byteSize: filesize } : {}),
    },
  ];
}

/** The resource to show of several: a main file in the tabular API, else one that can be read, main files first. */
export function chosen(resources: readonly JsonObject[]): JsonObject | undefined {
  const main = resources.filter(({ type }) => type === 'main' || type === undefined);
  return main.find(isParsed) ?? main.find(canRead) ?? resources.find(canRead);
}

/** Whether data.gouv.fr's crawler has made a table of it. */
export function isParsed({ extras }: JsonObject): boolean {
  const found = object(extras);
  return Boolean(found['analysis:parsing:parsing_table'] ?? (found['analysis:parsing:finished_at'] && !found['analysis:parsing:error']));
}

const canRead = (resource: JsonObject): boolean =>
  isReadable(webAddress(text(resource['url'])), text(resource['mime']), text(resource['format']));

/** A page of the catalogue. */
export function catalogueOf(answer: JsonObject, endpointURL: string): Catalogue {
  const { total } = answer;
  return {
    datasets: array(answer['data']).map((shown) => ({ ...datasetOf(object(shown), endpointURL), fields: [] })),
    ...(typeof total === 'number' ? { total } : {}),
  };
}
