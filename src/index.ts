/** The front door: every element, and the library behind them. */
export * from './data.js';
export { setWords } from './locale/index.js';
export { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from './page/html.js';
export { OpendataCard } from './elements/opendata-card.js';
export { OpendataChart } from './elements/opendata-chart.js';
export { FramedElement } from './elements/shared/framed-element.js';
export { OpendataElement } from './elements/opendata-element.js';
export { OpendataMap } from './elements/opendata-map.js';
export { OpendataStat } from './elements/opendata-stat.js';
export { OpendataTable } from './elements/opendata-table.js';
export { OpendataTimeseries } from './elements/opendata-timeseries.js';
export type { SrcObject } from './dataset/given.js';
