/** The further layers of a map: read when they are shown, switched by readers, with their sources and what is missing of them. */
import { html, nothing, svg, type TemplateResult } from '../../page/html.js';
import type { ReactiveController } from '../../page/reactive-element.js';
import { open } from '../../dataset/open.js';
import { read } from '../../dataset/read.js';
import { mapOverlays } from '../../locale/en/map-overlays.js';
import { teach, type Locale } from '../../locale/index.js';
import { featuresOf, type Features } from '../../maps/features.js';
import type { Painter } from '../../maps/here.js';
import { paintOverlays, strokeAt, type Stroke } from '../../maps/overlays.js';
import type { PlacesMap } from '../../maps/places-map.js';
import type { Dataset } from '../../model.js';
import { adopt } from '../shared/adopt.js';
import type { Scene } from './scene.js';
import { link } from '../shared/frame.js';
import { placeIn } from './fields.js';
import { overlayStyles } from './overlays.styles.js';
import type { MapSettings } from './settings.js';
import { overlaysIn } from './overlay-list.js';

teach(mapOverlays);

/** A layer that was read. */
interface Layer {
  readonly dataset: Dataset;
  /** Undefined where nothing of it can be drawn. */
  readonly features: Features | undefined;
  readonly drawn: number;
  readonly total: number;
}

interface Told {
  readonly address: string;
  readonly title: string;
  readonly stroke: Stroke;
  readonly layer: Layer | 'coming' | 'lost' | undefined;
}

export class MapOverlays implements ReactiveController {
  #host: MapSettings;
  #layers = new Map<string, Layer | 'coming' | 'lost'>();
  #hidden = new Set<string>();
  #map: PlacesMap | undefined;
  #key = '';
  #painter: Painter | undefined;
  #end = new AbortController();

  constructor(host: MapSettings) {
    this.#host = host;
    host.addController(this);
    adopt(host, overlayStyles);
  }

  hostConnected(): void {
    if (this.#end.signal.aborted) this.#end = new AbortController();
  }

  hostDisconnected(): void {
    this.#end.abort();
    for (const [address, layer] of this.#layers) if (layer === 'coming') this.#layers.delete(address);
  }

  /** Draws what is shown beneath the places. */
  hostUpdated(): void {
    const shown = this.#told.flatMap(({ address, stroke, layer }) =>
      isLayer(layer) && layer.features && !this.#hidden.has(address) ? [{ address, stroke, features: layer.features }] : [],
    );
    const key = JSON.stringify(this.#told.map(({ address }) => [address, shown.some((one) => one.address === address)]));
    if (key !== this.#key) this.#painter = shown.length ? paintOverlays(shown) : undefined;
    this.#key = key;
    this.#map?.paintAlso(this.#painter, 'beneath');
  }

  /** The switches, one for each layer. */
  switches({ map, words: { locale }, announce }: Scene): TemplateResult {
    this.#map = map;
    for (const { address, layer } of this.#told) if (!layer && !this.#hidden.has(address)) void this.#read(address);
    return html`<fieldset class="overlays" part="overlays">
      <legend>${locale.say('overlays')}</legend>
      ${this.#told.map(
        (one) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${!this.#hidden.has(one.address)}
              @change=${() => this.#switch(one, locale, announce)}
            />${sample(one)} <bdi>${one.title}</bdi></label
          >`,
      )}
    </fieldset>`;
  }

  /** What of the layers is missing, and where those come from that are shown. */
  notices(locale: Locale): TemplateResult {
    const shown = this.#told.filter(({ address }) => !this.#hidden.has(address));
    const sources = shown.flatMap(({ title, layer }) => (isLayer(layer) ? [source(layer.dataset, title)] : []));
    return html`${shown.map((one) => {
      const text = shortOf(one, locale);
      return text ? html`<p class="notice" part="notice">${text}</p>` : nothing;
    })}
    ${sources.length ? html`<p class="notice">${locale.say('overlays')}: ${sources.map((one, i) => [i ? '; ' : '', one])}</p>` : nothing}`;
  }

  get #told(): readonly Told[] {
    return overlaysIn(this.#host.overlay).map(({ address, title }, at) => {
      const layer = this.#layers.get(address);
      const named = title || (isLayer(layer) ? layer.dataset.title : '') || address;
      return { address, title: named, stroke: strokeAt(at), layer };
    });
  }

  /** What could not be had is asked for again when it is switched on again. */
  #switch({ address, title, layer }: Told, locale: Locale, announce: (text: string) => void): void {
    const hides = !this.#hidden.delete(address);
    if (hides) this.#hidden.add(address);
    else if (layer === 'lost') this.#layers.delete(address);
    announce(locale.say(hides ? 'overlayHidden' : 'overlayShown', { title }));
    this.#host.requestUpdate();
  }

  async #read(address: string): Promise<void> {
    const { signal } = this.#end;
    this.#layers.set(address, 'coming');
    try {
      const layer = await layerAt(address, this.#host.limit, signal);
      if (!signal.aborted) this.#layers.set(address, layer);
    } catch (error) {
      if (signal.aborted) return;
      console.error('<opendata-map> cannot read its overlay', address, error);
      this.#layers.set(address, 'lost');
    }
    this.#host.requestUpdate();
  }
}

const isLayer = (layer: Told['layer']): layer is Layer => typeof layer === 'object';

async function layerAt(address: string, limit: number, signal: AbortSignal): Promise<Layer> {
  const dataset = await open(address, { signal });
  const place = placeIn(dataset, '', '', '');
  if (!place) return { dataset, features: undefined, drawn: 0, total: 0 };
  const select = Object.values(place).map((name: string) => ({ name, field: name }));
  const table = await read(dataset, { select, limit }, { signal });
  const features = featuresOf(table, place);
  const drawn = table.length - features.missing;
  return { dataset, features: drawn ? features : undefined, drawn, total: table.total ?? table.length };
}

/** What a reader must know of a layer that is not drawn, or not whole. */
function shortOf({ title, layer }: Told, locale: Locale): string {
  if (layer === 'lost') return locale.say('overlayLost', { title });
  if (!isLayer(layer)) return '';
  if (!layer.features) return locale.say('overlayEmpty', { title });
  return layer.drawn < layer.total ? locale.say('overlayPart', { title, n: layer.drawn, total: layer.total }) : '';
}

const source = ({ landingPage, publisher, title }: Dataset, name: string): TemplateResult =>
  html`${link(landingPage, title || name)}${publisher ? html`, <bdi>${publisher}</bdi>` : nothing}`;

/** A piece of the layer as it is drawn: its sign where it is made of points, else its line. */
function sample({ stroke, layer }: Told): TemplateResult {
  const isPoints = isLayer(layer) && layer.features?.shapes.length === 0;
  return html`<svg viewBox="0 0 24 12" aria-hidden="true">
    ${
      isPoints
        ? svg`<polygon points=${stroke.sign.map(([x, y]) => `${x + 12},${y + 6}`).join(' ')}></polygon>`
        : svg`<path d="M1 6h22" stroke-dasharray=${stroke.dashes.join(' ') || 'none'}></path>`
    }
  </svg>`;
}
