/** The reader's hand on a chart over time: keys and pointers walk its points, Shift or a drag selects a range of them. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import { Brush, brushStyles } from '../../marks/brush.js';
import { cursor, cursorStyles } from '../../marks/cursor.js';
import type { Cursor } from '../../marks/draw-time-chart.js';
import { guideStyles } from '../../marks/guide.styles.js';
import type { Span } from '../../marks/scale.js';
import type { Layout, Point } from '../../marks/time-chart.js';
import type { TimePanels } from '../../marks/time-panels.js';
import { tooltip, tooltipStyles } from '../../marks/tooltip.js';
import { firstPoint, placeOf, pointAt, walked } from '../../marks/walk.js';
import { Walker } from '../../marks/walker.js';
import { adopt } from '../shared/adopt.js';
import type { OverTime } from './periods.js';
import { chosen, pointText, selectedText, tooltipText, type Chosen } from './points.js';
import { picked, type Picked } from './rows-behind.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export interface Drawing {
  readonly layout: Layout;
  readonly panels: TimePanels | undefined;
}

/** What the hand needs of its element. */
export interface Touched {
  readonly drawing: () => Drawing | undefined;
  readonly over: () => OverTime | undefined;
  readonly locale: () => Locale;
  readonly announce: (text: string) => void;
  readonly pick: (picked: Picked) => void;
  readonly choose: (range: Span | undefined, chosen: Chosen) => void;
}

export class TimeHand implements EventListenerObject {
  readonly #of: Touched;
  readonly #walker: Walker<Point>;
  readonly #brush: Brush;

  constructor(host: ReactiveElement, of: Touched) {
    adopt(host, guideStyles, cursorStyles, brushStyles, tooltipStyles);
    const layout = (): Layout => of.drawing()!.layout;
    const panels = (): TimePanels | undefined => of.drawing()!.panels;
    this.#of = of;
    this.#walker = new Walker<Point>(host, {
      begin: () => of.drawing() && firstPoint(layout()),
      follow: (key, from) => walked(key, from, layout()),
      find: (x, y) => panels()?.find(x, y) ?? pointAt(layout(), x, y),
      place: (at) => panels()?.placeOf(at) ?? placeOf(layout(), at),
      announce: (at) => of.announce(pointText(layout(), at, of.locale())),
      pick: ({ time, series }) => of.pick(picked(of.over()!, time + (layout().offset ?? 0), series)),
    });
    this.#brush = new Brush(host, {
      layout: () => of.drawing()?.layout,
      at: () => this.#walker.at?.time ?? layout().times.length - 1,
      announce: (stretch) => of.announce(selectedText(layout(), stretch, of.locale())),
      choose: ([first, last]) => {
        const { times, unit, pace } = layout();
        const range: Span = [times[first]!, unit ? pace.after(times[last]!) : times[last]! + 1];
        of.choose(range, chosen(range, unit, of.locale()));
      },
    });
  }

  /** Shows no point any more: the chart has become another. */
  forget(): void {
    this.#walker.at = undefined;
  }

  handleEvent(event: Event): void {
    if (this.#of.drawing()?.panels || !this.#selects(event)) this.#walker.handleEvent(event);
  }

  /** Whether an event is of the range, and nothing of the point. */
  #selects(event: Event): boolean {
    if (event instanceof KeyboardEvent) return this.#brush.type(event);
    return event instanceof PointerEvent && this.#brush.point(this.#walker.canvas, event);
  }

  /** The point that is shown, as each drawing draws it. */
  get cursor(): Cursor | undefined {
    const { at } = this.#walker;
    return at && ((layout) => cursor(layout, this.#within(at)));
  }

  /** What lies over the drawing: the range that is being selected, the words beside the point. */
  over(): TemplateResult {
    const { at } = this.#walker;
    const layout = at && (this.#of.drawing()!.panels?.layoutOf(at) ?? this.#of.drawing()!.layout);
    return html`${this.#brush.template()}
    ${layout ? tooltip(layout, this.#within(at), tooltipText(layout, this.#within(at), this.#of.locale())) : nothing}`;
  }

  /** The point within its own drawing: of small charts each has one series. */
  #within = (at: Point): Point => (this.#of.drawing()!.panels ? { ...at, series: 0 } : at);
}
