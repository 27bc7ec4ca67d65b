/** What a Socrata domain says of its views, as datasets. */
import type { Dataset, DatasetRef, Distribution, Field, FieldType } from '../../model.js';
import { array, date, object, some, text, texts, type JsonObject } from '../shared/answer.js';

/** A view's metadata as a dataset. */
export function datasetOf(view: JsonObject, endpointURL: string): Dataset {
  const identifier = text(view['id'])!;
  const fields = array(view['columns']).map(object).filter(visible).map(fieldOf);
  const custom = Object.values(object(object(view['metadata'])['custom_fields'])).flatMap((group) => Object.entries(object(group)));
  const customField = (pattern: RegExp) => text(custom.find(([name, value]) => pattern.test(name) && text(value))?.[1]);
  const license = object(view['license']);
  const title = text(license['name']) ?? text(view['licenseId']);
  const ref = { portal: 'socrata', endpointURL, identifier };
  return {
    ref,
    title: text(view['name']) ?? identifier,
    landingPage: `${endpointURL}/d/${identifier}`,
    fields,
    ...some('description', text(view['description'])),
    ...some(
      'publisher',
      text(view['attribution']) ?? customField(/department|agency|data owner|publisher/i) ?? text(object(view['owner'])['displayName']),
    ),
    ...some('contactPoint', contactOf(customField(/e-?mail|contact/i))),
    ...(title ? { license: { title, ...some('href', text(license['termsLink'])) } } : {}),
    ...some('issued', date(view['publicationDate']) ?? date(view['createdAt'])),
    ...some('modified', date(view['rowsUpdatedAt']) ?? date(view['viewLastModified'])),
    ...some('accrualPeriodicity', customField(/frequen|update/i)),
    ...some('spatial', customField(/geograph|coverage|spatial/i)),
    ...some('temporal', customField(/time period|temporal/i)),
    keywords: texts(view['tags']),
    theme: texts([view['category'] ?? null]),
    distributions: distributionsOf(ref, fields),
    ...some('rowCount', countOf(view)),
  };
}

export const contactOf = (value: string | undefined): string | undefined =>
  value && /^\S+@\S+\.\S+$/.test(value) ? `mailto:${value}` : value;

const visible = (column: JsonObject): boolean =>
  !array(column['flags']).includes('hidden') && !(text(column['fieldName']) ?? ':').startsWith(':');

/** What Socrata calls its types, in views and in the catalogue, as ours. */
const types: readonly (readonly [RegExp, FieldType])[] = [
  [/^(number|money|percent|double|stars)/i, 'number'],
  [/date|timestamp/i, 'datetime'],
  [/^(checkbox|boolean)/i, 'boolean'],
  [/^url/i, 'url'],
  [/point|line|polygon|location/i, 'geometry'],
];
export const typeOf = (name = ''): FieldType => types.find(([pattern]) => pattern.test(name))?.[1] ?? 'string';

function fieldOf(column: JsonObject): Field {
  const name = text(column['fieldName'])!;
  return {
    name,
    title: text(column['name']) ?? name,
    type: typeOf(text(column['dataTypeName'])),
    ...some('description', text(column['description'])),
  };
}

function countOf(view: JsonObject): number | undefined {
  const cached = array(view['columns']).map((column) => object(object(column)['cachedContents']));
  const counts = cached.map(({ count, non_null, null: missing }) => Number(count ?? Number(non_null ?? NaN) + Number(missing ?? NaN)));
  const known = counts.filter((count) => !Number.isNaN(count));
  return known.length ? Math.max(...known) : undefined;
}

function distributionsOf({ endpointURL, identifier }: DatasetRef, fields: readonly Field[]): Distribution[] {
  const rows = `${endpointURL}/resource/${identifier}`;
  const geographic = fields.some(({ type }) => type === 'geometry');
  return [
    { title: 'CSV', downloadURL: `${endpointURL}/api/views/${identifier}/rows.csv?accessType=DOWNLOAD`, mediaType: 'text/csv' },
    ...(geographic ? [{ title: 'GeoJSON', downloadURL: `${rows}.geojson?$limit=5000000`, mediaType: 'application/geo+json' }] : []),
    { title: 'JSON', downloadURL: `${rows}.json?$limit=5000000`, mediaType: 'application/json' },
  ];
}
