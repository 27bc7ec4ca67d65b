/** The range of dates that a reader has chosen: by pointer, keys or fields, and whether a closer interval is asked for it. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Locale } from '../../locale/index.js';
import type { Brush } from '../../marks/brush.js';
import type { Handlers } from '../../marks/figure.js';
import type { Span } from '../../marks/scale.js';
import type { Layout } from '../../marks/time-chart.js';
import type { OverTime } from './over-time.js';
import type * as tools from './range-tools.js';
import { unitOf, type Interval } from './reach.js';
import { rangeButton } from './choices.js';
import { spanText } from './words.js';

export interface RangingOptions {
  readonly layout: () => Layout | undefined;
  /** The point at which the keyboard stands. */
  readonly at: () => number;
  readonly choose: (range: Span | undefined, days: { readonly from: string; readonly to: string }) => void;
  readonly announce: (text: string) => void;
}

export class Ranging {
  #host: LitElement;
  #options: RangingOptions;
  #tools: typeof tools | undefined;
  #brush: Brush | undefined;
  #open = false;
  #locale: Locale | undefined;
  /** How far all dates reach. */
  #whole: Span | undefined;
  /** What is asked about alone, since it bears a closer interval than the whole. */
  asked: Span | undefined;

  constructor(host: LitElement, options: RangingOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Decides whether a range is asked about by itself: not where what is here is as close as it can be. */
  follow(range: Span | undefined, interval: Interval, over: OverTime | undefined, room: number): void {
    if (!range || (over && !over.unit)) this.asked = undefined;
    else if (!over) this.asked = interval === 'auto' ? range : undefined;
    else if (!this.#holds(range) && (this.asked || (interval === 'auto' && isCloser(over, range, room)))) this.asked = range;
    if (range) void this.#bring();
  }

  #holds = ([from, to]: Span): boolean => this.asked !== undefined && from >= this.asked[0] && to <= this.asked[1];

  /** The hands on the chart, with those before them that choose a range. */
  around(hands: Handlers): Handlers {
    return {
      ...hands,
      enter: hands.enter,
      leave: hands.leave,
      walk: (event) => this.#press(event, hands),
      point: (event) => {
        if (event.type === 'pointerdown' && event.pointerType !== 'touch' && event.button === 0) this.#drag(event);
        if (!event.buttons || event.type === 'pointerdown') hands.point(event);
      },
      select: (event) => {
        if (this.#brush?.dragged) this.#brush.dragged = false;
        else hands.select(event);
      },
    };
  }

  /** A button that opens the fields, or these. */
  fields({ reach, unit }: OverTime, range: Span | undefined, locale: Locale): TemplateResult | typeof nothing {
    this.#locale = locale;
    const { first, last } = reach;
    if (!(last > first)) return nothing;
    const open = Boolean(range) || this.#open;
    if (!open || !this.#tools) return rangeButton(locale, open, () => void this.#bring().then(() => this.#toggle()));
    if (!this.asked || !this.#whole) this.#whole = [first, last + 1];
    return html`${this.#tools.rangeInputs({ locale, whole: this.#whole, range, choose: (chosen) => this.#choose(chosen, unit) })}`;
  }

  /** What is selected and not yet taken. */
  selected = (): TemplateResult | typeof nothing => this.#brush?.template() ?? nothing;

  #toggle(): void {
    this.#open = true;
    this.#host.requestUpdate();
  }

  #choose(range: Span | undefined, unit: OverTime['unit']): void {
    this.#open = false;
    this.#options.choose(range, { from: range ? day(range[0]) : '', to: range ? day(range[1] - 1) : '' });
    const locale = this.#locale!;
    this.#options.announce(
      range ? locale.say('rangeShown', { span: spanText(locale, [range[0], range[1] - 1], unit ?? 'day') }) : locale.say('showAll'),
    );
  }

  async #bring(): Promise<Brush> {
    this.#tools ??= await import('./range-tools.js');
    this.#brush ??= new this.#tools.Brush(this.#host, {
      layout: this.#options.layout,
      at: this.#options.at,
      announce: ([first, last]) => {
        const { times, unit } = this.#options.layout()!;
        const span = spanText(this.#locale!, [times[first]!, times[last]!], unit);
        this.#options.announce(this.#locale!.say('rangeSelected', { span }));
      },
      choose: ([first, last]) => {
        const { times, unit, pace } = this.#options.layout()!;
        this.#choose([times[first]!, unit ? pace.after(times[last]!) : times[last]! + 1], unit);
      },
    });
    this.#host.requestUpdate();
    return this.#brush;
  }

  #drag(event: PointerEvent): void {
    const canvas = event.currentTarget as HTMLElement;
    void this.#bring().then((brush) => brush.drag(canvas, event));
  }

  #press(event: KeyboardEvent, hands: Handlers): void {
    const shifted = event.shiftKey && /^(Arrow(Left|Right)|Home|End|Page(Up|Down))$/.test(event.key);
    if (shifted) {
      event.preventDefault();
      void this.#bring().then((brush) => brush.press(event));
    } else if (this.#brush?.press(event)) event.preventDefault();
    else hands.walk(event);
  }
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Whether a range alone would be cut into shorter periods than the whole is. */
function isCloser({ time, unit, reach }: OverTime, [from, to]: Span, room: number): boolean {
  const share = (to - from) / (reach.last - reach.first || 1);
  const part = { ...reach, first: from, last: to - 1, distinct: reach.distinct * share };
  return unitOf(time, part, { interval: 'auto', room }) !== unit;
}
