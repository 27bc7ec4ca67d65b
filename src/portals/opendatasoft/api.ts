/** The Explore API's door: addresses of a domain's catalogue and datasets, its limits, and its own names of what went wrong. */
import type { DatasetRef, ErrorCode, Get } from '../../model.js';
import { askJson, object, text, type Explain, type Json } from '../shared/answer.js';

/** `records` gives so many rows at once, and none beyond the ten thousandth; groups have a ceiling of their own. */
export const limits = { rows: 100, lastRow: 10_000, groups: 19_999 };

export const apiOf = (endpointURL: string, path: string): string => `${endpointURL}/api/explore/v2.1/catalog${path}`;
export const pathOf = (identifier: string): string => encodeURIComponent(identifier).replaceAll('%40', '@');

/** Parameters may be repeated; those without a value are left out. */
export type Parameters = readonly (readonly [name: string, value: string | number | undefined])[];

/** The answer to a question about a dataset; without any, to its own address. */
export const ask = (get: Get, { endpointURL, identifier }: DatasetRef, what: string, parameters: Parameters): Promise<Json> =>
  askCatalogue(get, endpointURL, datasetPath(identifier, what), parameters);

const datasetPath = (identifier: string, what: string): string => `/datasets/${pathOf(identifier)}${what}`;

/** The address of a question about a dataset. */
export const addressOf = ({ endpointURL, identifier }: DatasetRef, what: string, parameters: Parameters): URL =>
  catalogueAddress(endpointURL, datasetPath(identifier, what), parameters);

export const askCatalogue = (get: Get, endpointURL: string, path: string, parameters: Parameters): Promise<Json> =>
  askJson(get, catalogueAddress(endpointURL, path, parameters), explain);

/** Parameters stand in one order, and every sign is encoded that a server may trip over. */
function catalogueAddress(endpointURL: string, path: string, parameters: Parameters): URL {
  const given = new URLSearchParams(
    parameters.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  );
  given.sort();
  const url = new URL(apiOf(endpointURL, path));
  url.search = given.toString().replaceAll('+', '%20').replaceAll('*', '%2A');
  return url;
}

const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^NotFound/i, 'not-found'],
  [/Forbidden|Unauthori[sz]ed|Authentication/i, 'private'],
  [/^(ODSQL|Invalid|Incompatible|Missing)/i, 'bad-request'],
];

/** The portal's own names of its errors; a spent quota has other members than the rest. */
export const explain: Explain = (body, status) => {
  const { error_code, message, errorcode, error } = object(body);
  const name = text(error_code);
  const said = text(message) ?? text(error) ?? '';
  if (errorcode === 10_002 || status === 429) return { code: 'rate-limited', message: said };
  if (!name) return undefined;
  if (/unknown field|field .* (does not exist|not found)/i.test(said)) return { code: 'columns-gone', message: said };
  const code = codes.find(([pattern]) => pattern.test(name))?.[1];
  return code ? { code, message: said } : undefined;
};
