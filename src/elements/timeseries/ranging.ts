/** Which range of dates is shown and whether a closer interval is asked for it, and the fields in which a reader chooses it. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { ReactiveControllerHost } from '../../page/reactive-element.js';
import type { Locale } from '../../locale/index.js';
import type { Span } from '../../marks/scale.js';
import { Later } from '../shared/later.js';
import type { OverTime } from './periods.js';
import type { Chosen } from './points.js';
import type { rangeInputs } from './range-tools.js';
import { unitOf, type Interval } from './reach.js';

export class Ranging {
  #host: ReactiveControllerHost;
  #inputs: Later<typeof rangeInputs>;
  #open = false;
  /** How far all dates reach. */
  #whole: Span | undefined;
  /** What is asked about alone, since it bears a closer interval than the whole. */
  asked: Span | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#inputs = new Later(host, async () => (await import('./range-tools.js')).rangeInputs);
  }

  /** Resolves when the fields are here that are wanted. */
  get arrived(): Promise<void> | undefined {
    return this.#inputs.coming;
  }

  /** Decides whether a range is asked about by itself: not where what is here is as close as it can be. */
  follow(range: Span | undefined, interval: Interval, over: OverTime | undefined, room: () => number): void {
    if (!range || (over && !over.unit)) this.asked = undefined;
    else if (!over) this.asked = interval === 'auto' ? range : undefined;
    else if (!this.#holds(range) && (this.asked || (interval === 'auto' && isCloser(over, range, room)))) this.asked = range;
  }

  #holds = ([from, to]: Span): boolean => this.asked !== undefined && from >= this.asked[0] && to <= this.asked[1];

  /** A button that opens the fields, or these. */
  fields(
    { reach, unit }: OverTime,
    range: Span | undefined,
    locale: Locale,
    choose: (range: Span | undefined, chosen: Chosen) => void,
  ): TemplateResult | typeof nothing {
    const { first, last } = reach;
    if (!(last > first)) return nothing;
    const inputs = range || this.#open ? this.#inputs.code : undefined;
    if (!inputs) return html`<button type="button" @click=${this.#unfold}>${locale.say('chooseDates')}</button>`;
    if (!this.asked || !this.#whole) this.#whole = [first, last + 1];
    const taken = (...of: Parameters<typeof choose>): void => {
      this.#open = false;
      choose(...of);
    };
    return inputs({ locale, unit, whole: this.#whole, range, choose: taken });
  }

  #unfold = (): void => {
    this.#open = true;
    this.#host.requestUpdate();
  };
}

/** Whether a range alone would be cut into shorter periods than the whole is. */
function isCloser({ time, unit, reach }: OverTime, [from, to]: Span, room: () => number): boolean {
  const share = (to - from) / (reach.last - reach.first || 1);
  const part = { ...reach, first: from, last: to - 1, distinct: reach.distinct * share };
  return unitOf(time, part, { interval: 'auto', room }) !== unit;
}
