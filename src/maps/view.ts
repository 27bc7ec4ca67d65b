/** Where a map looks, and where its page's editor wishes it to look. */
import { xOf, yOf } from './mercator.js';

/** The centre in the unit square, and the zoom, at which the world is 256 × 2^zoom pixels wide. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** `center` is written `latitude, longitude`; what cannot be read is not wished. */
export function wishOf(center: string | null, zoom: number | null | undefined): Partial<View> {
  const [latitude = NaN, longitude = NaN] = center?.trim()
    ? center
        .trim()
        .split(/[,;\s]+/)
        .map(Number)
    : [];
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return { ...(isPlace ? { x: xOf(longitude), y: yOf(latitude) } : {}), ...(Number.isFinite(zoom) ? { zoom: zoom! } : {}) };
}

export const sameView = (a: View, b: View): boolean => a.zoom === b.zoom && a.x === b.x && a.y === b.y;
