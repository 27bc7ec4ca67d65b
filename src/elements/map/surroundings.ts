/** Whether something stands around a map besides what every map has; its code comes only then. */
import { nothing } from '../../page/html.js';
import type { PlacesMap } from '../../maps/places-map.js';
import type { AroundMap } from './around.js';
import type { Scene, Surroundings } from './scene.js';
import { Later } from '../shared/later.js';
import type { MapSettings } from './settings.js';

export class MapAround {
  #host: MapSettings;
  #announce: Scene['announce'];
  #code: Later<AroundMap>;

  constructor(host: MapSettings, announce: (text: string) => void) {
    this.#host = host;
    this.#announce = announce;
    this.#code = new Later(host, async () => new (await import('./around.js')).AroundMap(host));
  }

  of(scene: Omit<Scene, 'announce'>): Surroundings {
    return this.#wanted?.of({ ...scene, announce: this.#announce }) ?? { before: nothing, over: nothing, beside: nothing, after: nothing };
  }

  /** The map shows other places, or shows them elsewhere. */
  follow(map: PlacesMap | undefined): void {
    if (map && this.#host.list) this.#wanted?.follow(map);
  }

  get #wanted(): AroundMap | undefined {
    const { list, controls, overlay } = this.#host;
    return list || controls.length || overlay ? this.#code.code : undefined;
  }
}
