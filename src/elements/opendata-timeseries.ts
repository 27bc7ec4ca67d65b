/** A measure over time: the questions, the words and the reader's hand; what is drawn is in marks/. */
import { html, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { chartStyles } from '../marks/chart.styles.js';
import { drawTimeChart } from '../marks/draw-time-chart.js';
import { figure } from '../marks/figure.js';
import { legend } from '../marks/legend.js';
import { withMargin } from '../marks/margin.js';
import { paletteStyles } from '../marks/palette.js';
import { summary } from '../marks/summary.js';
import type { Annotation, Target } from '../marks/references.js';
import type * as ink from '../marks/ink.js';
import { absence, layOut, most, type Layout, type Mark } from '../marks/time-chart.js';
import { tooltip, type Point } from '../marks/tooltip.js';
import { timeText } from '../marks/text.js';
import { placeOf, pointAt, walked } from '../marks/walk.js';
import { Walker } from '../marks/walker.js';
import type { Dataset, Field, Query, Selected, Table } from '../model.js';
import { tableOf, type Cell } from '../table.js';
import { adopt } from './adopt.js';
import { choice, integer, oneOf } from './attributes.js';
import { Canvas } from './canvas.js';
import { define } from './define.js';
import { rowsText } from './frame.js';
import { DrawingElement } from './drawing-element.js';
import type { Ask } from './asking.js';
import { patternOf } from './measures.js';
import { askOverTime, picked, type OverTime } from './over-time.js';
import { reachQuery, timeField, type Interval } from './reach.js';
import { annotations, targets } from './references.js';
import { intervalChoice } from './time-choices.js';
import { timeChartOf } from './time-shape.js';

/** Pixels that a period needs: less and the automatic interval is coarser. */
const narrowest: Record<Mark, number> = { line: 3, step: 3, area: 3, bar: 6 };

/**
 * @summary A measure over time, counted by the portal itself, as lines, areas or bars.
 *
 * @event opendata-select - A reader picked a period; `detail` has its `where` and its `values`.
 *
 * @csspart chart - The chart with its legend and its summary.
 * @csspart legend - The names of the series, where they do not stand beside their lines.
 * @csspart axis - An axis: its lines and its texts.
 * @csspart popup - What is said of the period under the pointer.
 *
 * @cssproperty --opendata-color-1 - The colour of the first series; so up to `--opendata-color-8`.
 */
export class OpendataTimeseries extends DrawingElement {
  static override styles = [...DrawingElement.styles, paletteStyles, chartStyles];
  static override looks: ReadonlySet<PropertyKey> = new Set([...DrawingElement.looks, 'mark', 'stack', 'target', 'annotations']);
  static {
    // Only what an update has put on the page can be measured for the next.
    this.disableWarning?.('change-in-update');
  }

  /** The field of dates, or of years. Found where it is not given. */
  @property() x = '';
  /**
   * How time is cut: `year`, `quarter`, `month`, `week`, `day`, `hour`, or `none` where each row is a point by itself; by default as fits
   * the range and the width.
   */
  @property({ converter: oneOf<Interval>('auto', 'none', 'year', 'quarter', 'month', 'week', 'day', 'hour') }) interval: Interval = 'auto';
  /** What is measured: `count`, `sum(cost)`, `avg(days)`, or a list of these. By default rows are counted. */
  @property() y = '';
  /** The field whose values become a series each, measured by the first of `y`. */
  @property() series = '';
  /** How many series are shown; the others become “Other” where amounts add up. */
  @property({ converter: integer(7, 1, 50) }) top = 7;
  /** How values are drawn: `line`, `step`, `area` or `bar`. */
  @property({ converter: oneOf<Mark>('line', 'step', 'area', 'bar') }) mark: Mark = 'line';
  /** Whether areas or bars of several series stand on one another. By default they do where amounts add up. */
  @property({ converter: choice }) stack: boolean | undefined;

  /** Values to be reached or not to be passed: `12000`, or `Goal: 12000; Limit: 15000`. */
  @property({ converter: targets }) target: readonly Target[] = [];
  /** A field or measure of the margin of error, or two of the lower and the upper edge of what is known: `low, high`. */
  @property() band = '';
  /** What happened when: `2020-03-17: Schools close; 2020-03/2021-06: Emergency`. */
  @property({ converter: annotations }) annotations: readonly Annotation[] = [];

  protected override readonly drawing = 'chart';

  #answers = new WeakMap<Table, OverTime>();
  #canvas = new Canvas(this);
  #ink: typeof ink | undefined;
  #laidOut: { readonly from: readonly unknown[]; readonly layout: Layout } | undefined;
  #walker = new Walker<Point>(this, {
    begin: () => this.#laidOut && { time: this.#laidOut.layout.times.length - 1, series: 0 },
    follow: (key, from) => walked(key, from, this.#laidOut!.layout),
    find: (x, y) => pointAt(this.#laidOut!.layout, x, y),
    place: (at) => placeOf(this.#laidOut!.layout, at),
    announce: (at) => this.announce(this.#spoken(this.#laidOut!.layout, at)),
    pick: (at) => this.#select(at),
  });

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#canvas.follow(this.renderRoot.querySelector<HTMLElement>('.canvas'));
    const layout = this.#laidOut?.layout;
    if (layout?.dense) this.#ink?.paint(this.renderRoot, layout);
  }

  /** The question about the range of dates, the first of those that `answer` asks. */
  protected override query(dataset: Dataset): Query {
    return reachQuery(timeField(dataset, this.x));
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    if (dataset.rowCount === 0) return tableOf({});
    const { x, interval, y, series, top, mark, band } = this;
    const room = Math.max(240, this.clientWidth - 60) / narrowest[mark];
    const other = this.locale.say('other');
    const answer = await askOverTime(dataset, { x, interval, y, series, top, band, room, other, below: this.suppressBelow }, ask);
    if (answer.table.length > most) await this.#bringInk();
    this.#answers.set(answer.table, answer);
    this.#walker.at = undefined;
    return answer.table;
  }

  protected override isEmpty(table: Table): boolean {
    const [, ...measured] = table.fields;
    return measured.every(({ name }) => (table.column(name) as Float64Array).every(Number.isNaN));
  }

  protected override amount(table: Table): string {
    return rowsText(this.locale, this.#answers.get(table)?.rows);
  }

  protected override titleOf(field: Pick<Field, 'name' | 'title'>): string {
    const over = this.table && this.#answers.get(this.table);
    const drawn = over?.drawn.get(field.name);
    if (!over || !drawn) return super.titleOf(field);
    if (drawn.other) return this.locale.say('other');
    if (drawn.value === undefined) return this.#measureTitle(drawn.measure);
    return drawn.value === null ? this.locale.say('blank') : super.textOf(drawn.value, over.series!);
  }

  protected override textOf(value: Cell, field: Pick<Field, 'name' | 'type'>): string {
    const over = this.table && this.#answers.get(this.table);
    if (over?.time.name === field.name && typeof value === 'number') return timeText(this.locale, value, over.unit);
    const drawn = over?.drawn.get(field.name);
    return drawn ? this.locale.cell(value, { name: '', type: 'number' }, patternOf(drawn.measure, this)) : super.textOf(value, field);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const over = this.#answers.get(table);
    if (!over) return html``;
    const layout = this.#layout(over, dataset);
    const names = this.shows('heading') ? 'heading measure' : 'measure';
    const choice = over.units.length + Number(over.each) > 1 && this.shows('interval');
    const listed = layout && !layout.labels && layout.series.length > 1 && this.shows('legend');
    return figure({
      measure: this.#what(over),
      names,
      before: html`${choice ? html`<div class="choices">${intervalChoice(over, this.locale, (interval) => (this.interval = interval))}</div>` : nothing}
      ${listed ? legend(layout.series, layout.mark) : nothing}`,
      drawing: layout ? this.#drawing(layout, over, names) : nothing,
      after: layout?.notes.length ? this.#happened(layout) : nothing,
      hint: this.locale.say('chartHint'),
      summary: this.shows('summary') ? this.summary || (layout && this.#sentences(layout, over)) || nothing : undefined,
      pictures: this.pictures(),
      on: this.#walker,
    });
  }

  /** What is painted is drawn anew, as lines that can be made larger. */
  protected override withDrawing(take: (drawing: SVGSVGElement) => string): string {
    const layout = this.#laidOut?.layout;
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas');
    return layout?.dense && this.#ink && canvas ? this.#ink.asLines(layout, canvas, take) : super.withDrawing(take);
  }

  async #bringInk(): Promise<void> {
    this.#ink = await import('../marks/ink.js');
    adopt(this, this.#ink.inkStyles);
  }

  /** What happened, in a list where numbers stand for it in the picture, and for readers who do not see the picture. */
  #happened({ notes, annotations = [] }: Layout): TemplateResult {
    const date = (time: number): string => this.locale.date(time, 'day');
    const when = ({ from, to }: Annotation): string => (to === undefined ? date(from) : `${date(from)} – ${date(to - 1)}`);
    const shown = notes.map(({ annotation }) => annotations[annotation]!);
    return html`<ol class=${notes[0]!.anchor === 'middle' ? 'annotations' : 'unseen'}>
      ${shown.map((one) => html`<li>${when(one)}: <bdi>${one.title}</bdi></li>`)}
    </ol>`;
  }

  /** How this element speaks of its data. */
  get #words() {
    return { format: this.format, titleOf: (field: Field) => this.titleOf(field) };
  }

  #drawing(layout: Layout, over: OverTime, names: string): TemplateResult {
    const { at } = this.#walker;
    const { width, height } = layout.box;
    const picture = (content: SVGTemplateResult) =>
      html`<svg role="img" aria-labelledby=${names} width=${width} height=${height} viewBox="0 0 ${width} ${height}">${content}</svg>`;
    return html`${layout.dense && this.#ink ? this.#ink.drawMany(layout, picture, at) : picture(drawTimeChart(layout, at))}
    ${at ? this.#tooltip(layout, over, at) : nothing}`;
  }

  #tooltip(layout: Layout, { unit }: OverTime, at: Point): TemplateResult {
    const { series, times, unfinished } = layout;
    const values = series.map((_, index) => this.#valueAt(layout, { ...at, series: index }));
    const note = unfinished && unit && at.time === times.length - 1 ? this.locale.say('unfinished', { unit: this.locale.say(unit) }) : '';
    return tooltip(layout, at, { heading: timeText(this.locale, times[at.time]!, unit), values, note, direction: this.locale.direction });
  }

  /** `412`, and where it is known no closer `412 (380 to 440)`. */
  #valueAt({ series, write, band }: Layout, at: Point): string {
    const value = series[at.series]!.values[at.time]!;
    if (!Number.isFinite(value)) return this.locale.say(absence(series[at.series]!, at.time));
    return withMargin(value, at.time, at.series === 0 ? band : undefined, write, this.locale);
  }

  #sentences(layout: Layout, over: OverTime): string {
    return summary(layout, {
      locale: this.locale,
      what: this.#what(over),
      write: layout.write,
      total: over.total,
      start: layout.start,
      undated: over.undated,
    });
  }

  /** `Rows by month`, `Total cost by year`. */
  #what(over: OverTime): string {
    const { locale } = this;
    const measures = [...new Set([...over.drawn.values()].flatMap(({ measure, bound }) => (bound ? [] : measure)))];
    const plain = measures.length === 1 && measures[0]!.aggregate === 'count' && !measures[0]!.field && !this.labels.has('count');
    const measure = measures.map((one) => this.#measureTitle(one)).join(', ');
    if (!over.unit) return measure;
    const unit = locale.say(over.unit);
    return plain ? locale.say('countBy', { unit }) : locale.say('measureBy', { measure, unit });
  }

  #measureTitle({ name, field, aggregate }: Selected): string {
    const source = this.metadata?.fields.find((candidate) => candidate.name === field);
    const title = source ? super.titleOf(source) : (field ?? '');
    return this.labels.get(name) ?? (aggregate === 'sum' && name === field ? title : this.locale.say(aggregate!, { field: title }));
  }

  #layout(over: OverTime, dataset: Dataset): Layout | undefined {
    const { box } = this.#canvas;
    if (!box) return undefined;
    const from = [over, dataset, box, this.locale, this.mark, this.stack, this.labels, this.format, this.target, this.annotations];
    if (!this.#laidOut || from.some((value, i) => value !== this.#laidOut!.from[i])) {
      this.#laidOut = { from, layout: layOut(timeChartOf(over, dataset, this, this.#words), box, this.locale) };
    }
    return this.#laidOut.layout;
  }

  /** `March 2024. Number of rows: 412.` */
  #spoken(layout: Layout, at: Point): string {
    const { times, unit, series, unfinished } = layout;
    const end =
      unfinished && unit && at.time === times.length - 1 ? ` ${this.locale.say('unfinished', { unit: this.locale.say(unit) })}` : '';
    return `${timeText(this.locale, times[at.time]!, unit)}. ${series[at.series]!.title}: ${this.#valueAt(layout, at)}.${end}`;
  }

  #select({ time, series }: Point): void {
    const over = this.table && this.#answers.get(this.table);
    if (over) this.tell('opendata-select', picked(over, time, series));
  }
}

define('opendata-timeseries', OpendataTimeseries);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-timeseries': OpendataTimeseries;
  }
}
