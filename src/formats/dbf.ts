/** dBase tables, which hold what a Shapefile says of its shapes. */
import { DatasetError, type Column, type Field } from '../model.js';
import { inferColumn } from './infer.js';
import { unique } from './names.js';
import { parseDate, parseNumber } from './value.js';

interface Descriptor {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

export interface Dbf {
  readonly length: number;
  /** Whether a row is marked as deleted. */
  isDeleted(row: number): boolean;
  /** The columns for these rows, with their fields. */
  columns(rows: readonly number[]): readonly (readonly [Field, Column])[];
}

/** Opens a table whose texts are in this encoding. Throws a DatasetError for bytes that are none. */
export function openDbf(bytes: Uint8Array, encoding: string): Dbf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder(encoding);
  const [count, header, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  const length = width ? Math.min(count, Math.floor((bytes.length - header) / width)) : 0;
  if (header < 33 || width < 1) throw new DatasetError('bad-response', 'The Shapefile’s table (.dbf) is damaged.');
  const texts = ({ start, length: size }: Descriptor, rows: readonly number[]): (string | null)[] =>
    rows.map((row) => {
      const at = header + row * width + start;
      return (
        decoder
          .decode(bytes.subarray(at, at + size))
          .replace(/[\0 ]+$/, '')
          .trimStart() || null
      );
    });
  const taken = new Set<string>();
  return {
    length,
    isDeleted: (row) => bytes[header + row * width] === 0x2a,
    columns: (rows) =>
      descriptorsOf(view, header, decoder).map((descriptor) => {
        const [type, column] = typed(descriptor.type, texts(descriptor, rows));
        return [{ name: unique(descriptor.name, taken), title: descriptor.name, type }, column] as const;
      }),
  };
}

function descriptorsOf(view: DataView, header: number, decoder: TextDecoder): Descriptor[] {
  const descriptors: Descriptor[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= header && view.getUint8(at) !== 0x0d; at += 32) {
    const name = decoder
      .decode(new Uint8Array(view.buffer, view.byteOffset + at, 11))
      .split('\0')[0]!
      .trim();
    const length = view.getUint8(at + 16);
    descriptors.push({
      name: name || `column_${descriptors.length + 1}`,
      type: String.fromCharCode(view.getUint8(at + 11)),
      start,
      length,
    });
    start += length;
  }
  return descriptors;
}

/** Stars stand where a number did not fit. */
function typed(type: string, texts: readonly (string | null)[]): [Field['type'], Column] {
  if (type === 'N' || type === 'F') return ['number', Float64Array.from(texts, (text) => parseNumber(text ?? ''))];
  if (type === 'D')
    return ['date', Float64Array.from(texts, (text) => parseDate(text?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? ''))];
  if (type === 'L')
    return ['boolean', texts.map((text) => (/^[ty]$/i.test(text ?? '') ? true : /^[fn]$/i.test(text ?? '') ? false : null))];
  return inferColumn(texts);
}
