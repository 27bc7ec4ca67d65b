/** A small line without axes: the way a number has taken, its present value a dot. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import { linePath, lonely, runs } from './path.js';
import { paceOf } from './pace.js';
import { extent, linear } from './scale.js';
import type { TimeUnit } from '../model.js';

export interface Spark {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly unit: TimeUnit;
  /** Which value is spoken of. */
  readonly at: number;
}

export function spark({ times, values, unit, at }: Spark, width: number, height: number): SVGTemplateResult {
  const x = linear([times[0] ?? 0, times.at(-1) ?? 0], [5, width - 5]);
  const y = linear(extent([values]), [height - 5, 5]);
  const [xs, ys] = [times.map(x), values.map(y)];
  const through = runs(ys, paceOf(times, unit).broken);
  return svg`<g class="hue-0"><path class="line" d=${linePath(xs, ys, through)}></path>
    ${lonely(through).map((i) => svg`<circle class="dot" cx=${xs[i]!} cy=${ys[i]!} r="1.5"></circle>`)}
    ${Number.isFinite(ys[at]) ? svg`<circle class="dot" cx=${xs[at]!} cy=${ys[at]!} r="4"></circle>` : ''}</g>`;
}
