/** Keeps together what stands on both sides of the date line, at 180° from Greenwich. */
import type { Features, Shape } from './features.js';
import type { Box } from './mercator.js';

/** The x nearest to the one before, so that a line goes on past the date line; a step of exactly the world's width runs along a pole and stays. */
export function stepTo(x: number, before: number): number {
  const step = x - before;
  return Math.abs(step) > 0.5 && Math.abs(step) < 0.999 ? x - Math.sign(step) : x;
}

/** The places with their extent, moved past x = 1 where that makes the extent clearly narrower. */
export function together(features: Omit<Features, 'extent'>): Features {
  const extent = extentOf(features, stay);
  if (!extent || extent.east - extent.west <= 0.5) return { ...features, extent };
  const turned = extentOf(features, eastward)!;
  if (turned.east - turned.west > extent.east - extent.west - 0.1) return { ...features, extent };
  return { ...features, x: features.x.map(eastward), shapes: features.shapes.map(turnedShape), extent: turned };
}

const stay = (x: number): number => x;

/** Moves the western half of the world once around it. */
const eastward = (x: number): number => (x < 0.5 ? x + 1 : x);

const middleOf = ({ west, east }: Box): number => (west + east) / 2;

function turnedShape(shape: Shape): Shape {
  const { west, north, east, south } = shape.box;
  if (middleOf(shape.box) >= 0.5) return shape;
  const rings = shape.rings.map((ring) => ring.map((value, index) => (index % 2 ? value : value + 1)));
  return { ...shape, rings, box: { west: west + 1, north, east: east + 1, south } };
}

function extentOf({ x, y, shapes }: Omit<Features, 'extent'>, turn: (x: number) => number): Box | undefined {
  if (!x.length && !shapes.length) return undefined;
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (from: number, top: number, to: number, bottom: number) => {
    west = Math.min(west, from);
    north = Math.min(north, top);
    east = Math.max(east, to);
    south = Math.max(south, bottom);
  };
  for (let i = 0; i < x.length; i++) add(turn(x[i]!), y[i]!, turn(x[i]!), y[i]!);
  for (const { box } of shapes) {
    const shift = turn(middleOf(box)) - middleOf(box);
    add(box.west + shift, box.north, box.east + shift, box.south);
  }
  return { west, north, east, south };
}
