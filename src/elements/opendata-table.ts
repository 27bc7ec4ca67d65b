import { html, nothing, type TemplateResult } from '../page/html.js';
import type { PropertyValues } from '../page/reactive-element.js';
import type { Begun, Dataset, Field, Query, Selected, Table } from '../model.js';
import { flag, list } from './shared/attributes.js';
import type { Condition } from './table/conditions.js';
import { dataTableStyles } from './shared/data-table.styles.js';
import { define } from './shared/define.js';
import { fieldOf } from './shared/meant.js';
import type { Format } from './shared/download.js';
import type { Ask } from './shared/asking.js';
import { askMore } from './shared/questions.js';
import type { FirstRows } from './shared/framed-element.js';
import type { GroupsAsked } from './table/group-questions.js';
import type { GroupRows } from './table/group-rows.js';
import { OpendataElement } from './opendata-element.js';
import { tableStyles } from './table/table.styles.js';
import type { lackText } from './table/lack.js';
import type { LongTable } from './table/long-table.js';
import { pager } from './table/pager.js';
import { hasNext, isLong, mostColumns, rangeOf, rangeText, rowsOnPage, startsAnew, takesPages, type Range } from './table/pages.js';
import { dataTable, type RowsOptions } from './shared/rows.js';
import { SearchBox } from './shared/search-box.js';
import type { Answered } from './table/question.js';
import { sortButton } from './table/buttons.js';
import type { TableCells } from './table/cells.js';
import { TableTools } from './table/tools.js';
import type { Scene } from './table/scene.js';
import type { WholeDownload } from './table/whole-download.js';
import { property, state } from '../page/property.js';

/** Formats that say what a cell is, and not how its text is written. */
const kinds = /^(image|link|mail|phone|map|https?:)/;

/**
 * @summary The rows of a dataset: sorted, searched and paged by the portal.
 */
export class OpendataTable extends OpendataElement {
  static override styles = [...OpendataElement.styles, dataTableStyles, tableStyles];

  /** Which columns to show, in this order: names or titles. The first hundred where there are none. */
  @property({ converter: list }) columns: readonly string[] = [];
  /** By which columns the rows are sorted: `-opened, name`. */
  @property() order = '';
  /** Rows on a page; `all` lets readers scroll through all of them, of a portal as of a file: what is past 200,000 rows is asked for as they come to it. */
  @property({ converter: rowsOnPage }) limit = 25;
  /** Fields whose values become rows of aggregates. */
  @property({ attribute: 'group-by', converter: list }) groupBy: readonly string[] = [];
  /** What is counted or added up for each group: `count, sum(cost)`. */
  @property() y = '';
  /** Adds a row of totals, and one for each of the outer groups where there are several; each is counted for itself. */
  @property({ converter: flag }) totals = false;
  /** Columns of numbers whose cells hold a bar too: `total, sum(cost)`. */
  @property() bars = '';
  /** Keeps the header and the first column in sight while the rest scrolls. */
  @property({ converter: flag }) sticky = false;
  @state() private page = 0;
  @state() private words = '';
  @state() private conditions: readonly Condition[] = [];

  #search = new SearchBox((words) => this.#find(words));
  #asked: Answered | undefined;
  #measures: readonly Selected[] = [];
  #whole: WholeDownload | undefined;
  /** There as soon as very many rows are shown at once. */
  #long: LongTable | undefined;
  /** There where an author puts more into cells than text. */
  #cells: TableCells | undefined;
  #scene: Scene = this.#told();
  #tools = new TableTools(this, this.#scene);
  /** There where not all is shown. */
  #lackText: typeof lackText | undefined;
  /** There where rows are grouped. */
  #groups: GroupRows | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.stop();
    this.#whole?.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.page > 0 && startsAnew(changed)) this.page = 0;
    if (changed.has('format') && [...this.format.values()].some((format) => kinds.test(format))) void this.#learn();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('sticky') && (this.sticky || changed.get('sticky'))) void import('./table/sticky.js').then(({ stick }) => stick(this));
  }

  protected override async query(): Promise<Query> {
    const asked = this.#plain ? {} : (await import('./table/question.js')).questionOf(this);
    const { limit, page } = this;
    const paged = this.#grouped || limit === Infinity ? {} : { limit, offset: page * limit };
    return this.#tools.within({ ...asked, search: this.words, ...paged });
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    const { fields } = dataset;
    const asked = await this.#answered(await this.query(), fields, await this.#asking(dataset, ask));
    const { query, answer } = asked;
    const groups = this.groupBy.length ? await this.#grouping({ query, answer, ask, fields }) : undefined;
    const drawn = { columns: this.bars, query, fields, answer: groups?.groups ?? answer, ask };
    if (this.bars || this.#cells) await (await this.#learn()).measure(drawn);
    if (asked.gone.length || answer.fields.length > mostColumns || this.#long?.reachOf(answer))
      this.#lackText ??= (await import('./table/lack.js')).lackText;
    this.#groups = groups;
    this.#asked = asked;
    this.#measures = query.select?.filter(({ aggregate }) => aggregate) ?? [];
    return answer;
  }

  async #answered(query: Query, fields: readonly Field[], ask: Ask): Promise<Answered> {
    return this.#plain ? { query, gone: [], answer: await ask(query) } : (await import('./table/question.js')).answered(query, fields, ask);
  }

  /** How the rows are asked for: a page of them, or all to be scrolled through. */
  async #asking(dataset: Dataset, ask: Ask): Promise<Ask> {
    if (this.#grouped || this.limit < Infinity) return ask;
    const { LongTable: Long, allRows } = await import('./table/all-rows.js');
    this.#long ??= new Long(this);
    return allRows(this, dataset, ask);
  }

  protected override readonly beginning = async (begun: Begun): Promise<FirstRows> =>
    (await import('./table/first-rows.js')).firstRows(this, begun, await this.query(), this.#scene);

  async #grouping(asked: GroupsAsked): Promise<GroupRows> {
    return (await import('./table/group-rows.js')).GroupRows.of(this, this.#scene, asked, this.#groups);
  }

  /** Brings what makes cells more than text. */
  async #learn(): Promise<TableCells> {
    const { TableCells: Cells } = await import('./table/cells.js');
    this.requestUpdate();
    return (this.#cells ??= new Cells(this, this.#scene));
  }

  protected override titleOf(field: Pick<Field, 'name' | 'title'>): string {
    const measure = this.#measures.find(({ name }) => name === field.name);
    return measure && this.metadata ? this.titleOfMeasure(measure, this.metadata) : super.titleOf(field);
  }

  /** A page of rows is no partial answer: the line of pages says where it stands. */
  protected override partial(table: Table): string {
    return this.#lackText?.(this.#tools.inView(table), this.#asked?.gone, this.locale, this.#long?.reachOf(table)) ?? '';
  }

  /** Said by the line under the rows, where there is one. */
  protected override amount(table: Table): string {
    return isLong(table, this.limit) || takesPages(this.#range(table), this.limit) ? '' : super.amount(table);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const first = this.page && this.page * this.limit;
    const whole = this.#tools.inView(this.#groups?.page(first, this.limit) ?? table);
    const page = { ...whole, fields: whole.fields.slice(0, mostColumns) };
    const groups = this.#groups?.options(page.fields, first);
    const options: RowsOptions = {
      ...this.wording,
      caption: this.heading || dataset.title,
      ...(this.#grouped ? {} : { row: this.#tools.rows(first) }),
      ...groups,
      content: (...cell) => groups?.content?.(...cell) ?? this.#cells?.content(...cell),
      header: (field, title) => html`${this.#sorter(field, title)}${this.#columnTools(field, page.fields, dataset)}`,
      sorted: this.#asked?.sorted,
    };
    return html`${this.#long && !groups && isLong(page, this.limit) ? this.#long.template(page, options, this.shown!) : dataTable(page, options)}
    ${this.#pager(table)} ${this.#whole?.template ?? nothing}`;
  }

  protected override above(): TemplateResult | typeof nothing {
    return html`${this.shows('search') ? this.#search.template(this.locale, this.words) : nothing}${this.#tools.template}`;
  }

  /** The button of a column that the reader may ask about: a measure is no column of the dataset. */
  #columnTools(column: Field, shown: readonly Field[], { fields }: Dataset): TemplateResult | typeof nothing {
    const field = this.#measures.some(({ name }) => name === column.name) ? undefined : fieldOf(column.name, fields);
    return field ? this.#tools.column(field, shown.indexOf(column), shown) : nothing;
  }

  override async toCSV(): Promise<string> {
    const whole = this.#groups?.whole ?? this.table;
    return whole ? this.csvOf(this.#tools.inView(whole)) : '';
  }

  /** Whatever is shown a page of is downloaded whole. */
  protected override async download(format: Format): Promise<void> {
    const { table } = this;
    if (!table) return;
    if (!this.#grouped && (table.total !== table.length || this.limit === Infinity)) return this.#downloadWhole();
    (await import('./shared/download.js')).save(`${this.metadata!.title}.csv`, [await this.toCSV()]);
    this.tell('opendata-download', { format });
  }

  async #downloadWhole(): Promise<void> {
    const { WholeDownload } = await import('./table/whole-download.js');
    this.#whole?.cancel();
    this.#whole = WholeDownload.start(this, this.#scene);
    this.requestUpdate();
  }

  #sorter(field: Field, title: string): TemplateResult {
    const { by, descending } = this.#asked?.sorted ?? {};
    const direction = by === field.name ? (descending ? 'down' : 'up') : undefined;
    return sortButton({ title, description: field.description, direction, sort: () => this.#sort(field) });
  }

  #pager(table: Table): TemplateResult | typeof nothing {
    const { locale, limit, page } = this;
    const range = this.#range(table);
    if (!takesPages(range, limit)) return nothing;
    return pager({
      locale,
      range: rangeText(range, this.locale),
      page,
      limit,
      more: hasNext(table, range, limit),
      turn: (to) => this.#turn(to),
      resize: (size) => (this.limit = size),
    });
  }

  /** Whether the rows are asked for as they come. */
  get #plain(): boolean {
    return !this.#grouped && this.columns.length === 0 && this.order === '';
  }

  get #grouped(): boolean {
    return this.groupBy.length > 0 || this.y !== '';
  }

  #range(table: Table): Range {
    return rangeOf(this.#groups ?? table, { page: this.page, limit: this.limit, here: this.#grouped });
  }

  #sort(field: Field): void {
    const { sorted } = this.#asked!;
    const descending = sorted?.by === field.name && !sorted.descending;
    this.order = `${descending ? '-' : ''}"${field.name.replaceAll('"', '""')}"`;
    this.#say(() => this.locale.say(descending ? 'sortedDown' : 'sortedUp', { column: this.titleOf(field) }));
  }

  #turn(page: number): void {
    this.page = page;
    this.#say(() => (this.table ? rangeText(this.#range(this.table), this.locale) : ''));
  }

  /** Announces a change once its rows are there. */
  #say(text: () => string): void {
    this.addEventListener('load', () => this.announce(text()), { once: true });
  }

  #find(words: string): void {
    if (words === this.words) return;
    this.words = words;
    this.#sayFound();
  }

  #told(): Scene {
    const table = (): OpendataTable => this;
    return {
      get locale() {
        return table().locale;
      },
      element: this,
      titleOf: (field) => this.titleOf(field),
      textOf: (value, field) => this.textOf(value, field),
      formatOf: ({ name }) => this.format.get(name),
      content: (...cell) => this.#cells?.kind(...cell),
      query: () => this.query(),
      within: (query) => this.#tools.within(query),
      ask: (query) => askMore(this, this.metadata!, { ...query, search: this.words }),
      inView: (rows) => this.#tools.inView(rows),
      choose: (conditions) => this.#choose(conditions),
      announce: (text) => this.announce(text),
      tell: (event, detail) => this.tell(event, detail),
    };
  }

  #choose(conditions: readonly Condition[]): void {
    this.conditions = conditions;
    this.tell('opendata-filter', { where: this.#tools.predicate });
    this.#sayFound();
  }

  #sayFound(): void {
    this.#say(() => this.locale.say('found', { n: this.table?.total ?? this.table?.length ?? 0 }));
  }
}

define('opendata-table', OpendataTable);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-table': OpendataTable;
  }
}
