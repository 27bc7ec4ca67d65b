/** The names of places on a vector basemap: gathered from its tiles, and written where they do not touch. */
import type { VectorTile, VectorTileFeature } from '@mapbox/vector-tile';
import type { TileAt } from '../formats/pmtiles.js';
import { rankOf } from './basemap-kinds.js';
import { cleared, type Frame } from './frame.js';
import { letter } from './graticule.js';
import { saidOf } from './paint-basemap.js';

export interface Name {
  readonly text: string;
  /** In the unit square. */
  readonly x: number;
  readonly y: number;
  /** 0 is the most important. */
  readonly rank: number;
  readonly people: number;
}

/** The most that are weighed against each other, and the pixels kept free around each. */
const most = 400;
const air = 10;

export function namesIn(tile: VectorTile, { z, x, y }: TileAt, language: string): Name[] {
  const names: Name[] = [];
  for (const [layerName, layer] of Object.entries(tile.layers)) {
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const rank = feature.type === 1 ? rankOf(layerName, saidOf(feature)) : undefined;
      const text = rank === undefined ? '' : nameOf(feature, language);
      const point = text && feature.loadGeometry()[0]?.[0];
      if (!point || rank === undefined) continue;
      const people = Number(feature.properties['population']) || 0;
      names.push({ text, rank, people, x: (x + point.x / layer.extent) / 2 ** z, y: (y + point.y / layer.extent) / 2 ** z });
    }
  }
  return names;
}

/** In the page's language, where the file has it. */
function nameOf({ properties }: VectorTileFeature, language: string): string {
  const [short] = language.split('-');
  return String(properties[`name:${short}`] ?? properties[`name_${short}`] ?? properties['name'] ?? '').trim();
}

/** The most important first, in the inks of the map's sheet; one that would touch another is left out. */
export function paintNames(canvas: HTMLCanvasElement, frame: Frame, names: readonly Name[], inked: Element): void {
  const context = cleared(canvas, frame);
  const { color, stroke, fontFamily } = getComputedStyle(inked);
  Object.assign(context, { textAlign: 'center', textBaseline: 'middle', fillStyle: color });
  const written: Rectangle[] = [];
  for (const { text, x, y, rank } of names.toSorted(byImportance).slice(0, most)) {
    context.font = `${rank < 3 ? '600 13px' : '12px'} ${fontFamily}`;
    context.globalAlpha = rank < 4 ? 0.9 : 0.75;
    const [left, top] = [(x - frame.west) * frame.scale, (y - frame.north) * frame.scale];
    const half = context.measureText(text).width / 2 + air;
    const room = { west: left - half, east: left + half, north: top - 8 - air, south: top + 8 + air };
    if (written.some((other) => touch(other, room))) continue;
    written.push(room);
    letter(context, text, left, top, stroke);
  }
}

interface Rectangle {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

const byImportance = (a: Name, b: Name): number => a.rank - b.rank || b.people - a.people || (a.text < b.text ? -1 : 1);

const touch = (a: Rectangle, b: Rectangle): boolean => a.west < b.east && a.east > b.west && a.north < b.south && a.south > b.north;
