/** The first rows of a file that is still coming. */
import type { Table } from '../model.js';
import { joined } from './flow.js';
import { formatOfFile, nameInside, readFile, type Contents, type Format } from './index.js';
import { CLOSE_LIST, COMMA, LF, OPEN_LIST, QUOTE, startOf } from './scan/cells.js';
import { endOf, spaces } from './scan/json-bytes.js';

/** Bytes of what was packed that hold as many rows as a reader sees at first. */
const ENOUGH = 1 << 16;

/** How the files are cut whose rows can be told before their end. */
const cuts: Partial<Record<Format, (bytes: Uint8Array) => Uint8Array>> = { csv: wholeRows, ndjson: wholeLines, json: wholeObjects };

/** The rows that are here whole; undefined of formats whose rows cannot be told. */
export async function beginningOf(file: Contents): Promise<Table | undefined> {
  const format = formatOfFile(file);
  if (format === 'gzip') return beginningOf({ ...file, bytes: await unzipped(file.bytes), name: nameInside(file) });
  const bytes = cuts[format]?.(file.bytes);
  return bytes?.length && !bytes.includes(0) ? readFile({ ...file, bytes }) : undefined;
}

/** The bytes down to the last end of a line that does not stand within quotes. */
export function wholeRows(bytes: Uint8Array): Uint8Array {
  let quoted = false;
  for (const code of bytes) if (code === QUOTE) quoted = !quoted;
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] === LF && !quoted) return bytes.subarray(0, at + 1);
    if (bytes[at] === QUOTE) quoted = !quoted;
  }
  return bytes.subarray(0, 0);
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(LF) + 1);
}

/** The objects that a list begins with, as a list of their own. */
export function wholeObjects(bytes: Uint8Array): Uint8Array {
  const start = spaces(bytes, startOf(bytes));
  if (bytes[start] !== OPEN_LIST) return bytes.subarray(0, 0);
  let end = start;
  for (let at = start; bytes[at] === OPEN_LIST || bytes[at] === COMMA; at = spaces(bytes, end)) {
    const next = endOf(bytes, spaces(bytes, at + 1));
    if (next < 0) break;
    end = next;
  }
  return end === start ? bytes.subarray(0, 0) : joined([bytes.subarray(0, end), Uint8Array.of(CLOSE_LIST)]);
}

/** What can be unpacked of it so far. */
async function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const { Gunzip } = await import('fflate');
  const parts: Uint8Array[] = [];
  new Gunzip((part) => parts.push(part)).push(bytes);
  return joined(parts).subarray(0, ENOUGH);
}
