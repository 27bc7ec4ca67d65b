/** The place of each word among all words of a dictionary, found once for as long as the dictionary lives. */
import { stretches, type Steps } from '../transport/pace.js';
import type { Words } from './dictionary.js';
import { ascendingTexts } from './texts.js';

export interface Ranking {
  /** By entry, the same for equal ones; `count` for null and for shapes, which have no order. */
  readonly ranks: Uint32Array;
  readonly count: number;
}

const known = new WeakMap<Words, Ranking>();

export function* ranked(entries: Words): Steps<Ranking> {
  const ranking = known.get(entries) ?? (yield* found(entries));
  known.set(entries, ranking);
  return ranking;
}

function* found(entries: Words): Steps<Ranking> {
  const places = new Uint32Array(entries.length);
  const texts: string[] = [];
  yield* stretches(entries.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const entry = entries[place]!;
      if (entry === null || typeof entry === 'object') continue;
      places[texts.length] = place;
      texts.push(String(entry));
    }
  });
  const order = yield* ascendingTexts(texts);
  const ranks = new Uint32Array(entries.length).fill(texts.length);
  let [rank, before] = [-1, ''];
  yield* stretches(order.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const text = texts[order[index]!]!;
      if (rank < 0 || text !== before) rank++;
      ranks[places[order[index]!]!] = rank;
      before = text;
    }
  });
  return { ranks, count: texts.length };
}
