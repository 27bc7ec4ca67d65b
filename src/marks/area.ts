/** Areas: from zero or from the layer below up to the value, with a line along the top; the unfinished end is faint. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { areaPath, linePath, lonely, runs } from './path.js';
import { inPixels, seriesClass, type Layout } from './time-chart.js';

export const areas = (layout: Layout): SVGTemplateResult[] => layout.series.map((_, index) => area(layout, index));

function area(layout: Layout, index: number): SVGTemplateResult {
  const { series, unfinished, edges, stacked } = layout;
  const { xs, upper, lower, pace } = inPixels(layout, index);
  const last = upper.length - 1;
  const whole = runs(upper, pace.broken, unfinished ? last : upper.length);
  const tail = unfinished && last > 0 && !pace.broken(last) && Number.isFinite(upper[last]) && Number.isFinite(upper[last - 1]);
  return svg`<g class="${seriesClass(index, series[index]!)} ${stacked ? 'stacked' : ''}">
    <path class="area" d=${areaPath(xs, upper, lower, whole)}></path>
    <path class="line" d=${linePath(xs, upper, whole)}></path>
    ${tail ? svg`<path class="area unfinished" d=${areaPath(xs, upper, lower, [[last - 1, last + 1]])}></path>` : nothing}
    ${lonely(whole).map((i) => svg`<line class="line" x1=${xs[i]!} x2=${xs[i]!} y1=${upper[i]!} y2=${Math.min(edges.bottom, lower[i]!)}></line>`)}
  </g>`;
}
