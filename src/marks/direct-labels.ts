/** Names of series beside the ends of their lines, each with its colour and shape. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { hueOf, marker } from './palette.js';
import { isLine } from './series.js';
import type { Layout } from './time-chart.js';

export function directLabels({ labels, layers, series, times, x, y: place, edges, box, mark }: Layout): SVGTemplateResult[] {
  return (labels ?? []).map(({ text, y }, index) => {
    const { upper, lower } = layers[index]!;
    const last = upper.findLastIndex(Number.isFinite);
    const end = (place(upper[last]!) + place(lower[last]!)) / 2;
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
