/** The buttons inside a table: the one that sorts by a column, and the small ones that open a column or a row. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from '../../page/html.js';

const arrows = { up: 'M0 6h10L5 0z', down: 'M0 0h10L5 6z' } as const;
const icons = {
  column: svg`<path d="M1 2h10L7 6.5V10L5 11V6.5z" />`,
  row: svg`<path d="M2 3h8M2 6h8M2 9h5" />`,
} satisfies Record<string, SVGTemplateResult>;

export interface SortOptions {
  readonly title: string;
  readonly description: string | undefined;
  /** How the rows stand sorted by this column. */
  readonly direction: 'up' | 'down' | undefined;
  readonly sort: () => void;
}

export const sortButton = ({ title, description, direction, sort }: SortOptions): TemplateResult =>
  html`<button type="button" class="sort" title=${description ?? nothing} @click=${sort}>
    <bdi>${title}</bdi>
    <svg class="arrow" viewBox="0 0 10 6" aria-hidden="true">${direction ? svg`<path d=${arrows[direction]} />` : nothing}</svg>
  </button>`;

/** @param open Is handed the button, beside which the box opens. */
export const toolsButton = (icon: keyof typeof icons, label: string, chosen: boolean, open: (button: Element) => void): TemplateResult =>
  html`<button
    type="button"
    class="tools"
    aria-haspopup="dialog"
    aria-label=${label}
    ?data-chosen=${chosen}
    @click=${({ currentTarget }: Event) => open(currentTarget as Element)}
  >
    <svg viewBox="0 0 12 12" aria-hidden="true">${icons[icon]}</svg>
  </button>`;
