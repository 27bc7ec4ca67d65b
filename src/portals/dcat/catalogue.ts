/** What a DCAT-US catalogue (`data.json`) says of its datasets: version 1.1 and 3.0, nested or as a JSON-LD graph, and as loosely as real ones are written. */
import { DatasetError, type Dataset, type Distribution } from '../../model.js';
import { array, date, object, some, text, type Json, type JsonObject } from '../shared/answer.js';
import { webAddress } from '../shared/readable.js';

type Node = JsonObject;

/** The datasets of a catalogue that have a name. Throws a DatasetError (`bad-response`) for JSON that is no catalogue. */
export function datasetsOf(body: Json, address: string): Dataset[] {
  const nodes = new Map(
    array(object(body)['@graph'])
      .map(object)
      .map((node) => [text(node['@id']) ?? '', node]),
  );
  const follow = (value: Json | undefined): Node => object(typeof value === 'string' ? (nodes.get(value) ?? { '@id': value }) : value);
  return listed(body, nodes, address)
    .map(follow)
    .flatMap((node) => datasetOf(node, address, follow));
}

function listed(body: Json, nodes: ReadonlyMap<string, Node>, address: string): readonly Json[] {
  const catalogues = [object(body), ...nodes.values()].filter((node) => Array.isArray(node['dataset']));
  if (catalogues.length) return catalogues.flatMap((node) => array(node['dataset']));
  const datasets = (Array.isArray(body) ? body : [body, ...nodes.values()]).filter((node: Json) =>
    /(^|[:/#])Dataset$/.test(typeOf(object(node))),
  );
  if (datasets.length) return datasets;
  throw new DatasetError('bad-response', 'This JSON is no DCAT catalogue: it has no list of datasets', { url: address });
}

const typeOf = (node: Node): string => [node['@type'] ?? ''].flat().join(' ');

/** The words in whatever holds them: a text, a number, a typed or translated literal, something with a name, or the first of several. */
export function wordsOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(wordsOf).find(Boolean);
  if (value === null || typeof value !== 'object') return undefined;
  const words = value as JsonObject;
  const names = ['@value', 'prefLabel', 'name', 'title', 'fn', 'en', 'en-US', '@id', 'label', 'notation'];
  return names.map((name) => wordsOf(words[name])).find(Boolean);
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [value ?? null]);
const wordsIn = (value: Json | undefined): string[] => list(value).flatMap((item) => wordsOf(item) ?? []);

function datasetOf(node: Node, address: string, follow: (value: Json | undefined) => Node): Dataset[] {
  const identifier = wordsOf(node['identifier']) ?? text(node['@id']) ?? wordsOf(node['title']);
  if (!identifier) return [];
  const files = array(node['distribution']).map(follow);
  const mail = wordsOf(follow(list(node['contactPoint'])[0])['hasEmail']);
  const license = wordsOf(node['license']) ?? files.map((file) => wordsOf(file['license'])).find(Boolean) ?? wordsOf(node['rights']);
  return [
    {
      ref: { portal: 'dcat', endpointURL: address, identifier },
      title: wordsOf(node['title']) ?? wordsOf(node['titleMap']) ?? identifier,
      landingPage: webAddress(pageOf(node['landingPage']))?.href ?? `${address}#${encodeURIComponent(identifier)}`,
      fields: [],
      ...some('language', text(wordsIn(node['language']).join())),
      ...some('description', wordsOf(node['description']) ?? wordsOf(node['descriptionMap'])),
      ...some('publisher', wordsOf(named(follow(node['publisher'])))),
      ...some('contactPoint', mail && (/^\w+:/.test(mail) ? mail : `mailto:${mail}`)),
      ...(license ? { license: { title: license, ...some('href', webAddress(license)?.href) } } : {}),
      ...some('issued', date(wordsOf(node['issued']))),
      ...some('modified', date(wordsOf(node['modified']))),
      ...some('accrualPeriodicity', wordsOf(node['accrualPeriodicity'])),
      ...some(
        'spatial',
        text(
          list(node['spatial'])
            .flatMap((place) => placeOf(place) ?? [])
            .join('; '),
        ),
      ),
      ...some(
        'temporal',
        text(
          list(node['temporal'])
            .flatMap((period) => periodOf(period) ?? [])
            .join('; '),
        ),
      ),
      keywords: wordsIn(node['keyword']),
      theme: wordsIn(node['theme']),
      distributions: files.flatMap(distributionOf),
    },
  ];
}

/** A name before an identifier. */
const named = (node: Node): Json => node['name'] ?? node['prefLabel'] ?? node;

/** A page, or a document that has an address. */
const pageOf = (page: Json | undefined): string | undefined => text(page) ?? text(object(page)['@id']) ?? text(object(page)['accessURL']);

function placeOf(place: Json): string | undefined {
  const { geographicBoundingBox, bbox, coordinates } = object(place);
  const box = object(geographicBoundingBox);
  const sides = ['west', 'south', 'east', 'north'].map(
    (side) => box[`${side}Bound${/[we]/.test(side[0]!) ? 'ingLongitude' : 'ingLatitude'}`],
  );
  if (sides.every((side) => side !== undefined)) return sides.join(',');
  return coordinates ? JSON.stringify(place) : (wordsOf(place) ?? wordsOf(bbox));
}

function periodOf(period: Json): string | undefined {
  const { startDate, endDate } = object(period);
  const dates = [wordsOf(startDate), wordsOf(endDate)];
  return dates.some(Boolean) ? dates.map((day) => day ?? '..').join('/') : wordsOf(period);
}

function distributionOf(file: Node): Distribution[] {
  const downloadURL = [file['downloadURL'], file['accessURL']].map(wordsOf).find((address) => webAddress(address));
  if (!downloadURL) return [];
  const byteSize = Number(wordsOf(file['byteSize']) ?? NaN);
  const mediaType = wordsOf(file['mediaType']) ?? wordsOf(file['format']);
  return [
    {
      title: wordsOf(file['title']) ?? wordsOf(file['format']) ?? mediaType ?? downloadURL,
      downloadURL,
      ...some('mediaType', mediaType),
      ...(byteSize > 0 ? { byteSize } : {}),
    },
  ];
}
