/** Bars: one a period, stacked or side by side; the unfinished one is faint with a dashed edge. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { hueOf } from './palette.js';
import type { Layout } from './time-chart.js';

export const bars = (layout: Layout): SVGTemplateResult[] => layout.series.map((_, index) => barsOf(layout, index));

function barsOf(layout: Layout, index: number): SVGTemplateResult {
  const { series, layers, xs, unfinished } = layout;
  const { upper, lower } = layers[index]!;
  const last = xs.length - 1;
  const places = Array.from(xs, (_, i) => i).filter((i) => Number.isFinite(upper[i]) && upper[i] !== lower[i]);
  const path = (of: readonly number[]): string => of.map((i) => bar(layout, index, i)).join('');
  const faint = unfinished && places.at(-1) === last;
  return svg`<g class="series ${hueOf(index, series[index]!.other)}">
    <path class="bar" d=${path(faint ? places.slice(0, -1) : places)}></path>
    ${faint ? svg`<path class="bar unfinished" d=${path([last])}></path>` : nothing}
  </g>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function bar({ series, layers, xs, widths, stacked }: Layout, index: number, i: number): string {
  const room = widths[i]! - gap(widths[i]!);
  const beside = stacked ? 1 : series.length;
  const width = room / beside;
  const left = xs[i]! - room / 2 + (stacked ? 0 : index * width);
  const { upper, lower } = layers[index]!;
  return `M${round(left)},${round(lower[i]!)}V${round(upper[i]!)}h${round(width)}V${round(lower[i]!)}Z`;
}

/** White between two bars. */
const gap = (width: number): number => (width < 3 ? 0 : Math.min(12, Math.max(1, width * 0.18)));
