/** The first rows of a file that is still coming. */
import type { Table } from '../model.js';
import { charsetOf, formatOfFile, type Contents } from './index.js';
import { LF, QUOTE } from './scan/cells.js';

/** The rows of a text table that are here whole; undefined of other formats, whose rows cannot be told before their end. */
export async function beginningOf(file: Contents): Promise<Table | undefined> {
  if (formatOfFile(file) !== 'csv' || file.bytes.includes(0)) return undefined;
  const { readCsv } = await import('./csv.js');
  return readCsv(wholeRows(file.bytes), charsetOf(file));
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
