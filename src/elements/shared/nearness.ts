/** Tells once when an element comes near the viewport. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class Nearness implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;
  reached = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.reached || this.#observer) return;
    this.#observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#reach(), {
      rootMargin: '100% 0px',
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #reach(): void {
    this.reached = true;
    this.hostDisconnected();
    this.#host.requestUpdate();
  }
}
