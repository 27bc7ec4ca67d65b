/** Reads a portal's JSON answer with care, and names what went wrong where there is none. */
import type { Within } from '../../formats/rows-in.js';
import type { Answered } from '../../formats/rows-within.js';
import { DatasetError, type ErrorCode, type Get } from '../../model.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A portal's own reading of its errors; undefined where the status alone must tell. */
export type Explain = (body: Json | undefined, status: number) => Failure | undefined | Promise<Failure | undefined>;

/** Bytes of an answer from which on its rows are read beside the page; fewer are read before the code for that is here. */
const LARGE = 1 << 21;
/** Rows that may be so many bytes. */
export const MANY = 5000;

/** The JSON at an address; throws what `explain`, else the status, makes of anything else. */
export const askJson = async (get: Get, url: URL, explain?: Explain): Promise<Json> => (await askRows(get, url, explain)).answer!;

/** The same; the rows `within` a large answer come as a table instead. */
export async function askRows(get: Get, url: URL, explain?: Explain, within?: Within): Promise<Answered<Json>> {
  const response = await get(url, within);
  const { ok, status } = response;
  const bytes = await response.arrayBuffer();
  const { answer, rows } =
    within && bytes.byteLength > LARGE
      ? await (await import('../../formats/aside.js')).rowsAside<Json>(bytes, within, response)
      : { answer: (await new Response(bytes).json().catch(() => undefined)) as Json | undefined };
  const failure = await explain?.(answer, status);
  if (failure) throw new DatasetError(failure.code, failure.message, { url, status });
  if (!ok || status === 202) throw (await import('./failed.js')).failed(status, url);
  if (answer === undefined) throw new DatasetError('bad-response', `${url.host} did not answer with JSON`, { url, status });
  return { answer, rows };
}

export const object = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
export const array = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
/** A text that says something; undefined for anything else. */
export const text = (value: Json | undefined): string | undefined => (typeof value === 'string' && value.trim() ? value.trim() : undefined);
/** A date from ISO text (read as UTC where it names no zone) or from epoch seconds. */
export function date(value: Json | undefined): Date | undefined {
  const made =
    typeof value === 'number'
      ? new Date(value * 1000)
      : typeof value === 'string' && value
        ? new Date(/[zZ]|[+-]\d\d:?\d\d$|^\d{4}(-\d\d){0,2}$/.test(value) ? value : `${value}Z`)
        : undefined;
  return made && !Number.isNaN(made.getTime()) ? made : undefined;
}

/** The texts of a list. */
export const texts = (value: Json | undefined): string[] => array(value).flatMap((item) => text(item) ?? []);

/** `{ name: value }` where there is a value, so that an optional member is absent rather than undefined. */
export const some = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
