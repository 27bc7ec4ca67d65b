/** Parquet and GeoParquet: what a file holds, and those of its columns and rows that somebody wants, in as few bytes as can be. */
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type Compressors,
  type FileMetaData,
  type ParquetParsers,
  type ParquetQueryFilter,
  type ParquetScan,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { DatasetError, type Field, type FieldType, type Table } from '../model.js';
import { table } from '../table.js';
import { concat } from '../table/concat.js';
import { clockOf, columnOfValues } from './columnar.js';
import { inMemory, type Parts } from './parts.js';
import { inLonLat, isLonLat, type Projection } from './projection.js';

/** What stands in a file's footer. */
export interface ParquetFile {
  readonly fields: readonly Field[];
  readonly rowCount: number;
  readonly metadata: FileMetaData;
  /** The first geometry column's, where it is not in degrees. */
  readonly projection?: Projection;
}

/** Which part of a file is wanted: columns by name, rows from `start` up to, but without, `end`. */
export interface Wanted {
  readonly names: readonly string[];
  readonly start?: number;
  readonly end?: number;
  /** Rows that certainly do not pass need not be read; those that are read may still fail it. */
  readonly pruning?: ParquetQueryFilter;
  readonly most?: number;
}

/** The whole table of a file's bytes. */
export async function readParquet(bytes: Uint8Array): Promise<Table> {
  const parts = inMemory(bytes);
  const file = await openParquet(parts);
  return readColumns(parts, file, { names: file.fields.map(({ name }) => name) });
}

/** Reads the footer. Throws what hyparquet throws for bytes that are no Parquet. */
export async function openParquet(parts: Parts): Promise<ParquetFile> {
  const metadata = await parquetMetadataAsync(parts, { parsers, initialFetchSize: 1 << 16 });
  const geometry = geometryOf(metadata);
  const fields = parquetSchema(metadata).children.map((node) => fieldOf(node, metadata));
  return {
    fields,
    rowCount: Number(metadata.num_rows),
    metadata,
    ...(geometry && !isLonLat(geometry) ? { projection: geometry } : {}),
  };
}

/**
 * The columns that are wanted, row groups beside each other. Throws a DatasetError: `unsupported` for an unknown compression, `too-big`
 * rather than read more than `most` bytes.
 */
export async function readColumns(
  parts: Parts,
  file: ParquetFile,
  { names, start = 0, end = Infinity, pruning, most }: Wanted,
): Promise<Table> {
  const fields = names.map((name) => file.fields.find((field) => field.name === name)!);
  const scan = await parquetScan({
    file: parts,
    metadata: file.metadata,
    columns: [...names],
    rowStart: start,
    rowEnd: Math.min(end, file.rowCount),
    parsers,
    compressors: await compressorsFor(file.metadata),
    filterStrict: false,
    ...(pruning ? { pruningFilter: pruning } : {}),
  });
  refuseHeavy(file, names, scan.ranges, most);
  const pieces = await Promise.all(scan.ranges.map((range) => readRange(scan, fields, range)));
  const whole = concat([
    table(
      fields,
      fields.map(({ type }) => columnOfValues(type, [])),
    ),
    ...pieces,
  ]);
  return file.projection ? inLonLat(whole, file.projection) : whole;
}

/** By the weight, as it is compressed, of each column chunk that has a row among these. */
function refuseHeavy({ metadata }: ParquetFile, names: readonly string[], ranges: ParquetScan['ranges'], most = Infinity): void {
  let [first, bytes] = [0, 0];
  for (const { num_rows: count, columns } of metadata.row_groups) {
    const behind = first + Number(count);
    const read = ranges.some(({ rowStart, rowEnd }) => rowStart < behind && rowEnd > first);
    for (const { meta_data: chunk } of read ? columns : [])
      if (chunk && names.includes(chunk.path_in_schema[0]!)) bytes += Number(chunk.total_compressed_size);
    first = behind;
  }
  if (bytes > most) throw new DatasetError('too-big', `This question needs ${bytes >> 20} MB of the file: ask for fewer columns or rows.`);
}

async function readRange(scan: ParquetScan, fields: readonly Field[], range: ParquetScan['ranges'][number]): Promise<Table> {
  const clocks = new Map(scan.metadata.schema.map((element) => [element.name, clockScale(element)]));
  const columns = fields.map(async ({ name, type }) => {
    const values = await scan.readColumn({ column: name, ...range });
    const scale = type === 'string' ? clocks.get(name) : undefined;
    return columnOfValues(type, scale ? Array.from(values as unknown[], (value) => clockAt(value, scale)) : values);
  });
  return table(fields, await Promise.all(columns));
}

/** Milliseconds in one unit of a time of day. */
function clockScale({ logical_type: logical, converted_type: converted }: SchemaElement): number | undefined {
  if (logical?.type === 'TIME') return { MILLIS: 1, MICROS: 1e-3, NANOS: 1e-6 }[logical.unit];
  return converted === 'TIME_MILLIS' ? 1 : converted === 'TIME_MICROS' ? 1e-3 : undefined;
}

const clockAt = (value: unknown, scale: number): string | null =>
  value === null || value === undefined ? null : clockOf(Number(value) * scale);

/** Dates and times as epoch milliseconds; hyparquet would make a Date of each. */
const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => Number(value),
  timestampFromMicroseconds: (value) => Math.floor(Number(value) / 1000),
  timestampFromNanoseconds: (value) => Math.floor(Number(value) / 1e6),
  dateFromDays: (days) => days * 86_400_000,
  jsonFromBytes: (bytes) => new TextDecoder().decode(bytes),
};

/** Snappy is built in; the others come when a file needs them. */
async function compressorsFor({ row_groups: groups }: FileMetaData): Promise<Compressors> {
  const codecs = new Set(groups.flatMap(({ columns }) => columns.map(({ meta_data: chunk }) => chunk?.codec)));
  const compressors: Compressors = {};
  if (codecs.has('ZSTD')) compressors.ZSTD = await zstd();
  if (codecs.has('GZIP')) compressors.GZIP = await gzip();
  const unknown = [...codecs].find((codec) => codec && !['UNCOMPRESSED', 'SNAPPY', 'ZSTD', 'GZIP'].includes(codec));
  if (unknown)
    throw new DatasetError('unsupported', `This Parquet file is compressed by ${unknown}; only Snappy, ZSTD and GZIP can be read here.`);
  return compressors;
}

type Compressor = NonNullable<Compressors['ZSTD']>;

async function zstd(): Promise<Compressor> {
  const { decompress } = await import('fzstd');
  return (input, length) => decompress(input, new Uint8Array(length));
}

async function gzip(): Promise<Compressor> {
  const { gunzipSync } = await import('fflate');
  return (input, length) => gunzipSync(input, { out: new Uint8Array(length) });
}

function fieldOf({ element, children }: SchemaTree, metadata: FileMetaData): Field {
  const { name } = element;
  const nested = children.length > 0 || element.repetition_type === 'REPEATED';
  return { name, title: name, type: nested ? 'string' : isHuge(element, metadata) ? 'string' : typeOf(element) };
}

function typeOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): FieldType {
  const kind = logical?.type ?? converted ?? '';
  if (kind === 'GEOMETRY' || kind === 'GEOGRAPHY') return 'geometry';
  if (kind === 'DATE') return 'date';
  if (kind.startsWith('TIMESTAMP') || type === 'INT96') return 'datetime';
  if (kind.startsWith('TIME')) return 'string';
  if (type === 'BOOLEAN') return 'boolean';
  if (kind === 'DECIMAL' || kind === 'FLOAT16') return 'number';
  return type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY' ? 'string' : 'number';
}

/** Whether a column's integers, by its statistics, go beyond what a number holds exactly: identifiers, which stay text. */
function isHuge(
  { name, type, logical_type: logical, converted_type: converted }: SchemaElement,
  { row_groups: groups }: FileMetaData,
): boolean {
  if (type !== 'INT64' || /TIME|DECIMAL/.test(logical?.type ?? converted ?? '')) return false;
  return groups.some(({ columns }) => {
    const statistics = columns.find(({ meta_data: chunk }) => chunk?.path_in_schema[0] === name)?.meta_data?.statistics;
    return [statistics?.min_value, statistics?.max_value].some(
      (value) => typeof value === 'bigint' && !Number.isSafeInteger(Number(value)),
    );
  });
}

/** The coordinate system of the main geometry column (geoparquet.org 1.1); longitude and latitude where none is named. */
function geometryOf({ key_value_metadata: pairs }: FileMetaData): Projection | undefined {
  const text = pairs?.find(({ key }) => key === 'geo')?.value;
  if (!text) return undefined;
  const geo = JSON.parse(text) as {
    readonly primary_column?: string;
    readonly columns?: Readonly<Record<string, { readonly crs?: Projection }>>;
  };
  const crs = geo.columns?.[geo.primary_column ?? 'geometry']?.crs;
  const id = typeof crs === 'object' && (crs?.['id'] as { readonly authority?: string; readonly code?: unknown } | undefined);
  return id && /^(?:4326|4269|4979|CRS84h?)$/.test(String(id.code)) ? undefined : (crs ?? undefined);
}
