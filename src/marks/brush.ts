/** A range chosen in a chart over time: dragged by a pointer, or walked by keys with Shift; Enter takes it, Escape drops it. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Layout } from './time-chart.js';
import { pointAt, walked } from './walk.js';

/** Two points, the first and the last of a range, in order. */
export type Stretch = readonly [first: number, last: number];

export interface Choices {
  readonly layout: () => Layout | undefined;
  /** The point at which the keyboard stands. */
  readonly at: () => number;
  /** Says what is selected so far. */
  readonly announce: (stretch: Stretch) => void;
  readonly choose: (stretch: Stretch) => void;
}

/** Pixels that a pointer moves before it drags. */
const slack = 6;

export class Brush {
  #host: LitElement;
  #choices: Choices;
  #ends: readonly [anchor: number, end: number] | undefined;
  /** Whether the pointer has just dragged, so that its click is none. */
  dragged = false;

  constructor(host: LitElement, choices: Choices) {
    this.#host = host;
    this.#choices = choices;
  }

  /** Follows a pointer that was pressed, from where it was. */
  drag(canvas: HTMLElement, { clientX: start, pointerId }: PointerEvent): void {
    this.dragged = false;
    const at = (x: number): number => pointAt(this.#choices.layout()!, x - canvas.getBoundingClientRect().left, 0).time;
    const stop = new AbortController();
    const on = (name: string, follow: (event: PointerEvent) => void): void =>
      canvas.addEventListener(name, follow as EventListener, { signal: stop.signal });
    on('pointermove', ({ clientX }) => {
      if (!this.dragged && Math.abs(clientX - start) < slack) return;
      this.dragged = true;
      if (!canvas.hasPointerCapture(pointerId)) canvas.setPointerCapture(pointerId);
      this.#select([at(start), at(clientX)]);
    });
    on('pointerup', () => {
      stop.abort();
      this.#take();
    });
    on('pointercancel', () => {
      stop.abort();
      this.#select(undefined);
    });
  }

  /** Whether a key was one of those that choose a range. */
  press({ key, shiftKey }: KeyboardEvent): boolean {
    const layout = this.#choices.layout();
    if (!layout) return false;
    if (this.#ends && (key === 'Enter' || key === 'Escape')) {
      if (key === 'Enter') this.#take();
      else this.#select(undefined);
      return true;
    }
    const [anchor, end] = this.#ends ?? [this.#choices.at(), this.#choices.at()];
    const to = shiftKey ? walked(key, { time: end, series: 0 }, layout) : undefined;
    if (!to) {
      this.#select(undefined);
      return false;
    }
    this.#select([anchor, to.time]);
    this.#choices.announce(this.#stretch!);
    return true;
  }

  /** What is selected so far. */
  template(): TemplateResult | typeof nothing {
    const [layout, stretch] = [this.#choices.layout(), this.#stretch];
    if (!layout || !stretch) return nothing;
    const { box, edges, x, times } = layout;
    const [left, right] = stretch.map((index) => x(times[index]!)) as [number, number];
    return html`<svg aria-hidden="true" width=${box.width} height=${box.height}>
      <rect class="brush" x=${left} width=${Math.max(1, right - left)} y=${edges.top} height=${edges.bottom - edges.top}></rect>
    </svg>`;
  }

  get #stretch(): Stretch | undefined {
    return this.#ends && [Math.min(...this.#ends), Math.max(...this.#ends)];
  }

  #take(): void {
    const stretch = this.#stretch;
    this.#select(undefined);
    if (stretch && stretch[1] > stretch[0]) this.#choices.choose(stretch);
  }

  #select(ends: readonly [anchor: number, end: number] | undefined): void {
    this.#ends = ends;
    this.#host.requestUpdate();
  }
}
