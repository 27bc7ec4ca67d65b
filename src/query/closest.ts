/** What a mistyped name may have meant. */
import type { Field } from '../model.js';

/** Up to three names of the columns nearest in spelling, by name or by title; none where nothing is near. */
export function closest(name: string, fields: readonly Pick<Field, 'name' | 'title'>[]): string[] {
  const wanted = fold(name);
  const limit = Math.max(2, Math.floor(wanted.length / 2));
  return fields
    .map((field) => ({ name: field.name, distance: Math.min(distance(wanted, fold(field.name)), distance(wanted, fold(field.title))) }))
    .filter((near) => near.distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((near) => near.name);
}

const fold = (name: string): string => name.slice(0, 64).toLowerCase();

/** Levenshtein's distance: how many letters must be added, dropped or changed. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let at = 1; at <= b.length; at++) {
      current[at] = Math.min(previous[at]! + 1, current[at - 1]! + 1, previous[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
