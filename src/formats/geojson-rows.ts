/** The features of GeoJSON, read as they come: properties from their bytes, shapes one by one. */
import type { Geometry } from 'geojson';
import { ComingJson } from './coming-json.js';
import { projectionOf } from './geojson.js';
import { readGeometry } from './geometry.js';
import { unique } from './names.js';
import { packedColumn, type Packed } from './packed.js';
import { isLonLat } from './projection.js';
import type { Row } from './rows.js';
import { CLOSE, CLOSE_LIST, COLON, COMMA, OPEN, OPEN_LIST, QUOTE, letters, startOf } from './scan/cells.js';
import { endOf, memberOf, spaces } from './scan/json-bytes.js';
import { JsonColumn, Unfit } from './scan/json-columns.js';
import { JsonScanner } from './scan/json-scanner.js';
import { encodingOf } from './text.js';
import type { Steps } from '../transport/pace.js';

/** Bytes within which the features begin. */
const HEAD = 1 << 16;

/** Reads a collection as most are written; any other text does not fit, and is to be read whole. */
export class GeoJsonRows {
  readonly #coming = new ComingJson((bytes) => this.#read(bytes));
  readonly #charset: string | undefined;
  readonly #properties = new JsonScanner();
  #ids: JsonColumn | undefined;
  readonly #shapes: (Geometry | null)[] = [];
  /** What may stand next. */
  #next: 'start' | 'feature' | 'sign' | 'end' = 'start';
  /** What stands before the features. */
  #before = '';

  constructor(charset?: string) {
    this.#charset = charset;
  }

  push(bytes: Uint8Array): void {
    this.#coming.push(bytes);
  }

  /** Whatever was pushed as a table or, where it does not fit, as it came. */
  *end(): Steps<Packed | readonly Uint8Array[]> {
    this.#coming.readOn();
    const { parts, fits } = this.#coming;
    const { columns, plain } = this.#properties;
    const names = new Set(columns.map(({ name }) => name));
    const ids = this.#ids;
    if (!fits || this.#next !== 'end' || (ids && names.has('id')) || !this.#isCollection()) return parts;
    if (!(plain && (ids?.plain ?? true)) && !this.#coming.sound) return parts;
    yield;
    if (ids) {
      columns.unshift(ids);
      names.add('id');
    }
    const packed = yield* this.#properties.packed();
    const name = unique('geometry', names);
    return {
      fields: [...packed.fields, { name, title: name, type: 'geometry' }],
      columns: [...packed.columns, packedColumn(this.#shapes, 'geometry')],
    };
  }

  /** Whether what stands around the features says that they are some, in degrees. */
  #isCollection(): boolean {
    try {
      const around = JSON.parse(`${this.#before}]${letters(this.#coming.rest)}`) as Row;
      const projection = projectionOf(around);
      return around['type'] === 'FeatureCollection' && (projection === undefined || isLonLat(projection));
    } catch {
      return false;
    }
  }

  #read(bytes: Uint8Array): number {
    for (let at = 0; ;) {
      const start = spaces(bytes, at);
      const end = start < bytes.length ? this.#take(bytes, start) : -1;
      if (end < 0) return at;
      at = end;
    }
  }

  /** Takes what stands there, and gives where it ends; -1 where that is not here yet, or belongs to nothing that is taken. */
  #take(bytes: Uint8Array, at: number): number {
    if (this.#next === 'start') return this.#start(bytes, at);
    if (this.#next === 'feature') return this.#feature(bytes, at);
    if (this.#next === 'end') return -1;
    if (bytes[at] !== COMMA && bytes[at] !== CLOSE_LIST) throw new Unfit();
    this.#next = bytes[at] === COMMA ? 'feature' : 'end';
    return at + 1;
  }

  #start(bytes: Uint8Array, at: number): number {
    const first = spaces(bytes, Math.max(at, startOf(bytes)));
    const list = memberOf(bytes, first, 'features');
    if (bytes[list] === undefined && bytes.length < HEAD) return -1;
    if (bytes[list] !== OPEN_LIST || (encodingOf(bytes, this.#charset) ?? 'utf-8') !== 'utf-8') throw new Unfit();
    this.#before = letters(bytes, first, list + 1);
    this.#next = 'feature';
    return list + 1;
  }

  #feature(bytes: Uint8Array, start: number): number {
    if (bytes[start] !== OPEN) throw new Unfit();
    const end = endOf(bytes, start);
    if (end < 0) return -1;
    const { row } = this.#properties;
    const { type, id, geometry } = this.#members(bytes, start, end);
    if (type !== 'Feature') throw new Unfit();
    if (this.#properties.row === row) this.#properties.row++;
    if (id !== undefined && id !== null) this.#identified(id, row);
    this.#shapes.push(readGeometry(geometry));
    this.#next = 'sign';
    return end;
  }

  /** The members of a feature but its properties, which become a row. */
  #members(bytes: Uint8Array, start: number, end: number): Row {
    const members = new Map<string, unknown>();
    let at = start;
    do {
      const key = spaces(bytes, at + 1);
      const colon = bytes[key] === QUOTE ? spaces(bytes, endOf(bytes, key)) : -1;
      if (bytes[colon] !== COLON) throw new Unfit();
      const name = this.#properties.parsed(bytes, key, endOf(bytes, key)) as string;
      const value = spaces(bytes, colon + 1);
      const ended = endOf(bytes, value);
      if (members.has(name)) throw new Unfit();
      members.set(name, this.#valueOf(name, bytes, value, ended));
      at = spaces(bytes, ended);
    } while (bytes[at] === COMMA);
    if (bytes[at] !== CLOSE || at + 1 !== end) throw new Unfit();
    return Object.fromEntries(members);
  }

  #valueOf(name: string, bytes: Uint8Array, from: number, to: number): unknown {
    if (name !== 'properties' || bytes[from] !== OPEN) return this.#properties.parsed(bytes, from, to);
    if (this.#properties.read(bytes, from) !== to) throw new Unfit();
    return undefined;
  }

  /** What marks a feature stands before its properties: where the first has no such mark, the columns would stand in another order. */
  #identified(id: unknown, row: number): void {
    if (!this.#ids && row > 0) throw new Unfit();
    this.#ids ??= new JsonColumn('id', new Uint8Array(0));
    this.#ids.take(id, row);
  }
}
