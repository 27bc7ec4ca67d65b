import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Dataset, Field, Order, Query, Selected, Table } from '../model.js';
import { parseMeasures, parseOrder } from '../query/clauses.js';
import { take } from '../table.js';
import { flag, integer, list } from './attributes.js';
import type { Condition } from './conditions.js';
import { fieldOf, keptOf, ofColumn } from './columns-gone.js';
import { define } from './define.js';
import { csv } from './download.js';
import { askMore, type Ask } from './asking.js';
import { OpendataElement } from './opendata-element.js';
import { tableStyles } from './opendata-table.styles.js';
import { ReaderColumns, type ColumnsTable } from './reader-columns.js';
import { dataTable } from './rows.js';
import type { WholeDownload } from './whole-download.js';

/** Page sizes that a reader may choose, beside the editor's own. */
const sizes = [10, 25, 50, 100];
/** Milliseconds of silence before the words in the search box are looked for. */
const hesitation = 350;

/**
 * @summary The rows of a dataset: sorted, searched and paged by the portal.
 */
export class OpendataTable extends OpendataElement {
  static override styles = [...OpendataElement.styles, tableStyles];

  /** Which columns to show, in this order: names or titles. All where there are none. */
  @property({ converter: list }) columns: readonly string[] = [];
  /** By which columns the rows are sorted: `-opened, name`. */
  @property() order = '';
  /** Rows on a page. */
  @property({ converter: integer(25, 1, 1000) }) limit = 25;
  /** Fields whose values become rows of aggregates. */
  @property({ attribute: 'group-by', converter: list }) groupBy: readonly string[] = [];
  /** What is counted or added up for each group: `count, sum(cost)`. */
  @property() y = '';
  /** Keeps the header and the first column in sight while the rest scrolls. */
  @property({ converter: flag, reflect: true }) sticky = false;
  @state() private page = 0;
  @state() private words = '';
  @state() private conditions: readonly Condition[] = [];

  #hesitating = 0;
  /** How the rows that are shown stand sorted. */
  #sorted: Order | undefined;
  #measures: readonly Selected[] = [];
  /** What the author names and the dataset no longer has. */
  #gone: readonly string[] = [];
  #whole: WholeDownload | undefined;
  #columns = new ReaderColumns(this, this.#self());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#hesitating);
    this.#whole?.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const elsewhere = ['src', 'where', 'search', 'order', 'limit', 'words', 'conditions', 'columns', 'groupBy', 'y'].some((name) =>
      changed.has(name),
    );
    if (elsewhere && this.page > 0) this.page = 0;
  }

  protected override query(): Query {
    const { groupBy, columns, order, limit, page, words: search } = this;
    const grouped = groupBy.length > 0 || this.y !== '';
    const measures = grouped ? parseMeasures(this.y || 'count') : [];
    const select: readonly Selected[] = grouped ? [...groupBy.map(column), ...measures] : columns.map(column);
    const orders = parseOrder(order);
    const where = this.#columns.predicate();
    return {
      search,
      ...(where ? { where } : {}),
      ...(select.length ? { select } : {}),
      order: orders.length === 0 && grouped && measures[0] ? [{ by: measures[0].name, descending: true }] : orders,
      ...(grouped ? {} : { limit, offset: page * limit }),
    };
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    const { query, gone } = keptOf(this.query(), dataset.fields);
    const answer = await ask(query);
    this.#gone = gone;
    this.#sorted = query.order?.[0] && ofColumn(query.order[0], answer.fields);
    this.#measures = query.select?.filter(({ aggregate }) => aggregate) ?? [];
    return answer;
  }

  protected override titleOf(field: Pick<Field, 'name' | 'title'>): string {
    const measure = this.#measures.find(({ name }) => name === field.name);
    return measure && this.metadata ? this.titleOfMeasure(measure, this.metadata) : super.titleOf(field);
  }

  /** A page of rows is no partial answer: the line of pages says where it stands. */
  protected override partial(): string {
    return this.#gone.length ? this.locale.say('columnsLost', { columns: this.#gone.join(', ') }) : '';
  }

  /** Said by the line of pages, where there is one. */
  protected override amount(table: Table): string {
    const { total } = this.#range(table);
    return this.#paged(total) ? '' : super.amount(table);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const sorted = this.#sorted;
    const page = this.#shown(table);
    return html`${dataTable(page, {
      locale: this.locale,
      caption: this.heading || dataset.title,
      titleOf: (field) => this.titleOf(field),
      textOf: (value, field) => this.textOf(value, field),
      header: (field, title) => html`${this.#sorter(field, title)}${this.#tools(field, page.fields, dataset)}`,
      ...(sorted ? { sorted: { by: sorted.by, descending: sorted.descending ?? false } } : {}),
    })}
    ${this.#pager(table)} ${this.#whole?.template ?? nothing}`;
  }

  protected override above(): TemplateResult | typeof nothing {
    return html`${this.shows('search') ? this.#searchBox() : nothing}${this.#columns.template}`;
  }

  /** The button of a column that the reader may ask about: a measure is no column of the dataset. */
  #tools({ name }: Field, shown: readonly Field[], { fields }: Dataset): TemplateResult | typeof nothing {
    const field = this.#measures.some((measure) => measure.name === name) ? undefined : fieldOf(name, fields);
    const at = shown.findIndex((column) => column.name === name);
    return field ? this.#columns.button(at, field, shown) : nothing;
  }

  override toCSV(): string {
    return this.table ? csv(this.#columns.shown(this.table), (field) => this.titleOf(field)) : '';
  }

  /** Whatever is shown a page of is downloaded whole. */
  protected override download(): void {
    const { metadata: dataset, table } = this;
    if (!dataset || !table) return;
    if (this.#grouped || table.total === table.length) super.download();
    else void this.#downloadWhole(dataset);
  }

  async #downloadWhole(dataset: Dataset): Promise<void> {
    const { limit: _, offset: __, ...query } = keptOf(this.query(), dataset.fields).query;
    const { WholeDownload } = await import('./whole-download.js');
    this.#whole?.cancel();
    this.#whole = await WholeDownload.start(this.locale, {
      name: `${dataset.title}.csv`,
      titleOf: (field) => this.titleOf(field),
      rows: async (options) => this.#columns.shown(await askMore(this, dataset, query, options)),
      changed: () => this.requestUpdate(),
      ended: (said, saved) => {
        this.announce(said);
        if (saved) this.tell('opendata-download', { format: 'csv' });
      },
    });
    this.requestUpdate();
  }

  #searchBox(): TemplateResult {
    const { locale } = this;
    return html`<form class="search" part="toolbar" @submit=${this.#onSubmit}>
      <label for="search">${locale.say('search')}</label>
      <input id="search" type="search" autocomplete="off" .value=${this.words} @input=${this.#onInput} />
    </form>`;
  }

  #sorter(field: Field, title: string): TemplateResult {
    const sorted = this.#sorted;
    const arrow = sorted?.by !== field.name ? nothing : svg`<path d=${sorted.descending ? 'M0 0h10L5 6z' : 'M0 6h10L5 0z'} />`;
    return html`<button type="button" class="sort" title=${field.description ?? nothing} @click=${() => this.#sort(field)}>
      <bdi>${title}</bdi><svg class="arrow" viewBox="0 0 10 6" aria-hidden="true">${arrow}</svg>
    </button>`;
  }

  #pager(table: Table): TemplateResult | typeof nothing {
    const { locale, limit, page } = this;
    const { last, total } = this.#range(table);
    if (!this.#paged(total)) return nothing;
    const more = total === undefined ? table.length === limit : last < total;
    const options = [...new Set([...sizes, limit])].sort((a, b) => a - b);
    return html`<div class="pager" part="toolbar" role="group" aria-label=${locale.say('pages')}>
      <span class="range">${this.#rangeText(table)}</span>
      <button type="button" ?disabled=${page === 0} aria-label=${locale.say('previous')} @click=${() => this.#turn(page - 1)}>‹</button>
      <button type="button" ?disabled=${!more} aria-label=${locale.say('next')} @click=${() => this.#turn(page + 1)}>›</button>
      <label>
        <span>${locale.say('rowsPerPage')}</span>
        <select @change=${this.#onSize}>
          ${options.map((size) => html`<option value=${size} ?selected=${size === limit}>${locale.number(size)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  /** Groups come all at once and are paged here; rows are paged by the portal. */
  get #grouped(): boolean {
    return this.groupBy.length > 0 || this.y !== '';
  }

  #paged(total: number | undefined): boolean {
    return total === undefined || total > Math.min(this.limit, sizes[0]!);
  }

  #rangeText(table: Table): string {
    const { first, last, total } = this.#range(table);
    return total === undefined ? this.locale.say('rows', { n: last }) : this.locale.say('rowRange', { first, last, total });
  }

  #shown(table: Table): Table {
    const columns = this.#columns.shown(table);
    if (!this.#grouped) return columns;
    const first = this.page * this.limit;
    return take(
      columns,
      Array.from({ length: Math.max(0, Math.min(this.limit, table.length - first)) }, (_, i) => first + i),
    );
  }

  #range(table: Table): { first: number; last: number; total: number | undefined } {
    const offset = this.page * this.limit;
    return { first: offset + 1, last: offset + this.#shown(table).length, total: this.#grouped ? table.length : table.total };
  }

  #sort(field: Field): void {
    const descending = this.#sorted?.by === field.name && !this.#sorted.descending;
    this.order = `${descending ? '-' : ''}"${field.name.replaceAll('"', '""')}"`;
    this.#say(() => this.locale.say(descending ? 'sortedDown' : 'sortedUp', { column: this.titleOf(field) }));
  }

  #turn(page: number): void {
    this.page = page;
    this.#say(() => (this.table ? this.#rangeText(this.table) : ''));
  }

  /** Announces a change once its rows are there. */
  #say(text: () => string): void {
    this.addEventListener('load', () => this.announce(text()), { once: true });
  }

  #onInput = ({ target }: InputEvent): void => {
    clearTimeout(this.#hesitating);
    const words = (target as HTMLInputElement).value.trim();
    this.#hesitating = window.setTimeout(() => this.#find(words), hesitation);
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    clearTimeout(this.#hesitating);
    this.#find((event.target as HTMLFormElement).querySelector('input')!.value.trim());
  };

  #find(words: string): void {
    if (words === this.words) return;
    this.words = words;
    this.#sayFound();
  }

  #self(): ColumnsTable {
    const table = (): OpendataTable => this;
    return {
      get locale() {
        return table().locale;
      },
      titleOf: (field) => this.titleOf(field),
      textOf: (value, field) => this.textOf(value, field),
      ask: (query) => askMore(this, this.metadata!, { ...query, search: this.words }),
      choose: (conditions) => this.#choose(conditions),
      announce: (text) => this.announce(text),
    };
  }

  #choose(conditions: readonly Condition[]): void {
    this.conditions = conditions;
    this.tell('opendata-filter', { where: this.#columns.predicate() });
    this.#sayFound();
  }

  #sayFound(): void {
    this.#say(() => this.locale.say('found', { n: this.table?.total ?? this.table?.length ?? 0 }));
  }

  #onSize = ({ target }: Event): void => {
    this.limit = Number((target as HTMLSelectElement).value);
  };
}

const column = (name: string): Selected => ({ name, field: name });

define('opendata-table', OpendataTable);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-table': OpendataTable;
  }
}
