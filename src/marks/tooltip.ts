/** The box with words beside a datum: all series there, each with its key. */
import { html, nothing, type TemplateResult } from '../page/html.js';
import { css } from '../page/css.js';
import { hueOf } from './palette.js';
import type { Series } from './series.js';
import { swatch, type KeyMark } from './swatch.js';

export const tooltipStyles = css`
  .tooltip {
    position: absolute;
    z-index: 1;
    max-inline-size: min(20rem, 90%);
    inline-size: max-content;
    padding: 0.4rem 0.6rem;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
    border-radius: var(--_radius);
    box-shadow: 0 1px 4px rgb(0 0 0 / 0.15);
    pointer-events: none;
  }
  .tooltip li {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-inline-size: 0;
  }
  .tooltip .swatch {
    flex: none;
  }
  .tooltip .when {
    font-weight: 600;
  }
  .tooltip ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .tooltip bdi {
    overflow-wrap: anywhere;
  }
  .tooltip b {
    margin-inline-start: auto;
    padding-inline-start: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  .tooltip .chosen bdi {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .tooltip {
      border-color: CanvasText;
    }
  }
  @media print {
    .tooltip {
      display: none;
    }
  }
`;

export interface TooltipText {
  readonly heading: string;
  readonly values: readonly string[];
  readonly note: string;
  readonly direction: 'ltr' | 'rtl';
}

export function tooltip(
  { series, mark }: { readonly series: readonly Series[]; readonly mark: KeyMark },
  at: { readonly series: number },
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
