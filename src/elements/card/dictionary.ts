/** What the columns of a dataset mean: their types, their descriptions and, once a reader opens them, a few values of each. */
import { html, nothing, type TemplateResult } from 'lit';
import { dictionary } from '../../locale/en/dictionary.js';
import { types } from '../../locale/en/types.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Dataset, Field, Table } from '../../model.js';
import { cell } from '../../table.js';
import { adopt } from '../shared/adopt.js';
import type { Asker } from '../shared/asking.js';
import { paragraphs } from '../shared/prose.js';
import { askMore } from '../shared/questions.js';
import type { ReactiveElement } from '../shared/reactive-element.js';
import { textOf, titleOf, type Named } from '../shared/wording.js';
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
    const rows = await askMore(this.#host, this.dataset, { limit: 5 }).catch(() => undefined);
    this.#examples = new Map(rows?.fields.map((field) => [field.name, this.#shortly(rows, field, locale)]));
    this.#host.requestUpdate();
  }

  /** Up to three different values, in few letters. */
  #shortly(rows: Table, field: Field, locale: Locale): string {
    const values = Array.from({ length: rows.length }, (_, row) => cell(rows.column(field.name), row));
    const texts = values.map((value) => textOf(this.#host, locale, value, field).slice(0, 40));
    return [...new Set(texts.filter(Boolean))].slice(0, 3).join(' · ');
  }
}
