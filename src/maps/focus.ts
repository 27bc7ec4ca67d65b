/** Which of its places a map looks at first, where they are not all of its shapes. */
import { extentOf } from './dateline.js';
import type { Features } from './features.js';

/** The same places, looked at first where some of their rows are; where all are if none is among them. */
export function focusedOn(features: Features, keep: (row: number) => boolean): Features {
  const points = features.row.map((_, point) => point).filter((point) => keep(features.row[point]!));
  const x = Float64Array.from(points, (point) => features.x[point]!);
  const y = Float64Array.from(points, (point) => features.y[point]!);
  return { ...features, extent: extentOf({ x, y, shapes: features.shapes.filter(({ row }) => keep(row)) }) ?? features.extent };
}
