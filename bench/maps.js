/** What the workloads of maps share: the moves that are timed, a bare Leaflet, and our own map under a reader's keys. */
import { median, quantile } from './statistics.js';
import { frame, library, presented, shown, timed } from './timing.js';

/** Draws, moves to the east five times and back, is dragged, and comes nearer three times. `ground` is what a reader drags. */
export async function moves({ draw, pan, zoom, ground }, data, place) {
  let map;
  const first = await timed(async () => (map = await draw(place, data)));
  await window.prove();
  const [pans, zooms] = [[], []];
  for (const right of [80, 80, 80, 80, 80, -80, -80, -80, -80, -80]) pans.push(await timed(() => pan(map, right)));
  const drag = ground && { drag: quantile([...(await dragged(ground(map), -12)), ...(await dragged(ground(map), 12))], 0.95) };
  for (let i = 0; i < 3; i++) zooms.push(await timed(() => zoom(map)));
  return { draw: first, pan: median(pans), zoom: median(zooms), ...drag };
}

/** Milliseconds of each of forty frames in which the mouse drags a map by so many pixels. */
async function dragged(ground, right) {
  const { left, top, width, height } = ground.getBoundingClientRect();
  const mouse = (type, by) => ({
    type,
    clientX: left + width / 2 + by,
    clientY: top + height / 2,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  const send = (target, { type, ...where }) => target.dispatchEvent(new MouseEvent(type, { ...where, buttons: 1 }));
  send(ground, mouse('mousedown', 0));
  const frames = [];
  for (let i = 1; i <= 40; i++) {
    const start = performance.now();
    send(document, mouse('mousemove', i * right));
    await frame();
    frames.push(performance.now() - start);
  }
  send(document, mouse('mouseup', 40 * right));
  await presented();
  return frames;
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
      const map = L.map(place, {
        preferCanvas: true,
        zoomAnimation: false,
        fadeAnimation: false,
        attributionControl: false,
        inertia: false,
        maxZoom: 19,
      });
      await fill({ L, map }, data);
      return map;
    },
    ground: (map) => map.getContainer(),
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
    ground,
    pan: (element, right) => press(element, right > 0 ? 'ArrowRight' : 'ArrowLeft'),
    zoom: (element) => press(element, '+'),
  };
}

const ground = (element) => element.shadowRoot.querySelector('.ground');

async function press(element, key) {
  ground(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await element.updateComplete;
}
