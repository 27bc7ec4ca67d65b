/** A slider over a map's dates: one period after the other, or all. It plays when a reader presses its button, and not where they wish for no motion. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { ReactiveController } from '../../page/reactive-element.js';
import { mapTime } from '../../locale/en/map-time.js';
import { teach, type Locale } from '../../locale/index.js';
import { next, stepsBetween, suitableUnit } from '../../marks/periods.js';
import type { Dataset, Field, Predicate, TimeUnit } from '../../model.js';
import { startOf } from '../../query/units.js';
import { adopt } from '../shared/adopt.js';
import { askMore } from '../shared/questions.js';
import type { MapSettings } from './settings.js';
import { timeStyles } from './time.styles.js';

teach(mapTime);

/** A stretch of time, its end not in it; kept as a text of two ISO times, so that the same stretch is the same question. */
export const periodOf = (field: string, period: string): Predicate => {
  const [from = '', to = ''] = period.split('/');
  return {
    op: 'and',
    args: [
      { op: '>=', field, value: from },
      { op: '<', field, value: to },
    ],
  };
};

/** As many periods as a slider can be moved over by hand, and milliseconds that each is seen while it plays. */
const room = 60;
const moment = 1200;

interface Steps {
  readonly starts: readonly number[];
  readonly unit: TimeUnit;
}

export class MapTime implements ReactiveController {
  #host: MapSettings;
  #choose: (period: string) => void;
  #key = '';
  #steps: Steps | undefined;
  /** 0 is all of the time, 1 the first period. */
  #at = 0;
  #timer = 0;
  #isPlaying = false;

  constructor(host: MapSettings, choose: (period: string) => void) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
    adopt(host, timeStyles);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  template(dataset: Dataset, field: Field, places: number, locale: Locale): TemplateResult | typeof nothing {
    void this.#measure(dataset, field);
    if (!this.#steps) return nothing;
    const { starts } = this.#steps;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const says = this.#says(locale);
    return html`<div class="time" role="group" aria-label=${locale.say('timeOfMap')}>
      ${
        still
          ? nothing
          : html`<button type="button" @click=${this.#toggle}>${locale.say(this.#isPlaying ? 'pauseTime' : 'playTime')}</button>`
      }
      <input
        type="range"
        min="0"
        max=${starts.length}
        .value=${String(this.#at)}
        aria-label=${locale.say('timeOfMap')}
        aria-valuetext=${says}
        @input=${this.#moved}
      />
      <output><bdi>${says}</bdi> <span class="counted">${locale.say('places', { n: places })}</span></output>
    </div>`;
  }

  /** The reach of the dates, asked once for each question. */
  async #measure(dataset: Dataset, { name: field }: Field): Promise<void> {
    const key = JSON.stringify([dataset.ref, field, this.#host.where, this.#host.search]);
    if (key === this.#key) return;
    this.#key = key;
    this.#stop();
    const ends = (['min', 'max'] as const).map((aggregate) => ({ name: aggregate, field, aggregate }));
    const reach = await askMore(this.#host, dataset, { select: ends }).catch(() => undefined);
    const [first = NaN, last = NaN] = ends.map(({ name }) => Number(reach?.column(name)[0] ?? NaN));
    if (key !== this.#key) return;
    if (this.#at) this.#choose('');
    this.#at = 0;
    this.#steps = first < last ? stepsOf(first, last) : undefined;
    this.#host.requestUpdate();
  }

  #says(locale: Locale): string {
    const { starts, unit } = this.#steps!;
    return this.#at ? locale.date(starts[this.#at - 1]!, unit) : locale.say('allTime');
  }

  #moved = ({ target }: Event): void => {
    this.#stop();
    this.#go(Number((target as HTMLInputElement).value));
  };

  #go(at: number): void {
    const { starts, unit } = this.#steps!;
    this.#at = at;
    const start = starts[at - 1];
    this.#choose(start === undefined ? '' : [start, next(start, unit)].map((time) => new Date(time).toISOString()).join('/'));
    this.#host.requestUpdate();
  }

  #toggle = (): void => {
    if (this.#isPlaying) return this.#stop();
    this.#isPlaying = true;
    if (this.#at >= this.#steps!.starts.length) this.#at = 0;
    this.#play();
  };

  #play(): void {
    this.#go(this.#at + 1);
    this.#wait();
  }

  /** Goes on once the period has come and been seen, until the last. */
  #wait(): void {
    this.#timer = window.setTimeout(() => {
      if (this.#host.dataset['state'] === 'loading') return this.#wait();
      return this.#at < this.#steps!.starts.length ? this.#play() : this.#stop();
    }, moment);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#host.requestUpdate();
  }
}

/** The periods from the first date to the last. */
function stepsOf(first: number, last: number): Steps {
  const unit = suitableUnit({ first, last, distinct: Infinity, room, finest: 'hour' });
  const start = startOf(first, unit);
  return { unit, starts: Array.from({ length: stepsBetween(start, startOf(last, unit), unit) + 1 }, (_, i) => next(start, unit, i)) };
}
