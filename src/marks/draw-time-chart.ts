/** A laid-out chart over time as ink: axes behind, marks before them, names at their ends. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { areas } from './area.js';
import { timeAxis, valueAxis } from './axes.js';
import { bars } from './bar.js';
import { directLabels } from './direct-labels.js';
import { lines } from './line.js';
import { drawMargin, drawNotes, drawTargets } from './references.js';
import { isLine, type Mark } from './series.js';
import type { Layout } from './time-chart.js';
import { cursor, type Point } from './tooltip.js';

const marks: Record<Mark, (layout: Layout) => SVGTemplateResult[]> = { line: lines, step: lines, area: areas, bar: bars };

export const drawTimeChart = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${drawGround(layout, at)}${drawMargin(layout)}
    <g class=${layout.labels ? 'marks' : 'marks dashed'}>${marks[layout.mark](layout)}</g>${drawFront(layout, at)}`;

/** What lies behind the marks. */
export const drawGround = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${valueAxis(layout.valueTicks, layout.edges)}${timeAxis(layout.timeTicks, layout.edges)}${drawNotes(layout)}
    ${at && layout.mark === 'bar' ? cursor(layout, at) : nothing} ${isLine(layout.mark) ? baseline(layout) : nothing}`;

/** What lies before them. */
export const drawFront = (layout: Layout, at?: Point): SVGTemplateResult =>
  svg`${isLine(layout.mark) ? nothing : baseline(layout)}${drawTargets(layout)}${directLabels(layout)}
    ${at && layout.mark !== 'bar' ? cursor(layout, at) : nothing}`;

/** Lines may run along zero and stay before it; bars and areas begin there and stay behind it. */
function baseline({ valueTicks, edges }: Layout): SVGTemplateResult {
  const zero = valueTicks.find(({ isZero }) => isZero);
  return svg`${zero ? svg`<line class="baseline" x1=${edges.left} x2=${edges.right} y1=${zero.y} y2=${zero.y}></line>` : nothing}`;
}
