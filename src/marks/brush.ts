/** A range chosen in a chart over time: dragged by a pointer, by a finger that has rested, or by keys with Shift; Enter takes it, Escape drops it. */
import { html, nothing, type TemplateResult } from '../page/html.js';
import type { ReactiveControllerHost } from '../page/reactive-element.js';
import { css } from '../page/css.js';
import type { Layout } from './time-chart.js';
import { pointAt, walked } from './walk.js';

export const brushStyles = css`
  .brush {
    fill: var(--_accent);
    fill-opacity: 0.16;
    stroke: var(--_accent);
  }
  .canvas {
    user-select: none;
  }
`;

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
/** Milliseconds that a finger rests before it selects; one that moves at once walks the points. */
const rest = 400;
/** With Shift these move the end of what is selected. */
const moves = /^(Arrow(Left|Right)|Home|End|Page(Up|Down))$/;

/** Keeps a pointer that leaves the drawing; one that is up again cannot be kept. */
function hold(canvas: HTMLElement, pointerId: number): void {
  try {
    canvas.setPointerCapture(pointerId);
  } catch {
    // Its release is on the way.
  }
}

export class Brush {
  #host: ReactiveControllerHost;
  #choices: Choices;
  #ends: readonly [anchor: number, end: number] | undefined;
  /** Where a pointer went down, and from where it selects. */
  #down = 0;
  #start: number | undefined;
  #resting = 0;
  /** Whether it has just dragged, so that its click is none. */
  #dragged = false;

  constructor(host: ReactiveControllerHost, choices: Choices) {
    this.#host = host;
    this.#choices = choices;
  }

  /** Whether an event of a pointer is of the range: a mouse selects at once, a finger when it has rested. */
  point(canvas: HTMLElement, event: PointerEvent): boolean {
    const { type, clientX, pointerType, button } = event;
    if (type === 'pointermove') return this.#move(canvas, event);
    if (type === 'click') {
      const dragged = this.#dragged;
      this.#dragged = false;
      return dragged;
    }
    if (type === 'pointerdown') {
      this.#select(undefined);
      this.#dragged = false;
      if (pointerType === 'touch') this.#resting = window.setTimeout(() => (this.#start = clientX), rest);
      else if (button === 0) this.#start = clientX;
      this.#down = clientX;
    } else if (type === 'pointerup') this.#take();
    else if (type === 'pointercancel') this.#select(undefined);
    return type === 'pointerup' || type === 'pointercancel';
  }

  #move(canvas: HTMLElement, { clientX, pointerId, buttons }: PointerEvent): boolean {
    if (!buttons) this.#start = undefined;
    const moved = Math.abs(clientX - this.#down) >= slack;
    if (moved) clearTimeout(this.#resting);
    if (this.#start === undefined) return false;
    this.#dragged ||= moved;
    if (!this.#dragged) return true;
    hold(canvas, pointerId);
    const { left } = canvas.getBoundingClientRect();
    const at = (x: number): number => pointAt(this.#choices.layout()!, x - left, 0).time;
    this.#select([at(this.#start), at(clientX)]);
    return true;
  }

  /** Whether a key was one of those that choose a range. */
  type(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const layout = this.#choices.layout();
    if (!layout) return false;
    const ends = this.#ends;
    const to = shiftKey && moves.test(key) ? walked(key, { time: (ends ?? [0, this.#choices.at()])[1], series: 0 }, layout) : undefined;
    if (to) {
      this.#select([ends?.[0] ?? this.#choices.at(), to.time]);
      this.#choices.announce(this.#stretch!);
    } else if (ends && key === 'Enter') this.#take();
    else {
      this.#select(undefined);
      if (!ends || key !== 'Escape') return false;
    }
    event.preventDefault();
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
    if (!ends) {
      clearTimeout(this.#resting);
      this.#start = undefined;
    }
    if (ends === this.#ends) return;
    this.#ends = ends;
    this.#host.requestUpdate();
  }
}
