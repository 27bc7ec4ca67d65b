/** Reads FlatBuffers: tables whose members are found by number and may be absent (flatbuffers.dev/internals). */

type Reader<T> = (view: DataView, at: number) => T;

export const byte: Reader<number> = (view, at) => view.getUint8(at);
export const short: Reader<number> = (view, at) => view.getUint16(at, true);
export const integer: Reader<number> = (view, at) => view.getInt32(at, true);
export const long: Reader<number> = (view, at) => Number(view.getBigUint64(at, true));

/** One table; all its places are counted from the beginning of the view. Throws a RangeError for bytes that lead out of it. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #members: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#members = at - view.getInt32(at, true);
  }

  /** The table that a buffer without a size prefix begins with. */
  static root(view: DataView): FlatTable {
    return new FlatTable(view, view.getUint32(0, true));
  }

  value<T>(member: number, read: Reader<T>, absent: T): T {
    const at = this.#place(member);
    return at ? read(this.#view, at) : absent;
  }

  text(member: number): string | undefined {
    const bytes = this.#vector(member, 1);
    return bytes && new TextDecoder().decode(bytes);
  }

  bytes(member: number): DataView | undefined {
    return this.#vector(member, 1);
  }

  doubles(member: number): Float64Array {
    const bytes = this.#vector(member, 8);
    return Float64Array.from({ length: (bytes?.byteLength ?? 0) / 8 }, (_, index) => bytes!.getFloat64(index * 8, true));
  }

  integers(member: number): number[] {
    const bytes = this.#vector(member, 4);
    return Array.from({ length: (bytes?.byteLength ?? 0) / 4 }, (_, index) => bytes!.getUint32(index * 4, true));
  }

  table(member: number): FlatTable | undefined {
    const at = this.#place(member);
    return at ? new FlatTable(this.#view, at + this.#view.getUint32(at, true)) : undefined;
  }

  tables(member: number): FlatTable[] {
    const at = this.#place(member);
    const vector = at ? at + this.#view.getUint32(at, true) : 0;
    const length = at ? this.#view.getUint32(vector, true) : 0;
    if (vector + length * 4 > this.#view.byteLength) throw new RangeError('The list of tables is longer than the buffer');
    return Array.from({ length }, (_, index) => {
      const place = vector + 4 + index * 4;
      return new FlatTable(this.#view, place + this.#view.getUint32(place, true));
    });
  }

  /** Where a member's value stands; 0 where it is absent. */
  #place(member: number): number {
    const slot = 4 + member * 2;
    const offset = slot < this.#view.getUint16(this.#members, true) ? this.#view.getUint16(this.#members + slot, true) : 0;
    return offset && this.#at + offset;
  }

  #vector(member: number, width: number): DataView | undefined {
    const at = this.#place(member);
    if (!at) return undefined;
    const vector = at + this.#view.getUint32(at, true);
    return new DataView(this.#view.buffer, this.#view.byteOffset + vector + 4, this.#view.getUint32(vector, true) * width);
  }
}
