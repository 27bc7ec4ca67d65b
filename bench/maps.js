/** What the workloads of maps share: the moves that are timed, a bare Leaflet, and our own map under a reader's keys. */
import { median } from './statistics.js';
import { library, shown, timed } from './timing.js';

/** Draws, moves to the east five times and back, and comes nearer three times. */
export async function moves({ draw, pan, zoom }, data, place) {
  let map;
  const first = await timed(async () => (map = await draw(place, data)));
  await window.prove();
  const [pans, zooms] = [[], []];
  for (const right of [80, 80, 80, 80, 80, -80, -80, -80, -80, -80]) pans.push(await timed(() => pan(map, right)));
  for (let i = 0; i < 3; i++) zooms.push(await timed(() => zoom(map)));
  return { draw: first, pan: median(pans), zoom: median(zooms) };
}

/**
 * @param fill Puts the data on the map.
 * @param plugins What else is imported before.
 */
export async function leafletMap(fill, plugins = []) {
  const { default: L } = await import('leaflet');
  await import('leaflet/dist/leaflet.css');
  window.L = L;
  for (const plugin of plugins) await plugin();
  return {
    async draw(place, data) {
      const map = L.map(place, { preferCanvas: true, zoomAnimation: false, fadeAnimation: false, attributionControl: false, maxZoom: 19 });
      await fill({ L, map }, data);
      return map;
    },
    pan: (map, right) => map.panBy([right, 0], { animate: false }),
    zoom: (map) => map.setZoom(map.getZoom() + 1, { animate: false }),
  };
}

/**
 * @param settings The element's own.
 * @param columnsOf Makes the columns of its table from the data.
 */
export async function ourMap(settings, columnsOf) {
  const { tableOf } = await library();
  return {
    async draw(place, data) {
      const element = document.createElement('opendata-map');
      Object.assign(element, { srcObject: { table: tableOf(columnsOf(data)) }, loading: 'eager', ...settings });
      element.style.setProperty('--opendata-height', `${place.clientHeight}px`);
      const done = shown(element);
      place.append(element);
      await done;
      return element;
    },
    pan: (element, right) => press(element, right > 0 ? 'ArrowRight' : 'ArrowLeft'),
    zoom: (element) => press(element, '+'),
  };
}

async function press(element, key) {
  const ground = element.shadowRoot.querySelector('.ground');
  ground.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await element.updateComplete;
}
