/** Follows the size that the page gives to a drawing, and the height of its letters; what stands there while the data come tells them before. */
import type { ReactiveController } from '../../page/reactive-element.js';
import type { Box } from '../../marks/time-chart.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export class Canvas implements ReactiveController {
  #host: ReactiveElement;
  #element: HTMLElement | null = null;
  /** A drawing may change the height that it is given: not within the observer's own turn, which would be a loop. */
  #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#changed() && this.#host.requestUpdate()));
  #box: Box | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined until the drawing has a place; while it is hidden, its last size. */
  get box(): Box | undefined {
    if (!this.#box) this.#changed();
    return this.#box;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  /** Follows what the update has made; a drawing without a box is drawn when it has one. */
  hostUpdated(): void {
    const { renderRoot } = this.#host;
    this.#follow(renderRoot.querySelector<HTMLElement>('.canvas') ?? renderRoot.querySelector<HTMLElement>('.skeleton'));
  }

  #follow(element: HTMLElement | null): void {
    if (element === this.#element) return;
    this.#element = element;
    this.#observer.disconnect();
    if (!element) return;
    this.#observer.observe(element);
    if (element.matches('.canvas') && !this.#box && this.#changed()) this.#host.requestUpdate();
  }

  /** Takes the present size; whether it is another. */
  #changed(): boolean {
    if (!this.#element) return false;
    const { clientWidth: width, clientHeight: height } = this.#element;
    const font = Number.parseFloat(getComputedStyle(this.#element).fontSize);
    const box = this.#box;
    if (!width || !height || (width === box?.width && height === box.height && font === box.font)) return false;
    this.#box = { width, height, font };
    return true;
  }
}
