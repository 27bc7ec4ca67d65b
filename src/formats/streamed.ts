/** Files that are read while they come. */
import type { Table } from '../model.js';
import { paced, type Pace, type Steps } from '../transport/pace.js';
import { CsvReader } from './csv.js';
import { chained, gathered, joined, unzipped, type Parts } from './flow.js';
import { GeoJsonRows } from './geojson-rows.js';
import { charsetOf, formatOfFile, nameInside, readFile, type Contents, type Format } from './index.js';
import { JsonRows } from './json-rows.js';
import type { Packed } from './packed.js';
import { OPEN, startOf } from './scan/cells.js';
import { spaces } from './scan/json-bytes.js';

/** What is known of a file before it comes. */
export interface Coming {
  readonly href: string;
  readonly mediaType: string;
  readonly name?: string;
}

/** Bytes by which a format is known, and those that are read in one turn. */
const HEAD = 4096;
const TURN = 1 << 18;

/** What reads parts of a file as they come. */
interface Reader {
  push(bytes: Uint8Array): void;
  /** The table, or all parts where they must be read whole. */
  end(): Steps<Packed | readonly Uint8Array[]>;
}

/** The table in a file, packed or not. Text tables, lists of JSON and GeoJSON are read as they come, other formats once they are here. */
export async function readParts(file: Coming, parts: Parts, pace: Pace = () => undefined): Promise<Packed | Table> {
  const { begun, all } = await beginning(parts);
  const contents = { bytes: begun, url: new URL(file.href), mediaType: file.mediaType, ...(file.name ? { name: file.name } : {}) };
  const format = formatOfFile(contents);
  if (format === 'gzip') return readParts({ ...file, name: nameInside(contents) }, unzipped(all), pace);
  const reader = readerOf(format, contents);
  if (!reader) return readFile({ ...contents, bytes: await gathered(all) });
  for await (const part of all) {
    for (let at = 0; at < part.length; at += TURN) {
      reader.push(part.subarray(at, at + TURN));
      await pace();
    }
  }
  const read = await paced(reader.end(), pace);
  return 'fields' in read ? read : readFile({ ...contents, bytes: joined(read) });
}

function readerOf(format: Format, contents: Contents): Reader | undefined {
  const charset = charsetOf(contents);
  if (format === 'csv') return new CsvReader(charset);
  if (format === 'ndjson') return new JsonRows(true, charset);
  if (format !== 'json' && format !== 'geojson') return undefined;
  const { bytes } = contents;
  return bytes[spaces(bytes, startOf(bytes))] === OPEN ? new GeoJsonRows(charset) : new JsonRows(false, charset);
}

/** The first bytes, and all of them from the start. */
async function beginning(parts: Parts): Promise<{ begun: Uint8Array; all: Parts }> {
  const rest = parts[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let size = 0; size < HEAD;) {
    const { done, value } = await rest.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  return { begun: joined(first), all: chained(first, { [Symbol.asyncIterator]: () => rest }) };
}
