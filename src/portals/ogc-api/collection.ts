/** What an OGC API says of a collection: its description in DCAT's terms, and its columns by JSON Schema or by its first features. */
import type { Row } from '../../formats/rows.js';
import type { Dataset, Field, FieldType, Get } from '../../model.js';
import { array, askJson, object, some, text, texts, type Explain, type Json, type JsonObject } from '../shared/answer.js';

/** `{code, description}`, or RFC 7807's `{title, detail}` on newer servers. */
const explain: Explain = (body, status) => {
  const { description, detail, title } = object(body);
  const message = text(description) ?? text(detail) ?? text(title);
  if (status < 400 || !message) return undefined;
  if (status === 404) return { code: 'not-found', message };
  return status === 400 ? { code: 'bad-request', message } : undefined;
};

export const ask = async (get: Get, address: string | URL): Promise<JsonObject> => object(await askJson(get, new URL(address), explain));

/** The address of the first link with this relation, whatever vocabulary it is named in. */
export const linkOf = ({ links }: JsonObject, relation: string): string | undefined =>
  text(
    array(links)
      .map(object)
      .find(({ rel, type }) => new RegExp(`(^|/)${relation}$`).test(text(rel) ?? '') && !/html|xml/.test(text(type) ?? ''))?.['href'],
  );

/** The collection in DCAT's terms. */
export function described(collection: JsonObject, root: string): Omit<Dataset, 'ref' | 'fields'> {
  const identifier = text(collection['id']) ?? '';
  const { spatial, temporal } = object(collection['extent']);
  const bbox = array(array(object(spatial)['bbox'])[0]).map(Number);
  const box = bbox.length === 6 ? [bbox[0], bbox[1], bbox[3], bbox[4]] : bbox;
  const [from, to] = array(array(object(temporal)['interval'])[0]).map(text);
  const links = array(collection['links']).map(object);
  const license = links.find(({ rel }) => rel === 'license');
  const landingPage = `${root}/collections/${encodeURIComponent(identifier)}`;
  return {
    title: text(collection['title']) ?? identifier,
    landingPage,
    ...some('description', text(collection['description'])),
    ...(license
      ? { license: { title: text(license['title']) ?? text(license['href']) ?? '', ...some('href', text(license['href'])) } }
      : {}),
    ...(box.length === 4 && box.every(Number.isFinite) ? { spatial: box.join(',') } : {}),
    ...(from || to ? { temporal: `${from ?? '..'}/${to ?? '..'}` } : {}),
    keywords: texts(collection['keywords']),
    distributions: links
      .filter(({ rel, href }) => rel === 'enclosure' && text(href))
      .map(({ title, href, type }) => ({ title: text(title) ?? text(href)!, downloadURL: text(href)!, ...some('mediaType', text(type)) })),
  };
}

const isGeometry = ({ format, $ref, 'x-ogc-role': role }: JsonObject): boolean =>
  /^geometry/.test(text(format) ?? '') || /geojson\.org\/schema/.test(text($ref) ?? '') || role === 'primary-geometry';

/** The columns of a schema, of a feature's schema, or of queryables. Shapes always come as `geometry`. */
export function fieldsOfSchema(schema: JsonObject): Field[] {
  const properties = object(schema['properties']);
  const inner = object(object(properties['properties'])['properties']);
  const entries = Object.entries(Object.keys(inner).length ? { ...inner, geometry: { format: 'geometry' } } : properties);
  return entries.map(([name, property]): Field => {
    const said = object(property);
    const geometry = isGeometry(said);
    const called = geometry ? 'geometry' : name;
    return {
      name: called,
      title: text(said['title']) ?? called,
      type: geometry ? 'geometry' : typeOf(said),
      ...some('description', text(said['description'])),
    };
  });
}

/** What conditions call the places. */
export const geometryName = (queryables: JsonObject): string =>
  Object.entries(object(queryables['properties'])).find(([, property]) => isGeometry(object(property)))?.[0] ?? 'geometry';

function typeOf({ type, format }: JsonObject): FieldType {
  const kind = text(type) ?? texts(type).find((one) => one !== 'null');
  if (kind === 'number' || kind === 'integer') return 'number';
  if (kind === 'boolean') return 'boolean';
  return format === 'date' ? 'date' : format === 'date-time' ? 'datetime' : format === 'uri' ? 'url' : 'string';
}

/** Features as rows. In `emptied` answers what is empty is missing: so MapServer writes it. */
export function rowsOfFeatures(features: Json | undefined, emptied: boolean): Row[] {
  return array(features)
    .map(object)
    .map(({ properties, geometry, id }) => {
      const own = object(properties);
      const cells = emptied ? Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value === '' ? null : value])) : own;
      return { ...(id === undefined ? {} : { id }), ...cells, geometry };
    });
}
