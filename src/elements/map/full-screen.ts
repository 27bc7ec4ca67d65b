/** A map as large as the screen, with what stands beside it. */
import { html, type TemplateResult } from '../../page/html.js';
import type { ReactiveController } from '../../page/reactive-element.js';
import type { Locale } from '../../locale/index.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

const out = 'M14 2 9.5 6.5M9.5 3v3.5H13M2 14l4.5-4.5M6.5 13V9.5H3';
const into = 'M9.5 6.5 14 2M10.5 2H14v3.5M6.5 9.5 2 14M5.5 14H2v-3.5';

export class FullScreen implements ReactiveController {
  #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    if (host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    this.#host.addEventListener('fullscreenchange', this.#changed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('fullscreenchange', this.#changed);
  }

  /** A page in a frame needs its permission. */
  get isPossible(): boolean {
    return document.fullscreenEnabled;
  }

  button({ say }: Locale): TemplateResult {
    const isFull = this.#isFull;
    return html`<button type="button" aria-label=${say(isFull ? 'leaveFullScreen' : 'fullScreen')} @click=${this.#toggle}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${isFull ? out : into} /></svg>
    </button>`;
  }

  get #isFull(): boolean {
    return Boolean(this.#host.shadowRoot?.fullscreenElement);
  }

  #toggle = (): void => {
    if (this.#isFull) void document.exitFullscreen();
    else void this.#host.renderRoot.querySelector('.stage')?.requestFullscreen();
  };

  #changed = (): void => this.#host.requestUpdate();
}
