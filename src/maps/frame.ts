/** What of the world a map shows, and with which inks it is drawn. */
import { metresAcross, type Box } from './mercator.js';

/** The window onto the unit square: CSS pixels, `scale` of them across the whole world. */
export interface Frame {
  readonly west: number;
  readonly north: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

export interface Inks {
  readonly mark: string;
  /** Around marks and letters, so that they stand out from what lies under them. */
  readonly halo: string;
  readonly text: string;
  readonly font: string;
  /** Of the classes of places, where they have classes. */
  readonly classes: readonly string[];
}

/** Shown where there is no place: the lands that people live in. */
export const inhabited: Box = { west: 0.02, north: 0.2, east: 0.98, south: 0.68 };

export const boxIn = ({ west, north, scale, width, height }: Frame): Box => ({
  west,
  north,
  east: west + width / scale,
  south: north + height / scale,
});

export const metresPerPixel = ({ north, scale, height }: Frame): number => metresAcross(north + height / 2 / scale) / scale;

/** The inks as the page's styles have them now: `fill`, `stroke`, `color` and the font of the canvas itself. */
export function inksOf(canvas: HTMLCanvasElement): Omit<Inks, 'classes'> {
  const { fill, stroke, color, fontFamily } = getComputedStyle(canvas);
  return { mark: fill, halo: stroke, text: color, font: `12px ${fontFamily}` };
}

/** How far a sheet reaches beyond each side of what is seen: a quarter of it, unless the screen is so large and sharp that this would be too many pixels. */
const beyond = 0.25;
const pixels = 8e6;

/** The frame around what is seen that a sheet is drawn for; a part of it is told as a share. */
export function reaching({ west, north, scale, width, height }: Frame, share = 1): Frame {
  const most = (Math.sqrt(pixels / (width * height)) / (devicePixelRatio || 1) - 1) / 2;
  const reach = Math.max(0.05, Math.min(beyond, most)) * share;
  const [across, down] = [Math.round(width * reach), Math.round(height * reach)];
  return { west: west - across / scale, north: north - down / scale, scale, width: width + 2 * across, height: height + 2 * down };
}

/** A canvas that lies on the ground and swells with it. */
export function layerNamed(name: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = `${name} leaflet-zoom-animated`;
  canvas.ariaHidden = 'true';
  return canvas;
}

/** A clear canvas as large as the frame, as sharp as the screen. */
export function cleared(canvas: HTMLCanvasElement, { width, height }: Frame): CanvasRenderingContext2D {
  const ratio = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
