/** What stands on a map: its buttons, the credit for its basemap, and the word on how to zoom or move it. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { ReactiveController, ReactiveControllerHost } from '../../page/reactive-element.js';
import { map as mapWords } from '../../locale/en/map.js';
import { teach, type Locale } from '../../locale/index.js';
import type { BasemapNews } from '../../maps/ground.js';
import type { Refused } from '../../maps/gestures.js';
import type { PlacesMap } from '../../maps/places-map.js';
import { link } from '../shared/frame.js';

teach(mapWords);

export function mapButtons(locale: Locale, map: () => PlacesMap | undefined): TemplateResult {
  const button = (key: 'zoomIn' | 'zoomOut' | 'fitAll', path: string, act: () => void) =>
    html`<button type="button" aria-label=${locale.say(key)} @click=${act}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>
    </button>`;
  return html`<div class="buttons">
    ${button('zoomIn', 'M8 2.5v11M2.5 8h11', () => map()?.zoom(1))}${button('zoomOut', 'M2.5 8h11', () => map()?.zoom(-1))}
    ${button('fitAll', 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M6 6.5h.01M10.2 7.5h.01M7.2 10h.01', () => map()?.fit())}
  </div>`;
}

export function credit({ attributions = [] }: BasemapNews): TemplateResult | typeof nothing {
  const named = attributions.filter(({ text }) => text);
  const each = named.map(({ text, href }) => (href ? link(href, text) : html`<bdi>${text}</bdi>`));
  return each.length ? html`<p class="attribution">${each}</p>` : nothing;
}

/** Milliseconds for which the word is seen after a gesture was left to the page. */
const moment = 1500;

export class GestureHint implements ReactiveController {
  #host: ReactiveControllerHost;
  #refused: Refused | undefined;
  #timer = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#refused = undefined;
  }

  show(refused: Refused): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#change(undefined), moment);
    if (this.#refused !== refused) this.#change(refused);
  }

  render(locale: Locale): TemplateResult {
    const key = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
    const text = this.#refused === 'touch' ? locale.say('touchHint') : locale.say('wheelHint', { key });
    return html`<p class="refused ${this.#refused ? 'seen' : ''}" aria-hidden="true">${text}</p>`;
  }

  #change(refused: Refused | undefined): void {
    this.#refused = refused;
    this.#host.requestUpdate();
  }
}
