/** Distinct strings of bytes, numbered from 1 in the order in which they first come. */
import { sheetsOf, wordsOf, type Words } from '../words.js';
import { letters } from './cells.js';

export class Dictionary {
  size = 0;
  /** Has the highest bit where a letter beyond ASCII was met. */
  #bits = 0;
  #pool: Uint8Array = new Uint8Array(0);
  #ends = new Uint32Array(8);
  #hashes = new Int32Array(8);
  #slots = new Uint32Array(16);

  /** The number of the string between two places, whose hash is known. */
  numberOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]!;
      if (number === 0) {
        this.#slots[slot] = this.append(bytes, from, to);
        this.#hashes[this.size] = hash;
        if (2 * this.size > this.#slots.length) this.#spread();
        return this.size;
      }
      if (this.#hashes[number] === hash && this.#is(number, bytes, from, to)) return number;
    }
  }

  /** Whether all letters are of ASCII. */
  get plain(): boolean {
    return this.#bits < 0x80;
  }

  /** As letters. In a damaged file a word may begin in the middle of a letter: there each is read alone. */
  words(damaged: boolean): Words {
    const pool = this.#pool.subarray(0, this.#ends[this.size]);
    const ends = this.#ends.slice(0, this.size + 1);
    const sheets = (): string[] => sheetsOf(this.size, (from, to) => letters(pool, this.#ends[from], this.#ends[to]));
    if (this.plain) return { sheets: sheets(), ends };
    return damaged ? wordByWord(pool, ends) : { sheets: sheets(), ends: inLetters(pool, ends) };
  }

  #is(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#ends[number - 1]!;
    if (this.#ends[number]! - start !== to - from) return false;
    for (let index = from, own = start; index < to; index++, own++) if (bytes[index] !== this.#pool[own]) return false;
    return true;
  }

  /** Numbers a string without a look at those before it. */
  append(bytes: Uint8Array, from: number, to: number): number {
    let end = this.#ends[this.size]!;
    if (end + to - from > this.#pool.length) this.#pool = grown(this.#pool, end + to - from);
    const pool = this.#pool;
    let bits = 0;
    for (let at = from; at < to; at++) bits |= pool[end++] = bytes[at]!;
    this.#bits |= bits;
    if (++this.size >= this.#ends.length) this.#number();
    this.#ends[this.size] = end;
    return this.size;
  }

  #number(): void {
    const [ends, hashes] = [this.#ends, this.#hashes];
    this.#ends = new Uint32Array(2 * ends.length);
    this.#ends.set(ends);
    this.#hashes = new Int32Array(2 * hashes.length);
    this.#hashes.set(hashes);
  }

  #spread(): void {
    const slots = new Uint32Array(4 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 1; number <= this.size; number++) {
      let slot = this.#hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

function grown(pool: Uint8Array, needed: number): Uint8Array {
  const larger = new Uint8Array(Math.max(needed, 2 * pool.length, 64));
  larger.set(pool);
  return larger;
}

function wordByWord(pool: Uint8Array, ends: Uint32Array): Words {
  return wordsOf(Array.from({ length: ends.length - 1 }, (_, index) => letters(pool, ends[index], ends[index + 1])));
}

/** Places in UTF-8 as places in UTF-16. */
function inLetters(pool: Uint8Array, ends: Uint32Array): Uint32Array {
  let [number, units] = [0, 0];
  for (let at = 0; number < ends.length; at++) {
    while (ends[number] === at) ends[number++] = units;
    const code = pool[at]!;
    if ((code & 0xc0) !== 0x80) units += code >= 0xf0 ? 2 : 1;
  }
  return ends;
}
