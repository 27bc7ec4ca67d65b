/** What a CKAN site says of its packages, resources and columns, as datasets. */
import type { Dataset, Distribution, Field, FieldType } from '../../model.js';
import { array, date, object, some, text, texts, type Json, type JsonObject } from '../shared/answer.js';

/** The resource to show of several: one in the DataStore, else a file that can be read. */
export async function chosen(resources: readonly JsonObject[]): Promise<JsonObject | undefined> {
  const stored = resources.find(({ datastore_active }) => datastore_active === true);
  if (stored) return stored;
  const { formatOf } = await import('../../formats/index.js');
  return resources.find((resource) => isReadable(resource, formatOf));
}

/** By its media type, its extension or, since publishers write it freely, the name of its format. */
function isReadable(resource: JsonObject, formatOf: (url: URL, mediaType?: string) => unknown): boolean {
  const named = /^\.?(csv|tsv|json|geojson)$/i.test(text(resource['format']) ?? '');
  return hasAddress(resource) && (named || formatOf(addressOf(resource), text(resource['mimetype'])) !== undefined);
}

export type Described = Omit<Dataset, 'fields' | 'capabilities'>;

export function addressOf(resource: JsonObject): URL {
  const address = text(resource['url']) ?? '';
  return new URL(URL.canParse(address) ? address : 'about:blank');
}

export const hasAddress = (resource: JsonObject): boolean => /^https?:$/.test(addressOf(resource).protocol);

const formatName = (resource: JsonObject): string | undefined => text(resource['mimetype']) ?? text(resource['format']);
export const numberOf = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** What PostgreSQL calls its types, as ours. */
const types: readonly (readonly [RegExp, FieldType])[] = [
  [/^(int[248]?|integer|bigint|numeric|decimal|real|float[48]?|double precision|money)$/, 'number'],
  [/^bool/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp/, 'datetime'],
];
const typeOf = (name = ''): FieldType | undefined => types.find(([pattern]) => pattern.test(name))?.[1];

/** The columns of a DataStore answer, without those that CKAN adds of its own. */
export function fieldsOf(result: JsonObject): Field[] {
  return array(result['fields'])
    .map(object)
    .flatMap(({ id, type, info }) => {
      const name = text(id);
      if (!name || name === '_id' || name === '_full_text') return [];
      const { label, notes, type_override } = object(info);
      return [
        {
          name,
          title: text(label) ?? name,
          type: typeOf(text(type_override)) ?? typeOf(text(type)) ?? 'string',
          ...some('description', text(notes)),
        },
      ];
    });
}

/** A package's metadata as a dataset, still without the columns of any of its resources. */
export function datasetOf(shown: JsonObject, endpointURL: string): Described {
  const extras = new Map(
    array(shown['extras'])
      .map(object)
      .map(({ key, value }) => [text(key) ?? '', value]),
  );
  const first = (...names: string[]): string | undefined => names.map((name) => text(shown[name]) ?? text(extras.get(name))).find(Boolean);
  const resources = array(shown['resources']).map(object);
  const mail = first('contact_email', 'maintainer_email', 'author_email');
  const license = text(shown['license_title']) ?? text(shown['license_id']);
  const name = text(shown['name']) ?? text(shown['id']) ?? '';
  return {
    ref: { portal: 'ckan', endpointURL, identifier: `dataset/${name}` },
    title: translated(shown, 'title') ?? name,
    landingPage: `${endpointURL}/dataset/${name}`,
    ...some('language', first('language') ?? text(texts(shown['language']).join())),
    ...some('description', translated(shown, 'notes')),
    ...some('publisher', first('publisher_name') ?? text(object(shown['organization'])['title'])),
    ...some('contactPoint', mail ? `mailto:${mail}` : first('contact_uri')),
    ...(license ? { license: { title: license, ...some('href', text(shown['license_url'])) } } : {}),
    ...some('issued', date(first('issued')) ?? date(shown['metadata_created'])),
    ...some(
      'modified',
      latest(resources.map(({ last_modified }) => date(last_modified)).concat(date(first('modified')))) ?? date(shown['metadata_modified']),
    ),
    ...some('accrualPeriodicity', first('frequency', 'update_frequency', 'accrual_periodicity', 'data_update_frequency')),
    ...some('spatial', first('spatial_text', 'spatial')),
    ...some('temporal', [first('temporal_start'), first('temporal_end')].filter(Boolean).join('/') || first('temporal')),
    keywords: array(shown['tags']).flatMap((tag) => text(object(tag)['display_name']) ?? text(object(tag)['name']) ?? []),
    theme: array(shown['groups']).flatMap((group) => text(object(group)['title']) ?? text(object(group)['display_name']) ?? []),
    distributions: resources.flatMap(distributionOf),
  };
}

/** A text, or the page's first language of a multilingual portal. */
function translated(shown: JsonObject, name: string): string | undefined {
  const languages = object(shown[`${name}_translated`] ?? shown[name]);
  return text(shown[name]) ?? text(languages['en']) ?? Object.values(languages).map(text).find(Boolean);
}

const latest = (dates: readonly (Date | undefined)[]): Date | undefined =>
  dates.filter((known) => known !== undefined).sort((a, b) => b.getTime() - a.getTime())[0];

function distributionOf(resource: JsonObject): Distribution[] {
  const downloadURL = text(resource['url']);
  if (!downloadURL) return [];
  const size = Number(resource['size'] ?? NaN);
  return [
    {
      title: text(resource['name']) ?? text(resource['format']) ?? downloadURL,
      downloadURL,
      ...some('mediaType', formatName(resource)),
      ...(size > 0 ? { byteSize: size } : {}),
    },
  ];
}
