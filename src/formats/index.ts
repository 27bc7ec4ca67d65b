/** Which format a file is in, and who reads that. */
import { DatasetError, type Table } from '../model.js';
import { isAbort } from './flow.js';
import { lettersOf, refuseWebPage, rootOf } from './text.js';
import { isUnreadable, unreadableHead, unsupported } from './unreadable.js';

/** A file as it came. Where it holds several tables (sheets, layers, files) the address's fragment names one: `…/budget.xlsx#2024`. */
export interface Contents {
  readonly bytes: Uint8Array;
  readonly url: URL;
  /** What the answer says of itself: `text/csv; charset=utf-8`. */
  readonly mediaType?: string;
  /** What it is called within an archive, where it comes out of one. */
  readonly name?: string;
}

interface Known {
  readonly extensions: string;
  readonly media: RegExp;
  /** How its bytes begin, as Latin letters; a format without is text. */
  readonly begins?: readonly string[];
  read(file: Contents): Promise<Table> | Table;
}

const formats = {
  csv: {
    extensions: 'csv tsv tab psv',
    media: /^(?:text|application)\/(?:csv|x-csv|tab-separated-values)$/,
    read: async (file) => (await import('./csv.js')).readCsv(file.bytes, charsetOf(file)),
  },
  geojson: { extensions: 'geojson', media: /\/(?:vnd\.)?geo\+json$/, read: readJson },
  ndjson: {
    extensions: 'ndjson jsonl geojsonl geojsonseq ldjson',
    media: /\/(?:x-)?(?:ndjson|jsonl|jsonlines|geo\+json-seq|json-seq)$/,
    read: async (file) => (await import('./json.js')).readNdjson(textOf(file)),
  },
  json: { extensions: 'json topojson', media: /[/+]json$/, read: readJson },
  kml: {
    extensions: 'kml',
    media: /\/vnd\.google-earth\.kml\+xml$/,
    read: async (file) => (await import('./kml.js')).readKml(textOf(file)),
  },
  gpx: { extensions: 'gpx', media: /\/gpx\+xml$/, read: async (file) => (await import('./gpx.js')).readGpx(textOf(file)) },
  zip: {
    extensions: 'zip kmz xlsx xlsm',
    media: /\/(?:zip|x-zip-compressed|vnd\.google-earth\.kmz|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)$/,
    begins: ['PK\x03\x04', 'PK\x05\x06'],
    read: async (file) => (await import('./zip.js')).readZip(file, readFile),
  },
  gzip: {
    extensions: 'gz',
    media: /\/(?:x-)?gzip$/,
    begins: ['\x1f\x8b'],
    read: async (file) => (await import('./zip.js')).readGzip(file, readFile),
  },
  parquet: {
    extensions: 'parquet geoparquet pq',
    media: /parquet$/,
    begins: ['PAR1'],
    read: async (file) => (await import('./parquet.js')).readParquet(file.bytes),
  },
  flatgeobuf: {
    extensions: 'fgb',
    media: /flatgeobuf$/,
    begins: ['fgb\x03fgb'],
    read: async (file) => (await import('./flatgeobuf.js')).readFlatGeobuf(file.bytes),
  },
  arrow: {
    extensions: 'arrow arrows feather ipc',
    media: /\/vnd\.apache\.arrow\.(?:file|stream)$/,
    begins: ['ARROW1', '\xff\xff\xff\xff'],
    read: async (file) => (await import('./arrow.js')).readArrow(file.bytes),
  },
} satisfies Record<string, Known>;

export type Format = keyof typeof formats;
const known = Object.entries(formats) as readonly (readonly [Format, Known])[];

/** The format that a media type names or, where it names none, the address by its extension or its `format` parameter. */
export function formatOf(url: URL, mediaType = ''): Format | undefined {
  const type = mediaType.split(';')[0]!.trim().toLowerCase();
  const parameter = url.searchParams.get('format')?.toLowerCase() ?? '';
  return (
    known.find(([, { media }]) => media.test(type))?.[0] ?? formatOfExtension(extensionOf(url.pathname)) ?? formatOfExtension(parameter)
  );
}

/** The format that goes by this extension. */
export const formatOfExtension = (extension: string): Format | undefined =>
  known.find(([, { extensions }]) => extensions.split(' ').includes(extension))?.[0];

/** The format of bytes that can be nothing else. */
export function formatOfBytes(bytes: Uint8Array): Format | undefined {
  const head = headOf(bytes);
  return known.find(([, { begins }]) => begins?.some((letters) => head.startsWith(letters)))?.[0];
}

/** Whether an address's extension says that nothing here can read the file. */
export const isUnreadableAddress = ({ pathname }: URL): boolean => isUnreadable(extensionOf(pathname));

/** The error that names such a file. */
export const unreadable = (url: URL): DatasetError => unsupported(extensionOf(url.pathname), url);

/** The table in a file that is here. */
export const readFile = (file: Contents): Promise<Table> => named(file.url, async () => (formats[formatOfFile(file)] as Known).read(file));

/** Errors that name the file. */
export async function named<T>(url: URL, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    if (cause instanceof DatasetError) throw cause.url ? cause : new DatasetError(cause.code, cause.message, { url, cause });
    throw new DatasetError('bad-response', 'The file is damaged: it could not be read.', { url, cause });
  }
}

export function formatOfFile(file: Contents): Format {
  const binary = formatOfBytes(file.bytes);
  if (binary) return binary;
  const refused = unreadableHead(headOf(file.bytes));
  if (refused) throw unsupported(refused, file.url);
  const text = textOf({ ...file, bytes: file.bytes.subarray(0, 4096) });
  refuseWebPage(text, file.url);
  const root = rootOf(text);
  if (root) return formatOfRoot(root, file.url);
  const named = file.name ? formatOfExtension(extensionOf(file.name)) : formatOf(file.url, file.mediaType);
  if (named && 'begins' in formats[named]) throw new DatasetError('bad-response', `The file is not ${named}, as it is said to be.`);
  return named ?? formatOfText(text, file);
}

function formatOfRoot(root: string, url: URL): Format {
  if (root === 'kml' || root === 'gpx') return root;
  throw unsupported(`an XML file (${root})`, url);
}

function formatOfText(text: string, { url, name = url.pathname }: Contents): Format {
  if (isUnreadable(extensionOf(name))) throw unsupported(extensionOf(name), url);
  return /^[\s\uFEFF]*[[{]/.test(text) ? 'json' : 'csv';
}

async function readJson(file: Contents): Promise<Table> {
  const { isTopology, jsonOf, projectionOf, tableOfJson } = await import('./json.js');
  const value = jsonOf(textOf(file));
  if (isTopology(value)) return (await import('./topojson.js')).readTopology(value, partOf(file.url));
  const projection = projectionOf(value);
  const table = tableOfJson(value);
  return projection ? (await import('./projection.js')).inLonLat(table, projection) : table;
}

/** The part of a file that the address's fragment names. */
export function partOf({ hash }: URL): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

const textOf = (file: Contents): string => lettersOf(file.bytes, charsetOf(file));
export const charsetOf = ({ mediaType = '' }: Contents): string | undefined => /charset="?([\w.:-]+)/i.exec(mediaType)?.[1];
const headOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 16));
/** What a gzipped file is called without its packing. */
export const nameInside = ({ url, name = url.pathname }: Contents): string => name.replace(/\.gz$/i, '');
/** A name's extension in small letters, without its dot. */
export const extensionOf = (name: string): string => /\.(\w+)\/?$/.exec(name)?.[1]?.toLowerCase() ?? '';
