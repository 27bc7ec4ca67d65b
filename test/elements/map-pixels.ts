/** The pixels of a map's sheet that a reader sees: it reaches beyond them. */
import { all, one } from './settled.js';

/** Red, green, blue and opacity, pixel by pixel; none before the first drawing. */
export function seenPixels(element: Element): Uint8ClampedArray {
  const sheet = all<HTMLCanvasElement>(element, '.sheet')[0];
  if (!sheet) return new Uint8ClampedArray();
  const [drawn, seen] = [sheet, one(element, '.ground')].map((each) => each.getBoundingClientRect());
  const ratio = sheet.width / drawn!.width;
  const [left, top, width, height] = [seen!.left - drawn!.left, seen!.top - drawn!.top, seen!.width, seen!.height].map((length) =>
    Math.round(length * ratio),
  );
  return sheet.getContext('2d')!.getImageData(left!, top!, width!, height!).data;
}

/** Resolves once the sheet, which is drawn in turns, is drawn. */
export async function drawn(element: Element): Promise<void> {
  const picture = (): string => all<HTMLCanvasElement>(element, '.sheet')[0]?.toDataURL() ?? '';
  for (let before = ' '; before !== picture();) {
    before = picture();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
