/** Names of series beside the ends of their lines, each with its colour and shape; none where they do not fit. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import type { Edges } from './axes.js';
import { css } from '../page/css.js';
import { apart } from './labels.js';
import { hueOf, marker } from './palette.js';
import type { Scale } from './scale.js';
import { isLine, type Series } from './series.js';
import type { Layer } from './stack.js';
import { fitting, widthOf } from './text.js';
import type { Box, Layout } from './time-chart.js';

export const nameStyles = css`
  .leader {
    stroke: var(--_hue);
    stroke-width: 1;
    opacity: 0.7;
  }
`;

/** Narrower pictures have no room for names at their side. */
const roomForNames = 560;
const widestName = 0.24;

/** Where names stand, and how much room they take; undefined where not all of them have their place. */
export function placed(
  series: readonly Series[],
  layers: readonly Layer[],
  { scale, edges }: { readonly scale: Scale; readonly edges: Edges },
  { width, font }: Box,
  stacked: boolean,
) {
  if (width < roomForNames) return undefined;
  const ends = layers.map(({ lower, upper }) => endOf(upper, stacked ? lower : upper));
  const places = ends.every(Number.isFinite) && apart(ends.map(scale), font * 1.3, [edges.top, edges.bottom]);
  if (!places) return undefined;
  const most = width * widestName - font * 2;
  const texts = series.map(({ title }) => fitting(title, most, font));
  if (texts.some((text, i) => text !== series[i]!.title)) return undefined;
  return {
    width: Math.max(...texts.map((text) => widthOf(text, font))) + font * 2,
    labels: texts.map((text, i) => ({ text, y: places[i]! })),
  };
}

/** The middle between the two edges at the last point that has them. */
function endOf(upper: Float64Array, lower: Float64Array): number {
  const last = upper.findLastIndex(Number.isFinite);
  return (upper[last]! + lower[last]!) / 2;
}

export function drawNames({ labels = [], layers, series, times, x, y: place, edges, box, mark, stacked }: Layout): SVGTemplateResult[] {
  return labels.map(({ text, y }, index) => {
    const { upper, lower } = layers[index]!;
    const last = upper.findLastIndex(Number.isFinite);
    const end = place(endOf(upper, stacked ? lower : upper));
    const at = x(times[last]!);
    return svg`<g class="label ${hueOf(index, series[index]!.other)}" aria-hidden="true">
      <g class=${series[index]!.faded ? 'faded' : ''}>
        ${Math.abs(end - y) > 4 ? svg`<line class="leader" x1=${at + 5} x2=${edges.right + box.font * 0.9} y1=${end} y2=${y}></line>` : nothing}
        ${isLine(mark) ? marker(index, at, end) : svg`<rect class="key" x=${edges.right + box.font} y=${y - 5} width="10" height="10"></rect>`}
      </g>
      <text x=${edges.right + box.font * (isLine(mark) ? 1 : 1.9)} y=${y} dy="0.35em">${text}</text>
    </g>`;
  });
}
