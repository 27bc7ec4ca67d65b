/** “How was this made?” under a visual: written when a reader opens it, and again when the answer changes. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import { adopt } from './adopt.js';
import type { Answer } from './questions.js';
import type { MadeOptions } from './how-made.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export class Explanation {
  readonly #host: ReactiveElement;
  readonly #about: () => MadeOptions;
  #answer: Answer | undefined;
  #open = false;
  #text: TemplateResult | undefined;

  constructor(host: ReactiveElement, about: () => MadeOptions) {
    this.#host = host;
    this.#about = about;
  }

  /** Tells of this answer from now on. */
  template(locale: Locale, answer: Answer): TemplateResult {
    const changed = answer !== this.#answer;
    this.#answer = answer;
    if (changed && this.#open) void this.#tell(answer);
    return html`<details class="how" @toggle=${this.#toggled}>
      <summary>${locale.say('howMade')}</summary>
      ${this.#text ?? nothing}
    </details>`;
  }

  async #tell(answer: Answer): Promise<void> {
    const { howMade, howStyles } = await import('./how-made.js');
    adopt(this.#host, howStyles);
    this.#text = await howMade(answer, this.#about());
    this.#host.requestUpdate();
  }

  #toggled = ({ target }: Event): void => {
    this.#open = (target as HTMLDetailsElement).open;
    if (this.#open && this.#answer) void this.#tell(this.#answer);
  };
}
