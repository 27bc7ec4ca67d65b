/** Lines: through neighbouring values, a dot for a value that stands alone, the unfinished end faint and hollow. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { marker } from './palette.js';
import { linePath, lonely, runs, stepPath } from './path.js';
import { inPixels, seriesClass, type Layout } from './time-chart.js';

export const lines = (layout: Layout): SVGTemplateResult[] => layout.series.map((_, index) => line(layout, index)).reverse();

function line(layout: Layout, index: number): SVGTemplateResult {
  const { series, unfinished, labels, mark } = layout;
  const { xs, upper: ys, pace } = inPixels(layout, index);
  const last = ys.length - 1;
  const path = mark === 'step' ? stepPath : linePath;
  const whole = runs(ys, pace.broken, unfinished ? last : ys.length);
  const tail = unfinished ? runs(ys, pace.broken).filter(([start, end]) => end === ys.length && end - start > 1) : [];
  return svg`<g class="${seriesClass(index, series[index]!)}">
    <path class="line" d=${path(xs, ys, whole)}></path>
    ${tail.length ? svg`<path class="line unfinished" d=${path(xs, ys, [[last - 1, ys.length]])}></path>` : nothing}
    ${lonely(whole).map((i) => svg`<circle class="dot" cx=${xs[i]!} cy=${ys[i]!} r="3"></circle>`)}
    ${series.length > 1 && !labels ? endShape(xs, ys, index) : nothing}
    ${unfinished && Number.isFinite(ys[last]) ? marker(index, xs[last]!, ys[last]!, 'hollow') : nothing}
  </g>`;
}

/** The shape that a legend shows, at the line's last value. */
function endShape(xs: Float64Array, ys: Float64Array, index: number): SVGTemplateResult | typeof nothing {
  const last = ys.findLastIndex(Number.isFinite);
  return last < 0 ? nothing : marker(index, xs[last]!, ys[last]!);
}
