/** Charts of many points painted on canvas, one for each series: exact below four points a pixel, above it as joined columns of pixels. */
import { html, nothing, render, svg, type SVGTemplateResult, type TemplateResult } from '../page/html.js';
import { css } from '../page/css.js';
import { drawFront, drawGround, drawTimeChart, type Cursor } from './draw-time-chart.js';
import { hueOf, marker } from './palette.js';
import { spansOf, type Spans } from './spans.js';
import type { Layer } from './stack.js';
import { isLine } from './series.js';
import { ownPart, type Layout } from './time-chart.js';

/** More points than this to a pixel are thinned. */
const perPixel = 4;
/** Half the width of a line, in pixels of the page. */
const half = 1;

/** A colour that changes is told by the end of its transition. */
export const inkStyles = css`
  .ink {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    color: var(--_hue);
    transition: color 10ms;
    pointer-events: none;
    forced-color-adjust: none;
  }
`;

/** The whole drawing: what lies behind, the canvases, and the picture of what lies before them. */
export const drawMany = (layout: Layout, picture: (content: SVGTemplateResult) => TemplateResult, cursor?: Cursor): TemplateResult =>
  html`<svg aria-hidden="true" width=${layout.box.width} height=${layout.box.height}>${drawGround(layout, cursor)}</svg>
    ${canvases(layout)}${picture(svg`${ends(layout)}${drawFront(layout, cursor)}`)}`;

/** Draws the same as elements, for as long as something is taken from it. */
export function asLines(layout: Layout, into: HTMLElement, take: (drawing: SVGSVGElement) => string): string {
  const { width, height } = layout.box;
  const whole = html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}">${drawTimeChart(layout)}</svg>`;
  const stage = document.createElement('div');
  into.append(stage);
  render(whole, stage);
  const taken = take(stage.querySelector('svg')!);
  stage.remove();
  return taken;
}

/** A canvas for the margin around the first series, where there is one, and one for each series; the first line lies on top. */
function canvases({ series, band, stacked }: Layout): TemplateResult {
  const canvas = (index: number) =>
    html`<canvas
      class="ink ${hueOf(Math.max(0, index), series[index]?.other)} ${series[index]?.faded ? 'faded' : ''}"
      data-series=${index}
      aria-hidden="true"
    ></canvas>`;
  const order = series.map((_, index) => canvas(index));
  return html`${band ? canvas(-1) : nothing}${stacked ? order : order.reverse()}`;
}

/** What lines that are painted end in: a shape for each where a legend tells them apart, a hollow one where the last period is not over. */
function ends({ series, layers, times, x, y, unfinished, labels }: Layout): SVGTemplateResult[] {
  if (!unfinished && (series.length < 2 || labels)) return [];
  return layers.map(({ upper }, index) => {
    const last = upper.findLastIndex(Number.isFinite);
    if (last < 0) return svg``;
    const hollow = unfinished && last === times.length - 1 ? 'hollow' : '';
    return svg`<g class=${hueOf(index, series[index]!.other)}>${marker(index, x(times[last]!), y(upper[last]!), hollow)}</g>`;
  });
}

const painted = new WeakMap<HTMLCanvasElement, { readonly layout: Layout; readonly colour: string; readonly density: number }>();

/** Paints every canvas that shows another layout, colour or density than it should. */
export function paint(root: ParentNode, layout: Layout): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>('canvas.ink')) {
    canvas.ontransitionend ??= () => paintOne(canvas, painted.get(canvas)?.layout ?? layout);
    paintOne(canvas, layout);
  }
}

function paintOne(canvas: HTMLCanvasElement, layout: Layout): void {
  const colour = getComputedStyle(canvas).color;
  const density = devicePixelRatio || 1;
  const before = painted.get(canvas);
  if (before?.layout === layout && before.colour === colour && before.density === density) return;
  painted.set(canvas, { layout, colour, density });
  const { width, height } = layout.box;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = pen.strokeStyle = colour;
  const index = Number(canvas.dataset['series']);
  const { band } = layout;
  if (index < 0) draw(pen, layout, { lower: band!.low, upper: band!.high }, { area: 0.18, line: false }, density);
  else {
    const { times, pace, ...layer } = ownPart(layout, index);
    draw(pen, { ...layout, times, pace }, layer, looksOf(layout), density);
  }
}

interface Looks {
  /** How dense the area is; none where it is not drawn. */
  readonly area: number;
  readonly line: boolean;
}

const looksOf = ({ mark, stacked }: Layout): Looks =>
  isLine(mark) ? { area: 0, line: true } : { area: stacked ? 1 : 0.25, line: !stacked };

function draw(pen: CanvasRenderingContext2D, layout: Layout, layer: Layer, looks: Looks, density: number): void {
  const { times, edges } = layout;
  const columns = Math.max(1, Math.round((edges.right - edges.left) * density));
  if (times.length < perPixel * columns) drawPoints(pen, layout, layer, looks, density);
  else drawSpans(pen, layout, layer, looks, { columns, density });
}

function drawPoints(
  pen: CanvasRenderingContext2D,
  { times, x, y, pace, mark }: Layout,
  { lower, upper }: Layer,
  looks: Looks,
  density: number,
): void {
  pen.setTransform(density, 0, 0, density, 0, 0);
  const [line, area, dots] = [new Path2D(), new Path2D(), new Path2D()];
  const closed = (from: number, to: number): void => {
    for (let i = to - 1; i >= from; i--) area.lineTo(x(times[i]!), y(lower[i]!));
    area.closePath();
  };
  for (let i = 0, start = -1; i <= times.length; i++) {
    const present = i < times.length && Number.isFinite(upper[i]) && Number.isFinite(lower[i]);
    const goesOn = present && start >= 0 && !pace.broken(i);
    if (start >= 0 && !goesOn) {
      if (looks.area) closed(start, i);
      if (i - start === 1) dots.arc(x(times[start]!), y(upper[start]!), 3, 0, 2 * Math.PI);
    }
    if (!present) start = -1;
    else {
      const px = x(times[i]!);
      const py = y(upper[i]!);
      if (!goesOn) {
        start = i;
        line.moveTo(px, py);
        area.moveTo(px, py);
        dots.moveTo(px, py);
      } else {
        if (mark === 'step') {
          const middle = (x(times[i - 1]!) + px) / 2;
          line.lineTo(middle, y(upper[i - 1]!));
          line.lineTo(middle, py);
        }
        line.lineTo(px, py);
        area.lineTo(px, py);
      }
    }
  }
  pen.globalAlpha = looks.area;
  if (looks.area) pen.fill(area);
  pen.globalAlpha = 1;
  pen.lineWidth = 2 * half;
  pen.lineJoin = pen.lineCap = 'round';
  if (looks.line) pen.stroke(line);
  if (looks.line) pen.fill(dots);
}

function drawSpans(
  pen: CanvasRenderingContext2D,
  layout: Layout,
  { lower, upper }: Layer,
  looks: Looks,
  { columns, density }: { readonly columns: number; readonly density: number },
): void {
  const { times, pace, y, edges, stacked } = layout;
  const spans = spansOf({ times, values: upper, broken: pace.broken }, columns);
  const place = (value: number): number => y(value) * density;
  const left = Math.round(edges.left * density);
  if (looks.area) {
    const floor = stacked || !looks.line ? spansOf({ times, values: lower, broken: pace.broken }, columns) : undefined;
    pen.globalAlpha = looks.area;
    for (let c = 0; c < columns; c++) {
      if (Number.isNaN(spans.low[c]!)) continue;
      const top = Math.round(place(Math.max(spans.high[c]!, floor?.high[c] ?? 0)));
      const bottom = Math.round(place(Math.min(spans.low[c]!, floor?.low[c] ?? 0)));
      pen.fillRect(left + c, top, 1, Math.max(1, bottom - top));
    }
    pen.globalAlpha = 1;
  }
  if (looks.line) drawColumns(pen, spans, { columns, left, place, thick: half * density });
}

interface Columns {
  readonly columns: number;
  readonly left: number;
  readonly place: (value: number) => number;
  /** Half the line's width. */
  readonly thick: number;
}

/** Each column from its highest to its lowest value and to where the line comes from; a line over columns that have none. */
function drawColumns(
  pen: CanvasRenderingContext2D,
  { low, high, first, last, joined }: Spans,
  { columns, left, place, thick }: Columns,
): void {
  const wide = Math.max(1, Math.round(thick));
  pen.lineWidth = 2 * thick;
  pen.beginPath();
  for (let c = 0, before = -1; c < columns; c++) {
    if (Number.isNaN(low[c]!)) continue;
    let top = place(high[c]!);
    let bottom = place(low[c]!);
    const alone = !joined[c] && !followed(c, columns, low, joined);
    if (joined[c] && before === c - 1) {
      const from = place(last[before]!);
      top = Math.min(top, from);
      bottom = Math.max(bottom, from);
    } else if (joined[c]) {
      pen.moveTo(left + before + 0.5, place(last[before]!));
      pen.lineTo(left + c + 0.5, place(first[c]!));
    }
    const reach = alone ? 3 * thick : thick;
    pen.fillRect(
      alone ? left + c - reach : left + c,
      Math.round(top - reach),
      alone ? 2 * reach : wide,
      Math.max(1, Math.round(bottom - top + 2 * reach)),
    );
    before = c;
  }
  pen.stroke();
}

/** Whether the line goes on from a column. */
function followed(column: number, columns: number, low: Float64Array, joined: Uint8Array): boolean {
  let next = column + 1;
  while (next < columns && Number.isNaN(low[next]!)) next++;
  return next < columns && joined[next] === 1;
}
