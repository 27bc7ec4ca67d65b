/** The values at one time, for pointer and keyboard alike: a line through the drawing, a shape on each series, and a box with words. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { swatch, type KeyMark } from './legend.js';
import { hueOf, marker } from './palette.js';
import type { Layout } from './time-chart.js';

/** A datum: which period, which series. */
export interface Point {
  readonly time: number;
  readonly series: number;
}

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

export interface TooltipText {
  readonly heading: string;
  readonly values: readonly string[];
  readonly note: string;
  readonly direction: 'ltr' | 'rtl';
}

export function tooltip(
  { series, mark }: Pick<Layout, 'series'> & { readonly mark: KeyMark },
  at: Pick<Point, 'series'>,
  { heading, values, note, direction }: TooltipText,
): TemplateResult {
  return html`<div class="tooltip" part="popup" dir=${direction} aria-hidden="true">
    <p class="when">${heading}</p>
    <ul>
      ${series.map(({ title, other, aside }, index) =>
        aside
          ? nothing
          : html`<li class="${hueOf(index, other)} ${index === at.series && series.length > 1 ? 'chosen' : ''}">
              ${series.length > 1 ? swatch(index, mark) : nothing}<bdi>${title}</bdi> <b>${values[index]}</b>
            </li>`,
      )}
    </ul>
    ${note ? html`<p class="hint">${note}</p>` : nothing}
  </div>`;
}

/** Puts the box beside the point it speaks of, and within its parent. */
export function placeTooltip(box: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height, offsetParent: parent } = box;
  const room = parent?.clientWidth ?? 0;
  const beside = x + 14 + width <= room ? x + 14 : x - 14 - width;
  box.style.left = `${Math.max(0, Math.min(beside, room - width))}px`;
  box.style.top = `${Math.max(0, Math.min(y - height / 2, (parent?.clientHeight ?? 0) - height))}px`;
}
