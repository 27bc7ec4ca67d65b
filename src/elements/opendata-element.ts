/** What every visual element shares: its address, its states, its words, its source line. A new element adds `query` and `view`. */
import { Task, TaskStatus, initialState } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Options } from '../dataset/door.js';
import { open } from '../dataset/open.js';
import { countedHere, read } from '../dataset/read.js';
import { given, type SrcObject } from '../dataset/given.js';
import type { Locale } from '../locale/index.js';
import { DatasetError, type Dataset, type Field, type Predicate, type Query, type Selected, type Table } from '../model.js';
import { parseWhere } from '../query/parse.js';
import type { Cell } from '../table.js';
import { flag, integer, list, oneOf, pairs } from './attributes.js';
import { csv, save } from './download.js';
import { errorBox, footer, headingOf, skeleton, toolbar } from './frame.js';
import { Language } from './language.js';
import { Nearness } from './nearness.js';
import { dataTable } from './rows.js';
import { sharedStyles } from './opendata-element.styles.js';

/** Asks the element's dataset a question; the author's `where` and `search` are added to it. */
export type Ask = (query: Query) => Promise<Table>;
export type State = 'idle' | 'loading' | 'ready' | 'ready-partial' | 'empty' | 'error';
export type ViewName = 'chart' | 'map' | 'table' | 'both';

interface Answer {
  readonly dataset: Dataset;
  readonly table: Table;
  /** Whether the browser counted what the portal could not. */
  readonly countedHere: boolean;
}

/** Properties that change how an answer looks and not what is asked. */
const looks: ReadonlySet<PropertyKey> = new Set([
  'heading',
  'headingLevel',
  'note',
  'summary',
  'labels',
  'format',
  'view',
  'hide',
  'debug',
  'loading',
  'refreshEvery',
]);

export abstract class OpendataElement extends LitElement {
  static override styles = [sharedStyles];

  /** Any address of the dataset: its page on the portal as the address bar shows it, an API address, or a file. */
  @property() src = '';
  /** Another address, taken when the first fails. */
  @property({ attribute: 'fallback-src' }) fallbackSrc = '';
  /** Which rows to keep, as CQL2 text: `status = 'Open' AND opened >= DATE('2024-01-01')`. */
  @property() where = '';
  /** Words that the rows must hold. */
  @property() search = '';
  /** The portal's public app token. It can be read by anyone who reads the page. */
  @property() token = '';
  /** The words above the visual; the dataset's title where there are none. */
  @property() heading = '';
  /** The heading's level, 2 to 6. */
  @property({ attribute: 'heading-level', converter: integer(3, 2, 6) }) headingLevel = 3;
  /** A sentence under the heading. */
  @property() note = '';
  /** Replaces the sentences that are made from the data. */
  @property() summary = '';
  /** What readers see for a field or a value: `owner_move_in: Owner move-in; true: Yes`, or JSON. */
  @property({ converter: pairs }) labels: ReadonlyMap<string, string> = new Map();
  /** How values are written, by field: `total: $,.0f; share: .1%; opened: month`. */
  @property({ converter: pairs }) format: ReadonlyMap<string, string> = new Map();
  /** What is shown first: the drawing, its `table`, or `both`. */
  @property({ converter: oneOf<ViewName | ''>('', 'chart', 'map', 'table', 'both') }) view: ViewName | '' = '';
  /** What to leave out: `heading`, `source`, `download`, `switch`, `search`, `summary`, `legend`. */
  @property({ converter: list }) hide: readonly string[] = [];
  /** `lazy` waits until the element comes near the viewport. */
  @property({ converter: oneOf('lazy', 'eager') }) loading: 'lazy' | 'eager' = 'lazy';
  /** Seconds between two readings of the data; none while the page is hidden. */
  @property({ attribute: 'refresh', converter: integer(0, 5) }) refreshEvery = 0;
  /** Shows what the page's editor should know when something fails. Always on at localhost. */
  @property({ converter: flag }) debug = false;
  /** Data handed in, instead of an address: `{ dataset, table }`. */
  @property({ attribute: false }) srcObject: SrcObject | undefined;
  @property({ attribute: false, state: true }) private asked = 0;

  /** What is drawn, where the element draws: the other side of its table. */
  protected readonly drawing: 'chart' | 'map' | undefined = undefined;
  protected abstract query(dataset: Dataset): Query;
  protected abstract draw(table: Table, dataset: Dataset): TemplateResult;

  #language = new Language(this);
  #near = new Nearness(this);
  #fresh = false;
  #timer = 0;
  #answer: Answer | undefined;
  #error: DatasetError | undefined;
  #announced = '';
  #left = false;
  #settled!: () => void;
  /** Fulfilled when the element has first shown its data or its error. */
  readonly ready = new Promise<void>((resolve) => (this.#settled = resolve));

  #task = new Task(this, {
    args: () => [this.#near.reached || this.loading === 'eager', ...this.#question()] as const,
    argsEqual: (before, after) => before.length === after.length && before.every((value, index) => same(value, after[index])),
    task: ([near], { signal }) => (near && (this.src || this.srcObject) ? this.#run(signal).catch(unless(signal)) : initialState),
    onComplete: (answer) => typeof answer === 'object' && this.#settle(answer, undefined),
    onError: (error) => this.#settle(undefined, asDatasetError(error)),
  });

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
    this.asked++;
  }

  /** What is shown, as CSV that spreadsheets open without running it. */
  toCSV(): string {
    return this.table ? csv(this.table, (field) => this.titleOf(field)) : '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#left) void this.#task.run();
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
      this.#task.abort();
    });
  }

  /** The language that the page speaks here. */
  protected get locale(): Locale {
    return this.#language.locale;
  }

  /** How the answer is got where one question is not enough. */
  protected answer(dataset: Dataset, ask: Ask): Promise<Table> {
    return ask(this.query(dataset));
  }

  /** What readers must know about an answer that is not the whole. */
  protected partial(table: Table): string {
    const { length: n, total = n } = table;
    return total > n ? this.locale.say('partial', { n, total }) : '';
  }

  /** How much is shown, for the source line. */
  protected amount(table: Table): string {
    const { length: n, total = n } = table;
    return total > n ? this.locale.say('rowsOf', { n, total }) : this.locale.say('rows', { n });
  }

  protected titleOf(field: Pick<Field, 'name' | 'title'>): string {
    return this.labels.get(field.name) ?? this.labels.get(field.title) ?? field.title;
  }

  /** What a measure is called: `Total cost`, `Number of rows`. */
  protected titleOfMeasure({ name, field: of, aggregate }: Selected, { fields }: Dataset): string {
    const field = fields.find((known) => known.name === of);
    const title = field ? this.titleOf(field) : (of ?? '');
    return (
      this.labels.get(name) ??
      (aggregate ? this.locale.say(aggregate === 'count' && of !== undefined ? 'countOf' : aggregate, { field: title }) : title)
    );
  }

  protected textOf(value: Cell, field: Pick<Field, 'name' | 'type'>): string {
    const text = this.locale.cell(value, field, this.format.get(field.name));
    return this.labels.get(typeof value === 'boolean' ? String(value) : text) ?? text;
  }

  /** Says a change to readers who do not see it. */
  protected announce(text: string): void {
    this.#announced = text;
    this.requestUpdate();
  }

  protected shows(part: string): boolean {
    return !this.hide.includes(part);
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
    if (this.#task.status === TaskStatus.INITIAL) return 'idle';
    if (this.#task.status === TaskStatus.PENDING) return 'loading';
    if (this.#error) return 'error';
    const { table } = this.#answer!;
    if (this.isEmpty(table)) return 'empty';
    return this.partial(table) ? 'ready-partial' : 'ready';
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
    return html`<section
      class="frame"
      part="figure"
      lang=${locale.lang}
      dir=${locale.direction}
      aria-labelledby=${heading === undefined ? nothing : 'heading'}
      aria-busy=${state === 'loading'}
    >
      ${heading === undefined ? nothing : headingOf(this.headingLevel, heading)}
      ${this.note ? html`<p class="note">${this.note}</p>` : html`<slot name="note"></slot>`}
      ${shown ? this.#whole(answer) : html`<slot></slot>${state === 'loading' ? skeleton(locale) : nothing}`}
      ${state === 'error' ? errorBox(this.#error!, { locale, address: this.#address, debug: this.debug, retry: () => this.refresh() }) : nothing}
      <p class="unseen" role="status">${this.#announced}</p>
    </section>`;
  }

  #heading(): string | undefined {
    const text = this.heading || this.#answer?.dataset.title;
    return this.shows('heading') && (text || this.querySelector('[slot=heading]')) ? (text ?? '') : undefined;
  }

  #whole({ dataset, table, countedHere: here }: Answer): TemplateResult {
    const { locale } = this;
    const empty = this.isEmpty(table);
    const partial = this.partial(table);
    const side = this.view || this.drawing || 'table';
    const switchable = this.drawing && !empty && this.shows('switch');
    return html`${switchable ? toolbar(locale, this.drawing!, side, (view) => this.#choose(view)) : nothing}
      ${partial ? html`<p class="notice" part="notice">${partial}</p>` : nothing}
      ${empty ? html`<p class="empty" part="notice"><slot name="empty">${this.#emptyText(dataset)}</slot></p>` : this.#sides(side, dataset, table)}
      ${
        this.shows('source')
          ? footer({
              locale,
              dataset,
              amount: empty ? '' : this.amount(table),
              filter: this.#filterText(),
              countedHere: here,
              ...(this.shows('download') && !empty ? { download: () => this.#download() } : {}),
            })
          : nothing
      } <slot name="footer"></slot>`;
  }

  #sides(side: ViewName, dataset: Dataset, table: Table): TemplateResult {
    if (!this.drawing) return this.draw(table, dataset);
    return html`${side === 'table' ? nothing : this.draw(table, dataset)}
    ${side === 'table' || side === 'both' ? dataTable(table, { locale: this.locale, caption: this.heading || dataset.title, titleOf: (field) => this.titleOf(field), textOf: (value, field) => this.textOf(value, field) }) : nothing}`;
  }

  #emptyText(dataset: Dataset): string {
    return this.locale.say(this.where || this.search || dataset.rowCount ? 'empty' : 'emptyDataset');
  }

  #filterText(): string {
    const { locale, where, search } = this;
    return [where && locale.say('filteredBy', { where }), search && locale.say('searchedFor', { search })].filter(Boolean).join(' ');
  }

  #choose(view: ViewName): void {
    this.view = view;
    this.dispatchEvent(new CustomEvent('opendata-view', { bubbles: true, composed: true, detail: { view } }));
  }

  #download(): void {
    const { dataset } = this.#answer!;
    save(`${dataset.title}.csv`, this.toCSV());
    this.dispatchEvent(new CustomEvent('opendata-download', { bubbles: true, composed: true, detail: { format: 'csv' } }));
  }

  #question(): unknown[] {
    const names = (this.constructor as typeof LitElement).elementProperties.keys();
    return [...names].filter((name) => !looks.has(name)).map((name) => this[name as keyof this]);
  }

  async #run(signal: AbortSignal): Promise<Answer> {
    const fresh = this.#fresh;
    this.#fresh = false;
    if (this.srcObject) return this.#given(this.srcObject);
    const options = { signal, fresh, token: this.token };
    if (!this.fallbackSrc) return this.#from(this.src, options);
    return this.#from(this.src, options).catch((error: unknown) =>
      signal.aborted ? Promise.reject(error) : this.#from(this.fallbackSrc, options),
    );
  }

  async #given(srcObject: SrcObject): Promise<Answer> {
    const { dataset, read: ask } = given(srcObject);
    return { dataset, table: await this.answer(dataset, async (query) => ask(this.#narrowed(query))), countedHere: false };
  }

  async #from(address: string, options: Options): Promise<Answer> {
    const dataset = await open(address, options);
    let here = false;
    const table = await this.answer(dataset, (query) => {
      const narrowed = this.#narrowed(query);
      here ||= countedHere(dataset, narrowed);
      return read(dataset, narrowed, options);
    });
    return { dataset, table, countedHere: here };
  }

  #narrowed(query: Query): Query {
    const wheres = [this.where ? parseWhere(this.where) : undefined, query.where].filter((part): part is Predicate => part !== undefined);
    const where = wheres.length > 1 ? ({ op: 'and', args: wheres } as const) : wheres[0];
    const search = [this.search, query.search].filter(Boolean).join(' ');
    return { ...query, ...(where ? { where } : {}), ...(search ? { search } : {}) };
  }

  #settle(answer: Answer | undefined, error: DatasetError | undefined): void {
    this.#error = error;
    if (answer) this.#answer = answer;
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

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}

/** An answer that nobody waits for any more is no failure. */
const unless = (signal: AbortSignal) => (error: unknown) => {
  if (signal.aborted) return initialState;
  throw error;
};

function asDatasetError(error: unknown): DatasetError {
  return error instanceof DatasetError
    ? error
    : new DatasetError('bad-response', error instanceof Error ? error.message : String(error), { cause: error });
}
