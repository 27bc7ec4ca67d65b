/** One row with every field of the dataset: to be read, copied, and taken as a measure for the other rows. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { tools } from '../../locale/en/tools.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Field, Scalar, Table } from '../../model.js';
import { cell, isDate, type Cell } from '../../table.js';
import type { CellKinds } from './cell-kinds.js';
import { predicateOf, wordsOf, type Choice, type Condition } from './conditions.js';
import { hostOf, link } from '../shared/frame.js';
import { content } from '../shared/rows.js';

teach(tools);

export interface RowOptions {
  /** What the row is called. */
  readonly title: string;
  readonly titleOf: (field: Field) => string;
  readonly textOf: (value: Cell, field: Field) => string;
  /** Holds a condition that the row fulfils. */
  readonly choose: (condition: Condition) => void;
  readonly announce: (text: string) => void;
  /** A cell that is more than text. */
  readonly content: CellKinds;
  /** The address of the record on its portal, where there is one. */
  readonly address: () => Promise<string | undefined>;
  readonly changed: () => void;
}

export class RowPanel {
  readonly #locale: Locale;
  readonly #record: Table;
  readonly #options: RowOptions;
  #address: string | undefined;

  /** @param record The row, as a table of one. */
  static async open(record: Table, locale: Locale, options: RowOptions): Promise<RowPanel> {
    return new RowPanel(locale, record, options);
  }

  private constructor(locale: Locale, record: Table, options: RowOptions) {
    this.#locale = locale;
    this.#record = record;
    this.#options = options;
    void this.#find();
  }

  get label(): string {
    return this.#options.title;
  }

  get template(): TemplateResult {
    return html`<div class="panel-title">
        <bdi>${this.#options.title}</bdi>
        <form method="dialog"><button aria-label=${this.#locale.say('close')}>×</button></form>
      </div>
      <dl class="record">${this.#record.fields.map((field) => this.#entry(field, cell(this.#record.column(field.name), 0)))}</dl>
      ${this.#address ? html`<p class="ways">${link(this.#address, this.#locale.say('recordOn', { host: hostOf(this.#address) }))}</p>` : nothing}`;
  }

  async #find(): Promise<void> {
    this.#address = await this.#options.address();
    if (this.#address) this.#options.changed();
  }

  #entry(field: Field, value: Cell): TemplateResult {
    const { say } = this.#locale;
    const { titleOf, textOf } = this.#options;
    const column = titleOf(field);
    const text = textOf(value, field);
    const act = (word: 'copy' | 'onlyThese', label: 'copyValue' | 'onlyTheseOf', run: () => void): TemplateResult =>
      html`<button type="button" aria-label=${say(label, { column })} @click=${run}>${say(word)}</button>`;
    return html`<div>
      <dt><bdi>${column}</bdi></dt>
      <dd>
        <span
          >${value === null ? say('blank') : (this.#options.content(value, text, field, this.#record, 0) ?? content(value, text, field))}</span
        >
        ${value === null ? '' : act('copy', 'copyValue', () => void this.#copy(field.type === 'number' ? text.replace('−', '-') : text))}
        ${field.type === 'geometry' ? '' : act('onlyThese', 'onlyTheseOf', () => this.#narrow(field, value))}
      </dd>
    </div>`;
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.#options.announce(this.#locale.say('copied'));
  }

  #narrow(field: Field, value: Cell): void {
    const { titleOf, textOf, choose } = this.#options;
    const choice = choiceOf(field, value);
    const predicate = predicateOf(field, choice)!;
    choose({
      field: field.name,
      choice,
      predicate,
      words: wordsOf(titleOf(field), field, choice, this.#locale, (one) => textOf(one, field)),
    });
  }
}

/** The rows like this one: with the same value, on the same day, or blank too. */
function choiceOf({ type }: Field, value: Cell): Choice {
  if (value === null) return { blank: 'only' };
  if (!isDate(type)) return { values: [value as Scalar] };
  const day = new Date(value as number).toISOString().slice(0, 10);
  return { from: day, to: day };
}
