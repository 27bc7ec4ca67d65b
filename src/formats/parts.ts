/** Files that are read in parts. */

/** What an ArrayBuffer already is, and a file over HTTP can be. */
export interface Parts {
  readonly byteLength: number;
  /** The bytes from `start` up to, but without, `end`. */
  slice(start: number, end: number): ArrayBuffer | Promise<ArrayBuffer>;
}

/** A file that came whole. */
export const inMemory = ({ buffer, byteOffset, byteLength }: Uint8Array): Parts => ({
  byteLength,
  slice: (start, end) => buffer.slice(byteOffset + start, byteOffset + Math.min(end, byteLength)) as ArrayBuffer,
});

/** Bytes beyond which nothing is read at once: a phone would not hold them. */
export const MOST_BYTES = 1 << 26;
