/** Leaflet's side of a vector basemap: tiles that are drawn here from one file, in the page's colours, and the names of places over them. */
import type * as Leaflet from 'leaflet';
import type { TileAt } from '../formats/pmtiles.js';
import { openBasemap, type BasemapFile } from './basemap-file.js';
import { namesIn, paintNames, type Name } from './basemap-names.js';
import { layerNamed } from './frame.js';
import type { Ground, Laying } from './ground.js';
import { GridLayer } from './leaflet-grid.js';
import { paintTile } from './paint-basemap.js';

/** Shapes are made for tiles of this many pixels, so each holds what four pictures do. */
const wide = 512;

/** Lays a file's shapes under a map, and tells whom the file names; where it cannot be read the map stands without. */
export async function lay(
  map: Leaflet.Map,
  ground: Ground,
  { address, attribution, learnt, locale, paint, signal }: Laying,
): Promise<void> {
  ground.tiled = true;
  learnt({ attributions: [attribution] });
  const lacking = (error: unknown) => {
    if (signal.aborted) return;
    console.warn('<opendata-map> cannot read its basemap', error);
    ground.tiled = false;
    paint();
    learnt({ lacking: true });
  };
  try {
    const file = await openBasemap(address, signal);
    signal.throwIfAborted();
    const names = map.getPane('tilePane')!.appendChild(layerNamed('names'));
    const layer = new Shapes(file, { ground, names, locale, lacking });
    layer.on('load', () => {
      ground.tiled = layer.isSeen;
      paint();
    });
    layer.addTo(map);
    map.on('move', () => layer.write());
    const recolour = ({ target, propertyName }: TransitionEvent) => target === ground.film && propertyName === 'color' && layer.redraw();
    map.getContainer().addEventListener('transitionend', recolour, { signal });
    learnt({ attributions: [attribution, file.attribution] });
  } catch (error) {
    lacking(error);
  }
}

interface Around {
  readonly ground: Ground;
  /** Where names are written. */
  readonly names: HTMLCanvasElement;
  readonly locale: Laying['locale'];
  /** A part of the file cannot be read. */
  readonly lacking: (error: unknown) => void;
}

class Shapes extends GridLayer {
  readonly #file: BasemapFile;
  readonly #around: Around;
  /** What asks for each tile, so that one that is out of sight is asked for no longer. */
  readonly #asked = new Map<HTMLElement, AbortController>();
  readonly #names = new Map<HTMLElement, readonly Name[]>();

  constructor(file: BasemapFile, around: Around) {
    const { south, west, north, east } = file;
    const bounds: Leaflet.LatLngBoundsLiteral = [
      [south, west],
      [north, east],
    ];
    super({ tileSize: wide, bounds, updateWhenZooming: false });
    this.#file = file;
    this.#around = around;
    this.on('tileunload', ({ tile }) => {
      this.#asked.get(tile)?.abort();
      this.#asked.delete(tile);
      this.#names.delete(tile);
    });
  }

  protected override createTile({ x, y, z }: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const ending = new AbortController();
    this.#asked.set(canvas, ending);
    this.#draw(canvas, { x, y, z: z - 1 }, ending.signal).then(
      () => done(undefined, canvas),
      (error: Error) => {
        if (ending.signal.aborted) return;
        this.#around.lacking(error);
        done(error, canvas);
      },
    );
    return canvas;
  }

  /** Whether the file has anything that is in view. */
  get isSeen(): boolean {
    return this.#names.size > 0;
  }

  /** Writes the names of all tiles that are there, the most important first. */
  write(): void {
    const { ground, names } = this.#around;
    const { frame } = ground;
    paintNames(names, frame, [...this.#names.values()].flat(), ground.film);
    ground.lay(names, frame);
  }

  /** Beyond the last zoom that the file has, its last tiles are drawn larger. */
  async #draw(canvas: HTMLCanvasElement, seen: TileAt, signal: AbortSignal): Promise<void> {
    const z = Math.max(0, Math.min(seen.z, this.#file.maxZoom));
    const times = 2 ** (seen.z - z);
    const held = { z, x: Math.floor(seen.x / times), y: Math.floor(seen.y / times) };
    const tile = await this.#file.tile(held, signal);
    if (!tile) return;
    const ratio = devicePixelRatio || 1;
    canvas.width = canvas.height = wide * ratio;
    const context = canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const { locale } = this.#around;
    const { film } = this.#around.ground;
    const ground = getComputedStyle(film.closest('.leaflet-container')!).backgroundColor;
    const placing = { left: (held.x * times - seen.x) * wide, top: (held.y * times - seen.y) * wide, size: wide * times, zoom: seen.z + 1 };
    paintTile(context, tile, placing, { ground, text: getComputedStyle(film).color });
    this.#names.set(canvas, namesIn(tile, held, locale().lang));
    if (this._map) this.write();
  }
}
