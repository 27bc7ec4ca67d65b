/** What elements share that show rows: their question, what is said of the answer around it, its file. A new element adds `query` and `draw`. */
import { html, nothing, type TemplateResult } from '../page/html.js';
import type { Options } from '../dataset/door.js';
import { rows } from '../locale/en/rows.js';
import { teach } from '../locale/index.js';
import type { Dataset, Field, Query, Selected, Table } from '../model.js';
import type { Cell } from '../table.js';
import type { Format } from './shared/download.js';
import { Explanation } from './shared/explanation.js';
import type { filterWords } from './shared/filter-words.js';
import { FramedElement, type State } from './shared/framed-element.js';
import type { Ask } from './shared/asking.js';
import { answerOf, type Answer } from './shared/questions.js';
import { rowsStyles } from './shared/rows.styles.js';
import { emptyText, footer, rowsText, withheldText } from './shared/source-line.js';
import { titleOf } from './shared/settings.js';
import { textOf, titleOfMeasure, type Wording } from './shared/wording.js';

teach(rows);

/**
 * @slot empty - What is said when no row matches.
 *
 * @event opendata-view - A reader chose the drawing or its table.
 * @event opendata-download - A reader took what is shown as a file.
 *
 * @csspart table - The box in which the rows scroll.
 * @csspart toolbar - Switches, search box and pages.
 * @csspart footer - Source, license, age and `downloads`.
 */
export abstract class OpendataElement extends FramedElement<Answer> {
  static override styles = [...FramedElement.styles, rowsStyles];

  protected abstract query(dataset: Dataset): Query | Promise<Query>;
  protected abstract draw(table: Table, dataset: Dataset): TemplateResult;

  #filterWords: typeof filterWords | undefined;
  #made = new Explanation(this, () => ({
    ...this.wording,
    element: this,
    titleOfMeasure: (measure) => this.titleOfMeasure(measure, this.metadata!),
  }));

  /** What is shown. */
  get table(): Table | undefined {
    return this.shown?.table;
  }

  /** What is shown, as CSV that spreadsheets open without running it. */
  async toCSV(): Promise<string> {
    return this.table ? this.csvOf(this.table) : '';
  }

  protected async csvOf(table: Table, titleOf = (field: Field): string => this.titleOf(field)): Promise<string> {
    const { csv } = await import('./shared/download.js');
    return csv(table, titleOf, this.locale.say('withheld'));
  }

  /** In which formats a reader can take what is shown. */
  protected formats(): readonly Format[] {
    return ['csv'];
  }

  /** Gives the reader a file of what is shown. */
  protected abstract download(format: Format): void | Promise<void>;

  protected override async inquire(dataset: Dataset, options: Options): Promise<Answer> {
    const answer = await answerOf(this, dataset, (ask) => this.answer(dataset, ask), options);
    // Without it the filter stays as its author wrote it.
    if (answer.where) this.#filterWords ??= (await import('./shared/filter-words.js').catch(() => undefined))?.filterWords;
    return answer;
  }

  /** What stands over the data, also where no row matches: the way to ask otherwise. */
  protected above(_table: Table, _dataset: Dataset): TemplateResult | typeof nothing {
    return nothing;
  }

  /** How the answer is got where one question is not enough. */
  protected async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    return ask(await this.query(dataset));
  }

  protected titleOf(field: Pick<Field, 'name' | 'title'>): string {
    return titleOf(this, field);
  }

  protected textOf(value: Cell, field: Pick<Field, 'name' | 'type'>): string {
    return textOf(this, this.locale, value, field);
  }

  protected titleOfMeasure(measure: Selected, dataset: Dataset): string {
    return titleOfMeasure(this, this.wording, measure, dataset);
  }

  /** How fields and values are written here, for what writes them elsewhere. */
  protected get wording(): Wording {
    return { locale: this.locale, titleOf: (field) => this.titleOf(field), textOf: (value, field) => this.textOf(value, field) };
  }

  /** Which rows are kept, in plain words. */
  protected get filterText(): string {
    const { where = '', search = '', dataset } = this.shown ?? {};
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

  /** How many rows of the dataset an answer speaks of. */
  protected rowsOf({ length }: Table): number | undefined {
    return length;
  }

  /** How much is shown, for the source line. */
  protected amount(table: Table): string {
    const { length: n, total = n } = table;
    return total > n ? this.locale.say('rowsOf', { n, total }) : rowsText(this.locale, this.rowsOf(table));
  }

  protected override stateOf({ table }: Answer): State {
    if (this.isEmpty(table)) return 'empty';
    return this.partial(table) || table.withheld ? 'ready-partial' : 'ready';
  }

  /** Whether an answer has nothing to show. */
  protected isEmpty(table: Table): boolean {
    return table.length === 0;
  }

  protected override whole(answer: Answer): TemplateResult {
    const { dataset, table, countedHere } = answer;
    const { locale } = this;
    const empty = this.isEmpty(table);
    const partial = [this.partial(table), empty ? '' : withheldText(locale, table, this.suppressBelow)].filter(Boolean).join(' ');
    return html`${partial ? html`<p class="notice" part="notice">${partial}</p>` : nothing} ${this.above(table, dataset)}
    ${empty ? html`<p class="empty" part="notice"><slot name="empty">${emptyText(locale, this, dataset, this.rowsOf(table))}</slot></p>` : this.body(table, dataset)}
    ${
      this.shows('source')
        ? footer({
            locale,
            dataset,
            amount: empty ? '' : this.amount(table),
            filter: this.filterText,
            countedHere,
            formats: this.shows('download') && !empty ? this.formats() : [],
            download: (format) => this.download(format),
            how: this.#made.template(locale, answer),
          })
        : nothing
    }`;
  }
}
