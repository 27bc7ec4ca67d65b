/** A drawing as a picture of its own: its looks written into it, and around it its title, its words, its source and its date. */
import { widthOf } from '../../marks/text.js';
import { wrapped } from '../../marks/wrap.js';
import { linesBelow, measureOf, titleOf, type Around } from './around.js';

/** What a picture has beside its drawing. */
export interface Framed extends Around {
  /** What the legend shows, each with its mark. */
  readonly keys: readonly Element[];
}

const space = 'http://www.w3.org/2000/svg';
const margin = 16;
/** Everything by which the page's styles change a drawing. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'shape-rendering',
] as const;

/** The picture as the text of an SVG file, which needs nothing beside it. */
export function pictureOf(drawing: SVGSVGElement, around: Framed): string {
  const { keys: legend } = around;
  const [width, height] = [drawing.width.baseVal.value, drawing.height.baseVal.value];
  const colours = coloursAt(drawing.parentElement!);
  const root = document.createElementNS(space, 'svg');
  const font = getComputedStyle(drawing).fontFamily;
  let y = margin;
  const write = (text: string, size: number, fill: string, weight = '400'): void => {
    for (const line of wrapped(text, width, size)) {
      y += size * 1.3;
      root.append(made('text', { x: margin, y, fill, 'font-size': size, 'font-family': font, 'font-weight': weight }, line));
    }
  };
  root.append(made('rect', { width: '100%', height: '100%', fill: colours.surface }));
  write(titleOf(around), 18, colours.text, '650');
  write(measureOf(around), 13, colours.muted);
  y += 8;
  for (const { key, text, indent, x, row } of placedKeys(legend, width)) {
    root.append(
      moved(key, margin + x, y + row * 18),
      made('text', { x: margin + x + indent, y: y + row * 18 + 11, fill: colours.text, 'font-size': 12, 'font-family': font }, text),
    );
  }
  y += rowsOf(legend, width) * 18 + 6;
  root.append(moved(drawing, margin, y));
  y += height + 10;
  for (const line of linesBelow(around)) write(line, 12, colours.muted);
  const size = { width: width + 2 * margin, height: Math.ceil(y + margin) };
  for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}`, xmlns: space }))
    root.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(root);
}

/** The same as a PNG, each of its pixels four on the page. Throws where the page's policy forbids pictures from blobs. */
export async function png(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width * 2, height: image.height * 2 });
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be drawn'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.textContent = text;
  return element;
}

interface Key {
  readonly key: Element;
  readonly text: string;
  /** How far from the key its text begins. */
  readonly indent: number;
  readonly x: number;
  readonly row: number;
}

/** The legend's entries one after another, in as many rows as they need. */
function placedKeys(legend: readonly Element[], width: number): Key[] {
  let [x, row] = [0, 0];
  return legend.flatMap((entry): Key[] => {
    const key = entry.querySelector('svg');
    const text = entry.textContent.trim();
    const indent = Number(key?.getAttribute('width') ?? key?.viewBox.baseVal.width ?? 0) + 6;
    const room = indent + widthOf(text, 12) + 16;
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    const placed = { x, row };
    x += room;
    return key ? [{ key, text, indent, ...placed }] : [];
  });
}

const rowsOf = (legend: readonly Element[], width: number): number => (placedKeys(legend, width).at(-1)?.row ?? -1) + 1;

/** A copy that looks the same without the page's styles. */
function moved(drawing: Element, x: number, y: number): SVGElement {
  const group = made('g', { transform: `translate(${x},${y})` });
  for (const child of drawing.children) {
    const copy = plain(child);
    if (copy) group.append(copy);
  }
  return group;
}

/** Without what only the page needs: classes, names for styles and assistive technology, and the reader's cursor. */
function plain(element: Element): SVGElement | undefined {
  if (element.classList.contains('cursor')) return undefined;
  const computed = getComputedStyle(element);
  const copy = document.createElementNS(space, element.localName);
  for (const { name, value } of element.attributes) if (!/^(class|part|role|aria-)/.test(name)) copy.setAttribute(name, value);
  for (const name of looks) {
    const value = computed.getPropertyValue(name);
    if (value) copy.setAttribute(name, name === 'fill' || name === 'stroke' ? solid(value) : value);
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(plain(child) ?? '');
    else if (child instanceof Text) copy.append(child.data);
  }
  return copy;
}

function coloursAt(element: Element): { readonly text: string; readonly muted: string; readonly surface: string } {
  const probe = element.appendChild(document.createElement('i'));
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return solid(getComputedStyle(probe).color);
  };
  const colours = { text: colour('--_text'), muted: colour('--_muted'), surface: colour('--_surface') };
  probe.remove();
  return colours;
}

const known = new Map<string, string>();
let pixel: CanvasRenderingContext2D | null | undefined;

/** Any colour as every program reads it. */
function solid(colour: string): string {
  if (colour === 'none' || /^rgba?\(/.test(colour)) return colour;
  const found = known.get(colour);
  if (found) return found;
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  pixel!.clearRect(0, 0, 1, 1);
  pixel!.fillStyle = colour;
  pixel!.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = pixel!.getImageData(0, 0, 1, 1).data;
  const text = a === 255 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${Math.round((a / 255) * 1000) / 1000})`;
  known.set(colour, text);
  return text;
}
