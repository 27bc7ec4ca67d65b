/** The picture under the places: none unless the page's editor asks a third party for one. */
export interface Tiles {
  readonly address: string;
  readonly options: { readonly maxZoom?: number; readonly maxNativeZoom?: number };
  /** Who must be named on the map, and where their terms are. */
  readonly attribution: { readonly text: string; readonly href?: string };
}

const osm: Tiles = {
  address: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  options: { maxNativeZoom: 19 },
  attribution: { text: '© OpenStreetMap', href: 'https://www.openstreetmap.org/copyright' },
};

/** `none`, `osm`, or the address of raster tiles with `{z}`, `{x}` and `{y}` in it; anything else is none. */
export function tilesOf(basemap: string | null, attribution: string | null): Tiles | undefined {
  const name = basemap?.trim() ?? '';
  if (name.toLowerCase() === 'osm') return osm;
  const isAddress = ['{z}', '{x}', '{y}'].every((part) => name.includes(part));
  return isAddress ? { address: name, options: {}, attribution: { text: attribution ?? '' } } : undefined;
}
