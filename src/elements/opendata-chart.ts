/** A measure by category: the words and the reader's hand; the questions are in chart/by-category.ts, what is drawn is in marks/. */
import { html, nothing, type TemplateResult } from '../page/html.js';
import { layOutCategories, type CategoryLayout, type CategoryMark } from '../marks/category-chart.js';
import type { panelsOf } from '../marks/category-panels.js';
import { pictureOf, type CategoryPicture } from '../marks/category-picture.js';
import { categorySummary } from '../marks/category-summary.js';
import { categoryStyles } from '../marks/category.styles.js';
import { chartStyles } from '../marks/chart.styles.js';
import type { ringOf } from '../marks/donut.js';
import { figure } from '../marks/figure.js';
import { figureStyles } from '../marks/figure.styles.js';
import { hueStyles } from '../marks/palette.js';
import { percentText } from '../marks/percent.js';
import type { Box } from '../marks/time-chart.js';
import type * as whiskers from '../marks/whiskers.js';
import type { Dataset, Query, Table } from '../model.js';
import { table as tableOfColumns } from '../table.js';
import { adopt } from './shared/adopt.js';
import type { Ask } from './shared/asking.js';
import { flag, integer, list, oneOf } from './shared/attributes.js';
import { askByCategory } from './chart/by-category.js';
import type { ByCategory } from './chart/categories.js';
import { Canvas } from './shared/canvas.js';
import { chartOf } from './chart/shape.js';
import { namedTable, subjectOf, writeOf, type Words } from './chart/words.js';
import { define } from './shared/define.js';
import { DrawingElement } from './shared/drawing-element.js';
import { Hand } from './shared/hand.js';
import { isAdditive } from './shared/measures.js';
import { PutAside } from './shared/put-aside.js';
import { property } from '../page/property.js';

interface Drawn {
  readonly from: readonly unknown[];
  readonly picture: CategoryPicture;
}

/** Ways of drawing that come when a page asks for one. */
interface Forms {
  ring?: typeof ringOf;
  panels?: typeof panelsOf;
  margins?: typeof whiskers;
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
  static override styles = [...DrawingElement.styles, hueStyles, figureStyles, chartStyles, categoryStyles];
  static override looks: ReadonlySet<PropertyKey> = new Set([...DrawingElement.looks, 'mark', 'stack', 'normalized', 'emphasis']);
  /** The field of categories, or of numbers that are counted in bins. Found where it is not given. */
  @property() x = '';
  /** About how many bins numbers are cut into; by default as many as the data bear, and none where there are only a few different numbers. */
  @property({ converter: integer(0, 2, 100) }) bins = 0;
  /** What is measured: `count`, `sum(cost)`, `avg(days)`, or a list of these. By default rows are counted. */
  @property() y = '';
  /** The field whose values become a series each, measured by the first of `y`. */
  @property() series = '';
  /** The field whose values become a small chart each, all on one scale; takes the place of `series`. */
  @property() facet = '';
  /** How values are drawn: `bar` (lying), `column` (standing), `donut` or `dot`. */
  @property({ converter: oneOf<CategoryMark | ''>('', 'bar', 'column', 'donut', 'dot') }) mark: CategoryMark | '' = '';
  /** A field or measure of the margin of error, or two of the lower and the upper edge of what is known: `low, high`. */
  @property() band = '';
  /** How categories are sorted: by a measure (`-count`) or by name (`state`). By default the largest first; bins, years and grades in turn. */
  @property() order = '';
  /** How many categories are shown; the others become “Other” where amounts add up. */
  @property({ converter: integer(12, 1, 100) }) top = 12;
  /** Whether several series stand on one another. By default they do where amounts add up. */
  @property({ converter: flag }) stack: boolean | undefined;
  /** Draws shares: of each category where there are several series, else of the whole. */
  @property({ attribute: 'normalize', converter: flag }) normalized = false;
  /** The categories that stand out; the others are grey. */
  @property({ converter: list }) emphasis: readonly string[] = [];

  protected override readonly drawing = 'chart';

  #answers = new WeakMap<Table, ByCategory>();
  #forms: Forms = {};
  #aside = new PutAside(this);
  #canvas = new Canvas(this);
  #drawn: Drawn | undefined;
  #hand = new Hand(async () => {
    const { CategoryHand } = await import('./chart/hand.js');
    return new CategoryHand(this, {
      picture: () => this.#drawn?.picture,
      by: () => this.table && this.#answers.get(this.table),
      locale: () => this.locale,
      apart: () => this.facet !== '',
      announce: (text) => this.announce(text),
      pick: (picked) => this.tell('opendata-select', picked),
    });
  });

  /** The categories' names are in the answer: they change with the language and the author's words. */
  protected override question(): unknown[] {
    return [...super.question(), this.locale, this.labels, this.format];
  }

  /** What a reader's first touch brings is drawn when it is here. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#hand.coming;
    return super.getUpdateComplete();
  }

  /** Of the several questions the one about the whole; see chart/by-category.ts. */
  protected override query(): Query {
    return { select: [{ name: 'count', aggregate: 'count' }] };
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    if (dataset.rowCount === 0) return tableOfColumns([], []);
    const { x, bins, y, band, order, top, locale, suppressBelow: below } = this;
    const series = this.facet || this.series;
    const asked = askByCategory(dataset, { x, bins, y, series, band, order, top, other: locale.say('other'), below }, ask);
    const [by] = await Promise.all([asked, this.#bringForms()]);
    await this.#aside.bring(by.columns.length);
    const table = namedTable(by, this.#words, dataset);
    this.#answers.set(table, by);
    this.#hand.code?.forget();
    return table;
  }

  async #bringForms(): Promise<void> {
    const { mark, facet, band } = this;
    const forms = this.#forms;
    if (mark === 'donut') {
      const { ringOf, ringStyles } = await import('../marks/donut.js');
      adopt(this, ...ringStyles);
      forms.ring = ringOf;
    }
    if (facet) forms.panels ??= (await import('../marks/category-panels.js')).panelsOf;
    if (band) adopt(this, (forms.margins ??= await import('../marks/whiskers.js')).whiskerStyles);
  }

  /** How this element speaks of its data. */
  get #words(): Words {
    const { wording, labels, format } = this;
    return { ...wording, labels, format, titleOfMeasure: (...of) => this.titleOfMeasure(...of) };
  }

  protected override isEmpty(table: Table): boolean {
    const [, ...measured] = table.fields;
    return measured.every(({ name }) => (table.column(name) as Float64Array).every(Number.isNaN));
  }

  protected override rowsOf(table: Table): number | undefined {
    return this.#answers.get(table)?.rows;
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const by = this.#answers.get(table);
    if (!by) return html``;
    const picture = this.#picture(table, by, dataset);
    const names = this.shows('heading') ? 'heading measure' : 'measure';
    const what = subjectOf(by, this.#words, dataset);
    const several = by.columns.length > 1 && !this.facet && this.shows('legend');
    return figure({
      measure: what,
      names,
      before: picture && several ? this.#aside.buttons(picture.layout, this.locale.say('seriesShown')) : nothing,
      drawing: picture ? this.#drawing(picture, names) : nothing,
      tall: picture?.tall ?? false,
      hint: this.locale.say('chartHint'),
      summary: this.shows('summary')
        ? this.summary || (picture && this.#sentences(picture.layout, by, what, dataset)) || nothing
        : undefined,
      on: this.#hand,
    });
  }

  #drawing(picture: CategoryPicture, names: string): TemplateResult {
    const { width } = this.#canvas.box!;
    const { height, draw } = picture;
    const hand = this.#hand.code;
    return html`<svg role="img" aria-labelledby=${names} width=${width} height=${height} viewBox="0 0 ${width} ${height}">
        ${draw(hand?.spotIn(picture))}
      </svg>
      ${hand?.over(picture)}`;
  }

  #sentences(layout: CategoryLayout, by: ByCategory, what: string, { modified }: Dataset): string {
    const additive =
      !by.bounds.length && by.columns.every(({ measure }) => isAdditive(measure)) && (by.series !== undefined || by.columns.length === 1);
    return categorySummary(layout, {
      locale: this.locale,
      what,
      write: writeOf(layout, this.locale),
      additive,
      cut: by.cut,
      blank: by.blank,
      asOf: modified,
    });
  }

  #picture(table: Table, by: ByCategory, dataset: Dataset): CategoryPicture | undefined {
    const { box } = this.#canvas;
    if (!box) return undefined;
    const from = [
      table,
      dataset,
      box,
      this.locale,
      this.mark,
      this.stack,
      this.normalized,
      this.emphasis,
      this.#aside.titles,
      this.#forms.ring,
    ];
    if (!this.#drawn || from.some((value, i) => value !== this.#drawn!.from[i]))
      this.#drawn = { from, picture: this.#drawnIn(box, table, by) };
    return this.#drawn.picture;
  }

  #drawnIn(box: Box, table: Table, by: ByCategory): CategoryPicture {
    const { ring, panels, margins } = this.#forms;
    const { mark, stack, normalized, emphasis } = this;
    const chart = chartOf(
      table,
      by,
      { mark, stack, normalized, emphasis, marginOf: margins?.marginOf, aside: this.#aside.titles },
      this.#words,
    );
    if (this.facet && panels) return panels(chart, box, this.locale);
    const donut = chart.mark === 'donut';
    const layout = layOutCategories(donut ? { ...chart, mark: 'bar', normalized: false } : chart, box, this.locale);
    if (donut && ring) return ring(layout, (share) => percentText(share, this.locale));
    if (donut) void this.#bringForms().then(() => this.requestUpdate());
    return pictureOf(layout, layout.margin && margins?.whiskers(layout));
  }
}

define('opendata-chart', OpendataChart);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-chart': OpendataChart;
  }
}
