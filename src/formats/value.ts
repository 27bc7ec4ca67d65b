/** One cell: its text read as a number, a date, a boolean, and the type that a column of texts has. */
import type { Column, FieldType } from '../model.js';
import { isDate } from '../table.js';
import { readGeometry } from './geometry.js';

const DAY = 86_400_000;
/** The calendar repeats after so many days, 400 years: added so that Date.UTC takes the years before 100 as they are. */
const CYCLE = 146_097;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const identifier = /^\+|^-?0\d|^-?\d{16,}$/;
const time = String.raw`(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?`;
const iso = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${time}\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$`, 'i');
const us = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${time}\s?([AP]M)?)?$`, 'i');
const month = /^((?:1[6-9]|2[01])\d\d)-(\d\d)$/;
const address = /^https?:\/\/\S+$/i;

/** A finite decimal number with or without an exponent; NaN for any other text, thousands separators and units included. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  const value = number.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

/**
 * Epoch milliseconds of an ISO date or date and time, `YYYY/MM/DD`, `YYYY-MM` or `MM/DD/YYYY hh:mm:ss AM`; NaN for any other text.
 * Without a zone the date floats: it is read as if it were UTC and so never shifts. `YYYY` is a date only where `years` says so.
 */
export function parseDate(text: string, years = false): number {
  return dateShape(text.trim(), years)?.value ?? NaN;
}

/** true, yes, t, y and 1, false, no, f, n and 0 in any case; null for any other text. */
export function parseBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return ['true', 'yes', 't', 'y', '1'].includes(word) ? true : ['false', 'no', 'f', 'n', '0'].includes(word) ? false : null;
}

/** The narrowest type that every text has; a number with a leading zero or plus, or beyond 15 digits, is an identifier and stays text. */
export const inferType = (values: readonly (string | null)[]): FieldType => inferColumn(values)[0];

/** The same with the texts as a column of that type. */
export function inferColumn(values: readonly (string | null)[]): [FieldType, Column] {
  const first = values.find(filled);
  if (first === undefined) return ['string', values];
  const numbers = numbersOf(values);
  if (numbers) return ['number', numbers];
  const dates = datesOf(first, values);
  if (dates) return dates;
  const every = (test: (text: string) => boolean) => test(first) && values.every((value) => !filled(value) || test(value));
  const type = every((text) => /^(?:true|false)$/i.test(text.trim()))
    ? 'boolean'
    : every((text) => address.test(text.trim()) && URL.canParse(text))
      ? 'url'
      : every((text) => wkt.test(text) && readGeometry(text) !== null)
        ? 'geometry'
        : 'string';
  return [type, readColumn(type, values)];
}

/** Texts as the column of a type; whatever does not read as the type is missing. */
export function readColumn(type: FieldType, values: readonly (string | null)[]): Column {
  const read = textReader(type);
  if (type !== 'number' && !isDate(type)) return values.map((value) => (value === null ? null : (read(value) as string)));
  const column = new Float64Array(values.length);
  for (let row = 0; row < column.length; row++) column[row] = values[row] === null ? NaN : (read(values[row]!) as number);
  return column;
}

/** What reads a text of this type: NaN or null where it cannot. */
export function textReader(type: FieldType): (text: string) => ReturnType<typeof readGeometry> | string | number | boolean {
  if (type === 'number') return parseNumber;
  if (isDate(type)) return (text) => parseDate(text, true);
  if (type === 'boolean') return parseBoolean;
  return type === 'geometry' ? readGeometry : (text) => text;
}

const wkt = /^\s*(?:SRID=4326;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(/i;
const filled = (text: string | null): text is string => text !== null && text.trim() !== '';

function numbersOf(values: readonly (string | null)[]): Float64Array | undefined {
  const numbers = new Float64Array(values.length).fill(NaN);
  for (let row = 0; row < numbers.length; row++) {
    const text = values[row]!;
    if (!filled(text)) continue;
    numbers[row] = identifier.test(text.trim()) ? NaN : parseNumber(text);
    if (Number.isNaN(numbers[row])) return undefined;
  }
  return numbers;
}

/** Dates of one shape throughout; where all are midnights without a zone they are days. */
function datesOf(first: string, values: readonly (string | null)[]): [FieldType, Column] | undefined {
  const shape = dateShape(first.trim())?.shape;
  if (!shape) return undefined;
  const dates = new Float64Array(values.length).fill(NaN);
  let days = !shape.includes('Z');
  for (let row = 0; row < dates.length; row++) {
    const text = values[row]!;
    if (!filled(text)) continue;
    const date = dateShape(text.trim());
    if (date?.shape !== shape) return undefined;
    dates[row] = date.value;
    days &&= date.value % DAY === 0;
  }
  return [days ? 'date' : 'datetime', dates];
}

interface ReadDate {
  readonly shape: string;
  readonly value: number;
}

function dateShape(text: string, years = false): ReadDate | undefined {
  let [, ...part] = iso.exec(text) ?? [];
  if (part.length) return dated(`${part[1]}${part[4] ? 'T' : ''}${part[8] ? 'Z' : ''}`, dayOf(part[0], part[2], part[3]), part.slice(4));
  [, ...part] = us.exec(text) ?? [];
  if (part.length) return dated(`us${part[3] ? 'T' : ''}`, dayOf(part[2], part[0], part[1]), part.slice(3));
  [, ...part] = month.exec(text) ?? [];
  if (part.length) return dated('month', dayOf(part[0], part[1]), []);
  return years && /^\d{4}$/.test(text) ? dated('year', dayOf(text), []) : undefined;
}

function dated(
  shape: string,
  day: number,
  [hour = '0', minute = '0', second = '0', fraction = '', suffix = '']: string[],
): ReadDate | undefined {
  const value =
    day + clock(Number(hour), Number(minute), Number(second), suffix.toUpperCase()) + Number(fraction.padEnd(3, '0').slice(0, 3));
  return Number.isNaN(value) ? undefined : { shape, value };
}

function clock(hour: number, minute: number, second: number, suffix: string): number {
  const half = suffix.endsWith('M');
  if (minute > 59 || second > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return NaN;
  const hours = half ? (hour % 12) + (suffix === 'PM' ? 12 : 0) : hour;
  return ((hours * 60 + minute - (half ? 0 : zone(suffix))) * 60 + second) * 1000;
}

function zone(suffix: string): number {
  const [sign, hours, minutes] = [suffix[0], Number(suffix.slice(1, 3)), Number(suffix.slice(3).replace(':', ''))];
  return sign === '+' || sign === '-' ? (hours * 60 + minutes) * (sign === '-' ? -1 : 1) : 0;
}

function dayOf(year: string | undefined, monthOfYear = '1', dayOfMonth = '1'): number {
  const [y, m, d] = [Number(year), Number(monthOfYear), Number(dayOfMonth)];
  const leap = m === 2 && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  if (d < 1 || d > (leap ? 29 : (lengths[m - 1] ?? 0))) return NaN;
  return Date.UTC(y + 400, m - 1, d) - CYCLE * DAY;
}
