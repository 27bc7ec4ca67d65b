/** A measure by category: the words and the reader's hand; the questions are in by-category.ts, what is drawn is in marks/. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { layOutCategories, type CategoryLayout, type CategoryMark, type Spot } from '../marks/category-chart.js';
import { categorySummary } from '../marks/category-summary.js';
import { nearestSpot, walkedTo } from '../marks/category-walk.js';
import { categoryStyles } from '../marks/category.styles.js';
import { chartStyles } from '../marks/chart.styles.js';
import { drawDonut, layOutDonut, sliceAt, type Donut } from '../marks/donut.js';
import { drawCategoryChart } from '../marks/draw-category-chart.js';
import { figure } from '../marks/figure.js';
import { legend } from '../marks/legend.js';
import { withMargin } from '../marks/margin.js';
import { paletteStyles } from '../marks/palette.js';
import { valueText } from '../marks/text.js';
import { absence } from '../marks/time-chart.js';
import { tooltip } from '../marks/tooltip.js';
import { Walker } from '../marks/walker.js';
import type { Dataset, Query, Table } from '../model.js';
import { cell, tableOf } from '../table.js';
import { allOf } from './among.js';
import type { Ask } from './asking.js';
import { choice, flag, integer, list, oneOf } from './attributes.js';
import { askByCategory, type ByCategory } from './by-category.js';
import { Canvas } from './canvas.js';
import { chartOf } from './category-shape.js';
import { namedTable, subjectOf, type Words } from './category-words.js';
import { define } from './define.js';
import { rowsText } from './frame.js';
import { DrawingElement } from './drawing-element.js';
import { isAdditive } from './measures.js';

/** A datum: which category, which series. */
type At = Pick<Spot, 'category' | 'series'>;

interface LaidOut {
  readonly from: readonly unknown[];
  readonly layout: CategoryLayout;
  readonly donut: Donut | undefined;
}

/**
 * @summary A measure by category, or the distribution of a number, as bars, columns, dots or a ring.
 *
 * @event opendata-select - A reader picked a category; `detail` has its `where` and its `values`.
 *
 * @csspart chart - The chart with its legend and its summary.
 * @csspart legend - The names of the series.
 * @csspart axis - An axis: its lines and its texts.
 * @csspart popup - What is said of the category under the pointer.
 *
 * @cssproperty --opendata-color-1 - The colour of the first series; so up to `--opendata-color-8`.
 */
export class OpendataChart extends DrawingElement {
  static override styles = [...DrawingElement.styles, paletteStyles, chartStyles, categoryStyles];
  static override looks: ReadonlySet<PropertyKey> = new Set([...DrawingElement.looks, 'mark', 'stack', 'normalized', 'emphasis']);
  static {
    // Only what an update has put on the page can be measured for the next.
    this.disableWarning?.('change-in-update');
  }

  /** The field of categories, or of numbers that are counted in bins. Found where it is not given. */
  @property() x = '';
  /** About how many bins numbers are cut into; by default as many as the data bear, and none where there are only a few different numbers. */
  @property({ converter: integer(0, 2, 100) }) bins = 0;
  /** What is measured: `count`, `sum(cost)`, `avg(days)`, or a list of these. By default rows are counted. */
  @property() y = '';
  /** The field whose values become a series each, measured by the first of `y`. */
  @property() series = '';
  /** How values are drawn: `bar` (lying), `column` (standing), `donut` or `dot`. */
  @property({ converter: oneOf<CategoryMark | ''>('', 'bar', 'column', 'donut', 'dot') }) mark: CategoryMark | '' = '';
  /** A field or measure of the margin of error, or two of the lower and the upper edge of what is known: `low, high`. */
  @property() band = '';
  /** How categories are sorted: by a measure (`-count`) or by name (`state`). By default the largest first; bins, years and grades in turn. */
  @property() order = '';
  /** How many categories are shown; the others become “Other” where amounts add up. */
  @property({ converter: integer(12, 1, 100) }) top = 12;
  /** Whether several series stand on one another. By default they do where amounts add up. */
  @property({ converter: choice }) stack: boolean | undefined;
  /** Draws shares: of each category where there are several series, else of the whole. */
  @property({ attribute: 'normalize', converter: flag }) normalized = false;
  /** The categories that stand out; the others are grey. */
  @property({ converter: list }) emphasis: readonly string[] = [];

  protected override readonly drawing = 'chart';

  #answers = new WeakMap<Table, ByCategory>();
  #whiskers: ((layout: CategoryLayout) => unknown) | undefined;
  #canvas = new Canvas(this);
  #laidOut: LaidOut | undefined;
  #walker = new Walker<At>(this, {
    begin: () => this.#laidOut && { category: 0, series: 0 },
    follow: (key, from) => walkedTo(key, from, this.#laidOut!.layout),
    find: (x, y) => spotAt(this.#laidOut!, x, y),
    place: () => placeOf(this.#spot!),
    announce: (at) => this.announce(this.#spoken(this.#laidOut!.layout, at)),
    pick: (at) => this.#select(at),
  });

  /** The categories' names are in the answer: they change with the language and the author's words. */
  protected override question(): unknown[] {
    return [...super.question(), this.locale, this.labels, this.format];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#canvas.follow(this.renderRoot.querySelector<HTMLElement>('.canvas'));
  }

  /** Of the several questions the one about the whole; see by-category.ts. */
  protected override query(): Query {
    return { select: [{ name: 'count', aggregate: 'count' }] };
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    if (dataset.rowCount === 0) return tableOf({});
    const { x, bins, y, series, band, order, top, locale, suppressBelow: below } = this;
    if (band) this.#whiskers ??= (await import('../marks/whiskers.js')).whiskers;
    const by = await askByCategory(dataset, { x, bins, y, series, band, order, top, other: locale.say('other'), below }, ask);
    const table = namedTable(by, this.#words, dataset);
    this.#answers.set(table, by);
    this.#walker.at = undefined;
    return table;
  }

  /** How this element speaks of its data. */
  get #words(): Words {
    const { locale, labels, format } = this;
    return {
      locale,
      labels,
      format,
      titleOf: (field) => this.titleOf(field),
      titleOfMeasure: (measure, dataset) => this.titleOfMeasure(measure, dataset),
      textOf: (value, field) => this.textOf(value, field),
    };
  }

  protected override isEmpty(table: Table): boolean {
    const [, ...measured] = table.fields;
    return measured.every(({ name }) => (table.column(name) as Float64Array).every(Number.isNaN));
  }

  protected override amount(table: Table): string {
    return rowsText(this.locale, this.#answers.get(table)?.rows);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const by = this.#answers.get(table);
    if (!by) return html``;
    const laidOut = this.#layout(table, by, dataset);
    const names = this.shows('heading') ? 'heading measure' : 'measure';
    const what = subjectOf(by, this.#words, dataset);
    const several = by.columns.length > 1 && !laidOut?.donut && this.shows('legend');
    return figure({
      measure: what,
      names,
      before: laidOut && several ? legend(laidOut.layout.series, laidOut.layout.mark) : nothing,
      drawing: laidOut ? this.#drawing(by, dataset, names) : nothing,
      tall: laidOut !== undefined && laidOut.layout.mark !== 'column',
      hint: this.locale.say('chartHint'),
      summary: this.shows('summary') ? this.summary || (laidOut && this.#sentences(laidOut.layout, by, what)) || nothing : undefined,
      pictures: this.pictures(),
      on: this.#walker,
    });
  }

  #drawing(by: ByCategory, dataset: Dataset, names: string): TemplateResult {
    const { layout, donut } = this.#laidOut!;
    const { width } = layout.box;
    const height = donut?.height ?? layout.height;
    const spot = this.#spot;
    return html`<svg role="img" aria-labelledby=${names} width=${width} height=${height} viewBox="0 0 ${width} ${height}">
        ${donut ? drawDonut(donut, layout, spot) : drawCategoryChart(layout, spot, layout.margin && this.#whiskers?.(layout))}
      </svg>
      ${this.#walker.at ? this.#tooltip(layout, this.#walker.at) : nothing}`;
  }

  #tooltip(layout: CategoryLayout, at: At): TemplateResult {
    const values = layout.series.map((_, series) => this.#valueAt(layout, { ...at, series }));
    return tooltip(layout, at, { heading: layout.categories[at.category]!.title, values, note: '', direction: this.locale.direction });
  }

  /** `412`, where shares are drawn `412 (12%)`, and where it is known no closer `412 (380 to 440)`. */
  #valueAt(layout: CategoryLayout, { category, series }: At): string {
    const value = layout.series[series]!.values[category]!;
    if (!Number.isFinite(value)) return this.locale.say(absence(layout.series[series]!, category));
    const text = withMargin(value, category, series === 0 ? layout.margin : undefined, this.#write(layout), this.locale);
    const whole = layout.mark === 'donut' ? layout.series[0]!.values.reduce((sum, one) => sum + (one || 0), 0) : 0;
    const share = layout.normalized ? layout.drawn[series]![category]! : whole > 0 ? value / whole : NaN;
    return Number.isFinite(share) ? `${text} (${this.#percent(share)})` : text;
  }

  #write({ normalized, write, pattern }: CategoryLayout): (value: number) => string {
    return normalized ? valueText(this.locale, 1, pattern || undefined) : write;
  }

  #percent = (share: number): string => this.locale.number(share, share < 0.01 ? '.1~%' : '.0%');

  #sentences(layout: CategoryLayout, by: ByCategory, what: string): string {
    const additive =
      !by.bounds.length && by.columns.every(({ measure }) => isAdditive(measure)) && (by.series !== undefined || by.columns.length === 1);
    return categorySummary(layout, { locale: this.locale, what, write: this.#write(layout), additive, cut: by.cut, blank: by.blank });
  }

  #layout(table: Table, by: ByCategory, dataset: Dataset): LaidOut | undefined {
    const { box } = this.#canvas;
    if (!box) return undefined;
    const from = [table, dataset, box, this.locale, this.mark, this.stack, this.normalized, this.emphasis];
    if (!this.#laidOut || from.some((value, i) => value !== this.#laidOut!.from[i])) {
      const chart = chartOf(table, by, this, this.#words);
      const donut = chart.mark === 'donut';
      const layout = layOutCategories(donut ? { ...chart, mark: 'bar', normalized: false } : chart, box, this.locale);
      const ringed = { ...layout, mark: 'donut', sideways: true } as const;
      this.#laidOut = donut ? { from, layout: ringed, donut: layOutDonut(layout, this.#percent, box) } : { from, layout, donut: undefined };
    }
    return this.#laidOut;
  }

  get #spot(): Spot | undefined {
    const at = this.#walker.at;
    if (!at || !this.#laidOut) return undefined;
    const { layout, donut } = this.#laidOut;
    const spots: readonly Spot[] = donut ? donut.slices : layout.spots;
    const band = layout.bands[at.category]!;
    const nowhere = layout.sideways ? { x: layout.edges.left, y: band.start } : { x: band.start, y: layout.edges.top };
    return (
      spots.find(({ category, series }) => category === at.category && series === at.series) ?? {
        ...at,
        ...nowhere,
        width: 0,
        height: 0,
        text: '',
      }
    );
  }

  /** `Texas. Number of rows: 412.` */
  #spoken(layout: CategoryLayout, at: At): string {
    return `${layout.categories[at.category]!.title}. ${layout.series[at.series]!.title}: ${this.#valueAt(layout, at)}.`;
  }

  #select({ category, series }: At): void {
    const by = this.table && this.#answers.get(this.table);
    if (!by) return;
    const [one, column] = [by.categories[category]!, by.columns[series]!];
    const where = allOf(one.where, column.where)!;
    const group = by.series ? { [by.series.name]: column.value ?? null } : {};
    const values = { [by.x.name]: one.value, ...group, [column.measure.name]: cell(column.values, category) };
    this.tell('opendata-select', { where, values });
  }
}

const spotAt = ({ layout, donut }: LaidOut, x: number, y: number): At | undefined =>
  donut ? sliceAt(donut, x, y) : nearestSpot(layout, x, y);

const placeOf = ({ x, y, width, height }: Spot): readonly [x: number, y: number] => [x + Math.min(width, 400), y + height / 2];

define('opendata-chart', OpendataChart);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-chart': OpendataChart;
  }
}
