/** The key of a series beside its name: its colour with its dash and its shape. */
import { html, svg, type TemplateResult } from '../page/html.js';
import type { CategoryMark } from './category-chart.js';
import { marker } from './palette.js';
import { isLine, type Mark } from './series.js';

/** What a key looks like follows from the mark: a piece of line, a dot or a patch. */
export type KeyMark = Mark | CategoryMark;

export function swatch(index: number, mark: KeyMark): TemplateResult {
  const key = isLine(mark)
    ? svg`<line class="line" x1="1" x2="27" y1="7" y2="7"></line>${marker(index, 14, 7)}`
    : mark === 'dot'
      ? marker(index, 6, 7)
      : svg`<rect class="key" x="0" y="1" width="12" height="12"></rect>`;
  return html`<svg class="swatch dashed" width=${isLine(mark) ? 28 : 12} height="14" aria-hidden="true">${key}</svg>`;
}
