/** A laid-out chart by category as ink: names, bars or dots, values at their ends. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { valueAxis } from './axes.js';
import { lineHeight } from './bands.js';
import type { CategoryLayout, Spot } from './category-chart.js';
import { hueOf, marker } from './palette.js';
import { widthOf } from './text.js';

/** @param over what is drawn over bars, under dots and under values */
export function drawCategoryChart(layout: CategoryLayout, at?: Spot, over: unknown = nothing): SVGTemplateResult {
  const dotted = layout.mark === 'dot';
  return svg`${layout.sideways ? axisBelow(layout) : valueAxis(layout.ticks, layout.edges)}
    ${at ? behind(layout, at) : nothing}
    <g class="marks">${dotted ? dots(layout, at, over) : bars(layout, at)}</g>
    ${baseline(layout)} ${dotted ? nothing : over}
    <g aria-hidden="true">${names(layout)}${values(layout)}</g>`;
}

/** Texts at the ends move inwards. */
function axisBelow({ ticks, edges: { bottom }, box: { font, width } }: CategoryLayout): SVGTemplateResult {
  return svg`<g class="axis" part="axis" aria-hidden="true">${ticks.map(
    ({ y: x, text }) => svg`<line class="grid" x1=${x} x2=${x} y1="0" y2=${bottom}></line>
      <text x=${within(x, widthOf(text, font) / 2, width)} y=${bottom + font * 1.3} text-anchor="middle">${text}</text>`,
  )}</g>`;
}

function behind({ bands, sideways, edges, box: { width } }: CategoryLayout, { category }: Spot): SVGTemplateResult {
  const { start, size } = bands[category]!;
  const [from, room] = [start - 3, size + 6];
  return sideways
    ? svg`<rect class="band" x=${edges.left} width=${width - edges.left} y=${from} height=${room}></rect>`
    : svg`<rect class="band" x=${from} width=${room} y=${edges.top} height=${edges.bottom - edges.top}></rect>`;
}

const within = (x: number, half: number, width: number): number => Math.min(width - half, Math.max(half, x));
const round = (value: number): number => Math.round(value * 100) / 100;

function hueAt({ series, categories }: CategoryLayout, { category, series: index }: Spot): string {
  const alone = series.length === 1 && (categories[category]!.faded || categories[category]!.other);
  return hueOf(index, series[index]!.other || alone);
}

const kindOf = ({ categories }: CategoryLayout, spot: Spot, at: Spot | undefined, faint: string): string =>
  spot === at ? 'chosen' : categories[spot.category]!.unfinished ? faint : '';

function bars(layout: CategoryLayout, at: Spot | undefined): SVGTemplateResult[] {
  return layout.spots.map(
    (spot) =>
      svg`<rect class="bar series ${layout.stacked ? 'stacked' : ''} ${hueAt(layout, spot)} ${kindOf(layout, spot, at, 'unfinished')}"
        x=${round(spot.x)} y=${round(spot.y)} width=${round(spot.width)} height=${round(spot.height)}></rect>`,
  );
}

/** Dots of one category on a line from the lowest to the highest. */
function dots(layout: CategoryLayout, at: Spot | undefined, over: unknown): unknown[] {
  const middle = ({ x, width }: Spot): number => round(x + width / 2);
  const lines = layout.bands.map((band, category) => {
    const xs = layout.spots.filter((spot) => spot.category === category).map(middle);
    const y = band.start + band.size / 2;
    const from = layout.series.length > 1 ? Math.min(...xs) : layout.edges.left;
    return xs.length ? svg`<line class="stem" x1=${from} x2=${Math.max(...xs)} y1=${y} y2=${y}></line>` : svg``;
  });
  const shapes = layout.spots.map(
    (spot) =>
      svg`<g class="series ${hueAt(layout, spot)}">${marker(spot.series, middle(spot), spot.y + spot.height / 2, kindOf(layout, spot, at, 'hollow'))}</g>`,
  );
  return [...lines, over, ...shapes];
}

function baseline({ zero, sideways, edges, mark }: CategoryLayout): SVGTemplateResult | typeof nothing {
  if (zero === undefined || mark === 'dot') return nothing;
  return sideways
    ? svg`<line class="baseline" x1=${zero} x2=${zero} y1=${edges.top} y2=${edges.bottom}></line>`
    : svg`<line class="baseline" x1=${edges.left} x2=${edges.right} y1=${zero} y2=${zero}></line>`;
}

function names({ names: all, categories, box: { font } }: CategoryLayout): SVGTemplateResult[] {
  const someFaded = categories.some(({ faded }) => faded);
  return all.map(({ category, lines, x, y, anchor }) => {
    const strong = someFaded && categories[category]?.faded === false;
    return svg`<text class=${strong ? 'name strong' : 'name'} text-anchor=${anchor}>${lines.map(
      (line, i) => svg`<tspan x=${x} y=${round(y + i * font * lineHeight)}>${line}</tspan>`,
    )}</text>`;
  });
}

/** Where a bar ends, or the margin around its value. */
function endOf({ sideways, margin, scale }: CategoryLayout, { series, category, x, y, width, height }: Spot, below: boolean): number {
  const edge = series === 0 && margin ? scale(below ? margin.low[category]! : margin.high[category]!) : NaN;
  const end = sideways ? (below ? x : x + width) : below ? y + height : y;
  return Number.isNaN(edge) ? end : edge;
}

function values(layout: CategoryLayout): SVGTemplateResult[] {
  const { spots, totals, sideways, drawn, box } = layout;
  const ends = spots
    .filter(({ text }) => text)
    .map((spot) => {
      const below = drawn[spot.series]![spot.category]! < 0;
      const end = endOf(layout, spot, below);
      return sideways
        ? { x: end, y: spot.y + spot.height / 2, text: spot.text, below }
        : { x: spot.x + spot.width / 2, y: end, text: spot.text, below };
    });
  return [...ends, ...totals].map(({ x, y, text, below }) =>
    sideways
      ? svg`<text class="value" x=${round(x + (below ? -5 : 5))} y=${round(y)} dy="0.35em" text-anchor=${below ? 'end' : 'start'}>${text}</text>`
      : svg`<text class="value" x=${round(x)} y=${round(y + (below ? box.font * 1.1 : -5))} text-anchor="middle">${text}</text>`,
  );
}
