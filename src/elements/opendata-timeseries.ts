/** A measure over time: the questions, the words and the reader's hand; what is drawn is in marks/. */
import { html, nothing, type SVGTemplateResult, type TemplateResult } from '../page/html.js';
import type { PropertyValues } from '../page/reactive-element.js';
import { chartStyles } from '../marks/chart.styles.js';
import { drawTimeChart } from '../marks/draw-time-chart.js';
import { figure } from '../marks/figure.js';
import { figureStyles } from '../marks/figure.styles.js';
import { lineStyles } from '../marks/line.styles.js';
import { hueStyles } from '../marks/palette.js';
import type { Span } from '../marks/scale.js';
import type { Mark } from '../marks/series.js';
import { layOut, type Layout } from '../marks/time-chart.js';
import type { Dataset, Field, Query, Table } from '../model.js';
import { table as tableOfColumns, type Cell } from '../table.js';
import type { Ask } from './shared/asking.js';
import { flag, integer, list, oneOf } from './shared/attributes.js';
import { Canvas } from './shared/canvas.js';
import type { Words } from './chart/words.js';
import { define } from './shared/define.js';
import { DrawingElement } from './shared/drawing-element.js';
import { Hand } from './shared/hand.js';
import { askOverTime } from './timeseries/over-time.js';
import { seriesIn, type OverTime, type Transform } from './timeseries/periods.js';
import { PutAside } from './shared/put-aside.js';
import type { Drawing } from './timeseries/hand.js';
import type { Chosen } from './timeseries/points.js';
import { Ranging } from './timeseries/ranging.js';
import { reachQuery, timeField, type Interval } from './timeseries/reach.js';
import { span } from './timeseries/span.js';
import { choiceStyles } from './timeseries/choices.styles.js';
import { intervalChoice, transformChoice } from './timeseries/choices.js';
import { TimeForms } from './timeseries/forms.js';
import { timeChartOf } from './timeseries/shape.js';
import { sentences, subjectOver, textOfCell, titleOfColumn, withTransform } from './timeseries/words.js';
import { property } from '../page/property.js';

/** Pixels that a period needs: less and the automatic interval is coarser. */
const narrowest: Record<Mark, number> = { line: 3, step: 3, area: 3, bar: 6 };

interface LaidOut extends Drawing {
  readonly from: readonly unknown[];
}

/**
 * @summary A measure over time, counted by the portal itself, as lines, areas or bars.
 *
 * @event opendata-select - A reader picked a period; `detail` has its `where` and its `values`.
 * @event opendata-range - A reader chose a range of dates; `detail` has its first day `from` and its last day `to`, both empty for all dates.
 *
 * @csspart chart - The chart with its legend and its summary.
 * @csspart legend - The names of the series, where they do not stand beside their lines.
 * @csspart axis - An axis: its lines and its texts.
 * @csspart popup - What is said of the period under the pointer.
 *
 * @cssproperty --opendata-color-1 - The colour of the first series; so up to `--opendata-color-8`.
 */
export class OpendataTimeseries extends DrawingElement {
  static override styles = [...DrawingElement.styles, hueStyles, figureStyles, chartStyles, choiceStyles, lineStyles];
  static override looks: ReadonlySet<PropertyKey> = new Set([
    ...DrawingElement.looks,
    'mark',
    'stack',
    'target',
    'annotations',
    'range',
    'emphasis',
    'scale',
  ]);
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
  /** The field whose values become a small chart each, all on one scale; takes the place of `series`. */
  @property() facet = '';
  /** How many series are shown; the others become “Other” where amounts add up. */
  @property({ converter: integer(7, 1, 50) }) top = 7;
  /** How values are drawn: `line`, `step`, `area` or `bar`. */
  @property({ converter: oneOf<Mark>('line', 'step', 'area', 'bar') }) mark: Mark = 'line';
  /** Whether areas or bars of several series stand on one another. By default they do where amounts add up. */
  @property({ converter: flag }) stack: boolean | undefined;
  /** What is shown of the values: `change` or `percent-change` since the year before, `rolling` (their average), `cumulative` (their running total). */
  @property({ converter: oneOf<Transform>('none', 'change', 'percent-change', 'rolling', 'cumulative') }) transform: Transform = 'none';
  /** Which dates are shown: `2020-03/2021-06`. */
  @property({ converter: span }) range: Span | undefined;
  /** `log` for a logarithmic scale, where all values are above zero and the mark is a line. */
  @property({ converter: oneOf('linear', 'log') }) scale: 'linear' | 'log' = 'linear';
  /** The series that stand out; the others step back. */
  @property({ converter: list }) emphasis: readonly string[] = [];
  /** Values to be reached or not to be passed: `12000`, or `Goal: 12000; Limit: 15000`. */
  @property() target = '';
  /** A field or measure of the margin of error, or two of the lower and the upper edge of what is known: `low, high`. */
  @property() band = '';
  /** What happened when: `2020-03-17: Schools close; 2020-03/2021-06: Emergency`. */
  @property() annotations = '';

  protected override readonly drawing = 'chart';

  #answers = new WeakMap<Table, OverTime>();
  #canvas = new Canvas(this);
  #forms = new TimeForms(this);
  #laidOut: LaidOut | undefined;
  /** Whether each value was shown by itself. */
  #each = false;
  #aside = new PutAside(this);
  #ranging = new Ranging(this);
  #hand = new Hand(async () => {
    const { TimeHand } = await import('./timeseries/hand.js');
    return new TimeHand(this, {
      drawing: () => this.#laidOut,
      over: () => this.#over,
      locale: () => this.locale,
      announce: (text) => this.announce(text),
      pick: (picked) => this.tell('opendata-select', picked),
      choose: this.#choose,
    });
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('range') || changed.has('interval')) {
      this.#ranging.follow(this.range, this.interval, this.#over, this.#room);
      this.#hand.code?.forget();
    }
  }

  /** What asks for another form is drawn when that is here. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all([this.#forms.arrived, this.#ranging.arrived, this.#hand.coming]);
    return super.getUpdateComplete();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const layout = this.#laidOut?.layout;
    if (layout?.dense) this.#forms.ink?.paint(this.renderRoot, layout);
  }

  /** A range is asked about by itself only where it bears a closer interval. */
  protected override question(): unknown[] {
    return [...super.question(), this.#ranging.asked];
  }

  /** The question about the range of dates, the first of those that `answer` asks. */
  protected override query(dataset: Dataset): Query {
    return reachQuery(timeField(dataset, this.x));
  }

  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    if (dataset.rowCount === 0) return tableOfColumns([], []);
    const { x, interval, y, series, facet, top, band, transform, suppressBelow: below } = this;
    const [room, other, within] = [this.#room, this.locale.say('other'), this.#ranging.asked];
    this.#each ||= interval === 'none';
    const wanted = { x, interval, each: this.#each, y, series: facet || series, top, band, below, room, other, within };
    const [values] = await Promise.all([askOverTime(dataset, wanted, ask), this.#forms.bring()]);
    const over = transform === 'none' ? values : (await import('./timeseries/transform.js')).transformed(values, transform, dataset);
    await Promise.all([this.#forms.bringFor(over), this.#aside.bring(seriesIn(over))]);
    this.#answers.set(over.table, over);
    this.#hand.code?.forget();
    return over.table;
  }

  /** What is known of what is shown. */
  get #over(): OverTime | undefined {
    return this.table && this.#answers.get(this.table);
  }

  /** How many periods there is room for: measured where it matters, since that lays out the page. */
  #room = (): number => Math.max(240, (this.#canvas.box?.width ?? this.clientWidth) - 60) / narrowest[this.mark];

  protected override isEmpty(table: Table): boolean {
    const [, ...measured] = table.fields;
    return measured.every(({ name }) => (table.column(name) as Float64Array).every(Number.isNaN));
  }

  protected override rowsOf(table: Table): number | undefined {
    return this.#answers.get(table)?.rows;
  }

  protected override titleOf(field: Pick<Field, 'name' | 'title'>): string {
    const over = this.#over;
    const title = over && titleOfColumn(over, field.name, this.#words, this.metadata!);
    return title === undefined ? super.titleOf(field) : withTransform(title, over!, this.locale);
  }

  protected override textOf(value: Cell, field: Pick<Field, 'name' | 'type'>): string {
    const over = this.#over;
    return (over && textOfCell(over, value, field, this.#words)) ?? super.textOf(value, field);
  }

  protected override draw(table: Table, dataset: Dataset): TemplateResult {
    const over = this.#answers.get(table);
    if (!over) return html``;
    const layout = this.#layout(over, dataset);
    const names = this.shows('heading') ? 'heading measure' : 'measure';
    const what = subjectOver(over, this.#words, dataset);
    return figure({
      measure: what,
      names,
      before: html`${this.#choices(over)}${layout && !this.facet && this.shows('legend') ? this.#aside.buttons(layout, this.locale.say('seriesShown')) : nothing}`,
      drawing: this.#laidOut && layout ? this.#drawing(this.#laidOut, names) : nothing,
      tall: this.#laidOut?.panels !== undefined,
      after: layout?.notes.length ? layout.references?.happened(layout, this.locale) : nothing,
      hint: `${this.locale.say('chartHint')} ${this.shows('range') ? this.locale.say('rangeHint') : ''}`,
      summary: this.shows('summary')
        ? this.summary || (layout && sentences(layout, over, what, this.locale, dataset)) || nothing
        : undefined,
      on: this.#hand,
    });
  }

  /** What is painted is drawn anew, as lines that can be made larger. */
  protected override withDrawing(take: (drawing: SVGSVGElement) => string): string {
    const [layout, canvas] = [this.#laidOut?.layout, this.renderRoot.querySelector<HTMLElement>('.canvas')];
    return layout?.dense && this.#forms.ink && canvas ? this.#forms.ink.asLines(layout, canvas, take) : super.withDrawing(take);
  }

  /** How this element speaks of its data. */
  get #words(): Words {
    const { locale, labels, format } = this;
    return {
      locale,
      labels,
      format,
      titleOf: (field) => super.titleOf(field),
      titleOfMeasure: (measure, dataset) => this.titleOfMeasure(measure, dataset),
      textOf: (value, field) => super.textOf(value, field),
    };
  }

  #choices(over: OverTime): TemplateResult {
    const { locale } = this;
    return html`<div class="choices">
      ${this.shows('interval') ? intervalChoice(over, locale, (interval) => (this.interval = interval)) : nothing}
      ${this.shows('transform') ? transformChoice(over, locale, (transform) => (this.transform = transform)) : nothing}
      ${this.shows('range') ? this.#ranging.fields(over, this.range, locale, this.#choose) : nothing}
    </div>`;
  }

  #drawing({ layout, panels }: Drawing, names: string): TemplateResult {
    const hand = this.#hand.code;
    const [width, height] = [layout.box.width, panels?.height ?? layout.box.height];
    const picture = (content: SVGTemplateResult) =>
      html`<svg role="img" aria-labelledby=${names} width=${width} height=${height} viewBox="0 0 ${width} ${height}">${content}</svg>`;
    const { ink } = this.#forms;
    return html`${
      panels
        ? picture(panels.draw(hand?.cursor))
        : layout.dense && ink
          ? ink.drawMany(layout, picture, hand?.cursor)
          : picture(drawTimeChart(layout, hand?.cursor))
    }
    ${hand?.over()}`;
  }

  #layout(over: OverTime, dataset: Dataset): Layout | undefined {
    const { box } = this.#canvas;
    if (!box || !this.#forms.complete) return this.#laidOut?.layout;
    const { mark, stack, target, annotations, range, emphasis, locale, labels, format } = this;
    const looks = { mark, stack, target, annotations, range, emphasis, aside: this.#aside.titles, ...this.#forms.parts };
    const from = [over, dataset, box, locale, labels, format, ...Object.values(looks)];
    if (!this.#laidOut || from.some((value, i) => value !== this.#laidOut!.from[i])) {
      const titleOf = ({ name }: Field): string => titleOfColumn(over, name, this.#words, dataset) ?? name;
      const chart = timeChartOf(over, dataset, looks, this.#words, titleOf);
      const layout = layOut(this.facet ? { ...chart, stacked: false } : chart, box, locale);
      this.#laidOut = { from, layout, panels: this.facet ? this.#forms.panels?.(chart, layout, locale) : undefined };
    }
    return this.#laidOut.layout;
  }

  #choose = (range: Span | undefined, { days, said }: Chosen): void => {
    this.range = range;
    this.tell('opendata-range', days);
    this.announce(said);
  };
}

define('opendata-timeseries', OpendataTimeseries);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-timeseries': OpendataTimeseries;
  }
}
