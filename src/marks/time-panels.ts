/** Small multiples over time: a small chart for each series, all on one scale. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import type { Locale } from '../locale/index.js';
import { panelAt, panelNames, placed, type Place } from './panels.js';
import { drawTimeChart, type Cursor } from './draw-time-chart.js';
import { layOut, type Box, type Layout, type Point, type TimeChart } from './time-chart.js';
import { placeOf, pointAt } from './walk.js';

export interface TimePanels {
  readonly height: number;
  /** The chart of one series, in which it is the first. */
  readonly layoutOf: (at: Point) => Layout;
  readonly placeOf: (at: Point) => readonly [x: number, y: number];
  readonly find: (x: number, y: number) => Point;
  readonly draw: (cursor?: Cursor) => SVGTemplateResult;
}

interface Panel extends Place {
  readonly layout: Layout;
}

/** @param whole the same chart with all series in one */
export function panelsOf(chart: TimeChart, whole: Layout, locale: Locale): TimePanels {
  const { font } = whole.box;
  const { places, width } = placed(
    chart.series.map(({ title }) => title),
    whole.box,
  );
  const box: Box = { width, height: font * 11, font };
  const layouts = chart.series.map((one) =>
    layOut({ ...chart, series: [one], stacked: false, band: undefined, annotations: [], reach: whole.y.domain }, box, locale),
  );
  const { panels: all, height } = places(layouts.map(() => box.height));
  const panels = all.map((place, i): Panel => ({ ...place, layout: layouts[i]! }));
  return {
    height,
    layoutOf: ({ series }) => layouts[series]!,
    placeOf: ({ time, series }) => {
      const { layout, x, y } = panels[series]!;
      const [left, top] = placeOf(layout, { time, series: 0 });
      return [x + left, y + top];
    },
    find: (x, y) => {
      const series = panelAt(panels, { width, heights: layouts.map(() => box.height) }, x, y);
      const { layout, x: left, y: top } = panels[series]!;
      return { time: pointAt(layout, x - left, y - top).time, series };
    },
    draw: (cursor) =>
      svg`${panelNames(panels, font)}${panels.map(
        ({ layout, x, y }) => svg`<g transform="translate(${x},${y})">${drawTimeChart(layout, cursor)}</g>`,
      )}`,
  };
}
