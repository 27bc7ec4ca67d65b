/** From an answer to a table: which format it is in, and how its bytes are letters. */
import { DatasetError, type Table } from '../model.js';

export type Format = 'csv' | 'json' | 'geojson';

const unreadable = 'pdf xlsx xls ods docx zip gz gpkg shp kml kmz gml xml rdf parquet sqlite'.split(' ');
const signatures = [
  ['%PDF', 'pdf'],
  ['PK\x03\x04', 'zip or xlsx'],
  ['\x1f\x8b', 'gz'],
  ['SQLite format 3', 'gpkg'],
  ['PAR1', 'parquet'],
  ['\xd0\xcf\x11\xe0', 'xls'],
] as const;

/** The format that a media type names or, where it names none, the address's extension. */
export function formatOf(url: URL, mediaType = ''): Format | undefined {
  const type = mediaType.split(';')[0]!.trim().toLowerCase();
  if (/^(?:text|application)\/(?:csv|x-csv|tab-separated-values)$/.test(type)) return 'csv';
  if (/\/(?:vnd\.)?geo\+json$/.test(type)) return 'geojson';
  if (/[/+]json$/.test(type)) return 'json';
  const extension = extensionOf(url);
  return extension === 'tsv' ? 'csv' : extension === 'csv' || extension === 'json' || extension === 'geojson' ? extension : undefined;
}

/**
 * The table that a response holds, by its media type, else its extension, else its first characters.
 * Throws a DatasetError: `bad-response` for a web page, a broken body or an answer without rows, `unsupported` for a format that cannot be read.
 */
export async function decode(response: Response, url: URL): Promise<Table> {
  const mediaType = response.headers.get('content-type') ?? '';
  const text = decodeText(await bytesOf(response, url), /charset="?([\w.:-]+)/i.exec(mediaType)?.[1], url);
  const format = formatOf(url, mediaType) ?? formatOfText(text, url);
  refuseMarkup(text, url);
  try {
    return format === 'csv' ? (await import('./csv.js')).readCsv(text) : (await import('./json.js')).readJson(text);
  } catch (cause) {
    if (cause instanceof DatasetError) throw new DatasetError(cause.code, cause.message, { url, cause });
    throw new DatasetError('bad-response', 'The answer could not be read.', { url, cause });
  }
}

const extensionOf = ({ pathname }: URL): string => /\.(\w+)$/.exec(pathname)?.[1]?.toLowerCase() ?? '';

async function bytesOf(response: Response, url: URL): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof DatasetError || (cause instanceof Error && cause.name === 'AbortError')) throw cause;
    throw new DatasetError('bad-response', 'The answer broke off before its end.', { url, cause });
  }
}

function formatOfText(text: string, url: URL): Format {
  const extension = extensionOf(url);
  if (unreadable.includes(extension)) throw unsupported(extension, url);
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}

/** Letters by byte order mark, then by the declared charset, then as UTF-8 and, where that fails, as Windows-1252. */
function decodeText(bytes: Uint8Array, charset: string | undefined, url: URL): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const known = signatures.find(([signature]) => head.startsWith(signature));
  if (known) throw unsupported(known[1], url);
  const mark = head.startsWith('\xff\xfe')
    ? 'utf-16le'
    : head.startsWith('\xfe\xff')
      ? 'utf-16be'
      : head.startsWith('\xef\xbb\xbf')
        ? 'utf-8'
        : charset;
  try {
    if (mark) return new TextDecoder(mark).decode(bytes);
  } catch {
    // An unknown charset is as good as none.
  }
  return guessed(bytes);
}

/** A text with at least as many good as broken multi-byte letters is UTF-8 that was cut or damaged, and shows its damage. */
function guessed(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  if (broken === 0) return text;
  const good = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return good >= broken ? text : new TextDecoder('windows-1252').decode(bytes);
}

function refuseMarkup(text: string, url: URL): void {
  const head = text.slice(0, 512).trimStart();
  if (/^<\?xml|^<(?:kml|rdf|gml|rss|feed)\b/i.test(head) && !/<html/i.test(head)) throw unsupported('xml', url);
  if (/^<(?:!|(?:html|head|body|title|meta|script|h1|p|div)\b)/i.test(head)) {
    throw new DatasetError('bad-response', 'The address answered with a web page instead of data.', { url });
  }
}

const unsupported = (format: string, url: URL): DatasetError =>
  new DatasetError('unsupported', `This is a ${format.toUpperCase()} file; only CSV, JSON and GeoJSON can be read.`, { url });
