/** Bars: one a period, stacked or side by side; the unfinished one is faint with a dashed edge. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { seriesClass, type Layout } from './time-chart.js';

export const bars = (layout: Layout): SVGTemplateResult[] => layout.series.map((_, index) => barsOf(layout, index));

function barsOf(layout: Layout, index: number): SVGTemplateResult {
  const { series, unfinished } = layout;
  const { times, y, layers } = layout;
  const [upper, lower] = [layers[index]!.upper.map(y), layers[index]!.lower.map(y)];
  const last = times.length - 1;
  const places = Array.from(times, (_, i) => i).filter((i) => Number.isFinite(upper[i]) && upper[i] !== lower[i]);
  const bar = (i: number): string => {
    const { left, width } = across(layout, index, i);
    return `M${round(left)},${round(lower[i]!)}V${round(upper[i]!)}h${round(width)}V${round(lower[i]!)}Z`;
  };
  const path = (of: readonly number[]): string => of.map(bar).join('');
  const faint = unfinished && places.at(-1) === last;
  return svg`<g class="${seriesClass(index, series[index]!)}">
    <path class="bar" d=${path(faint ? places.slice(0, -1) : places)}></path>
    ${faint ? svg`<path class="bar unfinished" d=${path([last])}></path>` : nothing}
  </g>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a bar begins, and how wide it is. */
function across({ series, times, x, widthAt, stacked }: Layout, index: number, i: number): { left: number; width: number } {
  const whole = widthAt(times[i]!);
  const room = whole - gap(whole);
  const width = room / (stacked ? 1 : series.length);
  return { left: x(times[i]!) - room / 2 + (stacked ? 0 : index * width), width };
}

/** White between two bars. */
const gap = (width: number): number => (width < 3 ? 0 : Math.min(12, Math.max(1, width * 0.18)));
