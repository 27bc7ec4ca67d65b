/** How true shapes are asked to be: for the first view of them, and for a nearer one in which it would be seen that they are simplified. */
import type { Shape } from './shapes.js';
import { atFirst } from './in-view.js';
import type { Box } from './mercator.js';

const nearer = 4;

/**
 * The resolution for a zoom, which is the one that was asked for as long as that is enough. `asked` is the box in which shapes were asked
 * for, undefined for the whole world.
 */
export function resolutionFor(shapes: readonly Shape[], asked: Box | undefined, zoom: number, before: number): number {
  const pixels = shapes.length ? (asked ? spanOf(asked) : spanOfAll(shapes)) * 256 * 2 ** zoom : 0;
  return pixels <= before ? before : atFirst * nearer ** Math.ceil(Math.log(pixels / atFirst) / Math.log(nearer));
}

const spanOf = ({ west, north, east, south }: Box): number => Math.max(east - west, south - north);

/** Of shapes on both sides of the date line servers say that they reach around the world. */
function spanOfAll(shapes: readonly Shape[]): number {
  const all = { west: 1, north: 1, east: 0, south: 0 };
  for (const { box } of shapes) {
    all.west = Math.min(all.west, box.west);
    all.north = Math.min(all.north, box.north);
    all.east = Math.max(all.east, box.east);
    all.south = Math.max(all.south, box.south);
  }
  return all.east > 1 ? 1 : spanOf(all);
}
