/** Where the reader is, on the map: asked of the browser when the button is pressed and never before, and told to nobody. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Key } from '../../locale/index.js';
import { paintHere } from '../../maps/here.js';
import { xOf, yOf } from '../../maps/mercator.js';
import type { Scene } from './scene.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** How near the map looks at where the reader is, and milliseconds until they are not found. */
const near = 14;
const patience = 20_000;

export class Locator {
  #host: ReactiveElement;
  #said = '';
  #isFailure = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  get isPossible(): boolean {
    return 'geolocation' in navigator && isSecureContext;
  }

  button(scene: Scene): TemplateResult {
    return html`<button type="button" aria-label=${scene.words.locale.say('locate')} @click=${() => this.#locate(scene)}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1v3M8 12v3M1 8h3M12 8h3M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0" /></svg>
    </button>`;
  }

  /** Why the reader is not shown. */
  word(): TemplateResult | typeof nothing {
    return this.#isFailure ? html`<p class="word">${this.#said}</p>` : nothing;
  }

  #locate(scene: Scene): void {
    this.#say(scene, 'locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#show(coords, scene),
      ({ code, PERMISSION_DENIED }) => this.#say(scene, code === PERMISSION_DENIED ? 'locateDenied' : 'locateFailed', true),
      { timeout: patience, maximumAge: 60_000 },
    );
  }

  #show({ longitude, latitude, accuracy }: GeolocationCoordinates, scene: Scene): void {
    const at = { x: xOf(longitude), y: yOf(latitude) };
    scene.map?.paintAlso(paintHere(at, accuracy));
    scene.map?.goTo({ ...at, zoom: near });
    this.#say(scene, 'located');
  }

  #say({ announce, words }: Scene, key: Key, isFailure = false): void {
    this.#said = words.locale.say(key);
    this.#isFailure = isFailure;
    announce(this.#said);
    this.#host.requestUpdate();
  }
}
