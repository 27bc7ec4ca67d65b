/** Bytes cut into whole lines. */
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

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
