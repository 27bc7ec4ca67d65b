/** Draws a tile of shapes quietly, in mixtures of the page's own ground and text: they lie under what the map is about. */
import type { VectorTile, VectorTileFeature } from '@mapbox/vector-tile';
import { kindOf, kinds, type Kind } from './basemap-kinds.js';

/** How much of a hue, by default the text's, is mixed into the ground, and how wide a line is at zoom 14, in pixels. */
interface Style {
  readonly share: number;
  readonly hue?: string;
  readonly width?: number;
}

const styles: Readonly<Record<Kind, Style>> = {
  area: { share: 0.06 },
  green: { share: 0.16, hue: '#5a9a3c' },
  water: { share: 0.3, hue: '#3c8dc8' },
  stream: { share: 0.36, hue: '#3c8dc8', width: 1 },
  building: { share: 0.09 },
  path: { share: 0.12, width: 0.6 },
  rail: { share: 0.26, width: 0.7 },
  minor: { share: 0.15, width: 1.2 },
  major: { share: 0.2, width: 2.2 },
  motorway: { share: 0.27, width: 3 },
  line: { share: 0.25, width: 1 },
  boundary: { share: 0.42, width: 1 },
  dot: { share: 0.35 },
};

export interface BasemapInks {
  readonly ground: string;
  readonly text: string;
}

/** Where a tile's corner lies on the canvas, how wide it is there, both in pixels, and the zoom it is seen at. */
export interface Placing {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly zoom: number;
}

export function paintTile(context: CanvasRenderingContext2D, tile: VectorTile, placing: Placing, inks: BasemapInks): void {
  const paths = pathsOf(tile, placing);
  Object.assign(context, { lineJoin: 'round', lineCap: 'round' });
  for (const kind of kinds) {
    const path = paths.get(kind);
    if (!path) continue;
    const { share, hue = inks.text, width } = styles[kind];
    context.fillStyle = context.strokeStyle = mixed(inks.ground, hue, share);
    if (width === undefined) {
      context.fill(path);
      continue;
    }
    context.setLineDash(kind === 'boundary' ? [4, 3] : []);
    context.lineWidth = kind === 'boundary' || kind === 'line' ? width : Math.min(16, Math.max(0.4, width * 1.45 ** (placing.zoom - 14)));
    context.stroke(path);
  }
}

/** What a feature says that it is. */
export function saidOf({ properties }: VectorTileFeature): string {
  const said = properties['kind_detail'] ?? properties['kind'] ?? properties['class'] ?? properties['pmap:kind'] ?? properties['subclass'];
  return String(said ?? '');
}

/** All shapes of a kind are one path: what overlaps is not darker. */
function pathsOf(tile: VectorTile, { left, top, size }: Placing): Map<Kind, Path2D> {
  const paths = new Map<Kind, Path2D>();
  for (const [name, layer] of Object.entries(tile.layers)) {
    const scale = size / layer.extent;
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const kind = kindOf(name, feature.type, groupOf(feature));
      if (!kind) continue;
      if (!paths.has(kind)) paths.set(kind, new Path2D());
      trace(paths.get(kind)!, feature, (x, y) => [left + x * scale, top + y * scale]);
    }
  }
  return paths;
}

/** Roads are told apart by the broader of two words, where there are two. */
function groupOf(feature: VectorTileFeature): string {
  const { kind, class: named } = feature.properties;
  return String(kind ?? named ?? saidOf(feature));
}

function trace(path: Path2D, feature: VectorTileFeature, at: (x: number, y: number) => readonly [number, number]): void {
  for (const points of feature.loadGeometry()) {
    points.forEach((point, i) => {
      const [x, y] = at(point.x, point.y);
      if (feature.type === 1) {
        path.moveTo(x + 1.5, y);
        path.arc(x, y, 1.5, 0, 2 * Math.PI);
      } else if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (feature.type === 3) path.closePath();
  }
}

const mixtures = new Map<string, string>();

/** One colour with a share of another in it, in words that every canvas reads. */
function mixed(ground: string, hue: string, share: number): string {
  const key = [ground, hue, share].join();
  const known = mixtures.get(key);
  if (known) return known;
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (const [fillStyle, globalAlpha] of [
    [ground, 1],
    [hue, share],
  ] as const) {
    Object.assign(context, { fillStyle, globalAlpha });
    context.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const colour = `rgb(${red} ${green} ${blue})`;
  mixtures.set(key, colour);
  return colour;
}
