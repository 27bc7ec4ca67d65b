/** Shares of a whole as a ring, each named beside it with its shape, its value and its part. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import { lineHeight } from './bands.js';
import type { CategoryLayout, Spot } from './category-chart.js';
import { isAt, type CategoryPicture } from './category-picture.js';
import { css } from '../page/css.js';
import { hueOf, marker } from './palette.js';
import { widthOf } from './text.js';
import type { Box } from './time-chart.js';
import { wrapped } from './wrap.js';
import { paletteStyles } from './hues.styles.js';

const sliceStyles = css`
  .slice {
    fill: var(--_hue);
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .on .marker {
    fill: var(--_surface);
  }
  @media (forced-colors: active) {
    .slice {
      fill-opacity: var(--_shade);
      stroke: CanvasText;
    }
    .on .marker {
      stroke: CanvasText;
    }
  }
`;

export const ringStyles = [...paletteStyles, sliceStyles];

interface Slice extends Spot {
  readonly share: number;
  /** Angles from the top, clockwise, in radians. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  /** Where its entry in the list stands. */
  readonly listY: number;
}

interface Donut {
  readonly slices: readonly Slice[];
  readonly middle: readonly [x: number, y: number];
  readonly radius: number;
  readonly listX: number;
  readonly height: number;
}

/** Narrower pictures have the list under the ring. */
const roomBeside = 440;
const inner = 0.6;

/** A chart of bars as a ring. */
export function ringOf(bars: CategoryLayout, share: (part: number) => string): CategoryPicture {
  const layout = { ...bars, mark: 'donut', sideways: true } as const;
  const donut = layOut(layout, share, layout.box);
  return {
    layout,
    height: donut.height,
    tall: true,
    spotOf: (at) => donut.slices.find(isAt(at))!,
    find: (x, y) => sliceAt(donut, x, y),
    draw: (at) => draw(donut, layout, at),
  };
}

function layOut(
  { series, categories, write }: Pick<CategoryLayout, 'series' | 'categories' | 'write'>,
  share: (part: number) => string,
  { width, height, font }: Box,
): Donut {
  const values = series[0]!.values;
  const total = values.reduce((sum, value) => sum + (value || 0), 0);
  const beside = width >= roomBeside;
  const radius = Math.min((beside ? width * 0.42 : width) / 2, Math.max(height, 200) / 2, 150) - 4;
  const middle = [beside ? radius + 4 : width / 2, radius + 4] as const;
  const listX = beside ? radius * 2 + font * 3 : 0;
  let [angle, y] = [0, beside ? font : radius * 2 + font * 2.4];
  const slices = categories.map(({ title }, category): Slice => {
    const value = values[category]! || 0;
    const [from, to] = [angle, (angle += (value / total) * 2 * Math.PI)];
    const text = Number.isNaN(values[category]!) ? '' : `${write(value)} (${share(value / total)})`;
    const lines = wrapped(`${title} ${text}`.trim(), width - listX - font * 2, font);
    const listY = y;
    y += lines.length * font * lineHeight + font * 0.45;
    const [x, at] = onRing(middle, radius * ((1 + inner) / 2), (from + to) / 2);
    return { category, series: 0, x, y: at, width: 0, height: 0, text, share: value / total, from, to, lines, listY };
  });
  const list = y - font;
  const whole = Math.max(radius * 2 + 8, list + font * 0.4);
  const shift = beside ? Math.max(0, (whole - list) / 2 - font * 0.4) : 0;
  const placed = slices.map((slice) => ({ ...slice, listY: slice.listY + shift }));
  return { slices: placed, middle, radius, listX, height: whole };
}

const onRing = ([x, y]: readonly [number, number], radius: number, angle: number): [number, number] => [
  x + Math.sin(angle) * radius,
  y - Math.cos(angle) * radius,
];

/** The slice under a point. */
function sliceAt({ slices, middle: [cx, cy], radius, listX, height }: Donut, x: number, y: number): Slice | undefined {
  if (Math.hypot(x - cx, y - cy) <= radius + 8) {
    const angle = (Math.atan2(x - cx, cy - y) + 2 * Math.PI) % (2 * Math.PI);
    return slices.find(({ from, to }) => angle >= from && angle < to);
  }
  return x >= listX && y <= height ? slices.findLast(({ listY }) => y >= listY - 14) : undefined;
}

function draw({ slices, middle, radius, listX }: Donut, { categories, box, write, series }: CategoryLayout, at?: Spot): SVGTemplateResult {
  const total = series[0]!.values.reduce((sum, value) => sum + (value || 0), 0);
  const hue = ({ category }: Slice): string => hueOf(category, categories[category]!.other || categories[category]!.faded);
  const ring = slices.filter(({ share }) => share > 0);
  const text = write(total);
  const large = Math.min(box.font * 1.7, (radius * inner * 1.7 * box.font) / widthOf(text, box.font));
  return svg`<g class="marks">${ring.map(
    (slice) => svg`<g class=${hue(slice)}>
      <path class="slice ${slice.category === at?.category ? 'chosen' : ''}" d=${arc(middle, radius, slice)}></path>
      ${slice.share > 0.035 ? svg`<g class="on">${marker(slice.category, slice.x, slice.y)}</g>` : ''}</g>`,
  )}</g>
    <text class="strong" aria-hidden="true" x=${middle[0]} y=${middle[1]} dy="0.35em" text-anchor="middle" font-size=${large}>${text}</text>
    <g aria-hidden="true">${slices.map(
      (slice) => svg`<g class=${hue(slice)}>${marker(slice.category, listX + 6, slice.listY - box.font * 0.33)}</g>
      <text class=${slice.category === at?.category ? 'strong' : ''}>${slice.lines.map(
        (line, i) => svg`<tspan x=${listX + box.font * 1.5} y=${slice.listY + i * box.font * lineHeight}>${line}</tspan>`,
      )}</text>`,
    )}</g>`;
}

const place = ([x, y]: readonly [number, number]): string => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;

/** A whole ring is drawn as two circles of two halves each: an arc that ends where it begins is none. */
function arc(middle: readonly [number, number], radius: number, { from, to }: Slice): string {
  const at = (part: number, angle: number): string => place(onRing(middle, radius * part, angle));
  const half = (part: number, way: number, angle: number): string => `A${radius * part},${radius * part} 0 1 ${way} ${at(part, angle)}`;
  const circle = (part: number, way: number): string => `M${at(part, 0)}${half(part, way, Math.PI)}${half(part, way, 0)}Z`;
  if (to - from > 1.999 * Math.PI) return circle(1, 1) + circle(inner, 0);
  const long = to - from > Math.PI ? 1 : 0;
  return `M${at(1, from)}A${radius},${radius} 0 ${long} 1 ${at(1, to)}L${at(inner, to)}A${radius * inner},${radius * inner} 0 ${long} 0 ${at(inner, from)}Z`;
}
