/** Follows the size that the page gives to a drawing, and the height of its letters. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Box } from '../../marks/time-chart.js';

export class Canvas implements ReactiveController {
  #host: ReactiveControllerHost;
  #element: HTMLElement | null = null;
  /** A drawing may change the height that it is given: not within the observer's own turn, which would be a loop. */
  #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  /** Undefined until the drawing has a place; while it is hidden, its last size. */
  box: Box | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.follow(null);
  }

  /** Takes the element that the last update made, and its size at once. */
  follow(element: HTMLElement | null): void {
    if (element === this.#element) return;
    this.#element = element;
    this.#observer.disconnect();
    if (!element) return;
    this.#observer.observe(element);
    this.#measure();
  }

  #measure(): void {
    if (!this.#element) return;
    const { clientWidth: width, clientHeight: height } = this.#element;
    const font = Number.parseFloat(getComputedStyle(this.#element).fontSize);
    const { box } = this;
    if (!width || !height || (width === box?.width && height === box.height && font === box.font)) return;
    this.box = { width, height, font };
    this.#host.requestUpdate();
  }
}
