/** What stands around a map when its editor wishes it: a way past it, a list, further buttons. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { mapAround } from '../../locale/en/map-around.js';
import { teach } from '../../locale/index.js';
import type { PlacesMap } from '../../maps/places-map.js';
import { adopt } from '../shared/adopt.js';
import { aroundStyles } from './around.styles.js';
import { Finder } from './find-place.js';
import { FullScreen } from './full-screen.js';
import { Locator } from './locate.js';
import { Later } from '../shared/later.js';
import type { Scene, Surroundings } from './scene.js';
import type { MapOverlays } from './overlays.js';
import type { MapSettings } from './settings.js';
import { placeList, skipLink } from './place-list.js';

teach(mapAround);

export class AroundMap {
  #host: MapSettings;
  #full: FullScreen;
  #locator: Locator;
  #finder: Finder;
  #overlays: Later<MapOverlays>;
  #listed: number | undefined;

  constructor(host: MapSettings) {
    this.#host = host;
    adopt(host, aroundStyles);
    this.#full = new FullScreen(host);
    this.#locator = new Locator(host);
    this.#finder = new Finder(host);
    this.#overlays = new Later(host, async () => new (await import('./overlays.js')).MapOverlays(host));
  }

  of(scene: Scene): Surroundings {
    const { list, controls, overlay } = this.#host;
    const overlays = overlay ? this.#overlays.code : undefined;
    this.#listed = scene.map?.turn;
    return {
      before: html`${controls.includes('find') ? this.#finder.template(scene) : nothing} ${list ? skipLink(scene) : nothing}
      ${overlays?.switches(scene) ?? nothing}`,
      over: this.#buttons(scene, controls),
      beside: list ? placeList(scene) : nothing,
      after: overlays?.notices(scene.words.locale) ?? nothing,
    };
  }

  /** The map shows other places: the list follows. */
  follow(map: PlacesMap): void {
    if (map.turn !== this.#listed) this.#host.requestUpdate();
  }

  /** Buttons on the map, under those that zoom. */
  #buttons(scene: Scene, controls: readonly string[]): TemplateResult | typeof nothing {
    const full = controls.includes('fullscreen') && this.#full.isPossible;
    const locate = controls.includes('locate') && this.#locator.isPossible;
    if (!full && !locate) return nothing;
    return html`<div class="buttons more">
        ${full ? this.#full.button(scene.words.locale) : nothing}${locate ? this.#locator.button(scene) : nothing}
      </div>
      ${locate ? this.#locator.word() : nothing}`;
  }
}
