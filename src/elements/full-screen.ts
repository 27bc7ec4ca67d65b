/** A map as large as the screen, with what stands beside it. */
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Locale } from '../locale/index.js';

const out = 'M6 2v4H2M10 2v4h4M14 10h-4v4M6 14v-4H2';
const into = 'M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3';

export class FullScreen implements ReactiveController {
  #host: LitElement;

  constructor(host: LitElement) {
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
