/** Tells once when an element comes near the viewport; one that does not wait for that is near from the beginning. */
import type { ReactiveController, ReactiveControllerHost } from '../../page/reactive-element.js';

type Waiting = ReactiveControllerHost & Element & { readonly loading: 'lazy' | 'eager' };

export class Nearness implements ReactiveController {
  #host: Waiting;
  #observer: IntersectionObserver | undefined;
  #seen = false;

  constructor(host: Waiting) {
    this.#host = host;
    host.addController(this);
  }

  get reached(): boolean {
    return this.#seen || this.#host.loading === 'eager';
  }

  hostConnected(): void {
    this.#seen ||= this.reached;
    if (this.#seen || this.#observer) return;
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
    if (!this.reached) this.#host.requestUpdate();
    this.#seen = true;
    this.hostDisconnected();
  }
}
