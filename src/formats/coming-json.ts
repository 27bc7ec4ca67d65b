/** JSON that comes in parts: read as far as it is there, or kept to be read whole. */
import { joined } from './flow.js';
import { Unfit } from './scan/json-columns.js';

export class ComingJson {
  /** All that came. */
  readonly parts: Uint8Array[] = [];
  /** What was not read yet. */
  rest: Uint8Array = new Uint8Array(0);
  fits = true;
  /** How many bytes must be there before it is of use to read on. */
  #wanted = 1;
  readonly #read: (bytes: Uint8Array) => number;

  /** @param read Reads as far as it can, and gives where that is; throws where what stands there does not fit. */
  constructor(read: (bytes: Uint8Array) => number) {
    this.#read = read;
  }

  push(bytes: Uint8Array): void {
    this.parts.push(bytes);
    if (!this.fits) return;
    this.rest = this.rest.length ? joined([this.rest, bytes]) : bytes;
    if (this.rest.length >= this.#wanted) this.readOn();
  }

  /** Reads what is there, also where it is less than was waited for. */
  readOn(): void {
    if (!this.fits) return;
    try {
      const read = this.#read(this.rest);
      this.rest = this.rest.subarray(read);
      this.#wanted = read > 0 ? 1 : 2 * this.rest.length;
    } catch (error) {
      if (!(error instanceof Unfit) && !(error instanceof SyntaxError)) throw error;
      this.fits = false;
    }
  }

  /** Whether it is UTF-8 without a flaw. */
  get sound(): boolean {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for (const part of this.parts) decoder.decode(part, { stream: true });
      decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}
