/** What a reader has chosen, over the table: a chip for each condition and each hidden column, which takes it back. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { tools } from '../../locale/en/tools.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Condition } from './conditions.js';

teach(tools);

export interface ChipsOptions {
  readonly remove: (condition: Condition) => void;
  readonly clear: () => void;
  /** Hidden columns, by name and title. */
  readonly hidden: ReadonlyMap<string, string>;
  readonly show: (name: string) => void;
}

export async function chips(
  conditions: readonly Condition[],
  locale: Locale,
  { remove, clear, hidden, show }: ChipsOptions,
): Promise<TemplateResult> {
  const { say } = locale;
  const cross = html`<span aria-hidden="true">×</span>`;
  return html`${
    conditions.length
      ? html`<div class="chips" role="group" aria-label=${say('filters')}>
          ${conditions.map(
            (condition) =>
              html`<button
                type="button"
                class="chip"
                aria-label=${say('remove', { filter: condition.words })}
                @click=${() => remove(condition)}
              >
                <bdi>${condition.words}</bdi>${cross}
              </button>`,
          )}
          ${conditions.length > 1 ? html`<button type="button" @click=${clear}>${say('clearAll')}</button>` : nothing}
        </div>`
      : nothing
  }
  ${
    hidden.size
      ? html`<div class="chips" role="group" aria-label=${say('hiddenColumns')}>
          <span class="hint">${say('hiddenColumns')}:</span>
          ${Array.from(hidden, ([name, title]) => html`<button type="button" class="chip" @click=${() => show(name)}>+ <bdi>${title}</bdi></button>`)}
        </div>`
      : nothing
  }`;
}
