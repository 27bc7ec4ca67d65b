/** A laid-out chart over time as ink: axes behind, marks before them, names at their ends. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { timeAxis, valueAxis } from './axes.js';
import { lines } from './line.js';
import { isLine } from './series.js';
import type { Layout } from './time-chart.js';

/** What is drawn of the time at which a reader is. */
export type Cursor = (layout: Layout) => SVGTemplateResult;

export const drawTimeChart = (layout: Layout, cursor?: Cursor): SVGTemplateResult =>
  svg`${drawGround(layout, cursor)}${layout.references?.drawMargin(layout)}
    <g class=${layout.labels ? 'marks' : 'marks dashed'}>${marks(layout)}</g>${drawFront(layout, cursor)}`;

function marks(layout: Layout): SVGTemplateResult[] | undefined {
  if (isLine(layout.mark)) return lines(layout);
  return layout.mark === 'bar' ? layout.fills?.bars(layout) : layout.fills?.areas(layout);
}

/** What lies behind the marks. */
export const drawGround = (layout: Layout, cursor?: Cursor): SVGTemplateResult =>
  svg`${valueAxis(layout.valueTicks, layout.edges)}${timeAxis(layout.timeTicks, layout.edges)}${layout.references?.drawNotes(layout)}
    ${layout.mark === 'bar' ? cursor?.(layout) : nothing} ${isLine(layout.mark) ? baseline(layout) : nothing}`;

/** What lies before them. */
export const drawFront = (layout: Layout, cursor?: Cursor): SVGTemplateResult =>
  svg`${isLine(layout.mark) ? nothing : baseline(layout)}${layout.references?.drawTargets(layout)}${layout.names?.drawNames(layout)}
    ${layout.mark !== 'bar' ? cursor?.(layout) : nothing}`;

/** Lines may run along zero and stay before it; bars and areas begin there and stay behind it. */
function baseline({ valueTicks, edges }: Layout): SVGTemplateResult {
  const zero = valueTicks.find(({ isZero }) => isZero);
  return svg`${zero ? svg`<line class="baseline" x1=${edges.left} x2=${edges.right} y1=${zero.y} y2=${zero.y}></line>` : nothing}`;
}
