/** A chart by category as a picture: where its data stand, which lies nearest, and its ink. */
import type { SVGTemplateResult } from '../page/html.js';
import type { CategoryLayout, Spot } from './category-chart.js';
import { drawCategoryChart } from './draw-category-chart.js';

/** A datum: which category, which series. */
export type At = Pick<Spot, 'category' | 'series'>;

export interface CategoryPicture {
  /** What is spoken of: its series, its categories, how its values are written. */
  readonly layout: CategoryLayout;
  readonly height: number;
  /** Whether it is as high as it needs, and not as the page says. */
  readonly tall: boolean;
  readonly spotOf: (at: At) => Spot;
  /** What lies at a place in the drawing, where it is not the value whose spot is nearest. */
  readonly find?: (x: number, y: number) => At | undefined;
  readonly draw: (at?: Spot) => SVGTemplateResult;
}

/** @param over what is drawn over the bars and under their values */
export const pictureOf = (layout: CategoryLayout, over?: unknown): CategoryPicture => ({
  layout,
  height: layout.height,
  tall: layout.mark !== 'column',
  spotOf: (at) => layout.spots.find(isAt(at)) ?? nowhere(layout, at),
  draw: (at) => drawCategoryChart(layout, at, over),
});

export const isAt =
  (at: At) =>
  ({ category, series }: At): boolean =>
    category === at.category && series === at.series;

/** Where a value that is not there would begin. */
function nowhere({ sideways, edges, bands }: CategoryLayout, at: At): Spot {
  const { start } = bands[at.category]!;
  const place = sideways ? { x: edges.left, y: start } : { x: start, y: edges.top };
  return { ...at, ...place, width: 0, height: 0, text: '' };
}
