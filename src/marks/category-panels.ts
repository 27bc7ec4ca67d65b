/** Small multiples by category: a small chart for each series, all on one scale. */
import { svg } from '../page/html.js';
import type { Locale } from '../locale/index.js';
import { layOutCategories, type CategoryChart, type CategoryLayout } from './category-chart.js';
import { pictureOf, type CategoryPicture } from './category-picture.js';
import { panelAt, panelNames, placed, type Place } from './panels.js';
import type { Box } from './time-chart.js';
import { nearestSpot } from './category-walk.js';

interface Panel extends Place {
  readonly picture: CategoryPicture;
}

export function panelsOf(chart: CategoryChart, box: Box, locale: Locale): CategoryPicture {
  const { places, width } = placed(
    chart.series.map(({ title }) => title),
    box,
  );
  const small: Box = { width, height: box.font * 12, font: box.font };
  const parts = chart.series.map((one): CategoryChart => ({ ...chart, series: [one], stacked: false, margin: undefined }));
  const domains = parts.map((part) => layOutCategories(part, small, locale).scale.domain);
  const range = [Math.min(...domains.map(([from]) => from)), Math.max(...domains.map(([, to]) => to))] as const;
  const layouts = parts.map((part) => layOutCategories({ ...part, range }, small, locale));
  const heights = places(layouts.map(({ height }) => height));
  const panels = heights.panels.map((place, i): Panel => ({ ...place, picture: pictureOf(layouts[i]!) }));
  return {
    layout: whole(chart, layouts),
    height: heights.height,
    tall: true,
    spotOf: ({ category, series }) => {
      const { picture, x, y } = panels[series]!;
      const spot = picture.spotOf({ category, series: 0 });
      return { ...spot, series, x: spot.x + x, y: spot.y + y };
    },
    find: (x, y) => {
      const series = panelAt(panels, { width, heights: layouts.map(({ height }) => height) }, x, y);
      const { picture, x: left, y: top } = panels[series]!;
      return { category: nearestSpot(picture.layout, x - left, y - top).category, series };
    },
    draw: (at) =>
      svg`${panelNames(panels, box.font)}${panels.map(({ picture, x, y }, series) => {
        const spot = at?.series === series ? picture.spotOf({ category: at.category, series: 0 }) : undefined;
        return svg`<g transform="translate(${x},${y})">${picture.draw(spot)}</g>`;
      })}`,
  };
}

/** What is spoken of: all series in the way of the first panel. */
const whole = (chart: CategoryChart, [first, ...others]: readonly CategoryLayout[]): CategoryLayout => ({
  ...first!,
  series: chart.series,
  drawn: [first!, ...others].map(({ drawn }) => drawn[0]!),
});
