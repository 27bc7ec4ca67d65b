/** What a map has drawn as an SVG element for a picture: its ground, and as pixels what is drawn on it. Tiles that are pictures themselves are not taken along. */
const space = 'http://www.w3.org/2000/svg';

/** From the ground up: the tiles of a vector basemap, its names, and the sheet with the places. */
const layers = ['.leaflet-tile-loaded', '.names', '.sheet'];

export function sheetPicture(ground: HTMLElement): SVGSVGElement {
  const drawing = document.createElementNS(space, 'svg');
  const size = { width: ground.clientWidth, height: ground.clientHeight };
  const fill = getComputedStyle(ground).backgroundColor;
  drawing.append(made('rect', { ...size, fill, stroke: 'none' }), made('image', { ...size, href: pixelsOf(ground).toDataURL() }));
  for (const [name, value] of Object.entries(size)) drawing.setAttribute(name, String(value));
  return drawing;
}

function pixelsOf(ground: HTMLElement): HTMLCanvasElement {
  const ratio = devicePixelRatio || 1;
  const { left, top, width, height } = ground.getBoundingClientRect();
  const all = Object.assign(document.createElement('canvas'), { width: width * ratio, height: height * ratio });
  const context = all.getContext('2d')!;
  context.scale(ratio, ratio);
  for (const canvas of layers.flatMap((layer) => [...ground.querySelectorAll<HTMLCanvasElement>(`canvas${layer}`)])) {
    const at = canvas.getBoundingClientRect();
    if (canvas.width && canvas.height) context.drawImage(canvas, at.left - left, at.top - top, at.width, at.height);
  }
  return all;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
