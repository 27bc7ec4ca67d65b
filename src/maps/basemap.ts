/** What lies under the places where the page's editor names it. */
import type * as Leaflet from 'leaflet';
import { mapBasemap } from '../locale/en/map-basemap.js';
import { teach } from '../locale/index.js';
import type { Ground, Laying, Tiles } from './ground.js';

teach(mapBasemap);

const osm: Tiles = {
  vector: false,
  address: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  options: { maxNativeZoom: 19 },
  attribution: { text: '© OpenStreetMap', href: 'https://www.openstreetmap.org/copyright' },
};

/** Brings what lays the basemap that is named so; undefined where that is none. */
export async function basemapOf(
  named: string,
  attribution: string,
): Promise<((map: Leaflet.Map, ground: Ground, options: Omit<Laying, keyof Tiles>) => unknown) | undefined> {
  const tiles = tilesOf(named, attribution);
  if (!tiles) return undefined;
  const { lay } = await (tiles.vector ? import('./leaflet-shapes.js') : import('./leaflet-tiles.js'));
  return (map, ground, options) => lay(map, ground, { ...options, ...tiles });
}

/** `none`, `osm`, the address of raster tiles with `{z}`, `{x}` and `{y}` in it, or that of a PMTiles file; anything else is none. */
export function tilesOf(basemap: string, attribution: string): Tiles | undefined {
  const name = basemap.trim();
  if (name.toLowerCase() === 'osm') return osm;
  const vector = /\.pmtiles([?#]|$)/i.test(name);
  const isAddress = vector || ['{z}', '{x}', '{y}'].every((part) => name.includes(part));
  return isAddress ? { address: name, vector, options: {}, attribution: { text: attribution } } : undefined;
}
