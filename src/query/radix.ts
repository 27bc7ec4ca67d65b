/** Numbers put in order digit by digit: a stable radix sort, which never compares. */
import { stretches, type Steps } from '../transport/pace.js';

/** Whole numbers, least digits first, each of `places` digits of one or two bytes. */
export interface Digits {
  readonly digits: Uint8Array | Uint16Array;
  readonly places: number;
}

/** Tables of 65,536 counts pay off only for many numbers; few are cut into bytes. */
const MANY = 20_000;

/** The digits of eight-byte or four-byte numbers that stand in a buffer. */
export function digitsIn({ buffer, BYTES_PER_ELEMENT: bytes, length }: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): Digits {
  return length < MANY ? { digits: new Uint8Array(buffer), places: bytes } : { digits: new Uint16Array(buffer), places: bytes / 2 };
}

/** The places of the numbers in ascending order, equal ones as they stood. */
export function* ascending({ digits, places }: Digits): Steps<Uint32Array> {
  const length = digits.length / places;
  let [from, to] = [new Uint32Array(length), new Uint32Array(length)];
  for (let at = 0; at < length; at++) from[at] = at;
  for (let place = 0; place < places; place++) {
    const next = startsOf(digits, places, place);
    if (!next) continue;
    yield* dealt({ digits, places }, place, next, from, to);
    [from, to] = [to, from];
  }
  return from;
}

/** Puts each of the places to where those with its digit stand. */
const dealt = ({ digits, places }: Digits, place: number, next: Uint32Array, before: Uint32Array, after: Uint32Array): Steps<void> =>
  stretches(before.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const at = before[index]!;
      after[next[digits[places * at + place]!]!++] = at;
    }
  });

/** Where the numbers with each digit begin; undefined where all have the same. */
function startsOf(digits: Digits['digits'], places: number, place: number): Uint32Array | undefined {
  const counts = new Uint32Array(1 << (8 * digits.BYTES_PER_ELEMENT));
  for (let at = place; at < digits.length; at += places) counts[digits[at]!]!++;
  if (counts[digits[place]!] === digits.length / places) return undefined;
  let sum = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit]!;
    counts[digit] = sum;
    sum += count;
  }
  return counts;
}
