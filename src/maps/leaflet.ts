/** With the `leaflet-` files beside it the only one that knows Leaflet: a ground that can be moved and zoomed, with sheets to draw on. Another engine would replace these alone. */
import type * as Leaflet from 'leaflet';
import { layerNamed, type Frame } from './frame.js';
import type { Ground, GroundOptions } from './ground.js';
import { latitudeOf, longitudeOf, xOf, yOf } from './mercator.js';

/** Where zooming in ends, and how near a single place is shown. */
const nearest = 20;
const nearestFit = 14;

const parts = () => import('./leaflet-parts.js');

/** Brings Leaflet while the places are still on their way. */
export const prepare = (): void => void parts().catch(() => undefined);

/** Loads Leaflet, then makes a ground of the container, if it is still wanted. */
export async function groundIn(container: HTMLElement, options: GroundOptions): Promise<Ground | undefined> {
  const [{ setTransform, Map }, lay] = await Promise.all([parts(), basemapIn(options)]);
  if (options.signal.aborted) return undefined;
  const map = new Map(container, settings(lay !== undefined));
  const laid = layingOn(setTransform, map);
  const film = map.getPane('overlayPane')!.appendChild(layerNamed('film'));
  map.on('move', options.changed);
  map.on('moveend', options.moved);
  map.on('click', ({ containerPoint }) => options.clicked(containerPoint.x, containerPoint.y));
  const ground = groundOf(map, film, laid);
  lay?.(map, ground, options);
  return ground;
}

const basemapIn = async ({ basemap, attribution }: GroundOptions) =>
  basemap === 'none' ? undefined : (await import('./basemap.js')).basemapOf(basemap, attribution);

const animates = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

function settings(tiled: boolean): Leaflet.MapOptions {
  const animate = animates();
  return {
    center: [0, 0],
    zoom: 1,
    maxZoom: nearest,
    zoomSnap: tiled ? 1 : 0.25,
    maxBounds: [
      [-85.06, -540],
      [85.06, 540],
    ],
    maxBoundsViscosity: 1,
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    trackResize: false,
    tapHold: false,
    inertia: animate,
    zoomAnimation: animate,
    fadeAnimation: animate,
  };
}

type Inside = Leaflet.Map & { _getNewPixelOrigin(center: Leaflet.LatLng, zoom: number): Leaflet.Point };

/** What is laid stays over its part of the ground, and swells with it while a zoom is animated. */
function layingOn(setTransform: typeof Leaflet.DomUtil.setTransform, map: Leaflet.Map): Ground['lay'] {
  const laid = new Map<HTMLCanvasElement, Frame>();
  const place = (canvas: HTMLCanvasElement, { west, north, scale }: Frame, zoom = map.getZoom(), origin = map.getPixelOrigin()) => {
    const wide = 256 * 2 ** zoom;
    const corner = { x: Math.round(west * wide) - origin.x, y: Math.round(north * wide) - origin.y } as Leaflet.Point;
    setTransform(canvas, corner, wide === scale ? undefined : wide / scale);
  };
  map.on('move', () => laid.forEach((frame, canvas) => place(canvas, frame)));
  map.on('zoomanim', ({ zoom, center }) => {
    const origin = (map as Inside)._getNewPixelOrigin(center, zoom);
    laid.forEach((frame, canvas) => place(canvas, frame, zoom, origin));
  });
  return (canvas, frame) => {
    laid.set(canvas, frame);
    place(canvas, frame);
  };
}

function groundOf(map: Leaflet.Map, film: HTMLCanvasElement, lay: Ground['lay']): Ground {
  const turns = turnsOf(map);
  return {
    lay,
    film,
    tiled: false,
    get view() {
      const { lat, lng } = map.getCenter();
      return { x: xOf(lng), y: yOf(lat), zoom: map.getZoom() };
    },
    get frame() {
      const { min, max } = map.getPixelBounds() as Required<Leaflet.Bounds>;
      const scale = 256 * 2 ** map.getZoom();
      return { west: min.x / scale, north: min.y / scale, scale, width: max.x - min.x, height: max.y - min.y };
    },
    get busy() {
      return turns.busy;
    },
    look: ({ x, y, zoom }) => turns.take(() => void map.setView([latitudeOf(y), longitudeOf(x)], zoom, { animate: false })),
    fit({ west, north, east, south }) {
      const corners = [
        [latitudeOf(south), longitudeOf(west)],
        [latitudeOf(north), longitudeOf(east)],
      ] as Leaflet.LatLngBoundsLiteral;
      turns.take(() => void map.fitBounds(corners, { padding: [36, 36], maxZoom: nearestFit, animate: false }));
    },
    pan: (right, down) => void map.panBy([right, down], { animate: animates() }),
    zoom: turns.zoom,
    resize: () => void map.invalidateSize({ animate: false, pan: false }),
    remove: () => removed(map),
  };
}

interface Turns {
  readonly busy: boolean;
  take(turn: () => void): void;
  zoom(by: number): void;
}

/** Takes turns: what is asked for while a zoom is animated is done after it, where Leaflet would forget it. */
function turnsOf(map: Leaflet.Map): Turns {
  const waiting: (() => void)[] = [];
  let isZooming = false;
  const next = () => {
    while (!isZooming && waiting.length) waiting.shift()!();
  };
  const take = (turn: () => void) => {
    waiting.push(turn);
    next();
  };
  const zoom = (by: number) =>
    take(() => {
      const to = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), map.getZoom() + by));
      isZooming = to !== map.getZoom();
      map.setZoom(to);
    });
  map.on('zoomstart', () => (isZooming = true));
  map.on('zoomend', () => {
    isZooming = false;
    next();
  });
  return {
    get busy() {
      return isZooming || waiting.length > 0;
    },
    take,
    zoom,
  };
}

/** Removes a map with the timers that Leaflet leaves running: of its wheel, and of a zoom that is being animated. */
function removed(map: Leaflet.Map & { _animatingZoom?: boolean }): void {
  const wheel = map.scrollWheelZoom as Leaflet.Handler & { readonly _timer?: number };
  clearTimeout(wheel._timer);
  map.remove();
  map._animatingZoom = false;
}
