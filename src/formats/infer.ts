/** The type that a column of texts has, and the texts read as it. */
import type { Column, FieldType } from '../model.js';
import { isDate } from '../table.js';
import { readGeometry } from './geometry.js';
import { DateScan } from './scan/date-scan.js';
import { dateShape, parseBoolean, parseDate, parseNumber } from './value.js';

const DAY = 86_400_000;
export const identifier = /^\+|^-?0\d|^-?\d{16,}$/;
const address = /^https?:\/\/\S+$/i;
const wkt = /^\s*(?:SRID=4326;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(/i;

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
  const type = typeOfWords(() => values);
  return [type, readColumn(type, values)];
}

/** The type of texts that are neither numbers nor dates. */
export function typeOfWords(words: () => Iterable<string | null>): 'boolean' | 'url' | 'geometry' | 'string' {
  if (every(words(), (text) => /^(?:true|false)$/i.test(text.trim()))) return 'boolean';
  if (every(words(), (text) => address.test(text.trim()) && URL.canParse(text))) return 'url';
  return every(words(), (text) => wkt.test(text) && readGeometry(text) !== null) ? 'geometry' : 'string';
}

/** Whether a test holds for some text, and for every other that says anything. */
function every(words: Iterable<string | null>, test: (text: string) => boolean): boolean {
  let some = false;
  for (const word of words) {
    if (!filled(word)) continue;
    if (!test(word)) return false;
    some = true;
  }
  return some;
}

/** Texts as the column of a type; whatever does not read as the type is missing. */
export function readColumn(type: FieldType, values: readonly (string | null)[]): Column {
  if (type === 'string' || type === 'url') return values;
  const read = textReader(type);
  if (type !== 'number' && !isDate(type)) return values.map((value) => (value === null ? null : (read(value) as string)));
  const column = new Float64Array(values.length);
  for (let row = 0; row < column.length; row++) column[row] = values[row] === null ? NaN : (read(values[row]!) as number);
  return column;
}

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
    const date = plainDate(text) ?? dateShape(text.trim());
    if (date?.shape !== shape) return undefined;
    dates[row] = date.value;
    days &&= date.value % DAY === 0;
  }
  return [days ? 'date' : 'datetime', dates];
}

const scan = new DateScan();
const encoder = new TextEncoder();
/** Longer than any date that the scan knows, and ended by a byte that none has. */
const letters = new Uint8Array(48);
const room = letters.subarray(0, -1);

/** A date that is written as most are; the next one takes its place. */
function plainDate(text: string): DateScan | undefined {
  const { written } = encoder.encodeInto(text, room);
  letters[written] = 0;
  return written === text.length && scan.read(letters, 0) === written ? scan : undefined;
}

/** What reads a text of this type: NaN or null where it cannot. */
function textReader(type: FieldType): (text: string) => ReturnType<typeof readGeometry> | string | number | boolean {
  if (type === 'number') return parseNumber;
  if (isDate(type)) return (text) => parseDate(text, true);
  if (type === 'boolean') return parseBoolean;
  return readGeometry;
}
