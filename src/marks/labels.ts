/** Direct labels: names beside the ends of their lines, moved apart where they would touch. */

/** Gaps by which a label may stand away from where it belongs. */
const farthest = 1.6;

/**
 * Places for labels that want to stand at `wanted`, in the same order, at least `gap` apart and within the range; undefined where
 * there is no room for all of them, or one would stand too far from its line to be read as its name.
 */
export function apart(wanted: readonly number[], gap: number, [top, bottom]: readonly [number, number]): number[] | undefined {
  if ((wanted.length - 1) * gap > bottom - top) return undefined;
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = wanted.map((place) => Math.min(bottom, Math.max(top, place)));
  order.forEach((i, k) => (places[i] = Math.max(places[i]!, k ? places[order[k - 1]!]! + gap : top)));
  order.reverse().forEach((i, k) => (places[i] = Math.min(places[i]!, k ? places[order[k - 1]!]! - gap : bottom)));
  return places.every((place, i) => Math.abs(place - wanted[i]!) <= gap * farthest) ? places : undefined;
}
