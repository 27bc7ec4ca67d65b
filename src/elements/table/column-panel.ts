/** What a reader can do with one column: read what it means and holds, keep some of its rows, hide it or move it. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { tools } from '../../locale/en/tools.js';
import { types } from '../../locale/en/types.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Field, Scalar } from '../../model.js';
import { isDate, type Cell } from '../../table.js';
import { reach } from './column-widths.js';
import { predicateOf, wordsOf, type Choice, type Condition } from './conditions.js';
import { paragraphs } from '../shared/prose.js';
import { byValues, type Profile } from './profile.js';

teach(tools, types);

export interface ColumnOptions {
  readonly title: string;
  readonly textOf: (value: Cell) => string;
  readonly choice: Choice;
  /** Counts what the column holds. */
  readonly profile: () => Promise<Profile>;
  /** Holds a new condition, or none. */
  readonly choose: (condition: Condition | undefined) => void;
  /** The columns beside it, where it can go. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly move: (by: -1 | 1) => void;
  /** In rem; undefined where it is as wide as its content. */
  readonly width: number | undefined;
  readonly widen: (rem: number | undefined) => void;
  readonly hide: (() => void) | undefined;
  readonly changed: () => void;
}

/** In rem: about as wide as a column is on its own. */
const ordinary = 12;

export class ColumnPanel {
  readonly #locale: Locale;
  readonly #field: Field;
  readonly #options: ColumnOptions;
  /** Counted, still being counted, or not to be had. */
  #profile: Profile | 'counting' | 'none' = 'counting';
  /** The width, where the reader has set one. */
  #rem: number | undefined;

  static async open(field: Field, locale: Locale, options: ColumnOptions): Promise<ColumnPanel> {
    return new ColumnPanel(locale, field, options);
  }

  private constructor(locale: Locale, field: Field, options: ColumnOptions) {
    this.#locale = locale;
    this.#field = field;
    this.#options = options;
    this.#rem = options.width;
    void this.#count();
  }

  get label(): string {
    return this.#options.title;
  }

  get template(): TemplateResult {
    const { say } = this.#locale;
    const { description } = this.#field;
    return html`<div class="panel-title">
        <bdi>${this.#options.title}</bdi>
        <form method="dialog"><button aria-label=${say('close')}>×</button></form>
      </div>
      ${description ? html`<p><bdi>${paragraphs(description).join(' ')}</bdi></p>` : nothing}
      <p class="hint" role="status">${this.#facts()}</p>
      <form @submit=${this.#onSubmit}>
        ${this.#values()} ${this.#range()} ${this.#blanks()}
        <div class="ways">
          <button type="submit">${say('apply')}</button>
          ${Object.keys(this.#options.choice).length ? html`<button type="button" @click=${() => this.#options.choose(undefined)}>${say('clear')}</button>` : nothing}
        </div>
      </form>
      ${this.#width()} ${this.#placing()}`;
  }

  #facts(): string {
    const { say, number } = this.#locale;
    const { textOf } = this.#options;
    if (typeof this.#profile === 'string') return say(this.#profile === 'counting' ? 'counting' : 'notCounted');
    const { rows, filled, distinct, min, max, avg } = this.#profile;
    const share = (rows - filled) / rows;
    return [
      say(`type-${this.#field.type}`),
      Number.isNaN(filled)
        ? ''
        : rows > filled
          ? say('missingShare', { share: number(share, share < 0.1 ? '.1%' : '.0%') })
          : say('noneMissing'),
      distinct !== undefined && !Number.isNaN(distinct) && say('different', { n: distinct }),
      min !== undefined && min !== null && max !== undefined && say('range', { min: textOf(min), max: textOf(max) }),
      avg !== undefined && avg !== null && say('average', { avg: textOf(avg) }),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  #values(): TemplateResult | typeof nothing {
    const { say, number } = this.#locale;
    const { choice, textOf } = this.#options;
    if (typeof this.#profile === 'string' || this.#profile.top.length === 0) return nothing;
    const { top, distinct = 0 } = this.#profile;
    const counted = new Map(top.map(({ value, n }) => [value as Scalar, n]));
    const values = [...new Set([...(choice.values ?? []), ...counted.keys()])];
    return html`<fieldset>
      <legend>${distinct > top.length ? say('mostFrequent', { n: top.length }) : say('values')}</legend>
      ${values.map(
        (value) =>
          html`<label class="value">
            <input type="checkbox" name="value" .value=${JSON.stringify(value)} ?checked=${choice.values?.includes(value)} />
            <bdi>${textOf(value)}</bdi>
            <span class="n">${counted.get(value) ? number(counted.get(value)!) : ''}</span>
            <meter aria-hidden="true" max=${top[0]!.n || 1} .value=${counted.get(value) || 0}></meter>
          </label>`,
      )}
    </fieldset>`;
  }

  #range(): TemplateResult | typeof nothing {
    const { say } = this.#locale;
    const { type } = this.#field;
    const { from = '', to = '' } = this.#options.choice;
    if (byValues(this.#field) || type === 'geometry') return nothing;
    const kind = isDate(type) ? 'date' : 'number';
    return html`<div class="range-of">
      <label><span>${say('from')}</span><input name="from" type=${kind} step="any" .value=${from} /></label>
      <label><span>${say('to')}</span><input name="to" type=${kind} step="any" .value=${to} /></label>
    </div>`;
  }

  #blanks(): TemplateResult {
    const { say } = this.#locale;
    const { blank = '' } = this.#options.choice;
    const option = (value: string, text: string): TemplateResult =>
      html`<option value=${value} ?selected=${blank === value}>${text}</option>`;
    return html`<label class="blank">
      <span>${say('rowsShown')}</span>
      <select name="blank">
        ${option('', say('allRows'))}${option('never', say('withValue'))}${option('only', say('withoutValue'))}
      </select>
    </label>`;
  }

  /** One control for the keyboard, a pointer that drags and one that only points. */
  #width(): TemplateResult {
    const { say, number } = this.#locale;
    const width = this.#rem;
    const choose = (rem: number | undefined): void => {
      this.#rem = rem;
      this.#options.widen(rem);
    };
    return html`<div class="width">
      <label>
        <span>${say('columnWidth')}</span>
        <input
          type="range"
          min=${reach.least}
          max=${reach.most}
          step="1"
          .value=${String(width ?? ordinary)}
          aria-valuetext=${width === undefined ? say('automatic') : number(width)}
          @input=${({ currentTarget }: Event) => choose((currentTarget as HTMLInputElement).valueAsNumber)}
        />
      </label>
      <button type="button" @click=${() => choose(undefined)}>${say('automatic')}</button>
    </div>`;
  }

  #placing(): TemplateResult {
    const { say } = this.#locale;
    const { before, after, move, hide } = this.#options;
    const button = (text: string, act: () => void): TemplateResult => html`<button type="button" @click=${act}>${text}</button>`;
    return html`<div class="ways placing">
      ${before === undefined ? nothing : button(say('moveBack', { column: before }), () => move(-1))}
      ${after === undefined ? nothing : button(say('moveOn', { column: after }), () => move(1))}
      ${hide ? button(say('hideColumn'), hide) : nothing}
    </div>`;
  }

  async #count(): Promise<void> {
    this.#profile = await this.#options.profile().catch(() => 'none' as const);
    this.#options.changed();
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const values = data.getAll('value').map((value) => JSON.parse(String(value)) as Scalar);
    const text = (name: string): string => String(data.get(name) ?? '');
    const choice: Choice = {
      ...(values.length ? { values } : {}),
      ...(text('from') ? { from: text('from') } : {}),
      ...(text('to') ? { to: text('to') } : {}),
      ...(text('blank') ? { blank: text('blank') as 'only' | 'never' } : {}),
    };
    this.#options.choose(this.#condition(choice));
  };

  #condition(choice: Choice): Condition | undefined {
    const predicate = predicateOf(this.#field, choice);
    const words = wordsOf(this.#options.title, this.#field, choice, this.#locale, this.#options.textOf);
    return predicate && { field: this.#field.name, choice, predicate, words };
  }
}
