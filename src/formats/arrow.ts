/** Arrow IPC files and streams (Feather 2 among them) as a table. */
import { CompressionType, setCompressionCodec, tableFromIPC, TimeUnit, Type, type Field as ArrowField } from '@uwdata/flechette';
import { decompress } from 'fzstd';
import { DatasetError, type Column, type Field, type FieldType, type Table } from '../model.js';
import { table } from '../table.js';
import { clockOf, columnOfValues } from './columnar.js';

/**
 * The table of a file's bytes: dates and times are epoch milliseconds, nested values their JSON. Throws a DatasetError (`unsupported`)
 * where they are compressed by LZ4.
 */
export function readArrow(bytes: Uint8Array): Table {
  const arrow = opened(bytes);
  const columns = arrow.schema.fields.map((described, index): [Field, Column] => {
    const { name, type: arrowType } = described;
    const field: Field = { name, title: name, type: typeOf(arrowType) };
    const values = arrow.getChildAt(index)!.toArray() as ArrayLike<unknown>;
    return [field, columnOfValues(field.type, readable(arrowType, values))];
  });
  return table(
    columns.map(([field]) => field),
    columns.map(([, column]) => column),
  );
}

type ArrowType = ArrowField['type'];

function opened(bytes: Uint8Array): ReturnType<typeof tableFromIPC> {
  setCompressionCodec(CompressionType.ZSTD, { decode: (part) => decompress(part), encode: (part) => part });
  try {
    // Typed arrays can only look at whole words.
    return tableFromIPC(bytes.byteOffset % 8 ? bytes.slice() : bytes, { useBigInt: true });
  } catch (cause) {
    if (!/compression codec/i.test(String(cause))) throw cause;
    throw new DatasetError('unsupported', 'This Arrow file is compressed in a way that cannot be read here; ZSTD or none could be.', {
      cause,
    });
  }
}

function typeOf(type: ArrowType): FieldType {
  switch (type.typeId) {
    case Type.Int:
    case Type.Float:
    case Type.Decimal:
    case Type.Duration:
      return 'number';
    case Type.Bool:
      return 'boolean';
    case Type.Date:
      return 'date';
    case Type.Timestamp:
      return 'datetime';
    case Type.Dictionary:
      return typeOf((type as unknown as { readonly dictionary: ArrowType }).dictionary);
    default:
      return 'string';
  }
}

/** Times of day as they are written. */
function readable(type: ArrowType, values: ArrayLike<unknown>): ArrayLike<unknown> {
  if (type.typeId !== Type.Time) return values;
  const { unit } = type as unknown as { readonly unit: number };
  const scale = unit === TimeUnit.SECOND ? 1000 : unit === TimeUnit.MILLISECOND ? 1 : unit === TimeUnit.MICROSECOND ? 1e-3 : 1e-6;
  return Array.from(values, (value) => (value === null ? null : clockOf(Number(value) * scale)));
}
