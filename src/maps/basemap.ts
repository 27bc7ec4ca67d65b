/** What lies under the places where the page's editor names it. */
import type * as Leaflet from 'leaflet';
import { mapBasemap } from '../locale/en/map-basemap.js';
import { teach } from '../locale/index.js';
import type { Ground, GroundOptions } from './leaflet.js';

teach(mapBasemap);

export interface Tiles {
  readonly address: string;
  /** The address is that of one file with all tiles as shapes, not of pictures; its terms are in it. */
  readonly vector: boolean;
  readonly options: { readonly maxZoom?: number; readonly maxNativeZoom?: number };
  /** Who must be named on the map, and where their terms are. */
  readonly attribution: Attribution;
}

export interface Attribution {
  readonly text: string;
  readonly href?: string;
}

/** What is learnt of a basemap once there is one. */
export interface BasemapNews {
  /** Whom the page's editor names, and whom the basemap's own file does. */
  readonly attributions?: readonly Attribution[];
  /** It is made of pictures, whose colours are their own. */
  readonly pictures?: boolean;
  /** It or a part of it cannot be read. */
  readonly lacking?: boolean;
}

/** What lays tiles under a map is told of them and of the ground. */
export type Laying = Tiles & Pick<GroundOptions, 'learnt' | 'locale' | 'paint' | 'signal'>;

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
