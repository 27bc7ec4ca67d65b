/** Axes as a newspaper prints them: light lines across, the baseline dark, real text and no box. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import type { TimeTick } from './ticks.js';

export interface ValueTick {
  readonly y: number;
  readonly text: string;
  readonly isZero: boolean;
}

export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function valueAxis(ticks: readonly ValueTick[], { left, right }: Edges): SVGTemplateResult {
  return svg`<g class="axis" part="axis" aria-hidden="true">
    <path class="grid" d=${ticks.map(({ y }) => `M${left},${y}H${right}`).join('')}></path>
    ${ticks.map(({ y, text }) => svg`<text x=${left - 8} y=${y} dy="0.35em" text-anchor="end">${text}</text>`)}
  </g>`;
}

export function timeAxis(ticks: readonly TimeTick[], { bottom }: Edges): SVGTemplateResult {
  const below = (x: number, text: string, dy: string): SVGTemplateResult =>
    svg`<text x=${x} y=${bottom + 8} dy=${dy} text-anchor="middle">${text}</text>`;
  return svg`<g class="axis" part="axis" aria-hidden="true">
    <path class="tick" d=${ticks.map(({ x }) => `M${x},${bottom}v5`).join('')}></path>
    ${ticks.map(({ labelX, text }) => below(labelX, text, '0.8em'))}
    ${ticks.filter(({ under }) => under).map(({ labelX, under }) => below(labelX, under, '2em'))}
  </g>`;
}
