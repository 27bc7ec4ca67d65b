/** The 3,143 counties of the United States on a map without tiles: drawn, moved and zoomed. */
import { leafletMap, moves, ourMap } from '../maps.js';

export const title = 'Map areas';
export const about =
  'The counties of the United States (TopoJSON, made GeoJSON beforehand) to a map of 1000 × 600 pixels; then moved, zoomed and dragged.';
export const measures = { draw: 'first drawing, ms', pan: 'pan, ms', zoom: 'zoom, ms', drag: 'slowest frame of a drag, ms' };
export const headlines = [['counties', 'draw', 'A map of 3,143 counties']];
export const box = [1000, 600];
export const cases = { counties: 'counties' };
export const run = moves;

export async function dataOf() {
  const [{ default: topology }, { feature }] = await Promise.all([import('us-atlas/counties-10m.json'), import('topojson-client')]);
  return feature(topology, topology.objects.counties);
}

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'bare canvas': { floor: true, load: () => bare },
  'Leaflet canvas': { package: 'leaflet', load: () => leaflet('canvas') },
  'Leaflet SVG': { package: 'leaflet', load: () => leaflet('svg') },
};

const start = { center: [38, -97], zoom: 4 };

function ours() {
  return ourMap({ geometry: 'shape', center: start.center.join(', '), zoom: start.zoom }, ({ features }) => ({
    name: features.map(({ properties }) => properties.name),
    shape: features.map(({ geometry }) => geometry),
  }));
}

const leaflet = (renderer) =>
  leafletMap(({ L, map }, counties) => {
    map.setView(start.center, start.zoom);
    L.geoJSON(counties, { renderer: L[renderer](), style: ({ id }) => ({ weight: 1, fillColor: hue(id), fillOpacity: 0.8 }) }).addTo(map);
  });

const hue = (id) => `hsl(${(Number(id) * 47) % 360} 50% 60%)`;

/** Each ring through the projection again at every move: simple, and no more than a canvas asks. */
const bare = {
  draw(place, { features }) {
    const canvas = place.appendChild(Object.assign(document.createElement('canvas'), { width: box[0], height: box[1] }));
    const rings = features.flatMap(({ id, geometry }) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
        .flat()
        .map((ring) => ({ color: hue(id), ring: ring.map(world) })),
    );
    const view = {
      context: canvas.getContext('2d', { alpha: false }),
      rings,
      middle: world([start.center[1], start.center[0]]),
      scale: 256 * 2 ** start.zoom,
    };
    paint(view);
    return view;
  },
  pan(view, right) {
    view.middle[0] += right / view.scale;
    paint(view);
  },
  zoom(view) {
    view.scale *= 2;
    paint(view);
  },
};

const world = ([longitude, latitude]) => {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
};

function paint({ context, rings, middle, scale }) {
  const place = ([x, y]) => [(x - middle[0]) * scale + box[0] / 2, (y - middle[1]) * scale + box[1] / 2];
  context.fillStyle = 'white';
  context.fillRect(0, 0, ...box);
  context.strokeStyle = 'gray';
  for (const { color, ring } of rings) {
    const path = new Path2D();
    ring.forEach((point, i) => path[i ? 'lineTo' : 'moveTo'](...place(point)));
    context.fillStyle = color;
    context.fill(path);
    context.stroke(path);
  }
}
