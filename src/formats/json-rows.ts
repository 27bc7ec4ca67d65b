/** Lists of JSON objects, read as they come: most of their values straight from the bytes. */
import { ComingJson } from './coming-json.js';
import { isGeoJson } from './geojson.js';
import type { Packed } from './packed.js';
import { CLOSE_LIST, COMMA, LF, OPEN, OPEN_LIST, letters, startOf } from './scan/cells.js';
import { Unfit } from './scan/json-columns.js';
import { endOf, spaces } from './scan/json-bytes.js';
import { JsonScanner } from './scan/json-scanner.js';
import { encodingOf } from './text.js';
import type { Steps } from '../transport/pace.js';

/** What may stand next. */
type Next = 'start' | 'row' | 'sign' | 'nothing';

/** Stands before each object of a text sequence (RFC 8142). */
const SEPARATOR = 0x1e;

/** Reads what is written as most lists are; any other text does not fit, and is to be read whole. */
export class JsonRows {
  readonly #coming = new ComingJson((bytes) => this.#read(bytes));
  readonly #lines: boolean;
  readonly #charset: string | undefined;
  readonly #scanner = new JsonScanner();
  #next: Next = 'start';

  /** @param lines Whether each object stands on a line of its own, and in no list. */
  constructor(lines: boolean, charset?: string) {
    this.#lines = lines;
    this.#charset = charset;
  }

  push(bytes: Uint8Array): void {
    this.#coming.push(bytes);
  }

  /** Whatever was pushed as a table or, where it does not fit, as it came. */
  *end(): Steps<Packed | readonly Uint8Array[]> {
    this.#coming.readOn();
    const { fits, rest, parts } = this.#coming;
    const { row, plain } = this.#scanner;
    const ended = rest.length === 0 && row > 0 && (this.#lines || this.#next === 'nothing');
    if (!fits || !ended || !(plain || this.#coming.sound)) return parts;
    yield;
    return yield* this.#scanner.packed();
  }

  /** Reads as far as it can, and gives where that is. */
  #read(bytes: Uint8Array): number {
    for (let at = 0; ;) {
      const start = this.#next === 'sign' && this.#lines ? at : spaces(bytes, at);
      if (start >= bytes.length) return start;
      const end = this.#take(bytes, start);
      if (end < 0) return at;
      at = end;
    }
  }

  /** Takes what stands there, and gives where it ends; -1 where that is not here yet. */
  #take(bytes: Uint8Array, at: number): number {
    const code = bytes[at];
    if (this.#next === 'start') return this.#start(bytes, at);
    if (this.#next === 'row') return code === SEPARATOR && this.#lines ? at + 1 : this.#row(bytes, at);
    if (this.#next !== 'sign') throw new Unfit();
    if (this.#lines) return this.#lineEnd(bytes, at);
    if (code !== COMMA && code !== CLOSE_LIST) throw new Unfit();
    this.#next = code === COMMA ? 'row' : 'nothing';
    return at + 1;
  }

  #start(bytes: Uint8Array, at: number): number {
    const first = at === 0 ? spaces(bytes, startOf(bytes)) : at;
    if (bytes.length < first + 3) return -1;
    const encoding = encodingOf(bytes, this.#charset) ?? 'utf-8';
    if (encoding !== 'utf-8' || (!this.#lines && bytes[first] !== OPEN_LIST)) throw new Unfit();
    this.#next = 'row';
    return this.#lines ? first : first + 1;
  }

  #row(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== OPEN) throw new Unfit();
    if (this.#scanner.row === 0 && this.#isShape(bytes, at)) throw new Unfit();
    const end = this.#scanner.read(bytes, at);
    if (end < 0) return -1;
    if (this.#lines && bytes.subarray(at, end).includes(LF)) throw new Unfit();
    this.#next = 'sign';
    return end;
  }

  /** Whether the first object is GeoJSON, of whose rows only a part would be columns. */
  #isShape(bytes: Uint8Array, at: number): boolean {
    const end = endOf(bytes, at);
    return end >= 0 && isGeoJson(JSON.parse(letters(bytes, at, end)));
  }

  /** A line may end with spaces. */
  #lineEnd(bytes: Uint8Array, from: number): number {
    const at = spaces(bytes, from);
    if (bytes.subarray(from, at).includes(LF)) this.#next = 'row';
    else if (at < bytes.length) throw new Unfit();
    return at;
  }
}
