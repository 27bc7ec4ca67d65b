/** Round numbers: steps of 1, 2 or 5 times a power of ten, the ticks between them, and ends that lie on them. */

interface Step {
  readonly size: number;
  /** How many steps a value lies from zero. */
  readonly count: (value: number) => number;
  /** The value so many steps from zero: divided where steps are small, as a tenth is no exact number and ten is; never −0. */
  readonly value: (count: number) => number;
}

/** The step by which a range falls into about so many parts. */
function stepOf(from: number, to: number, parts: number): Step {
  const rough = (to - from) / parts;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.SQRT2 ? 2 : 1;
  if (power < 0) {
    const inOne = 10 ** -power / factor;
    return { size: 1 / inOne, count: (value) => value * inOne, value: (count) => (count + 0) / inOne };
  }
  const size = 10 ** power * factor;
  return { size, count: (value) => value / size, value: (count) => (count + 0) * size };
}

export const roundStep = (from: number, to: number, parts: number): number => stepOf(from, to, parts).size;

/** The round numbers within a range, about as many as wanted. */
export function ticks(from: number, to: number, wanted: number): number[] {
  if (from === to) return [from];
  const { count, value } = stepOf(from, to, wanted);
  let [first, last] = [Math.round(count(from)), Math.round(count(to))];
  if (value(first) < from) first++;
  if (value(last) > to) last--;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => value(first + i));
}

/** The range with ends on round numbers; as it is where it has no extent. */
export function roundEnds(from: number, to: number, parts: number): readonly [from: number, to: number] {
  for (let before = NaN; ;) {
    const { size, count, value } = stepOf(from, to, parts);
    if (size === before || !(size > 0 && size < Infinity)) return [from, to];
    [from, to, before] = [value(Math.floor(count(from))), value(Math.ceil(count(to))), size];
  }
}
