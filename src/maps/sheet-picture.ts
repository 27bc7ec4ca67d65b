/** What a map has drawn as an SVG element for a picture: its ground, and its sheet as pixels. Tiles of a third party are not taken along. */
const space = 'http://www.w3.org/2000/svg';

export function sheetPicture(sheet: HTMLCanvasElement, ground: string): SVGSVGElement {
  const drawing = document.createElementNS(space, 'svg');
  const size = { width: sheet.clientWidth, height: sheet.clientHeight };
  drawing.append(made('rect', { ...size, fill: ground }), made('image', { ...size, href: sheet.toDataURL() }));
  for (const [name, value] of Object.entries(size)) drawing.setAttribute(name, String(value));
  return drawing;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
