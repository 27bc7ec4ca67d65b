/** Web Mercator: degrees to the world as a unit square (x grows eastward from 180° W, y southward from 85° N) and back. */
import type { BBox } from '../model.js';

/** Where the square ends: the poles themselves would lie infinitely far away. */
export const northmost = 85.0511287798066;
const radians = Math.PI / 180;
const circumference = 40_075_016.686;

/** A rectangle of the unit square. It may pass x = 1, where the date line lies inside it. */
export interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** A box that grows with what is put into it; it begins as none. */
export type Growing = { -readonly [Side in keyof Box]: Box[Side] };

export const nowhere = (): Growing => ({ west: Infinity, north: Infinity, east: -Infinity, south: -Infinity });

export function widen(box: Growing, x: number, y: number): void {
  if (x < box.west) box.west = x;
  if (x > box.east) box.east = x;
  if (y < box.north) box.north = y;
  if (y > box.south) box.south = y;
}

export function widenBy(box: Growing, { west, north, east, south }: Box): void {
  widen(box, west, north);
  widen(box, east, south);
}

export const xOf = (longitude: number): number => longitude / 360 + 0.5;

export function yOf(latitude: number): number {
  const sine = Math.sin(Math.max(-northmost, Math.min(northmost, latitude)) * radians);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export const longitudeOf = (x: number): number => (x - 0.5) * 360;
export const latitudeOf = (y: number): number => (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / radians;

/** Metres on the ground across the whole square, at a height of it. */
export const metresAcross = (y: number): number => circumference * Math.cos(latitudeOf(y) * radians);

export const boxOf = ([west, south, east, north]: BBox): Box => ({
  west: xOf(west),
  north: yOf(north),
  east: xOf(east),
  south: yOf(south),
});

export const contains = (outer: Box, inner: Box): boolean =>
  outer.west <= inner.west && outer.east >= inner.east && outer.north <= inner.north && outer.south >= inner.south;

export const meets = (a: Box, b: Box): boolean => a.west <= b.east && a.east >= b.west && a.north <= b.south && a.south >= b.north;

export const widened = ({ west, north, east, south }: Box, by: number): Box => ({
  west: west - by,
  north: north - by,
  east: east + by,
  south: south + by,
});

/** The box with a share of its own width and height added on every side, no higher than the world. */
export function padded({ west, north, east, south }: Box, share: number): Box {
  const wide = (east - west) * share;
  const high = (south - north) * share;
  return { west: west - wide, north: Math.max(0, north - high), east: east + wide, south: Math.min(1, south + high) };
}

/** The box in degrees: two where it holds the date line. */
export function bboxesOf({ west, north, east, south }: Box): readonly BBox[] {
  const low = latitudeOf(south);
  const high = latitudeOf(north);
  if (east - west >= 1) return [[-180, low, 180, high]];
  const start = west - Math.floor(west);
  const end = start + east - west;
  if (end <= 1) return [[longitudeOf(start), low, longitudeOf(end), high]];
  return [
    [longitudeOf(start), low, 180, high],
    [-180, low, longitudeOf(end - 1), high],
  ];
}
