/** Addresses of Opendatasoft: which dataset they name, and what a page's filters mean in version 2.1 of the API. */
import type { DatasetRef, Field } from '../../model.js';
import { segmentsOf } from '../shared/address.js';
import { identifier, quoted } from './odsql.js';

/** The identifier as it stands in a path; federated copies are called `name@domain`. */
export function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  return pageOf(url, path) ?? apiOf(url, path) ?? oldApiOf(url, path);
}

function refOf({ origin }: URL, identifier: string, parameters: URLSearchParams): DatasetRef {
  const query = parameters.toString();
  return { portal: 'opendatasoft', endpointURL: origin, identifier, ...(query ? { query } : {}) };
}

function pageOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.indexOf('explore');
  const kind = path[at + 1] === 'embed' ? at + 2 : at + 1;
  if (at < 0 || path[at - 1] === 'api' || (path[kind] !== 'dataset' && path[kind] !== 'assets') || !path[kind + 1]) return undefined;
  return refOf(url, path[kind + 1]!, filtersIn(url.searchParams));
}

function apiOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const at = path.indexOf('catalog');
  const asked = path[at + 2];
  if (!/^\/api\/(explore\/)?v2(\.[01])?\/catalog\/datasets$/.test(`/${path.slice(0, at + 2).join('/')}`) || !asked) return undefined;
  const isQuestion = ['select', 'group_by', 'order_by'].some((name) => url.searchParams.get(name));
  return refOf(url, asked, isQuestion ? questionIn(url.searchParams) : filtersIn(url.searchParams));
}

/** Version 1 names the dataset in a parameter, except for its description. */
function oldApiOf(url: URL, path: readonly string[]): DatasetRef | undefined {
  const [api, kind, version, name] = path;
  if (api !== 'api' || version !== '1.0') return undefined;
  if (kind === 'datasets' && name && name !== 'search') return refOf(url, name, new URLSearchParams());
  const asked = kind === 'records' && (name === 'search' || name === 'download') ? url.searchParams.get('dataset') : null;
  return asked
    ? refOf(
        url,
        asked,
        picked(url.searchParams, (name) => name === 'dataset' || filters.test(name)),
      )
    : undefined;
}

/** Whether an address is of version 1, which a site may speak that does not speak 2.1 yet. */
export const isOld = (query: string | undefined): boolean => new URLSearchParams(query).has('dataset');

const filters = /^(where|refine|exclude|q)$|^(refine|exclude|disjunctive|geofilter)\../;
const clauses = new Set(['select', 'where', 'group_by', 'order_by', 'limit', 'offset', 'refine', 'exclude', 'timezone', 'lang']);

const picked = (parameters: URLSearchParams, keeps: (name: string) => boolean): URLSearchParams =>
  new URLSearchParams([...parameters].filter(([name, value]) => keeps(name) && value));

const filtersIn = (parameters: URLSearchParams): URLSearchParams => picked(parameters, (name) => filters.test(name));
const questionIn = (parameters: URLSearchParams): URLSearchParams => picked(parameters, (name) => clauses.has(name));

/** Whether an address asks a question of its own; else it only filters, and every question is asked within its filters. */
export const isQuestion = (query: string | undefined): boolean =>
  ['select', 'group_by', 'order_by'].some((name) => new URLSearchParams(query).has(name));

/** What an address keeps of a dataset: conditions in ODSQL, and the facets that it refines and excludes. */
export interface Standing {
  readonly conditions: readonly string[];
  readonly facets: readonly (readonly ['refine' | 'exclude', string])[];
}

/** An address's filters in version 2.1: a page and version 1 write them as `refine.field=value`. */
export function standingIn(query: string | undefined, fields: readonly Field[]): Standing {
  const parameters = new URLSearchParams(query);
  const widened = new Set([...parameters.keys()].filter((name) => name.startsWith('disjunctive.')).map((name) => name.slice(12)));
  const text = parameters.get('q');
  const place = fields.find(({ type }) => type === 'geometry')?.name;
  return {
    conditions: [
      ...parameters.getAll('where'),
      ...(text ? [`search(${quoted(text)})`] : []),
      ...Array.from(widened, (name) => oneOf(name, parameters.getAll(`refine.${name}`))).filter(Boolean),
      ...(place
        ? [circle(place, parameters.get('geofilter.distance')), polygon(place, parameters.get('geofilter.polygon'))].filter(Boolean)
        : []),
    ],
    facets: [...parameters].flatMap(([name, value]) => facetOf(name, value, widened)),
  };
}

function facetOf(name: string, value: string, widened: ReadonlySet<string>): Standing['facets'] {
  const [, kind, field] = /^(refine|exclude)(?:\.(.+))?$/s.exec(name) ?? [];
  if (!kind || (kind === 'refine' && field && widened.has(field))) return [];
  return [[kind as 'refine' | 'exclude', field ? `${field}:${quoted(value)}` : value]];
}

const oneOf = (name: string, values: readonly string[]): string =>
  values.length ? `${identifier(name)} in (${values.map(quoted).join(', ')})` : '';

const number = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`;

/** `latitude,longitude,metres`. */
function circle(place: string, value: string | null): string {
  const [, latitude, longitude, metres] = new RegExp(`^${number},${number},${number}$`).exec(value ?? '') ?? [];
  return metres ? `within_distance(${identifier(place)}, geom'POINT(${longitude} ${latitude})', ${metres}m)` : '';
}

/** `(latitude,longitude),(latitude,longitude)…`. */
function polygon(place: string, value: string | null): string {
  const corners = Array.from(
    (value ?? '').matchAll(new RegExp(`\\(${number},${number}\\)`, 'g')),
    ([, latitude, longitude]) => `${longitude} ${latitude}`,
  );
  const ring = corners[0] === corners.at(-1) ? corners : [...corners, corners[0]];
  return ring.length > 3 ? `within(${identifier(place)}, geom'POLYGON((${ring.join(', ')}))')` : '';
}
