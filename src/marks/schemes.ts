/** Colours for classes, told apart by every eye: from little to much, away from a middle, or of different kinds; each for bright and for dark pages. */
import { hueOf, hues } from './palette.js';

/** A colour as CSS has it, and the class of the palette by which it is known. */
export interface Swatch {
  readonly hue: string;
  readonly colour: string;
}

/** Lightness, chroma and hue (OKLCH) where little or nothing is, and where most is. */
type Ramp = readonly [little: readonly [number, number, number], much: readonly [number, number, number]];

interface Ramps {
  readonly bright: Ramp;
  readonly dark: Ramp;
}

/** Marks on the ground itself have to stand 3:1 before it; areas have borders and may begin paler. */
const pale = { bright: 0.9, dark: 0.34 };
const firm = { bright: 0.615, dark: 0.55 };

/** Lightness grows or falls without a turn, and the hue moves with it. */
const sequential: Readonly<Record<string, Ramps>> = {
  blue: ramps([220, 0.05], [268, 0.15], [262, 0.13], [215, 0.08]),
  teal: ramps([175, 0.05], [215, 0.08], [205, 0.07], [165, 0.1]),
  purple: ramps([330, 0.06], [285, 0.17], [295, 0.15], [330, 0.09]),
  orange: ramps([85, 0.09], [25, 0.13], [30, 0.12], [88, 0.12]),
  grey: ramps([250, 0.008], [250, 0.008], [250, 0.008], [250, 0.008]),
};

/** Two of them, from the middle to either end. */
const diverging: Readonly<Record<string, readonly [low: string, high: string]>> = {
  'blue-orange': ['blue', 'orange'],
  'purple-teal': ['purple', 'teal'],
};

export const schemeNames: readonly string[] = [...Object.keys(sequential), ...Object.keys(diverging)];

type HueAndChroma = readonly [hue: number, chroma: number];

function ramps(pale1: HueAndChroma, deep: HueAndChroma, dim: HueAndChroma, vivid: HueAndChroma): Ramps {
  const stop = (lightness: number, [hue, chroma]: HueAndChroma) => [lightness, chroma, hue] as const;
  return { bright: [stop(pale.bright, pale1), stop(0.27, deep)], dark: [stop(pale.dark, dim), stop(0.94, vivid)] };
}

/** So many colours of a scheme; `standing` where they are on the ground without borders. A name that there is not is the first. */
export function classColours(name: string, count: number, standing: boolean): readonly Swatch[] {
  const ends = diverging[name];
  if (!ends) return ramp(sequential[name] ?? sequential['blue']!, count, standing);
  const half = Math.ceil((count + 1) / 2);
  const [low, high] = ends.map((end) => ramp(sequential[end]!, half, standing));
  const middle = count % 2 ? [neutral(standing)] : [];
  return [
    ...low!
      .slice(1)
      .reverse()
      .slice(0, Math.floor(count / 2)),
    ...middle,
    ...high!.slice(1).slice(0, Math.floor(count / 2)),
  ];
}

const neutral = (standing: boolean): Swatch => ramp(sequential['grey']!, 2, standing)[0]!;

function ramp({ bright, dark }: Ramps, count: number, standing: boolean): readonly Swatch[] {
  return Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? 0.6 : i / (count - 1);
    return {
      hue: '',
      colour: `light-dark(${at(bright, share, standing ? firm.bright : 0)}, ${at(dark, share, standing ? firm.dark : 0)})`,
    };
  });
}

/** A colour along a ramp, whose lightness may begin elsewhere. */
function at([little, much]: Ramp, share: number, start: number): string {
  const from = start || little[0];
  const between = (a: number, b: number) => Number((a + (b - a) * share).toFixed(4));
  return `oklch(${between(from, much[0])} ${between(start ? Math.max(little[1], much[1]) : little[1], much[1])} ${between(little[2], much[2])})`;
}

/** So many colours of different kinds; more than there are begin again. */
export const kindColours = (count: number): readonly Swatch[] =>
  Array.from({ length: count }, (_, i) => ({ hue: hueOf(i % hues), colour: 'var(--_hue)' }));

/** What is in none of the classes that are named. */
export const otherColour: Swatch = { hue: hueOf(0, true), colour: 'var(--_hue)' };

/** What has no value: of areas paler than any that has one is deep. */
export const missingColour = (standing: boolean): Swatch =>
  standing ? otherColour : { hue: '', colour: 'light-dark(oklch(0.83 0.004 250), oklch(0.45 0.004 250))' };
