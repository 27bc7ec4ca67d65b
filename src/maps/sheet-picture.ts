/** What a map has drawn as an SVG element for a picture. Tiles that are pictures are not taken along: those of another site would lock the pixels. */
import { drawn, pixelsOf } from './sheet-pixels.js';

const space = 'http://www.w3.org/2000/svg';

export function sheetPicture(ground: HTMLElement): SVGSVGElement {
  const { clientWidth: width, clientHeight: height } = ground;
  const drawing = document.createElementNS(space, 'svg');
  const image = drawing.appendChild(document.createElementNS(space, 'image'));
  image.setAttribute('href', pixelsOf(ground, drawn).toDataURL());
  for (const element of [drawing, image])
    for (const [name, value] of Object.entries({ width, height })) element.setAttribute(name, String(value));
  return drawing;
}
