/** A laid-out chart over time as ink: axes behind, marks before them, names at their ends. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { timeAxis, valueAxis } from './axes.js';
import { directLabels } from './direct-labels.js';
import { lines } from './line.js';
import { isLine } from './series.js';
import type { Layout } from './time-chart.js';
import { cursor, type Point } from './cursor.js';

export const drawTimeChart = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${drawGround(layout, at)}${layout.references?.drawMargin(layout)}
    <g class=${layout.labels ? 'marks' : 'marks dashed'}>${marks(layout)}</g>${drawFront(layout, at)}`;

function marks(layout: Layout): SVGTemplateResult[] | undefined {
  if (isLine(layout.mark)) return lines(layout);
  return layout.mark === 'bar' ? layout.fills?.bars(layout) : layout.fills?.areas(layout);
}

/** What lies behind the marks. */
export const drawGround = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${valueAxis(layout.valueTicks, layout.edges)}${timeAxis(layout.timeTicks, layout.edges)}${layout.references?.drawNotes(layout)}
    ${at && layout.mark === 'bar' ? cursor(layout, at) : nothing} ${isLine(layout.mark) ? baseline(layout) : nothing}`;

/** What lies before them. */
export const drawFront = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${isLine(layout.mark) ? nothing : baseline(layout)}${layout.references?.drawTargets(layout)}${directLabels(layout)}
    ${at && layout.mark !== 'bar' ? cursor(layout, at) : nothing}`;

/** Lines may run along zero and stay before it; bars and areas begin there and stay behind it. */
function baseline({ valueTicks, edges }: Layout): SVGTemplateResult {
  const zero = valueTicks.find(({ isZero }) => isZero);
  return svg`${zero ? svg`<line class="baseline" x1=${edges.left} x2=${edges.right} y1=${zero.y} y2=${zero.y}></line>` : nothing}`;
}
