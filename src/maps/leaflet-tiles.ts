/** The part of Leaflet that a map with raster tiles needs beside the others. */
import type * as Leaflet from 'leaflet';
import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
import type { Ground, Laying } from './ground.js';

export function lay(map: Leaflet.Map, ground: Ground, { address, options, attribution, learnt }: Laying): void {
  ground.tiled = true;
  learnt({ attributions: [attribution], pictures: true });
  new TileLayer(address, { ...options, alt: '' } as Leaflet.TileLayerOptions).addTo(map);
}
