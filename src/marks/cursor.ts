/** The values at one time in the drawing, for pointer and keyboard alike: a line through it, and a shape on each series. */
import { nothing, svg, type SVGTemplateResult } from '../page/html.js';
import { css } from '../page/css.js';
import { hueOf, marker } from './palette.js';
import type { Layout, Point } from './time-chart.js';

export const cursorStyles = css`
  .cursor .marker {
    stroke: var(--_surface);
    stroke-width: 1.5;
    paint-order: stroke;
  }
  .cursor .chosen {
    stroke: var(--_text);
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    .cursor .chosen {
      fill: Highlight;
      stroke: CanvasText;
    }
  }
`;

export function cursor({ times, x: scale, y, layers, series, edges, mark, widthAt }: Layout, at: Point): SVGTemplateResult {
  const time = times[at.time]!;
  const [x, width] = [scale(time), widthAt(time)];
  const band = mark === 'bar' && width > 4;
  return svg`<g class="cursor" aria-hidden="true">
    ${
      band
        ? svg`<rect class="band" x=${x - width / 2} width=${width} y=${edges.top} height=${edges.bottom - edges.top}></rect>`
        : svg`<line class="rule" x1=${x} x2=${x} y1=${edges.top} y2=${edges.bottom}></line>`
    }
    ${layers.map(({ upper }, index) => (band || !Number.isFinite(upper[at.time]) ? nothing : svg`<g class=${hueOf(index, series[index]!.other)}>${marker(index, x, y(upper[at.time]!), index === at.series ? 'chosen' : '')}</g>`))}
  </g>`;
}
