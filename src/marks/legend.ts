/** Names of series beside their colour, dash and shape in a list above the drawing, each a button. */
import { html, type TemplateResult } from '../page/html.js';
import { css } from '../page/css.js';
import { paletteStyles } from './hues.styles.js';
import { hueOf, hues } from './palette.js';
import type { Series } from './series.js';
import { swatch, type KeyMark } from './swatch.js';

/** While the pointer or the keyboard is on a series' name, the others step back. */
const dimStyles = [...Array(hues).keys(), 'other']
  .map((hue) => `.chart:has(.legend .hue-${hue} :is(:hover,:focus-visible)) :is(.series,.ink):not(.hue-${hue}){opacity:.2}`)
  .join('');

const listStyles = css`
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1rem;
    min-inline-size: 60%;
    margin: 0 0 0.4rem;
    padding: 0;
    list-style: none;
    font-size: max(0.75rem, 0.8125em);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-inline-size: 0;
  }
  .legend button {
    display: inherit;
    align-items: inherit;
    gap: inherit;
    min-block-size: 1.75rem;
    padding: 0 0.25rem;
    margin-inline-start: -0.25rem;
    font-size: inherit;
    text-align: start;
    background: none;
    border-color: transparent;
  }
  .legend [aria-pressed='false'] {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .legend .swatch {
    flex: none;
  }
  .legend [aria-pressed='false'] .swatch {
    opacity: 0.35;
  }
`;

export const legendStyles = [...paletteStyles, dimStyles, listStyles];

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
