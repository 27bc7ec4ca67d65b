/** Texts put in the order of their UTF-16 code units, several units at a time. */
import { stretches, type Steps } from '../transport/pace.js';
import { ascending, digitsIn } from './radix.js';

type Texts = readonly string[];

/** Fewer texts than this are compared with each other. */
const MANY = 2000;
const FEW = 12;
/** Units that many texts are looked at for a beginning that they share. */
const AHEAD = 256;
/** Places that are gone through in one step. */
const STEP = 8192;

/** Units that make one exact number: seven of ASCII or three of any script; 0 stands for a text's end. */
const ascii = { units: 7, base: 128 } as const;
const script = { units: 3, base: 65_537 } as const;

/** The places of the texts in ascending order, equal ones as they stood. */
export function* ascendingTexts(texts: Texts): Steps<Uint32Array> {
  const places = new Uint32Array(texts.length);
  for (let at = 0; at < places.length; at++) places[at] = at;
  yield* sorted(texts, places, 0);
  return places;
}

/** Sorts places of texts whose first `from` units are the same. */
function* sorted(texts: Texts, places: Uint32Array, from: number): Steps<void> {
  if (places.length < MANY) return compared(texts, places);
  const at = from + (yield* shared(texts, places, from));
  const { keys, units } = yield* keysOf(texts, places, at);
  const order = yield* ascending(digitsIn(keys));
  const before = places.slice();
  for (let index = 0; index < order.length; index++) places[index] = before[order[index]!]!;
  yield;
  for (let start = 0, end = 1, rest = STEP; start < places.length; start = end++) {
    const key = keys[order[start]!]!;
    while (end < places.length && keys[order[end]!] === key) end++;
    const goesOn = end - start > 1 && texts[places[start]!]!.length >= at + units;
    if (goesOn) yield* sorted(texts, places.subarray(start, end), at + units);
    if (end < rest) continue;
    rest = end + STEP;
    yield;
  }
}

function compared(texts: Texts, places: Uint32Array): void {
  if (places.length > FEW) places.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
  else inserted(texts, places);
}

function inserted(texts: Texts, places: Uint32Array): void {
  for (let index = 1; index < places.length; index++) {
    const place = places[index]!;
    let to = index;
    for (; to > 0 && texts[places[to - 1]!]! > texts[place]!; to--) places[to] = places[to - 1]!;
    places[to] = place;
  }
}

/** How many more units all of them begin with. */
function* shared(texts: Texts, places: Uint32Array, from: number): Steps<number> {
  const first = texts[places[0]!]!;
  let length = Math.min(AHEAD, Math.max(0, first.length - from));
  yield* stretches(places.length, (start, end) => {
    for (let index = start; length > 0 && index < end; index++) {
      const text = texts[places[index]!]!;
      let same = 0;
      while (same < length && text.charCodeAt(from + same) === first.charCodeAt(from + same)) same++;
      length = same;
    }
  });
  return length;
}

/** The next units of each text as one number. */
function* keysOf(texts: Texts, places: Uint32Array, at: number): Steps<{ keys: Float64Array<ArrayBuffer>; units: number }> {
  const keys = new Float64Array(places.length);
  let fits = true;
  yield* stretches(keys.length, (start, end) => {
    for (let index = start; fits && index < end; index++) fits = (keys[index] = keyOf(texts[places[index]!]!, at, ascii)) >= 0;
  });
  if (fits) return { keys, units: ascii.units };
  yield* stretches(keys.length, (start, end) => {
    for (let index = start; index < end; index++) keys[index] = keyOf(texts[places[index]!]!, at, script);
  });
  return { keys, units: script.units };
}

/** -1 where a unit is beyond the base. */
function keyOf(text: string, at: number, { units, base }: { readonly units: number; readonly base: number }): number {
  let key = 0;
  for (let unit = at; unit < at + units; unit++) {
    const digit = unit < text.length ? text.charCodeAt(unit) + 1 : 0;
    if (digit >= base) return -1;
    key = key * base + digit;
  }
  return key;
}
