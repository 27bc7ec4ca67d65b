/** Where values of JSON begin and end. */
import { BACKSLASH, CLOSE, CLOSE_LIST, COLON, COMMA, CR, LF, OPEN, OPEN_LIST, QUOTE, SPACE, letters } from './cells.js';

const TAB = 9;
const isSpace = (code: number | undefined): boolean => code === SPACE || code === LF || code === CR || code === TAB;

/** Where something begins that is no space. */
export function spaces(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at++;
  return at;
}

/** Where the value ends that begins here; -1 where it goes on after these bytes. Whether it is one is not looked at. */
export function endOf(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at]!;
    if (code === QUOTE) {
      at = endOfText(bytes, at + 1);
      if (at < 0) return -1;
      if (depth === 0) return at + 1;
    } else if (code === OPEN || code === OPEN_LIST) depth++;
    else if (depth === 0 && (code === COMMA || code === CLOSE || code === CLOSE_LIST || isSpace(code))) return at;
    else if ((code === CLOSE || code === CLOSE_LIST) && --depth === 0) return at + 1;
  }
  return -1;
}

/** Where the value of an object's member begins; -1 where no object begins here, or none that has it. */
export function memberOf(bytes: Uint8Array, from: number, name: string): number {
  let at = bytes[from] === OPEN ? spaces(bytes, from + 1) : -1;
  while (bytes[at] === QUOTE) {
    const end = endOf(bytes, at);
    const colon = spaces(bytes, end);
    if (end < 0 || bytes[colon] !== COLON) return -1;
    const value = spaces(bytes, colon + 1);
    if (JSON.parse(letters(bytes, at, end)) === name) return value;
    const next = spaces(bytes, endOf(bytes, value));
    at = bytes[next] === COMMA ? spaces(bytes, next + 1) : -1;
  }
  return -1;
}

function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return -1;
}
