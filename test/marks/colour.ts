/** Colour as eyes see it: contrast (WCAG 2), distance (CIEDE2000), colour blindness (Machado, Oliveira, Fernandes 2009, severity 1). */

/** Linear light, 0 to 1. */
export type RGB = readonly [red: number, green: number, blue: number];

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** A computed colour, `rgb(1, 2, 3)`. */
export function rgbOf(text: string): RGB {
  const [r = 0, g = 0, b = 0] = text.match(/[\d.]+/g)!.map((part) => linear(Number(part) / 255));
  return [r, g, b];
}

const luminance = ([r, g, b]: RGB): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

export function contrast(a: RGB, b: RGB): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

type Matrix = readonly (readonly [number, number, number])[];

const through =
  (matrix: Matrix) =>
  (colour: RGB): RGB => {
    const [r, g, b] = matrix.map((row) => Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])));
    return [r!, g!, b!];
  };

export const eyes: Readonly<Record<string, (colour: RGB) => RGB>> = {
  usual: (colour) => colour,
  protan: through([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  deutan: through([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  tritan: through([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
};

function lab([r, g, b]: RGB): RGB {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = Math.PI / 180;
const hue = (a: number, b: number): number => (Math.atan2(b, a) / degrees + 360) % 360;

/** CIEDE2000 (Sharma, Wu, Dalal 2005). */
export function distance(one: RGB, other: RGB): number {
  const [L1, a1, b1] = lab(one);
  const [L2, a2, b2] = lab(other);
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [A1, A2] = [a1 * stretch, a2 * stretch];
  const [C1, C2] = [Math.hypot(A1, b1), Math.hypot(A2, b2)];
  const [h1, h2] = [hue(A1, b1), hue(A2, b2)];
  const turn = C1 * C2 === 0 ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const [dL, dC, dH] = [L2 - L1, C2 - C1, 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2) * degrees)];
  const [L, C] = [(L1 + L2) / 2, (C1 + C2) / 2];
  const h = C1 * C2 === 0 ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
  const wave = (times: number, shift: number): number => Math.cos((times * h + shift) * degrees);
  const T = 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.2 * wave(4, -63);
  const [SL, SC, SH] = [1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2), 1 + 0.045 * C, 1 + 0.015 * C * T];
  const RT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degrees);
  return Math.sqrt((dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + RT * (dC / SC) * (dH / SH));
}
