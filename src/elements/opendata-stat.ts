/** One number: what it is, when it was so, what it compares to, the way it took. */
import { html, nothing, type TemplateResult } from '../page/html.js';
import { measures } from '../locale/en/measures.js';
import { stat as statWords } from '../locale/en/stat.js';
import { teach } from '../locale/index.js';
import { figureStyles } from '../marks/figure.styles.js';
import { sentence, valueText } from '../marks/text.js';
import type { Dataset, Query, Selected, Table, TimeUnit } from '../model.js';
import { cell, isWithheld, table as tableOfColumns, type Cell } from '../table.js';
import { adopt } from './shared/adopt.js';
import type { Ask } from './shared/asking.js';
import { oneOf } from './shared/attributes.js';
import type { Comparison, Present } from './stat/compared.js';
import type { Told as Compared } from './stat/comparison.js';
import { define } from './shared/define.js';
import { measuresIn, patternOf } from './shared/measures.js';
import type * as numberOverTime from './stat/number-over-time.js';
import { statStyles } from './stat/stat.styles.js';
import type { ByPeriod } from './timeseries/periods.js';
import { TwoSided } from './shared/two-sided.js';
import { property } from '../page/property.js';

teach(measures, statWords);

/** What an answer says: the number, and over time the periods behind it. */
interface Told {
  readonly measure: Selected;
  readonly value: number;
  /** Whether the number is too small to be told. */
  readonly withheld: boolean;
  readonly over: ByPeriod | undefined;
  readonly present: Present | undefined;
  readonly rows: number;
}

const ROWS = 'n_rows';

/**
 * @summary One number with its date, its comparison and its trend.
 *
 * @csspart chart - The number with all that is said of it.
 * @csspart value - The number.
 * @csspart change - By how much it differs from what it is compared with.
 * @csspart trend - The small line.
 *
 * @cssproperty --opendata-color-1 - The colour of the trend.
 */
export class OpendataStat extends TwoSided {
  static override styles = [...TwoSided.styles, figureStyles, statStyles];
  static override looks: ReadonlySet<PropertyKey> = new Set([...TwoSided.looks, 'unit', 'target']);

  /** What is measured: `count`, `sum(cost)`, `avg(days)`. By default rows are counted. */
  @property() y = '';
  /** The field of dates. Found where there is an `interval` or a comparison. */
  @property() x = '';
  /** Shows the last complete `year`, `quarter`, `month`, `week` or `day` and the trend until then. Without it the number is that of all rows. */
  @property({ converter: oneOf<TimeUnit | ''>('', 'year', 'quarter', 'month', 'week', 'day', 'hour') }) interval: TimeUnit | '' = '';
  /** What the last period is compared with: the `previous` one, or the one a `year-ago`. */
  @property({ converter: oneOf<Comparison>('none', 'previous', 'year-ago') }) compare: Comparison = 'none';
  /** A number that is to be reached. */
  @property({ converter: Number }) target: number | undefined;
  /** The word behind the number: `requests`, `days`. */
  @property() unit = '';

  protected override drawing: 'chart' | undefined;

  #told = new WeakMap<Table, Told>();
  /** What a number over time needs; here where one is asked for. */
  #overTime: typeof numberOverTime | undefined;

  /** The question about all rows. */
  protected override async query(dataset: Dataset): Promise<Query> {
    const [measure = { name: 'count', aggregate: 'count' }] = await measuresIn(this.y, dataset.fields, [ROWS]);
    return { select: [measure, ...(measure.name === 'count' ? [] : [{ name: ROWS, aggregate: 'count' } as const])] };
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    const { x, interval, compare, y } = this;
    return x || interval || compare !== 'none'
      ? this.#ofPeriods(dataset, ask, { x, y, interval: interval || 'month' })
      : this.#ofAll(dataset, ask);
  }

  async #ofAll(dataset: Dataset, ask: Ask): Promise<Table> {
    const query = await this.query(dataset);
    const table = await ask(query);
    const [measure] = query.select!;
    const number = (name: string): number => Number((table.length && cell(table.column(name), 0)) ?? NaN);
    const { name } = measure!;
    const withheld = isWithheld(table, name, 0);
    const shown = tableOfColumns(table.fields.slice(0, 1), [table.column(name)], 1, withheld ? new Map([[name, new Set([0])]]) : undefined);
    const rows = number(name === 'count' ? name : ROWS);
    this.#told.set(shown, { measure: measure!, value: number(name), withheld, over: undefined, present: undefined, rows });
    this.drawing = undefined;
    return shown;
  }

  async #ofPeriods(
    dataset: Dataset,
    ask: Ask,
    { x, y, interval }: { readonly x: string; readonly y: string; readonly interval: TimeUnit },
  ): Promise<Table> {
    this.#overTime ??= await import('./stat/number-over-time.js');
    const { askPeriods, presentIn, trendStyles } = this.#overTime;
    adopt(this, ...trendStyles);
    const over = await askPeriods(dataset, { x, y: y || 'count', interval, below: this.suppressBelow }, ask);
    const name = over.table.fields[1]?.name ?? '';
    const { measure } = over.drawn.get(name) ?? { measure: { name: 'count', aggregate: 'count' } as const };
    const present = name ? presentIn(over, dataset, this.compare) : undefined;
    const withheld = present !== undefined && isWithheld(over.table, name, present.at);
    this.#told.set(over.table, { measure, value: present?.values[present.at] ?? NaN, withheld, over, present, rows: over.rows });
    this.drawing = 'chart';
    return over.table;
  }

  protected override isEmpty(table: Table): boolean {
    const told = this.#told.get(table);
    return !told?.withheld && !Number.isFinite(told?.value);
  }

  protected override rowsOf(table: Table): number | undefined {
    return this.#told.get(table)?.rows;
  }

  protected override titleOf(field: { readonly name: string; readonly title: string }): string {
    const told = this.table && this.#told.get(this.table);
    return told?.measure.name === field.name && this.metadata ? this.#titleOf(told.measure, this.metadata) : super.titleOf(field);
  }

  protected override textOf(value: Cell, field: { readonly name: string; readonly type: 'date' | 'number' }): string {
    const told = this.table && this.#told.get(this.table);
    if (told?.over?.time.name === field.name && typeof value === 'number') return this.locale.date(value, told.over.unit);
    return told?.measure.name === field.name && typeof value === 'number' ? this.#write(told)(value) : super.textOf(value, field);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const told = this.#told.get(table);
    if (!told) return html``;
    const value = this.#text(told);
    return html`<figure class="chart" part="chart">
      <div class="stat">
        <div>
          <p class="measure"><bdi>${this.#what(told, dataset)}</bdi></p>
          <p class="value" part="value">
            ${value}${this.unit && !told.withheld ? html`<span class="unit"> <bdi>${this.unit}</bdi></span>` : nothing}
          </p>
          ${told.present && this.#overTime!.change(this.#compared(told))}
        </div>
        ${told.present ? this.#overTime!.trend(told.present, told.over!.unit) : nothing}
      </div>
      ${this.shows('summary') ? html`<figcaption class="summary" id="summary">${this.summary || this.#sentences(told, dataset)}</figcaption>` : nothing}
    </figure>`;
  }

  /** `Number of rows, June 2002`. */
  #what({ measure, over, present }: Told, dataset: Dataset): string {
    const title = this.#titleOf(measure, dataset);
    return over && present ? `${title}, ${this.locale.date(present.times[present.at]!, over.unit)}` : title;
  }

  #sentences(told: Told, dataset: Dataset): string {
    const { value, over, present } = told;
    const { locale } = this;
    const text = `${this.#text(told)}${this.unit && !told.withheld ? ` ${this.unit}` : ''}`;
    const what = this.#titleOf(told.measure, dataset);
    return [
      over && present
        ? locale.say('summaryOne', { what, at: locale.date(present.times[present.at]!, over.unit), value: text })
        : locale.say('statOfAll', { what, value: text }),
      present && !told.withheld && this.#overTime!.comparison(this.#compared(told)),
      this.target &&
        !told.withheld &&
        locale.say('ofTarget', { share: locale.number(value / this.target, '.0%'), target: this.#write(told)(this.target) }),
      over &&
        present &&
        present.at < present.times.length - 1 &&
        sentence(locale.say('unfinishedAt', { date: locale.date(present.times.at(-1)!, over.unit) })),
      dataset.modified && locale.say('asOf', { date: locale.date(dataset.modified.getTime()) }),
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** A number of a period as it is compared with another. */
  #compared(told: Told): Compared {
    const { locale, format } = this;
    return { ...(told as Told & Compared), locale, format, write: this.#write(told) };
  }

  #titleOf(measure: Selected, dataset: Dataset): string {
    const bare = measure.aggregate === 'sum' && measure.name === measure.field;
    return this.titleOfMeasure(bare ? { name: measure.name, field: measure.field! } : measure, dataset);
  }

  #text(told: Told): string {
    return told.withheld ? this.locale.say('withheld') : this.#write(told)(told.value);
  }

  #write({ measure, value }: Pick<Told, 'measure' | 'value'>): (value: number) => string {
    const step = measure.aggregate === 'avg' ? Math.abs(value) / 10 : Math.min(1, Math.abs(value) / 100 || 1);
    return valueText(this.locale, Number.isInteger(value) ? 100 : step, patternOf(measure, this));
  }
}

define('opendata-stat', OpendataStat);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-stat': OpendataStat;
  }
}
