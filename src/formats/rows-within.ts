/** The rows within a large JSON answer, read part by part from its bytes. */
import type { Table } from '../model.js';
import { concat } from '../table/concat.js';
import type { Steps } from '../transport/pace.js';
import { tableOfRows, type Within } from './rows-in.js';
import { CLOSE_LIST, COMMA, OPEN_LIST, letters, startOf } from './scan/cells.js';
import { endOf, memberOf, spaces } from './scan/json-bytes.js';

export interface Answered<Answer = unknown> {
  /** Without its rows where they are a table; undefined where it was no JSON. */
  readonly answer: Answer | undefined;
  readonly rows?: Table | undefined;
}

/** Bytes of rows that are read in one step. */
const STEP = 1 << 16;

/** Takes the rows out of an answer, part by part: neither its text nor its objects are ever there as a whole. */
export function* rowsWithin(bytes: Uint8Array, within: Within): Steps<Required<Answered>> {
  try {
    const list = placeOf(bytes, within.place);
    if (bytes[list] === OPEN_LIST) return yield* rowsOf(bytes, list + 1, within);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { answer: valueOf(bytes), rows: tableOfRows([], within) };
}

function* rowsOf(bytes: Uint8Array, first: number, within: Within): Steps<Required<Answered>> {
  const pages: Table[] = [];
  let at = spaces(bytes, first);
  for (let more = bytes[at] !== CLOSE_LIST; more;) {
    const end = endOfRows(bytes, at);
    pages.push(tableOfRows(JSON.parse(`[${letters(bytes, at, end)}]`) as unknown[], within));
    at = spaces(bytes, end);
    more = bytes[at] === COMMA;
    if (more) at = spaces(bytes, at + 1);
    yield;
  }
  if (bytes[at] !== CLOSE_LIST) throw new SyntaxError('The list goes on without a comma');
  const answer: unknown = JSON.parse(letters(bytes, startOf(bytes), first) + letters(bytes, at));
  return { answer, rows: pages.length ? concat(pages) : tableOfRows([], within) };
}

/** Where a row ends, about as many bytes further on as are read in one step. */
function endOfRows(bytes: Uint8Array, start: number): number {
  for (let at = start; ;) {
    const end = endOf(bytes, at);
    if (end <= at) throw new SyntaxError('The list breaks off');
    const next = spaces(bytes, end);
    if (bytes[next] !== COMMA || end - start > STEP) return end;
    at = spaces(bytes, next + 1);
  }
}

const placeOf = (bytes: Uint8Array, place: readonly string[]): number =>
  place.reduce((at, name) => memberOf(bytes, at, name), spaces(bytes, startOf(bytes)));

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
