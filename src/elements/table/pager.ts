/** The line of pages under a table: where it stands, the way on and back, and how many rows a page has. */
import { html, type TemplateResult } from '../../page/html.js';
import { table } from '../../locale/en/table.js';
import { teach, type Locale } from '../../locale/index.js';

teach(table);

/** Page sizes that a reader may choose, beside the editor's own. */
export const sizes = [10, 25, 50, 100] as const;

export interface PagerOptions {
  readonly locale: Locale;
  /** Where the page stands, in words. */
  readonly range: string;
  readonly page: number;
  readonly limit: number;
  /** Whether a page follows. */
  readonly more: boolean;
  readonly turn: (page: number) => void;
  readonly resize: (limit: number) => void;
}

export function pager({ locale, range, page, limit, more, turn, resize }: PagerOptions): TemplateResult {
  const options = [...new Set([...sizes, limit])].sort((a, b) => a - b);
  // One that leads nowhere stays where it is, so that the keyboard that has pressed it is not lost.
  const button = (word: 'previous' | 'next', sign: string, leads: boolean, to: number): TemplateResult =>
    html`<button type="button" aria-disabled=${!leads} aria-label=${locale.say(word)} @click=${() => leads && turn(to)}>${sign}</button>`;
  return html`<div class="pager" part="toolbar" role="group" aria-label=${locale.say('pages')}>
    <span class="range">${range}</span>
    ${button('previous', '‹', page > 0, page - 1)} ${button('next', '›', more, page + 1)}
    <label>
      <span>${locale.say('rowsPerPage')}</span>
      <select @change=${({ target }: Event) => resize(Number((target as HTMLSelectElement).value))}>
        ${options.map((size) => html`<option value=${size} ?selected=${size === limit}>${locale.number(size)}</option>`)}
      </select>
    </label>
  </div>`;
}
