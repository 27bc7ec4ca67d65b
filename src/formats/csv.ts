/** CSV and its kin: RFC 4180 quotes, any line end, and whichever of comma, semicolon, tab and bar the file keeps to; read as it comes. */
import type { Table } from '../model.js';
import { refuseUneven } from './cells.js';
import { joined } from './flow.js';
import { unpacked, type Packed } from './packed.js';
import { LF, layoutOf } from './scan/cells.js';
import { HEAD_BYTES, headOf, named, type Head } from './scan/head.js';
import { LearntColumns } from './scan/learnt.js';
import { wholeLines, type Lines } from './scan/lines.js';
import { Scanner } from './scan/scanner.js';
import { encodingOf, guessed, isSound } from './text.js';
import { atOnce, type Steps } from '../transport/pace.js';

/**
 * The table of a file: one line of names, then rows. Empty and missing cells are null, surplus cells stand in columns of their own,
 * empty lines and title lines above the names are left out, and names are made unique (`name`, `name_2`, `column_3`).
 * Throws a DatasetError where ragged lines would make a table far bigger than the file.
 */
export function readCsv(bytes: Uint8Array, charset?: string): Table {
  const reader = new CsvReader(charset);
  reader.push(bytes);
  return unpacked(atOnce(reader.end()));
}

/** The same for a file that comes in parts. */
export class CsvReader {
  readonly #charset: string | undefined;
  #encoding: string | undefined;
  #decoder: TextDecoder | undefined;
  #waiting: Uint8Array[] = [];
  #size = 0;
  /** How many bytes must wait before it is of use to read on. */
  #wanted = HEAD_BYTES;
  #body: Body | undefined;

  constructor(charset?: string) {
    this.#charset = charset;
  }

  push(bytes: Uint8Array): void {
    this.#wait(this.#decoder ? encoded(this.#decoder.decode(bytes, { stream: true })) : bytes);
    if (this.#size >= this.#wanted) this.#read(false);
  }

  /** Whatever was pushed as a table. */
  *end(): Steps<Packed> {
    this.#read(false);
    if (this.#decoder) this.#wait(encoded(this.#decoder.decode()));
    this.#read(true);
    const body = this.#body!;
    const sound = body.plain || body.parts.every(isSound);
    yield;
    if (sound || this.#encoding || guessed(body.parts) === 'utf-8') return yield* body.packed(!sound);
    const again = new CsvReader('windows-1252');
    for (const part of body.parts) {
      again.push(part);
      yield;
    }
    return yield* again.end();
  }

  #wait(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#size += bytes.length;
  }

  /** A line that does not end with what is here is looked at again when there is twice as much. */
  #read(last: boolean): void {
    if (this.#body && this.#waiting.length === 2) this.#meet(this.#body, this.#waiting as [Uint8Array, Uint8Array]);
    const bytes = this.#body ? joined(this.#waiting) : this.#decoded(joined(this.#waiting));
    this.#body ??= bodyOf(bytes, last);
    const read = this.#body?.read(bytes, last) ?? 0;
    this.#waiting = read < bytes.length ? [bytes.subarray(read)] : [];
    this.#size = bytes.length - read;
    this.#wanted = read > 0 ? 1 : 2 * this.#size;
  }

  /** Where two parts meet only the line between them is copied. */
  #meet(body: Body, [rest, next]: readonly [Uint8Array, Uint8Array]): void {
    const end = next.indexOf(LF) + 1;
    const line = joined([rest, next.subarray(0, end)]);
    const read = end > 0 ? body.read(line, false) : 0;
    if (read > 0) this.#waiting = [line.subarray(read), next.subarray(end)].filter(({ length }) => length > 0);
  }

  /** The first bytes in UTF-8; they tell what those after them are in. */
  #decoded(bytes: Uint8Array): Uint8Array {
    if (this.#decoder) return bytes;
    this.#encoding = encodingOf(bytes, this.#charset);
    if (!this.#encoding || this.#encoding === 'utf-8') return bytes;
    this.#decoder = new TextDecoder(this.#encoding);
    return encoded(this.#decoder.decode(bytes, { stream: true }));
  }
}

const encoder = new TextEncoder();
const encoded = (text: string): Uint8Array => encoder.encode(text);

function bodyOf(bytes: Uint8Array, last: boolean): Body | undefined {
  const head = headOf(bytes, last);
  return head && new Body(head);
}

/** The rows of a file whose head is known. */
class Body {
  readonly #head: Head;
  readonly #columns: LearntColumns;
  readonly #scanner: Scanner;
  readonly #lines: Lines[] = [];
  #above: Uint8Array | undefined;

  constructor(head: Head) {
    const { delimiter, headings } = head;
    this.#head = head;
    this.#columns = new LearntColumns(headings.length, layoutOf(delimiter));
    this.#scanner = new Scanner(this.#columns, delimiter);
  }

  /** Everything that was read. */
  get parts(): readonly Uint8Array[] {
    return [this.#above!, ...this.#lines.map(({ bytes, limit }) => bytes.subarray(0, limit))];
  }

  /** Whether all letters are of ASCII. */
  get plain(): boolean {
    return this.#columns.plain && this.#above!.every((code) => code < 0x80);
  }

  /** Reads whole lines, and gives where the first begins that is not. */
  read(bytes: Uint8Array, last: boolean): number {
    const start = this.#above ? 0 : this.#head.size;
    this.#above ??= bytes.subarray(0, start);
    const lines = wholeLines(bytes.subarray(start), last);
    const end = Math.min(this.#scanner.read(lines.bytes, { last, limit: lines.limit }), lines.limit);
    if (end > 0) this.#lines.push(last ? lines : { bytes: lines.bytes.subarray(0, end), limit: end });
    return start + end;
  }

  *packed(damaged: boolean): Steps<Packed> {
    const { row: rows } = this.#scanner;
    this.#columns.close(rows);
    const { length } = this.#columns.cells;
    refuseUneven(length * rows, this.#columns.held + rows);
    yield* this.#again();
    const typed: ReturnType<LearntColumns['packed']>[] = [];
    for (let index = 0; index < length; index++) {
      typed.push(this.#columns.packed(index, rows, damaged));
      yield;
    }
    const fields = named(this.#head, length).map((name, index) => ({ ...name, type: typed[index]![0] }));
    return { fields, columns: typed.map(([, column]) => column) };
  }

  /** The texts of columns that seemed to be something else at first. */
  *#again(): Steps<void> {
    const missed = this.#columns.again();
    if (!missed) return;
    for (const [index, { bytes, limit }] of this.#lines.entries()) {
      if (missed.scanner.row >= missed.rows) return;
      missed.scanner.read(bytes, { limit, rows: missed.rows, last: index === this.#lines.length - 1 });
      yield;
    }
  }
}
