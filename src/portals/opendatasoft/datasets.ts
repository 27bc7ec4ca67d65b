/** What Opendatasoft says of a dataset, as a dataset: its metadata templates, its fields, its exports; and the rows of its answers. */
import { meantIn } from '../../formats/dialects.js';
import type { Dataset, DatasetRef, Distribution, Field, FieldType } from '../../model.js';
import { apiOf, pathOf } from './api.js';
import { array, date, object, some, text, texts, type Json, type JsonObject } from '../shared/answer.js';

const types: Readonly<Record<string, FieldType>> = {
  int: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  geo_point_2d: 'geometry',
  geo_shape: 'geometry',
  file: 'url',
};

/** A dataset's document, alone or as a row of the catalogue. */
export function datasetOf(shown: JsonObject, { endpointURL, query }: Pick<DatasetRef, 'endpointURL' | 'query'>): Dataset {
  const metas = object(shown['metas']);
  const [own, dcat] = [object(metas['default']), object(metas['dcat'])];
  const identifier = text(shown['dataset_id']) ?? '';
  const fields = array(shown['fields']).map(object).flatMap(fieldOf);
  const license = text(own['license']);
  const mail = text(dcat['contact_email']);
  const title = text(own['title']) ?? identifier;
  return {
    ref: { portal: 'opendatasoft', endpointURL, identifier, ...some('query', query) },
    title,
    landingPage: `${endpointURL}/explore/dataset/${pathOf(identifier)}/`,
    fields,
    ...some('language', text(own['language'])),
    ...some('description', text(own['description'])),
    ...some('publisher', text(own['publisher']) ?? text(dcat['creator'])),
    ...some('contactPoint', mail ? `mailto:${mail.replace(/^mailto:/, '')}` : text(dcat['contact_name'])),
    ...(license ? { license: { title: license, ...some('href', text(own['license_url'])) } } : {}),
    ...some('issued', date(dcat['issued']) ?? date(dcat['created'])),
    ...some('modified', date(own['modified']) ?? date(own['data_processed']) ?? date(own['metadata_processed'])),
    ...some('accrualPeriodicity', text(dcat['accrualperiodicity']) ?? text(own['update_frequency'])),
    ...some('spatial', text(dcat['spatial']) ?? (textsOf(own['territory']).join(', ') || boundsIn(own['bbox']))),
    ...some(
      'temporal',
      text(dcat['temporal']) ??
        ([text(dcat['temporal_coverage_start']), text(dcat['temporal_coverage_end'])].filter(Boolean).join('/') || undefined),
    ),
    keywords: textsOf(own['keyword']),
    theme: textsOf(own['theme']),
    distributions: distributionsOf(shown, endpointURL, identifier, fields),
    ...some('rowCount', typeof own['records_count'] === 'number' ? own['records_count'] : undefined),
  };
}

const textsOf = (value: Json | undefined): string[] => (typeof value === 'string' ? texts([value]) : texts(value));

function fieldOf({ name, label, type, description }: JsonObject): Field[] {
  const known = text(name);
  return known
    ? [{ name: known, title: text(label) ?? known, type: types[text(type) ?? ''] ?? 'string', ...some('description', text(description)) }]
    : [];
}

/** West, south, east, north of the ring that the portal draws around the data. */
function boundsIn(value: Json | undefined): string | undefined {
  const ring = array(array(object(object(value)['geometry'])['coordinates'])[0]).map(array);
  const [longitudes, latitudes] = [ring.map(([x]) => Number(x)), ring.map(([, y]) => Number(y))];
  const bounds = [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
  return bounds.every(Number.isFinite) ? bounds.join(', ') : undefined;
}

function distributionsOf(shown: JsonObject, endpointURL: string, identifier: string, fields: readonly Field[]): Distribution[] {
  const exported = (title: string, format: string, mediaType: string): Distribution => ({
    title,
    downloadURL: apiOf(endpointURL, `/datasets/${pathOf(identifier)}/exports/${format}`),
    mediaType,
  });
  const geographic = fields.some(({ type }) => type === 'geometry');
  const exports = [
    exported('CSV', 'csv?delimiter=%2C', 'text/csv'),
    exported('JSON', 'json', 'application/json'),
    ...(geographic ? [exported('GeoJSON', 'geojson', 'application/geo+json')] : []),
    exported('Excel', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  ];
  const files = [...array(shown['attachments']), ...array(shown['alternative_exports'])].map(object).flatMap(attachmentOf);
  return [...(shown['has_records'] === false || !fields.length ? [] : exports), ...files];
}

function attachmentOf({ title, url, mimetype, id }: JsonObject): Distribution[] {
  const downloadURL = text(url);
  if (!downloadURL || !/^https?:/.test(downloadURL)) return [];
  return [{ title: text(title) ?? text(id) ?? downloadURL, downloadURL, ...some('mediaType', text(mimetype)) }];
}

/** The fields of a table row that ever mark it alone: `annotations.id`, as a member whatever its value. */
export const keysOf = (shown: JsonObject): string[] =>
  array(shown['fields'])
    .map(object)
    .flatMap(({ name, annotations }) => (Object.hasOwn(object(annotations), 'id') && text(name) ? [text(name)!] : []));

/** The rows of an answer of any version: `results` (2.1), `records[].record.fields` (2.0), `records[].fields` (1), or the list of an export. */
export function recordsOf(answer: Json): JsonObject[] {
  const rows = Array.isArray(answer) ? array(answer) : array(object(answer)['results'] ?? object(answer)['records']);
  return rows.map((row) => {
    const { record, fields } = object(row);
    const old = record === undefined ? fields : object(record)['fields'];
    return meantIn('opendatasoft', object(old ?? row));
  });
}

/** How many rows a question has, where an answer of any version says so. */
export function totalOf(answer: Json): number | undefined {
  const { total_count, nhits } = object(answer);
  const total = total_count ?? nhits;
  return typeof total === 'number' ? total : undefined;
}
