/** One cell: its text read as a number, a date or a boolean. */

const DAY = 86_400_000;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const time = String.raw`(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?`;
const iso = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${time}\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$`, 'i');
const us = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${time}\s?([AP]M)?)?$`, 'i');
const month = /^((?:1[6-9]|2[01])\d\d)-(\d\d)$/;

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

/** A date with the shape in which it was written. */
export interface ReadDate {
  readonly shape: string;
  readonly value: number;
}

/** The date and its shape; undefined for any other text. */
export function dateShape(text: string, years = false): ReadDate | undefined {
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
  return dayNumber(Number(year), Number(monthOfYear), Number(dayOfMonth)) * DAY;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; NaN for a day that is not in it. */
export function dayNumber(year: number, month: number, day: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (!(day >= 1 && day <= (leap ? 29 : (lengths[month - 1] ?? 0)))) return NaN;
  const before = month > 2 ? year : year - 1;
  const sinceMarch = Math.trunc((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * before + (before >> 2) - Math.floor(before / 100) + Math.floor(before / 400) + sinceMarch - 719_468;
}
