/** Bytes cut into whole lines. */
import { joined } from '../flow.js';
import { CR, LF } from './cells.js';

export interface Lines {
  /** They end with the end of a line. */
  readonly bytes: Uint8Array;
  /** Where the text itself ends. */
  readonly limit: number;
}

/** The bytes down to their last end of a line or, where they are the `last` of a text, all of them, with one added where it has none. */
export function wholeLines(bytes: Uint8Array, last: boolean): Lines {
  if (!last) {
    const end = bytes.lastIndexOf(LF) + 1 || bytes.lastIndexOf(CR, -2) + 1;
    return { bytes: bytes.subarray(0, end), limit: end };
  }
  const final = bytes[bytes.length - 1];
  if (final === LF || final === CR) return { bytes, limit: bytes.length };
  return { bytes: joined([bytes, Uint8Array.of(LF)]), limit: bytes.length };
}
