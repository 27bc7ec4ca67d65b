/** How every visual element comes to its data and stands on the page: its states, its frame, its events. A new element adds `query` and `draw`. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { DatasetError, type Dataset, type Query, type Table } from '../model.js';
import { answerTo, asDatasetError, same, type Answer, type Ask } from './shared/asking.js';
import { csv, save, type Format } from './shared/download.js';
import { Explanation } from './shared/explanation.js';
import { emptyText, footer, headingOf, rowsText, skeleton, withheldText } from './shared/frame.js';
import { Nearness } from './shared/nearness.js';
import { sharedStyles } from './shared/element.styles.js';
import { OpendataSettings } from './shared/settings.js';
import type { filterWords } from './shared/filter-words.js';
import type { errorBox } from './shared/trouble.js';

export type State = 'idle' | 'loading' | 'ready' | 'ready-partial' | 'empty' | 'error';

/**
 * @slot - What stands there until the data come, and when they cannot: a link to the dataset, or a picture.
 * @slot heading - The heading, where text is not enough.
 * @slot note - A sentence under the heading.
 * @slot empty - What is said when no row matches.
 * @slot error - What is said when the data cannot be had.
 * @slot footer - More lines under the source.
 *
 * @event load - The data are shown. Does not bubble.
 * @event error - They could not be had; `event.error` is a `DatasetError`. Does not bubble.
 * @event opendata-view - A reader chose the drawing or its table.
 * @event opendata-download - A reader took what is shown as a file.
 *
 * @csspart heading - The heading.
 * @csspart figure - Everything within the element.
 * @csspart table - The box in which the rows scroll.
 * @csspart toolbar - Switches, search box and pages.
 * @csspart notice - Sentences on what is missing, partial or failed.
 * @csspart footer - Source, license, age and `downloads`.
 *
 * @cssproperty --opendata-font - The type; the page's own where it is not set.
 * @cssproperty --opendata-text - The colour of texts.
 * @cssproperty --opendata-muted - The colour of lesser texts.
 * @cssproperty --opendata-surface - The ground.
 * @cssproperty --opendata-border - Lines around and between.
 * @cssproperty --opendata-accent - Links, and what is chosen.
 * @cssproperty --opendata-focus - The ring around what has the keyboard.
 * @cssproperty --opendata-radius - How round corners are.
 * @cssproperty --opendata-height - The height of drawings, and of what waits for them.
 */
export abstract class OpendataElement extends OpendataSettings {
  static override styles: CSSResultGroup[] = [sharedStyles];

  protected abstract query(dataset: Dataset): Query | Promise<Query>;
  protected abstract draw(table: Table, dataset: Dataset): TemplateResult;

  #near = new Nearness(this);
  #fresh = false;
  #timer = 0;
  /** What was asked last, and whether the answer is awaited. */
  #asked: readonly unknown[] = [];
  #asking: AbortController | undefined;
  #waits = false;
  #answer: Answer | undefined;
  #error: DatasetError | undefined;
  #errorBox: typeof errorBox | undefined;
  #filterWords: typeof filterWords | undefined;
  #announced = '';
  #made = new Explanation(this, () => ({
    ...this.wording,
    element: this,
    titleOfMeasure: (measure) => this.titleOfMeasure(measure, this.metadata!),
  }));
  #left = false;
  #settled!: () => void;
  /** Fulfilled when the element has first shown its data or its error. */
  readonly ready = new Promise<void>((resolve) => (this.#settled = resolve));

  /** The dataset as its publisher describes it, once it is known. */
  get metadata(): Dataset | undefined {
    return this.#answer?.dataset;
  }

  /** What is shown. */
  get table(): Table | undefined {
    return this.#answer?.table;
  }

  /** Reads the data again from the portal. */
  refresh(): void {
    this.#fresh = true;
    this.#ask();
    this.requestUpdate();
  }

  /** What is shown, as CSV that spreadsheets open without running it. */
  toCSV(): string {
    return this.table ? csv(this.table, (field) => this.titleOf(field), this.locale.say('withheld')) : '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#left) this.#ask();
    this.#left = false;
    this.#repeat();
    addEventListener('online', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#online);
    clearInterval(this.#timer);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#left = true;
      this.#asking?.abort();
      this.#waits = false;
      this.#asking = undefined;
      this.requestUpdate();
    });
  }

  /** In which formats a reader can take what is shown. */
  protected formats(): readonly Format[] {
    return ['csv'];
  }

  /** Gives the reader a file of what is shown. */
  protected download(format: Format): void {
    save(`${this.metadata!.title}.${format}`, [this.toCSV()]);
    this.tell('opendata-download', { format });
  }

  /** Tells the page what a reader did. */
  protected tell(event: `opendata-${string}`, detail: object): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
  }

  /** What stands over the data, also where no row matches: the way to ask otherwise. */
  protected above(_table: Table, _dataset: Dataset): TemplateResult | typeof nothing {
    return nothing;
  }

  /** How the answer is got where one question is not enough. */
  protected async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    return ask(await this.query(dataset));
  }

  /** Which rows are kept, in plain words. */
  protected get filterText(): string {
    const { where = '', search = '', dataset } = this.#answer ?? {};
    const { locale } = this;
    const words = where && (this.#filterWords?.(where, { ...this.wording, fields: dataset!.fields }) ?? where);
    return [words && locale.say('filteredBy', { where: words }), search && locale.say('searchedFor', { search })]
      .filter(Boolean)
      .join(' · ');
  }

  /** What stands between the notices and the source. */
  protected body(table: Table, dataset: Dataset): TemplateResult {
    return this.draw(table, dataset);
  }

  /** What readers must know about an answer that is not the whole. */
  protected partial(table: Table): string {
    const { length: n, total = n } = table;
    return total > n ? this.locale.say('partial', { n, total }) : '';
  }

  /** How much is shown, for the source line. */
  protected amount(table: Table): string {
    const { length: n, total = n } = table;
    return total > n ? this.locale.say('rowsOf', { n, total }) : rowsText(this.locale, n);
  }

  /** Says a change to readers who do not see it. */
  protected announce(text: string): void {
    this.#announced = text;
    this.requestUpdate();
  }

  protected override update(changed: PropertyValues<this>): void {
    const asked = [this.#near.reached || this.loading === 'eager', ...this.question()];
    if (!same(asked, this.#asked)) this.#ask();
    this.#asked = asked;
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { state } = this;
    if (this.getAttribute('data-state') !== state) this.setAttribute('data-state', state);
    if (state === 'error') this.setAttribute('data-error-kind', this.#error!.code);
    else this.removeAttribute('data-error-kind');
    if (changed.has('refreshEvery')) this.#repeat();
  }

  protected get state(): State {
    if (this.#waits) return 'loading';
    if (this.#error) return 'error';
    if (!this.#answer || !this.#asking) return 'idle';
    const { table } = this.#answer;
    if (this.isEmpty(table)) return 'empty';
    return this.partial(table) || table.withheld ? 'ready-partial' : 'ready';
  }

  /** Whether an answer has nothing to show. */
  protected isEmpty(table: Table): boolean {
    return table.length === 0;
  }

  protected override render(): TemplateResult {
    const { locale, state } = this;
    const answer = this.#answer;
    const shown = answer && state !== 'error';
    const heading = this.#heading();
    return html`<div
      class="frame"
      role="group"
      part="figure"
      lang=${locale.lang}
      dir=${locale.direction}
      aria-labelledby=${heading === undefined ? nothing : 'heading'}
      aria-busy=${state === 'loading'}
    >
      ${heading === undefined ? nothing : headingOf(this.headingLevel, heading)}
      ${this.note ? html`<p class="note">${this.note}</p>` : html`<slot name="note"></slot>`}
      ${shown ? this.#whole(answer) : html`<slot></slot>${state === 'loading' ? skeleton(locale) : nothing}`}
      ${state === 'error' ? this.#errorBox?.(this, this.#error!, { locale, address: this.#address, debug: this.debug, retry: () => this.refresh() }) : nothing}
      <p class="unseen" role="status">${this.#announced}</p>
    </div>`;
  }

  #heading(): string | undefined {
    const text = this.heading || this.#answer?.dataset.title;
    return this.shows('heading') && (text || this.querySelector('[slot=heading]')) ? (text ?? '') : undefined;
  }

  #whole({ dataset, table, countedHere: here }: Answer): TemplateResult {
    const { locale } = this;
    const empty = this.isEmpty(table);
    const partial = [this.partial(table), empty ? '' : withheldText(locale, table, this.suppressBelow)].filter(Boolean).join(' ');
    return html`${partial ? html`<p class="notice" part="notice">${partial}</p>` : nothing} ${this.above(table, dataset)}
      ${empty ? html`<p class="empty" part="notice"><slot name="empty">${emptyText(locale, this, dataset)}</slot></p>` : this.body(table, dataset)}
      ${
        this.shows('source')
          ? footer({
              locale,
              dataset,
              amount: empty ? '' : this.amount(table),
              filter: this.filterText,
              countedHere: here,
              formats: this.shows('download') && !empty ? this.formats() : [],
              download: (format) => this.download(format),
              how: this.#made.template(locale),
            })
          : nothing
      } <slot name="footer"></slot>`;
  }

  /** Asks, once the reader is near and there is something to ask; an answer that nobody waits for any more is dropped. */
  #ask(): void {
    this.#asking?.abort();
    const wanted = (this.#near.reached || this.loading === 'eager') && (this.src || this.srcObject);
    this.#waits = Boolean(wanted);
    this.#error = undefined;
    this.#asking = wanted ? new AbortController() : undefined;
    if (this.#asking) void this.#run(this.#asking.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = false;
    const outcome = await answerTo(this, (dataset, ask) => this.answer(dataset, ask), { signal, fresh }).catch(asDatasetError);
    // What cannot be had either leaves what stands inside the tag, and the filter as its author wrote it.
    if (outcome instanceof DatasetError) this.#errorBox ??= (await import('./shared/trouble.js').catch(() => undefined))?.errorBox;
    else if (outcome.where) this.#filterWords ??= (await import('./shared/filter-words.js').catch(() => undefined))?.filterWords;
    if (!signal.aborted) this.#settle(outcome);
  }

  #settle(outcome: Answer | DatasetError): void {
    const error = outcome instanceof DatasetError ? outcome : undefined;
    this.#waits = false;
    this.#error = error;
    if (!(outcome instanceof DatasetError)) void this.#made.follow((this.#answer = outcome));
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.dispatchEvent(error ? new ErrorEvent('error', { error, message: error.message }) : new Event('load'));
      this.#settled();
    });
  }

  #online = (): void => {
    if (this.#error && ['offline', 'unreachable'].includes(this.#error.code)) this.refresh();
  };

  #repeat(): void {
    clearInterval(this.#timer);
    if (this.refreshEvery) this.#timer = window.setInterval(() => document.hidden || this.refresh(), this.refreshEvery * 1000);
  }

  get #address(): string {
    return this.#answer?.dataset.landingPage ?? this.src;
  }
}
