/** What the columns of a dataset mean: their types, their descriptions and, once a reader opens them, a few values of each. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { dictionary } from '../../locale/en/dictionary.js';
import { types } from '../../locale/en/types.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Dataset, Field } from '../../model.js';
import { adopt } from '../shared/adopt.js';
import type { Asker } from '../shared/asking.js';
import { paragraphs } from '../shared/prose.js';
import type { ReactiveElement } from '../../page/reactive-element.js';
import { titleOf } from '../shared/settings.js';
import type { Named } from '../shared/wording.js';
import { openedStyles } from './opened.styles.js';

teach(dictionary, types);

type Host = ReactiveElement & Asker & Named;

export class Dictionary {
  readonly #host: Host;
  readonly dataset: Dataset;
  #examples: ReadonlyMap<string, string> | undefined;

  constructor(host: Host, dataset: Dataset) {
    this.#host = host;
    this.dataset = dataset;
    adopt(host, openedStyles);
  }

  template(locale: Locale): TemplateResult {
    const { fields } = this.dataset;
    return html`<details class="dictionary" @toggle=${() => void this.#exemplify(locale)}>
      <summary>${locale.say('dictionary')} (${locale.number(fields.length)})</summary>
      <dl>${fields.map((field) => this.#meaning(field, locale))}</dl>
    </details>`;
  }

  #meaning(field: Field, { say }: Locale): TemplateResult {
    const { name, type, description } = field;
    const values = this.#examples?.get(name);
    return html`<div>
      <dt><bdi>${titleOf(this.#host, field)}</bdi></dt>
      <dd>
        ${say(`type-${type}`)}${description ? html`. <bdi>${paragraphs(description).join(' ')}</bdi>` : nothing}
        ${values ? html`<span class="hint">${say('examples', { values })}</span>` : nothing}
      </dd>
    </div>`;
  }

  /** Brings a few values of each column, where the rows can be read. */
  async #exemplify(locale: Locale): Promise<void> {
    if (this.#examples) return;
    this.#examples = new Map();
    const { examplesOf } = await import('./examples.js');
    this.#examples = await examplesOf(this.#host, this.dataset, locale);
    this.#host.requestUpdate();
  }
}
