/** Places on a map without tiles: from typed arrays to the screen, then moved and zoomed. */
import { places } from '../data.js';
import { stamps, viewOfAll } from '../floors/stamps.js';
import { leafletMap, moves, ourMap } from '../maps.js';

export const title = 'Map points';
export const about =
  'Typed arrays to a map of 1000 × 600 pixels without tiles; then moved by keys, zoomed in three times, and dragged (the slowest frame but one in twenty).';
export const measures = { draw: 'first drawing, ms', pan: 'pan, ms', zoom: 'zoom, ms', drag: 'slowest frame of a drag, ms' };
export const headlines = [
  ['10k', 'draw', 'A map of 10,000 places'],
  ['100k', 'draw', 'A map of 100,000 places'],
  ['1M', 'draw', 'A map of 1,000,000 places'],
];
export const box = [1000, 600];
export const cases = { '10k': 10_000, '100k': 100_000, '1M': 1_000_000 };
export const dataOf = places;
export const run = moves;

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'bare canvas': { floor: true, load: () => bare },
  'Leaflet circleMarker': { package: 'leaflet', load: circleMarkers },
  supercluster: { package: 'supercluster', load: supercluster },
  markercluster: { package: 'leaflet.markercluster', load: markercluster, upTo: '10k' },
};

async function ours() {
  return ourMap({ latitude: 'latitude', longitude: 'longitude', limit: 1_000_000 }, ({ latitude, longitude, kind }) => ({
    latitude,
    longitude,
    kind: Float64Array.from(kind),
  }));
}

const bare = {
  draw(place, data) {
    const paint = stamps(place, data);
    const view = viewOfAll(data, box);
    paint(view);
    return { paint, view };
  },
  pan: ({ paint, view }, right) => paint(Object.assign(view, { west: view.west + right / view.scale })),
  zoom({ paint, view }) {
    const { west, north, scale } = view;
    paint(Object.assign(view, { west: west + box[0] / scale / 4, north: north + box[1] / scale / 4, scale: scale * 2 }));
  },
};

const bounds = ({ latitude, longitude }) => [
  [latitude.reduce((a, b) => Math.min(a, b)), longitude.reduce((a, b) => Math.min(a, b))],
  [latitude.reduce((a, b) => Math.max(a, b)), longitude.reduce((a, b) => Math.max(a, b))],
];
const colors = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#17becf'];

async function circleMarkers() {
  return leafletMap(({ L, map }, data) => {
    map.fitBounds(bounds(data), { animate: false });
    const renderer = L.canvas();
    data.latitude.forEach((latitude, i) => {
      const style = { renderer, radius: 3, stroke: false, fillOpacity: 1, fillColor: colors[data.kind[i]] };
      L.circleMarker([latitude, data.longitude[i]], style).addTo(map);
    });
  });
}

/** Its clusters are drawn as its own demonstration draws them, by `divIcon`. */
async function supercluster() {
  const { default: Supercluster } = await import('supercluster');
  return leafletMap(({ L, map }, data) => {
    map.fitBounds(bounds(data), { animate: false });
    const features = Array.from(data.latitude, (latitude, i) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [data.longitude[i], latitude] },
    }));
    const index = new Supercluster({ radius: 60, maxZoom: 17 }).load(features);
    const layer = L.layerGroup().addTo(map);
    const update = () => {
      const seen = map.getBounds();
      layer.clearLayers();
      for (const { geometry, properties } of index.getClusters(
        [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()],
        map.getZoom(),
      )) {
        const icon = L.divIcon({ className: 'cluster', html: String(properties.point_count_abbreviated ?? 1), iconSize: [30, 30] });
        layer.addLayer(L.marker([geometry.coordinates[1], geometry.coordinates[0]], { icon }));
      }
    };
    map.on('moveend', update);
    update();
  });
}

async function markercluster() {
  return leafletMap(
    async ({ L, map }, data) => {
      map.fitBounds(bounds(data), { animate: false });
      const group = L.markerClusterGroup({ animate: false });
      group.addLayers(Array.from(data.latitude, (latitude, i) => L.marker([latitude, data.longitude[i]])));
      map.addLayer(group);
    },
    [
      () => import('leaflet.markercluster'),
      () => import('leaflet.markercluster/dist/MarkerCluster.css'),
      () => import('leaflet.markercluster/dist/MarkerCluster.Default.css'),
    ],
  );
}
