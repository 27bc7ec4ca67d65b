/** Names of series beside their colour, dash and shape in a list above the drawing, each a button. */
import { html, svg, type TemplateResult } from 'lit';
import { hueOf, marker } from './palette.js';
import type { CategoryMark } from './category-chart.js';
import { isLine, type Mark, type Series } from './series.js';

/** What a key looks like follows from the mark: a piece of line, a dot or a patch. */
export type KeyMark = Mark | CategoryMark;

/** A button for each series, which puts it aside or takes it back. */
export function switches(series: readonly Series[], mark: KeyMark, label: string, toggle: (title: string) => void): TemplateResult {
  return html`<ul class="legend" part="legend" aria-label=${label}>
    ${series.map(
      (one, index) =>
        html`<li class=${hueOf(index, one.other)}>
          <button type="button" aria-pressed=${!one.aside} @click=${() => toggle(one.title)}>${name(one, index, mark)}</button>
        </li>`,
    )}
  </ul>`;
}

const name = ({ title }: Series, index: number, mark: KeyMark): TemplateResult => html`${swatch(index, mark)}<bdi>${title}</bdi>`;

export function swatch(index: number, mark: KeyMark): TemplateResult {
  const key = isLine(mark)
    ? svg`<line class="line" x1="1" x2="27" y1="7" y2="7"></line>${marker(index, 14, 7)}`
    : mark === 'dot'
      ? marker(index, 6, 7)
      : svg`<rect class="key" x="0" y="1" width="12" height="12"></rect>`;
  return html`<svg class="swatch dashed" width=${isLine(mark) ? 28 : 12} height="14" aria-hidden="true">${key}</svg>`;
}
