/** “How was this made?” under a visual: written when a reader opens it, and again when the answer changes. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Locale } from '../../locale/index.js';
import { adopt } from './adopt.js';
import type { Answer } from './asking.js';
import type { MadeOptions } from './how-made.js';

export class Explanation {
  readonly #host: LitElement;
  readonly #about: () => MadeOptions;
  #answer: Answer | undefined;
  #open = false;
  #text: TemplateResult | undefined;

  constructor(host: LitElement, about: () => MadeOptions) {
    this.#host = host;
    this.#about = about;
  }

  template(locale: Locale): TemplateResult {
    return html`<details class="how" @toggle=${this.#toggled}>
      <summary>${locale.say('howMade')}</summary>
      ${this.#text ?? nothing}
    </details>`;
  }

  /** Tells of this answer from now on. */
  async follow(answer: Answer): Promise<void> {
    this.#answer = answer;
    if (!this.#open) return;
    const { howMade, howStyles } = await import('./how-made.js');
    adopt(this.#host, howStyles);
    this.#text = await howMade(answer, this.#about());
    this.#host.requestUpdate();
  }

  #toggled = ({ target }: Event): void => {
    this.#open = (target as HTMLDetailsElement).open;
    if (this.#answer) void this.follow(this.#answer);
  };
}
