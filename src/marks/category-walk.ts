/** Finding one's way in a chart by category: by keys along and across it, by a pointer to what lies nearest. */
import type { CategoryLayout, Spot } from './category-chart.js';
import { beside } from './series.js';

/** Where a key leads: categories lie along the picture, series across it; undefined for a key that leads nowhere. The ends hold. */
export function walkedTo(key: string, from: Pick<Spot, 'category' | 'series'>, { categories, series, sideways, mark }: CategoryLayout) {
  const last = categories.length - 1;
  const page = Math.max(1, Math.round(categories.length / 10));
  const [forth, back] = sideways ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'];
  const alone = series.length === 1 || mark === 'donut';
  const steps: Readonly<Record<string, number>> = { [forth]: 1, [back]: -1, Home: -last, End: last, PageUp: -page, PageDown: page };
  const across: Readonly<Record<string, number>> = sideways ? { ArrowRight: 1, ArrowLeft: -1 } : { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[key] ?? (alone ? across[key] : undefined);
  if (step !== undefined) return { ...from, category: Math.min(last, Math.max(0, from.category + step)) };
  const other = across[key];
  return other === undefined ? undefined : { ...from, series: beside(from.series, other, series) };
}

/** What lies nearest to a point: the category whose band it is in, and there the nearest mark. */
export function nearestSpot({ spots, bands, sideways }: CategoryLayout, x: number, y: number): Pick<Spot, 'category' | 'series'> {
  const along = sideways ? y : x;
  const distances = bands.map(({ start, size }) => Math.max(0, start - along, along - start - size));
  const category = Math.max(0, distances.indexOf(Math.min(...distances)));
  const near = spots.filter((spot) => spot.category === category);
  const away = near.map((spot) => Math.hypot(outside(spot.x, spot.width, x), outside(spot.y, spot.height, y)));
  return { category, series: near[away.indexOf(Math.min(...away))]?.series ?? 0 };
}

const outside = (start: number, size: number, at: number): number => Math.max(0, start - at, at - start - size);
