/** What a map has drawn, its ground with it, as pixels. */

/** From the ground up: the tiles of a vector basemap, its names, the sheet with the places, and what lies over it. */
export const drawn = ['canvas.leaflet-tile-loaded', '.names', '.sheet', '.film'];

/** Everything as it is seen, to be seen alone. It holds pixels and no drawing: a drawing is printed by being drawn again, and not quite as it was. */
export function sheetOnPaper(ground: HTMLElement): HTMLCanvasElement {
  const drawing = pixelsOf(ground, ['img.leaflet-tile-loaded', ...drawn]);
  const { width, height } = drawing;
  const pixels = new OffscreenCanvas(width, height);
  pixels.getContext('2d')!.drawImage(drawing, 0, 0);
  const paper = Object.assign(document.createElement('canvas'), { width, height });
  paper.getContext('bitmaprenderer')!.transferFromImageBitmap(pixels.transferToImageBitmap());
  return paper;
}

export function pixelsOf(ground: HTMLElement, layers: readonly string[]): HTMLCanvasElement {
  const ratio = devicePixelRatio || 1;
  const { left, top, width, height } = ground.getBoundingClientRect();
  const all = Object.assign(document.createElement('canvas'), { width: width * ratio, height: height * ratio });
  const context = all.getContext('2d')!;
  context.scale(ratio, ratio);
  context.fillStyle = getComputedStyle(ground).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const layer of layers.flatMap((each) => [...ground.querySelectorAll<HTMLCanvasElement | HTMLImageElement>(each)])) {
    const at = layer.getBoundingClientRect();
    if (layer.width && layer.height) context.drawImage(layer, at.left - left, at.top - top, at.width, at.height);
  }
  return all;
}
