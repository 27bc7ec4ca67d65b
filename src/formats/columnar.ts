/** Values as columnar formats hold them (64-bit integers, bytes, lists, structures), made into columns. */
import type { Column, FieldType } from '../model.js';
import { isNumeric } from '../table.js';
import { readGeometry } from './geometry.js';

/**
 * The values as the column of a type; missing ones may be null or undefined. An integer beyond 2⁵³ becomes the nearest number there is,
 * as it does in JSON; as text it keeps all its digits.
 */
export function columnOfValues(type: FieldType, values: ArrayLike<unknown>): Column {
  if (values instanceof Float64Array && isNumeric(type)) return values;
  if (isNumeric(type)) {
    const column = new Float64Array(values.length);
    for (let row = 0; row < column.length; row++) column[row] = numberOf(values[row]);
    return column;
  }
  if (type === 'geometry') return Array.from(values, readGeometry);
  return type === 'boolean' ? Array.from(values, truthOf) : Array.from(values, textOf);
}

const numberOf = (value: unknown): number => (value === null || value === undefined ? NaN : finite(Number(value)));
const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);
const truthOf = (value: unknown): boolean | null => (value === null || value === undefined ? null : Boolean(value));

/** A text as it is, bytes as hexadecimal digits, lists and structures as their JSON. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return hexOf(value);
  return typeof value === 'object' ? JSON.stringify(value, plain) : String(value);
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return hexOf(value);
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The time of day at so many milliseconds after midnight: `14:05:09`. */
export const clockOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, milliseconds % 1000 ? 23 : 19);
